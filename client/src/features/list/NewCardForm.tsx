import { CARD_KINDS, type CardKind } from '@visiebord/shared/board/schema.ts'
import { freeSpotIn, freeSpotNear } from '@visiebord/shared/board/selectors/placement.ts'
import { cardSize } from '@visiebord/shared/board/geometry/cardSize.ts'
import type { ReadingGroup } from '@visiebord/shared/board/selectors/readingOrder.ts'
import type { NewCard } from '@visiebord/shared/board/board.ts'
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useWords } from '../../language/language.ts'
import { useBoard, useView, useWorkshop } from '../../state/workshopContext.ts'
import { Button } from '../../ui/Button.tsx'
import { later } from '../../ui/later.tsx'
import { cardHandWords } from '../cards/handWords.ts'
import { cardWords } from '../cards/words.ts'
import { writeOwnWords } from '../cards/writing/ownWords.ts'
import { enterInList } from '../cards/writing/wordEdits.ts'
import { createWritingPlace } from '../cards/writing/writingPlace.ts'
import styles from './ListView.module.css'
import type { WriteAsked } from './listControls.ts'
import { useAboveKeyboard } from './useAboveKeyboard.ts'
import { listWords } from './words.ts'

/** Buttons and keys for lists and bold: typing need not wait for them. */
const WritingBar = later(async () => (await import('../cards/writing/WritingBar.tsx')).WritingBar, { says: 'nothing' })

/** Kinds that words alone make: a step is added to its project, in the panel; a drawing is drawn, a picture brought. */
const WRITTEN_HERE: readonly CardKind[] = CARD_KINDS.filter((kind) => kind !== 'step' && kind !== 'drawing' && kind !== 'image')

/** Writes a card straight into a group: Enter puts it there and the field is free for the next. */
export function NewCardForm({ group, asked, onDone }: { readonly group: ReadingGroup; /** Of which kind, when a key or the palette said so. */ readonly asked: WriteAsked; readonly onDone: () => void }) {
  const words = useWords(listWords)
  const kindWords = useWords(cardWords)
  const handSay = useWords(cardHandWords)
  const id = useId()
  const workshop = useWorkshop()
  const reader = useBoard().read
  const allowed = useView((view) => view.allowed.board.kinds)
  const me = useView((view) => view.me)
  const mayMake = WRITTEN_HERE.filter((each) => allowed.includes(each))
  const [kind, setKind] = useState<CardKind>(asked.kind ?? (group.of === 'lane' && mayMake.includes('project') ? 'project' : (mayMake[0] ?? 'note')))
  const [wasAsked, setWasAsked] = useState(asked)
  // Asked for once more while it is open: what was written stays, of the other kind.
  if (wasAsked !== asked) {
    setWasAsked(asked)
    if (asked.kind !== undefined) setKind(asked.kind)
  }
  // A round that ends while one writes takes the choice away, not the words.
  const kinds = mayMake.includes(kind) ? mayMake : [kind, ...mayMake]
  const [text, setText] = useState('')
  const [missing, setMissing] = useState(false)
  const [writing] = useState(createWritingPlace)
  const { field } = writing
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    field.current?.focus({ preventScroll: true })
    form.current?.scrollIntoView({ block: 'nearest' })
  }, [asked, field])
  useEffect(() => {
    if (field.current === null) return undefined
    const abort = new AbortController()
    writing.take(writeOwnWords(field.current, abort.signal))
    return () => {
      writing.take(undefined)
      abort.abort()
    }
  }, [writing, field])
  useAboveKeyboard(form)

  const add = (event?: FormEvent) => {
    event?.preventDefault()
    // A shape says something without words.
    if (text.trim() === '' && kind !== 'shape') {
      setMissing(true)
      field.current?.focus()
      return
    }
    const ids = workshop.commands.addCards([{ kind, text: text.trim(), ...(me.partyId === undefined ? {} : { partyId: me.partyId }), ...withFields(placeFor()) }])
    // A refusal has told its reason; the words stay in the field.
    if (ids.length === 0) return
    setText('')
    setMissing(false)
    workshop.announce.say(words.added)
    field.current?.focus()
  }
  const withFields = (place: Omit<NewCard, 'kind' | 'text'>): Omit<NewCard, 'kind' | 'text'> => (asked.fields === undefined || kind !== asked.kind ? place : { ...place, fields: { ...place.fields, ...asked.fields } })
  const placeFor = (): Omit<NewCard, 'kind' | 'text'> => {
    if (group.of === 'section') {
      const spot = freeSpotIn(reader, group.sectionId, kind)
      if (spot !== undefined) return { position: spot.position, sectionId: group.sectionId }
    }
    const timeline = reader.timeline
    if (group.of === 'lane' && kind === 'project' && group.laneId !== undefined && timeline !== undefined) {
      return { fields: { laneId: group.laneId, start: timeline.start, end: timeline.start } }
    }
    return { position: freeSpotNear(reader, anchorOf(), cardSize({ kind })) }
  }
  /** Free cards are put near the others, not somewhere in the void. */
  const anchorOf = () => {
    for (const cardId of group.cards) {
      const position = reader.cards.get(cardId)?.position
      if (position !== undefined) return position
    }
    const section = reader.sections.values().next().value
    return section === undefined ? { x: 0, y: 0 } : { x: section.position.x, y: section.position.y + section.size.h + 40 }
  }
  const keys = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    event.stopPropagation()
    if (event.key === 'Escape') onDone()
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    const { value, selectionStart: from, selectionEnd: to } = event.currentTarget
    // In an item it begins the next: the browser breaks the line, and the hand for lists has it from there.
    if (!event.ctrlKey && !event.metaKey && enterInList(value, { from, to }) !== undefined) return
    event.preventDefault()
    add()
  }
  // A bar of the roadmap shows neither lists nor bold.
  const isBar = group.of === 'lane' && kind === 'project'
  return (
    <form ref={form} className={styles.newCard} onSubmit={add} noValidate>
      <div>
        <label htmlFor={`${id}-kind`}>{words.kind}</label>
        <select id={`${id}-kind`} value={kind} onChange={(event) => setKind(kinds.find((each) => each === event.target.value) ?? kind)}>
          {kinds.map((each) => <option key={each} value={each}>{kindWords.kinds[each]}</option>)}
        </select>
      </div>
      <div className={styles.newText}>
        <label htmlFor={`${id}-text`}>{words.text}</label>
        <textarea
          ref={field}
          id={`${id}-text`}
          rows={Math.min(6, Math.max(2, text.split('\n').length))}
          dir="auto"
          value={text}
          placeholder={handSay.placeholder[kind]}
          aria-invalid={missing}
          {...(missing ? { 'aria-describedby': `${id}-missing` } : {})}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={keys}
        />
        {!isBar && <WritingBar writing={writing} />}
        {missing && <p id={`${id}-missing`} className={styles.missing} role="alert">{words.textMissing}</p>}
      </div>
      <div className={styles.newButtons}>
        <Button compact onClick={onDone}>{words.cancel}</Button>
        <Button compact look="primary" type="submit">{words.add}</Button>
      </div>
    </form>
  )
}
