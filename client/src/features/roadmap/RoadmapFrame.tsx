import type { RoadmapLayout } from '@visiebord/shared/board/geometry/roadmapLayout.ts'
import { Plus } from 'lucide-react'
import { useCallback, useSyncExternalStore } from 'react'
import { useWords } from '../../language/language.ts'
import { useScene } from '../canvas/scene.ts'
import { LaneTitle } from './LaneTitle.tsx'
import styles from './RoadmapFrame.module.css'
import { todayOn } from './todayOn.ts'
import { roadmapWords } from './words.ts'

function useLayout(): RoadmapLayout | undefined {
  const { reader, stage } = useScene()
  const subscribe = useCallback((listener: () => void) => reader.subscribe(listener), [reader])
  return useSyncExternalStore(subscribe, () => stage.roadmap)
}

/** The sheet on which projects stand: lanes × quarters and today. The bars are cards and lie over it. */
export function RoadmapFrame({ mayChange, now }: { readonly mayChange: boolean; readonly now: Date }) {
  const { live } = useScene()
  const words = useWords(roadmapWords)
  const layout = useLayout()
  if (layout === undefined) return null
  const { frame, quarters, lanes, bars } = layout
  const today = todayOn(layout, now)
  const from = (x: number): number => x - frame.x
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset is for fields, a section would be one more landmark
    <div className={styles.frame} role="group" aria-label={`${words.roadmap}, ${words.projects(bars.length)}`} data-roadmap="" style={{ left: frame.x, top: frame.y, width: frame.w, height: frame.h }}>
      <div className={styles.corner} style={{ width: from(layout.quarters[0]?.rect.x ?? frame.x), height: layout.header.h }}>
        <h2>{words.roadmap}</h2>
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
            {lane.laneId === undefined ? <h3>{words.noLane}</h3> : <LaneTitle id={lane.laneId} title={lane.title} mayChange={mayChange} />}
            <span>{words.projects(bars.filter((bar) => bar.laneId === lane.laneId).length)}</span>
          </div>
        </div>
      ))}
      {today !== undefined && (
        <div className={styles.today} style={{ left: today, top: layout.header.h }}>
          <span>{words.today}</span>
        </div>
      )}
      {mayChange && live !== undefined && (
        <button type="button" className={styles.add} data-ground-title="" tabIndex={-1} onClick={() => live.commands.addLane(words.newLane)}>
          <Plus size={22} aria-hidden />
          {words.addLane}
        </button>
      )}
    </div>
  )
}
