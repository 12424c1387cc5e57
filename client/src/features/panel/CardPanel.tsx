import { mayResize } from '@visiebord/shared/board/geometry/resizing.ts'
import { X } from 'lucide-react'
import { useCallback, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useWords } from '../../language/language.ts'
import { useBoard, useView, useWorkshop } from '../../state/workshopContext.ts'
import { Button } from '../../ui/Button.tsx'
import { PartyMark } from '../../ui/PartyMark.tsx'
import { useKeepsFocus } from '../../ui/useKeepsFocus.ts'
import { placeWords } from '../cards/cardLabel.ts'
import { cardWords } from '../cards/words.ts'
import { later } from '../../ui/later.tsx'
import { CardFieldsForm } from './CardFieldsForm.tsx'
import styles from './CardPanel.module.css'
import { CardText } from './CardText.tsx'
import { LinksSection } from './LinksSection.tsx'
import { StepsSection } from './StepsSection.tsx'
import { ThreadSection } from './ThreadSection.tsx'
import { panelWords } from './words.ts'

const SizeDialog = later(async () => (await import('../cards/sizing/SizeDialog.tsx')).SizeDialog, { closes: ({ onClose }) => onClose })
const RemarksSection = later(async () => (await import('../remarks/RemarksSection.tsx')).RemarksSection)

type Props = {
  readonly cardId: string
  readonly onClose: () => void
  /** Shows another card: here, and on the board where the board is open. */
  readonly onShow: (id: string) => void
  readonly onMove: (ids: readonly string[]) => void
  readonly onDelete: (id: string) => void
  /** Somebody else deleted it, or an undo took it away. */
  readonly onGone: () => void
}

/** One card whole: its words and fields, its steps, its thread and links. All that a drag can do is here as a button. */
export function CardPanel({ cardId, onClose, onShow, onMove, onDelete, onGone }: Props) {
  const words = useWords(panelWords)
  const kindWords = useWords(cardWords)
  const board = useBoard()
  const workshop = useWorkshop()
  const card = useSyncExternalStore((listener) => board.read.subscribeCard(cardId, listener), () => board.read.cards.get(cardId))
  const parties = useView((view) => view.parties)
  const allowed = useView((view) => view.allowed.board)
  const top = useRef<HTMLElement>(null)
  const keepsFocus = useKeepsFocus<HTMLElement>()
  const ref = useCallback(
    (element: HTMLElement | null) => {
      top.current = element
      return keepsFocus(element)
    },
    [keepsFocus],
  )
  const [isSizing, setSizing] = useState(false)
  useEffect(() => {
    const section = top.current
    if (section === null) return
    section.scrollTop = 0
    // A key that opened this, or that followed a link in it, goes on here; a mouse keeps the board, unless the panel lies over it.
    const { activeElement } = document
    if (activeElement === document.body || activeElement?.matches(':focus-visible, [inert] *') === true) section.focus({ preventScroll: true })
  }, [cardId])
  const isGone = card === undefined
  const gone = useRef(onGone)
  useLayoutEffect(() => {
    gone.current = onGone
  })
  useEffect(() => {
    if (isGone) gone.current()
  }, [isGone])
  if (isGone) return null

  const party = parties.find((each) => each.id === card.partyId)
  const mayLock = allowed.kinds.includes(card.kind)
  const locked = card.locked === true
  const mayWrite = mayLock && !locked
  return (
    <section className={styles.panel} aria-labelledby="panel-title" ref={ref} tabIndex={-1} data-about-card={cardId}>
      <header className={styles.header}>
        <p className={styles.kind}>{card.kind === 'principle' ? `${kindWords.kinds.principle} U${card.number}` : kindWords.kinds[card.kind]} · {placeWords(card, board.read, kindWords)}</p>
        <button type="button" className={styles.close} aria-label={words.close} onClick={onClose}><X size={20} aria-hidden /></button>
      </header>
      <CardText key={`text-${cardId}`} card={card} mayWrite={mayWrite} />
      <p className={styles.party} data-party={party === undefined ? 0 : ((party.color - 1) % 8) + 1}>
        {party !== undefined && <span className={styles.tag}><PartyMark color={party.color} size={12} />{party.short}</span>}
        <span>{party?.name ?? words.noParty}</span>
      </p>
      {card.kind === 'project' && <StepsSection project={card} mayWrite={allowed.kinds.includes('step')} />}
      <ThreadSection key={`thread-${cardId}`} cardId={cardId} onShow={onShow} />
      <RemarksSection key={`remarks-${cardId}`} cardId={cardId} />
      <CardFieldsForm key={`fields-${cardId}`} card={card} mayWrite={mayWrite} />
      <LinksSection key={`links-${cardId}`} card={card} mayWrite={allowed.links} onShow={onShow} />
      {locked && <p className={styles.locked}>{words.isLocked}</p>}
      {mayLock && (
        <footer className={styles.footer}>
          <Button onClick={() => workshop.commands.setCardFields(cardId, { locked: locked ? null : true })}>{locked ? words.unlock : words.lock}</Button>
          {mayWrite && (
            <>
          {card.kind !== 'step' && <Button onClick={() => onMove([cardId])}>{words.move}</Button>}
          {mayResize(card) && <Button onClick={() => setSizing(true)}>{words.size}</Button>}
          <Button look="danger" onClick={() => onDelete(cardId)}>{words.remove}</Button>
            </>
          )}
        </footer>
      )}
      {isSizing && <SizeDialog live={workshop} of={{ cards: [cardId] }} onClose={() => setSizing(false)} />}
    </section>
  )
}
