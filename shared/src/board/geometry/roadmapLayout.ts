/**
 * The roadmap as rectangles: lanes × quarters, projects packed in sub-rows without overlap. Pure; the same for screen,
 * picture and PDF. Lengths are LOOK §2's, scaled by the frame's own measure so that a bar reads at 100 %.
 */
import type { BoardReader } from '../board.ts'
import { compareOrder, inOrder } from '../order.ts'
import type { Lane, Position, ProjectCard, Quarter, Timeline } from '../schema.ts'
import { addQuarters, quarterIndex, quarterSpan } from './quarters.ts'
import { holds, type Rect } from './rect.ts'

export const ROADMAP = {
  quarterWidth: 176,
  laneLabelWidth: 268, // LOOK's 134 on a board seen at 50 %
  headerHeight: 64,
  barHeight: 64,
  barGap: 6,
  lanePadding: 10,
  /** An empty lane still takes a drop. */
  leastLaneHeight: 84,
  /** In front of the bar's words: mark and short name of who leads it. */
  markWidth: 44,
} as const

export type LaneRow = { readonly laneId: string | undefined; readonly title: string; readonly rect: Rect; readonly label: Rect; readonly track: Rect }
/** `cutBefore`, `cutAfter`: the project runs on outside the quarters that the frame shows. */
export type ProjectBar = { readonly id: string; readonly laneId: string | undefined; readonly rect: Rect; readonly row: number; readonly cutBefore: boolean; readonly cutAfter: boolean }
export type RoadmapLayout = {
  readonly timeline: Timeline
  readonly frame: Rect
  readonly header: Rect
  readonly quarters: readonly { readonly quarter: Quarter; readonly rect: Rect }[]
  readonly lanes: readonly LaneRow[]
  readonly bars: readonly ProjectBar[]
}

type Packed = { readonly project: ProjectCard; readonly from: number; readonly to: number; readonly row: number; readonly cutBefore: boolean; readonly cutAfter: boolean }

/** In order of start each goes into the first sub-row that is free: as few rows as can be, and the same on every screen. */
const pack = (projects: readonly ProjectCard[], timeline: Timeline): readonly Packed[] => {
  const first = quarterIndex(timeline.start)
  const last = timeline.quarters - 1
  const wanted = projects.map((project) => {
    const start = project.start ?? project.end ?? timeline.start
    const from = quarterIndex(start) - first
    const to = from + quarterSpan(start, project.end ?? start) - 1
    const shown = Math.min(last, Math.max(0, from))
    return { project, from: shown, to: Math.max(shown, Math.min(last, to)), cutBefore: from < 0, cutAfter: to > last }
  })
  wanted.sort((a, b) => a.from - b.from || compareOrder(a.project, b.project))
  const freeFrom: number[] = []
  return wanted.map(({ project, from, to, cutBefore, cutAfter }) => {
    const found = freeFrom.findIndex((free) => free <= from)
    const row = found < 0 ? freeFrom.length : found
    freeFrom[row] = to + 1
    return { project, from, to, cutBefore, cutAfter, row }
  })
}

/**
 * Undefined while there is no timeline. Projects without a position whose lane is gone stand in a last row without a
 * lane, so that nothing disappears from the screen.
 */
export const roadmapLayout = (board: Pick<BoardReader, 'cards' | 'lanes' | 'timeline'>): RoadmapLayout | undefined => {
  const { timeline } = board
  if (timeline === undefined) return undefined
  const { quarterWidth, laneLabelWidth, headerHeight, barHeight, barGap, lanePadding, leastLaneHeight } = ROADMAP
  const byLane = new Map<string | undefined, ProjectCard[]>()
  for (const card of board.cards.values()) {
    if (card.kind !== 'project' || card.position !== undefined) continue
    const lane = card.laneId !== undefined && board.lanes.has(card.laneId) ? card.laneId : undefined
    const projects = byLane.get(lane)
    if (projects === undefined) byLane.set(lane, [card])
    else projects.push(card)
  }
  const { x, y } = timeline.position
  const trackWidth = timeline.quarters * quarterWidth
  const width = laneLabelWidth + trackWidth
  const lanes: LaneRow[] = []
  const bars: ProjectBar[] = []
  let top = y + headerHeight
  const rows: (Lane | undefined)[] = inOrder(board.lanes.values())
  if (byLane.has(undefined)) rows.push(undefined)
  for (const lane of rows) {
    const packed = pack(byLane.get(lane?.id) ?? [], timeline)
    const count = packed.reduce((most, each) => Math.max(most, each.row + 1), 0)
    const h = Math.max(leastLaneHeight, 2 * lanePadding + count * barHeight + Math.max(0, count - 1) * barGap)
    const track = { x: x + laneLabelWidth, y: top, w: trackWidth, h }
    lanes.push({ laneId: lane?.id, title: lane?.title ?? '', rect: { x, y: top, w: width, h }, label: { x, y: top, w: laneLabelWidth, h }, track })
    for (const { project, from, to, row, cutBefore, cutAfter } of packed) {
      const rect = { x: track.x + from * quarterWidth + barGap / 2, y: top + lanePadding + row * (barHeight + barGap), w: (to - from + 1) * quarterWidth - barGap, h: barHeight }
      bars.push({ id: project.id, laneId: lane?.id, rect, row, cutBefore, cutAfter })
    }
    top += h
  }
  const quarters = Array.from({ length: timeline.quarters }, (_, index) => ({
    quarter: addQuarters(timeline.start, index),
    rect: { x: x + laneLabelWidth + index * quarterWidth, y, w: quarterWidth, h: headerHeight },
  }))
  return { timeline, frame: { x, y, w: width, h: top - y }, header: { x, y, w: width, h: headerHeight }, quarters, lanes, bars }
}

/** Where on the roadmap a point lies. Left of the first quarter counts as the first; outside the frame is undefined. */
export const roadmapPlaceAt = (layout: RoadmapLayout, point: Position): { readonly laneId: string; readonly quarter: Quarter } | undefined => {
  const lane = layout.lanes.find((each) => holds(each.rect, point))
  if (lane?.laneId === undefined) return undefined
  const index = Math.floor((point.x - lane.track.x) / ROADMAP.quarterWidth)
  return { laneId: lane.laneId, quarter: addQuarters(layout.timeline.start, Math.min(layout.timeline.quarters - 1, Math.max(0, index))) }
}
