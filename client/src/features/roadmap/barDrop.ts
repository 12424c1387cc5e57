import type { RoadmapPlace } from '@visiebord/shared/board/board.ts'
import { addQuarters, quarterIndex, quarterSpan } from '@visiebord/shared/board/geometry/quarters.ts'
import { holds, type Rect } from '@visiebord/shared/board/geometry/rect.ts'
import { ROADMAP, type LaneRow, type RoadmapLayout } from '@visiebord/shared/board/geometry/roadmapLayout.ts'
import type { Position, ProjectCard, Quarter } from '@visiebord/shared/board/schema.ts'

/** Where a project would land, and the box that shows it. */
export type BarPlace = { readonly place: RoadmapPlace; readonly box: Rect }

/** A project that comes from the table takes half a year until somebody says otherwise. */
const FIRST_SPAN = 2

function placeIn(layout: RoadmapLayout, lane: LaneRow & { readonly laneId: string }, when: { readonly from: number; readonly span: number; readonly y: number }): BarPlace {
  const { quarterWidth, barGap, barHeight, lanePadding } = ROADMAP
  const from = Math.max(0, Math.min(layout.timeline.quarters - 1, when.from))
  const start = addQuarters(layout.timeline.start, from)
  const shown = Math.min(when.span, layout.timeline.quarters - from)
  const row = Math.max(0, Math.floor((when.y - lane.track.y - lanePadding) / (barHeight + barGap)))
  const y = Math.min(lane.track.y + lanePadding + row * (barHeight + barGap), lane.track.y + lane.track.h - lanePadding - barHeight)
  return {
    place: { laneId: lane.laneId, start, end: addQuarters(start, when.span - 1) },
    box: { x: lane.track.x + from * quarterWidth + barGap / 2, y, w: shown * quarterWidth - barGap, h: barHeight },
  }
}

const laneAt = (layout: RoadmapLayout, point: Position): (LaneRow & { readonly laneId: string }) | undefined => {
  const lane = layout.lanes.find((each) => holds(each.rect, point))
  return lane?.laneId === undefined ? undefined : { ...lane, laneId: lane.laneId }
}

const spanOf = (project: ProjectCard): number | undefined => (project.start === undefined ? undefined : quarterSpan(project.start, project.end ?? project.start))

/** A bar in a hand: the lane under the pointer, the quarter nearest to the bar's left edge. Outside the frame: none. */
export function barDrop(layout: RoadmapLayout, project: ProjectCard, at: { readonly left: number; readonly x: number; readonly y: number }): BarPlace | undefined {
  const lane = laneAt(layout, at)
  if (lane === undefined) return undefined
  return placeIn(layout, lane, { from: Math.round((at.left - lane.track.x) / ROADMAP.quarterWidth), span: spanOf(project) ?? FIRST_SPAN, y: at.y })
}

/** A slip from the table: the lane and the quarter under the pointer. */
export function projectDrop(layout: RoadmapLayout, project: ProjectCard, at: Position): BarPlace | undefined {
  const lane = laneAt(layout, at)
  if (lane === undefined) return undefined
  return placeIn(layout, lane, { from: Math.floor((at.x - lane.track.x) / ROADMAP.quarterWidth), span: spanOf(project) ?? FIRST_SPAN, y: at.y })
}

/** The right edge in a hand: at least one quarter; a project that began before the frame keeps its beginning. */
export function stretchDrop(layout: RoadmapLayout, project: ProjectCard, right: number): BarPlace | undefined {
  const bar = layout.bars.find((each) => each.id === project.id)
  const lane = layout.lanes.find((each) => each.laneId !== undefined && each.laneId === bar?.laneId)
  if (bar === undefined || lane?.laneId === undefined) return undefined
  const start: Quarter = project.start ?? layout.timeline.start
  const first = quarterIndex(start) - quarterIndex(layout.timeline.start)
  const end = Math.max(Math.max(first, 0), Math.round((right - lane.track.x) / ROADMAP.quarterWidth) - 1)
  const shown = Math.min(layout.timeline.quarters - 1, end) - Math.max(0, first) + 1
  return {
    place: { laneId: lane.laneId, start, end: addQuarters(start, end - first) },
    box: { ...bar.rect, w: Math.max(1, shown) * ROADMAP.quarterWidth - ROADMAP.barGap },
  }
}

/** By keyboard: a quarter earlier or later, a lane up or down; `undefined` when it stands at the edge. */
export function nudged(layout: RoadmapLayout, project: ProjectCard, by: { readonly quarters: number; readonly lanes: number }): RoadmapPlace | undefined {
  const lanes = layout.lanes.flatMap((lane) => lane.laneId ?? [])
  const at = lanes.indexOf(project.laneId ?? '')
  const laneId = lanes[at + by.lanes]
  if (project.start === undefined || laneId === undefined) return undefined
  return { laneId, start: addQuarters(project.start, by.quarters), end: addQuarters(project.end ?? project.start, by.quarters) }
}
