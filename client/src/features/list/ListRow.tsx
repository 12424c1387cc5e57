import { plainWords } from '@visiebord/shared/board/words/readWords.ts'
import { Ellipsis, PenLine } from 'lucide-react'
import { type KeyboardEvent, memo, type RefObject, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import { useWords } from '../../language/language.ts'
import { useBoard, usePeople, useView, useWorkshop } from '../../state/workshopContext.ts'
import { Button } from '../../ui/Button.tsx'
import { PartyMark } from '../../ui/PartyMark.tsx'
import { lettersAreOn } from '../actions/letters.ts'
import { unsaid } from '../cards/cardLabel.ts'
import { SharedTextField } from '../cards/SharedTextField.tsx'
import { shownWords } from '../cards/ShownWords.tsx'
import { useCardLabel } from '../cards/useCardLabel.ts'
import { SmallImage } from '../cards/ImageFace.tsx'
import { cardWords } from '../cards/words.ts'
import { ChosenBy, strongOf } from '../presence/ChosenBy.tsx'
import { FieldCarets } from '../presence/FieldCarets.tsx'
import { firstName } from '../presence/firstName.ts'
import type { RowChoices } from '../presence/rowChoices.ts'
import { RowSigns } from '../remarks/RowSigns.tsx'
import styles from './ListView.module.css'
import { rowDetails } from './rowDetails.ts'
import { listWords } from './words.ts'

/** The card whose row had the keyboard last: a row that comes back elsewhere takes it again. */
export type HeldRow = RefObject<string | undefined>

type Props = {
  readonly cardId: string
  readonly onMoveCards: (ids: readonly string[]) => void
  /** Everything else that can be done with it. */
  readonly onMenu: (button: HTMLElement) => void
  /** Rows are being chosen: each shows its box. */
  readonly choosing: boolean
  readonly onPress: (id: string, range: boolean) => void
  readonly held: HeldRow
  /** Which cards others chose. */
  readonly choices: RowChoices
}

/** One card as a row: read, write, move, delete. It renders when its own card changes, not when another does. */
export const ListRow = memo(function ListRow({ cardId, onMoveCards, onMenu, choosing, onPress, held, choices }: Props) {
  const words = useWords(listWords)
  const kindWords = useWords(cardWords)
  const workshop = useWorkshop()
  const board = useBoard()
  const card = useSyncExternalStore((listener) => board.read.subscribeCard(cardId, listener), () => board.read.cards.get(cardId))
  const parties = useView((view) => view.parties)
  const allowed = useView((view) => view.allowed.board.kinds)
  const chosen = useStore(workshop.selection, (selection) => selection.ids.has(cardId))
  const editing = useStore(workshop.selection, (selection) => selection.editingId === cardId)
  const writer = useWriterOf(cardId)
  const others = useStore(choices, (all) => all.get(cardId))
  const row = useRef<HTMLLIElement>(null)
  const shown = useRef<HTMLParagraphElement>(null)
  useLayoutEffect(() => {
    if (held.current === cardId && document.activeElement === document.body) row.current?.focus()
  }, [cardId, held])
  const party = parties.find((each) => each.id === card?.partyId)
  // On a row that has the keyboard a screen reader says its name, and does not begin to read what is in it.
  const label = useCardLabel(card, { reader: board.read, words: kindWords, partyName: party?.name })
  if (card === undefined) return null

  const mayWrite = allowed.includes(card.kind) && card.locked !== true
  const nothing = card.kind === 'drawing' || card.kind === 'shape' || card.kind === 'image' ? `(${unsaid(card, kindWords)})` : words.noText
  const step = card.kind === 'step'
  const short = card.text.trim() === '' ? nothing : plainWords(card.text).slice(0, 80)
  const edit = () => workshop.selection.setState({ ids: new Set([cardId]), editingId: cardId })
  const stop = () => {
    const { editingId: _, ...rest } = workshop.selection.getState()
    workshop.selection.setState(rest, true)
    row.current?.focus()
  }
  const remove = () => {
    const next = row.current?.nextElementSibling ?? row.current?.previousElementSibling
    workshop.commands.deleteCards([cardId])
    if (board.read.cards.has(cardId)) return
    workshop.announce.say(words.removed(short))
    if (next instanceof HTMLElement) next.focus()
  }
  /** All that is chosen goes along with a row that is chosen. */
  const moved = (): readonly string[] => (chosen && choosing ? [...workshop.selection.getState().ids] : [cardId])
  const keys = (event: KeyboardEvent) => {
    if (event.target !== row.current || event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key.length === 1 && event.key !== ' ' && !lettersAreOn()) return
    const write = mayWrite ? edit : undefined
    const move = mayWrite && !step ? () => onMoveCards(moved()) : undefined
    // What is done with several, and why something cannot be done, the list knows.
    const away = mayWrite && !(chosen && choosing) ? remove : undefined
    const act = { ' ': () => onPress(cardId, event.shiftKey), Enter: write, F2: write, m: move, M: move, Delete: away, Backspace: away }[event.key]
    if (act === undefined) return
    event.preventDefault()
    if (!event.repeat) act()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-noninteractive-element-interactions -- a row is reached by arrows and acts on keys; every act has a button inside
    <li ref={row} className={styles.row} data-row data-card-id={cardId} data-card-kind={card.kind} data-party={party === undefined ? 0 : ((party.color - 1) % 8) + 1} data-chosen={chosen} data-step={step} data-choosing={choosing} data-chosen-by={others?.by.map(({ name }) => firstName(name)).join(', ')} style={others === undefined ? {} : { '--by': strongOf(parties, others) }} aria-label={chosen ? `${label} (${kindWords.chosen})` : label} tabIndex={0} onKeyDown={keys}>
      {choosing && (
        <label className={styles.check}>
          <input type="checkbox" checked={chosen} aria-label={words.chooseCard(short)} onChange={() => undefined} onClick={(event) => onPress(cardId, event.shiftKey)} />
        </label>
      )}
      <span className={styles.party}>
        {party !== undefined && <PartyMark color={party.color} size={16} />}
        <span>{party?.short ?? ''}</span>
        {party !== undefined && <span className="visually-hidden">{party.name}</span>}
      </span>
      <div className={styles.text}>
        <div className={styles.kind}>
          <p>{rowDetails(card, kindWords)}</p>
          {others !== undefined && <ChosenBy chosen={others} parties={parties} />}
        </div>
        {card.kind === 'image' && <SmallImage card={card} />}
        {editing && mayWrite ? <SharedTextField cardId={cardId} label={kindWords.write(kindWords.kinds[card.kind])} rows={3} onEnd={stop} /> : <p ref={shown} dir="auto" className={card.text.trim() === '' ? styles.noText : styles.words}>{card.text.trim() === '' ? nothing : shownWords(card.text)}</p>}
        <RowSigns cardId={cardId} />
        {writer !== undefined && !(editing && mayWrite) && <FieldCarets cardId={cardId} over={shown} />}
        {writer !== undefined && <p className={styles.writer}><PenLine size={15} aria-hidden />{words.writingHere(writer)}</p>}
      </div>
      <div className={styles.tools}>
        {editing && mayWrite ? (
          <Button compact look="primary" onClick={stop}>{words.save}</Button>
        ) : (
          <>
            {mayWrite && !step && <Button compact className={styles.moveButton ?? ''} aria-label={`${words.move} ${short}`} onClick={() => onMoveCards([cardId])}>{words.move}</Button>}
            <button type="button" className={styles.more} aria-label={words.more(short)} aria-haspopup="menu" onClick={(event) => onMenu(event.currentTarget)}>
              <Ellipsis size={22} aria-hidden />
            </button>
          </>
        )}
      </div>
    </li>
  )
})

/** Name of somebody else who is writing in this card now, by the server's word for who they are. */
function useWriterOf(cardId: string): string | undefined {
  const workshop = useWorkshop()
  const client = useStore(workshop.awareness.others, (others) => {
    for (const [id, state] of others) if (state.editing === cardId) return id
    return undefined
  })
  return usePeople((people) => (client === undefined ? undefined : people.byClient.get(client)?.name))
}
