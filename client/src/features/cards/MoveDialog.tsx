import { addQuarters, quarterIndex, quarterSpan } from '@visiebord/shared/board/geometry/quarters.ts'
import { seenSize } from '@visiebord/shared/board/geometry/cardSize.ts'
import { freeSpotIn, freeSpotNear } from '@visiebord/shared/board/selectors/placement.ts'
import { sectionsInReadingOrder } from '@visiebord/shared/board/selectors/readingOrder.ts'
import type { CardMove } from '@visiebord/shared/board/board.ts'
import type { Quarter } from '@visiebord/shared/board/schema.ts'
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { useWords } from '../../language/language.ts'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import styles from './MoveDialog.module.css'
import { placeWords } from './cardLabel.ts'
import { sayQuarter } from './quarterWords.ts'
import { cardHandWords } from './handWords.ts'
import { cardWords } from './words.ts'

type Props = { readonly ids: readonly string[]; readonly live: OpenWorkshop; readonly onClose: () => void; readonly start?: 'section' | 'roadmap' }
type Where = 'section' | 'free' | 'roadmap'

/** What a drag does, without one: to a section, free on the board, or, for one project, to a lane and quarters. */
export function MoveDialog({ ids, live, onClose, start }: Props) {
  const words = useWords(cardHandWords)
  const cardSay = useWords(cardWords)
  const { read } = live.board.getState().board
  const cards = ids.flatMap((id) => read.cards.get(id) ?? [])
  const project = cards.length === 1 && cards[0]?.kind === 'project' ? cards[0] : undefined
  const sections = sectionsInReadingOrder(read)
  const lanes = [...read.lanes.values()].toSorted((a, b) => (a.order < b.order ? -1 : 1))
  const { timeline } = read
  const mayRoadmap = project !== undefined && timeline !== undefined && lanes.length > 0
  const onRoadmap = mayRoadmap && (project.position === undefined || start === 'roadmap')
  const [where, setWhere] = useState<Where>(onRoadmap ? 'roadmap' : sections.length > 0 ? 'section' : 'free')
  const [sectionId, setSectionId] = useState(cards[0]?.sectionId ?? sections[0]?.id ?? '')
  const [laneId, setLaneId] = useState(project?.laneId ?? lanes[0]?.id ?? '')
  const quarters = timeline === undefined ? [] : quartersAround(timeline.start, timeline.quarters, [project?.start, project?.end])
  const [from, setFrom] = useState<Quarter>(project?.start ?? timeline?.start ?? '2027-Q1')
  const [until, setUntil] = useState<Quarter>(project?.end ?? addQuarters(project?.start ?? timeline?.start ?? '2027-Q1', 1))
  const name = useId()
  const form = useRef<HTMLFieldSetElement>(null)
  const close = useRef(onClose)
  useLayoutEffect(() => {
    close.current = onClose
  })
  // Others, or an undo, may delete what it is about: there is nothing to move then.
  useEffect(
    () =>
      read.subscribe(() => {
        if (ids.some((id) => read.cards.has(id))) return
        live.announce.say(words.goneMeanwhile(ids.length), { urgent: true })
        close.current()
      }),
    [ids, read, live, words],
  )
  // The dialog itself would give the focus to its close button.
  useEffect(() => form.current?.querySelector<HTMLElement>('input:checked')?.focus(), [])

  const move = (): void => {
    const { commands } = live
    if (where === 'roadmap' && project !== undefined) {
      const end = quarterIndex(until) < quarterIndex(from) ? from : until
      commands.placeProject(project.id, { laneId, start: from, end })
    } else moveCards(where === 'section' ? sectionId : undefined)
    // A refused command has said why: the round was sealed meanwhile, or the card locked.
    const first = cards[0] === undefined ? undefined : read.cards.get(cards[0].id)
    const isThere = where === 'roadmap' ? first?.kind === 'project' && first.laneId === laneId : first?.position !== undefined && first.sectionId === (where === 'section' ? sectionId : undefined)
    if (first !== undefined && isThere) live.announce.say(words.movedTo(placeWords(first, read, cardSay)))
    onClose()
  }
  /** Spots are sought one after the other, so that two cards do not land on one. */
  const moveCards = (to: string | undefined): void => {
    const taken = new Map(read.cards)
    const moves: CardMove[] = []
    for (const card of cards) {
      taken.delete(card.id) // its own place is free for it
      const seen = { cards: taken, sections: read.sections }
      const section = to === undefined ? undefined : read.sections.get(to)
      const near = timeline?.position ?? sections[0]?.position ?? { x: 0, y: 0 }
      const position = section === undefined ? freeSpotNear(seen, { x: near.x, y: near.y - 260 }, seenSize(card)) : (freeSpotIn(seen, section.id, card.kind, seenSize(card))?.position ?? section.position)
      if (card.kind === 'project' && card.position === undefined) live.commands.unplaceProject(card.id, position)
      moves.push({ id: card.id, position, sectionId: section?.id ?? null })
      taken.set(card.id, { ...card, position })
    }
    if (moves.some(({ id }) => read.cards.get(id)?.position !== undefined)) live.commands.moveCards(moves)
  }
  const radio = (value: Where, label: string) => (
    <label className={styles.where}>
      <input type="radio" name={name} checked={where === value} onChange={() => setWhere(value)} />
      {label}
    </label>
  )
  return (
    <Dialog
      title={words.moveCards(cards.length)}
      onClose={onClose}
      closeLabel={words.close}
      footer={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button look="primary" onClick={move}>
            {words.doMove}
          </Button>
        </>
      }
    >
      <fieldset ref={form} className={styles.fields}>
        <legend className={styles.legend}>{words.where}</legend>
        {sections.length > 0 && radio('section', words.toSection)}
        {where === 'section' && (
          <select className={styles.select} aria-label={words.toSection} value={sectionId} onChange={(event) => setSectionId(event.target.value)}>
            {sections.map((section) => (
              <option key={section.id} value={section.id}>
                {section.title}
              </option>
            ))}
          </select>
        )}
        {radio('free', words.toFree)}
        {mayRoadmap && radio('roadmap', words.toRoadmap)}
        {mayRoadmap && where === 'roadmap' && (
          <div className={styles.roadmap}>
            <label>
              {words.lane}
              <select className={styles.select} value={laneId} onChange={(event) => setLaneId(event.target.value)}>
                {lanes.map((lane) => (
                  <option key={lane.id} value={lane.id}>
                    {lane.title}
                  </option>
                ))}
              </select>
            </label>
            <label>
              {words.from}
              <select
                className={styles.select}
                value={from}
                onChange={(event) => {
                  const next = event.target.value as Quarter
                  setUntil(addQuarters(next, quarterSpan(from, until) - 1))
                  setFrom(next)
                }}
              >
                {quarters.map((quarter) => (
                  <option key={quarter} value={quarter}>
                    {sayQuarter(quarter)}
                  </option>
                ))}
              </select>
            </label>
            <label>
              {words.until}
              <select className={styles.select} value={until} onChange={(event) => setUntil(event.target.value as Quarter)}>
                {quarters
                  .filter((quarter) => quarterIndex(quarter) >= quarterIndex(from))
                  .map((quarter) => (
                    <option key={quarter} value={quarter}>
                      {sayQuarter(quarter)}
                    </option>
                  ))}
              </select>
            </label>
          </div>
        )}
      </fieldset>
    </Dialog>
  )
}

/** The quarters of the frame, two years more, and those the project has now. */
function quartersAround(start: Quarter, count: number, also: readonly (Quarter | undefined)[]): Quarter[] {
  const indexes = new Set(Array.from({ length: count + 8 }, (_, at) => quarterIndex(start) + at))
  for (const quarter of also) if (quarter !== undefined) indexes.add(quarterIndex(quarter))
  return [...indexes].toSorted((a, b) => a - b).map((index) => addQuarters('2000-Q1', index - quarterIndex('2000-Q1')))
}
