import type { RoadmapLayout } from '@visiebord/shared/board/geometry/roadmapLayout.ts'
import { CalendarRange, Plus } from 'lucide-react'
import { type KeyboardEvent, useCallback, useRef, useState, useSyncExternalStore } from 'react'
import { useWords } from '../../language/language.ts'
import { later } from '../../ui/later.tsx'
import { useScene } from '../canvas/scene.ts'
import styles from './RoadmapFrame.module.css'
import { todayOn } from './todayOn.ts'
import { roadmapWords } from './words.ts'

const WITH_HANDS = { afterPaint: true, atOnce: true, says: 'nothing' } as const
const FrameGrips = later(async () => (await import('../canvas/handsPart.ts')).FrameGrips, WITH_HANDS)
const LaneTitle = later(async () => (await import('../canvas/handsPart.ts')).LaneTitle, { ...WITH_HANDS, waiting: PlainLane })

/** As wide as the title beside its menu: no word goes to another line when that comes. */
function PlainLane({ title }: { readonly title: string }) {
  return <div className={styles.laneHead}><h3>{title}</h3><span className={styles.menuPlace} /></div>
}

function useLayout(): RoadmapLayout | undefined {
  const { reader, stage } = useScene()
  const subscribe = useCallback((listener: () => void) => reader.subscribe(listener), [reader])
  return useSyncExternalStore(subscribe, () => stage.roadmap)
}

/** Board units of one press with Alt. */
const STEP = 20

/** The sheet on which projects stand: lanes × quarters and today. The bars are cards and lie over it. */
export function RoadmapFrame({ mayChange, now }: { readonly mayChange: boolean; readonly now: Date }) {
  const { live, questions } = useScene()
  const words = useWords(roadmapWords)
  const layout = useLayout()
  const [fresh, setFresh] = useState<string>()
  const element = useRef<HTMLDivElement>(null)
  if (layout === undefined) return null
  const { frame, quarters, lanes, bars } = layout
  const today = todayOn(layout, now)
  const from = (x: number): number => x - frame.x
  const move = (event: KeyboardEvent): void => {
    const by = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }[event.key]
    if (by === undefined || !event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    const { position } = layout.timeline
    live?.commands.setTimeline({ ...layout.timeline, position: { x: position.x + (by[0] ?? 0), y: position.y + (by[1] ?? 0) } })
  }
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset is for fields, a section would be one more landmark
    <div ref={element} className={styles.frame} role="group" aria-label={`${words.roadmap}, ${words.projects(bars.length)}`} data-roadmap="" style={{ left: frame.x, top: frame.y, width: frame.w, height: frame.h }}>
      <div className={styles.corner} style={{ width: from(layout.quarters[0]?.rect.x ?? frame.x), height: layout.header.h }}>
        <h2>
          {mayChange && live !== undefined ? (
            <button type="button" className={styles.frameTitle} data-ground-title="" data-frame-grip="" tabIndex={-1} title={words.timelineTitle} onKeyDown={move} onClick={() => questions.setState({ now: { about: 'timeline' } }, true)}>
              {words.roadmap} <CalendarRange size={24} aria-hidden />
            </button>
          ) : (
            words.roadmap
          )}
        </h2>
        <span>{words.projects(bars.length)}</span>
      </div>
      {quarters.map(({ quarter, rect }, at) => {
        const isYear = at === 0 || quarter.endsWith('Q1')
        return (
          <div key={quarter} className={styles.quarter} data-year={isYear ? '' : undefined} style={{ left: from(rect.x), width: rect.w, height: frame.h }}>
            {quarter.slice(5)} {isYear && <strong>{quarter.slice(0, 4)}</strong>}
          </div>
        )
      })}
      {lanes.map((lane) => (
        <div key={lane.laneId ?? ''} data-lane-id={lane.laneId} className={styles.lane} style={{ top: lane.rect.y - frame.y, height: lane.rect.h }}>
          <div className={styles.label} style={{ width: lane.label.w }}>
            {lane.laneId === undefined ? <h3>{words.noLane}</h3> : mayChange && live !== undefined ? <LaneTitle id={lane.laneId} title={lane.title} mayChange isFresh={lane.laneId === fresh} /> : <h3>{lane.title}</h3>}
            <span>{words.projects(bars.filter((bar) => bar.laneId === lane.laneId).length)}</span>
          </div>
        </div>
      ))}
      {mayChange && live !== undefined && <FrameGrips frame={element} live={live} />}
      {today !== undefined && (
        <div className={styles.today} style={{ left: today, top: layout.header.h }}>
          <span>{words.today}</span>
        </div>
      )}
      {mayChange && live !== undefined && (
        <button type="button" className={styles.add} data-ground-title="" data-add-lane="" tabIndex={-1} onClick={() => setFresh(live.commands.addLane(words.newLane))}>
          <Plus size={22} aria-hidden />
          {words.addLane}
        </button>
      )}
    </div>
  )
}
