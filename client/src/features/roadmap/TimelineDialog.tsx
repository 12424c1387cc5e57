import { addQuarters } from '@visiebord/shared/board/geometry/quarters.ts'
import type { Quarter } from '@visiebord/shared/board/schema.ts'
import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../language/language.ts'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import styles from '../cards/MoveDialog.module.css'
import { sayQuarter } from '../cards/quarterWords.ts'
import { LENGTHS, outsideOf, startsAround } from './timelineChoices.ts'
import { roadmapHandsWords } from './handsWords.ts'

/** Which quarters the roadmap shows: where it begins and how long it is. Projects keep their quarters, shown or not. */
export function TimelineDialog({ live, onClose }: { readonly live: OpenWorkshop; readonly onClose: () => void }) {
  const words = useWords(roadmapHandsWords)
  const { read } = live.board.getState().board
  const { timeline } = read
  const [start, setStart] = useState<Quarter>(timeline?.start ?? '2027-Q1')
  const [quarters, setQuarters] = useState(timeline?.quarters ?? 12)
  const first = useRef<HTMLSelectElement>(null)
  // The dialog itself would give the focus to its close button.
  useEffect(() => first.current?.focus(), [])
  if (timeline === undefined) return null
  const lengths = LENGTHS.includes(timeline.quarters) ? LENGTHS : [...LENGTHS, timeline.quarters].toSorted((a, b) => a - b)
  const outside = outsideOf(read.cards.values(), start, quarters)
  return (
    <Dialog
      title={words.timelineTitle}
      onClose={onClose}
      closeLabel={words.close}
      footer={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button
            look="primary"
            onClick={() => {
              live.commands.setTimeline({ position: timeline.position, start, quarters })
              live.announce.say(words.timelineSet(sayQuarter(start), sayQuarter(addQuarters(start, quarters - 1))))
              onClose()
            }}
          >
            {words.doTimeline}
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        <div className={styles.roadmap}>
          <label>
            {words.timelineStart}
            <select ref={first} className={styles.select} value={start} onChange={(event) => setStart(event.target.value as Quarter)}>
              {startsAround(timeline.start).map((quarter) => (
                <option key={quarter} value={quarter}>
                  {sayQuarter(quarter)}
                </option>
              ))}
            </select>
          </label>
          <label>
            {words.timelineLength}
            <select className={styles.select} value={quarters} onChange={(event) => setQuarters(Number(event.target.value))}>
              {lengths.map((count) => (
                <option key={count} value={count}>
                  {words.quarters(count)}
                </option>
              ))}
            </select>
          </label>
        </div>
        <p>{words.timelineUntil(sayQuarter(addQuarters(start, quarters - 1)))}</p>
        {outside > 0 && <p>{words.outside(outside)}</p>}
      </div>
    </Dialog>
  )
}
