import { quarterIndex } from '@visiebord/shared/board/geometry/quarters.ts'
import { ROADMAP, type RoadmapLayout } from '@visiebord/shared/board/geometry/roadmapLayout.ts'

/** Where a date (UTC) stands on the frame, board units from its left edge; `undefined` outside the quarters it shows. */
export function todayOn(layout: RoadmapLayout, date: Date): number | undefined {
  const month = date.getUTCMonth()
  const quarter = date.getUTCFullYear() * 4 + Math.floor(month / 3)
  const start = Date.UTC(date.getUTCFullYear(), month - (month % 3), 1)
  const end = Date.UTC(date.getUTCFullYear(), month - (month % 3) + 3, 1)
  const at = quarter - quarterIndex(layout.timeline.start) + (date.getTime() - start) / (end - start)
  return at < 0 || at > layout.timeline.quarters ? undefined : ROADMAP.laneLabelWidth + at * ROADMAP.quarterWidth
}
