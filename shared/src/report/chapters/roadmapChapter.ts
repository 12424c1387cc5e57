import { compareIds, compareOrder } from '../../board/order.ts'
import type { ProjectCard, StepCard } from '../../board/schema.ts'
import { projectOf } from '../../board/selectors/projectOf.ts'
import type { ReportBoard } from '../reportBoard.ts'
import type { LaneItem, ProjectItem, StepItem } from '../reportModel.ts'

const stepItem = (board: ReportBoard) => (card: StepCard): StepItem => ({
  card: board.present(card),
  done: card.done,
  ...(card.weeks === undefined ? {} : { weeks: card.weeks }),
  ...(card.ownerRole === undefined ? {} : { ownerRole: card.ownerRole }),
})

const projectItem = (board: ReportBoard) => (card: ProjectCard): ProjectItem => ({
  card: board.present(card),
  status: card.status,
  ...(card.start === undefined ? {} : { start: card.start }),
  ...(card.end === undefined ? {} : { end: card.end }),
  steps: board.stepsOf(card.id).map(stepItem(board)),
  realises: board.linked(card.id, 'realises', 'to').map(board.refer),
  dependsOn: board.linked(card.id, 'dependsOn', 'to').map(board.refer),
})

const byTime = (a: ProjectCard, b: ProjectCard): number =>
  compareIds(a.start ?? '9', b.start ?? '9') || compareIds(a.end ?? '9', b.end ?? '9') || compareOrder(a, b)

/** Lanes in their order with projects by time; projects in no lane last, as they lie. Lanes without projects are kept: an empty lane says something. */
export function laneItems(board: ReportBoard): readonly LaneItem[] {
  const known = new Set(board.lanes.map(({ id }) => id))
  const byLane = Map.groupBy(board.of('project'), ({ laneId }) => (laneId !== undefined && known.has(laneId) ? laneId : undefined))
  const lanes: LaneItem[] = board.lanes.map(({ id, title }) => ({ title, projects: (byLane.get(id) ?? []).toSorted(byTime).map(projectItem(board)) }))
  const unplanned = byLane.get(undefined)
  return unplanned === undefined ? lanes : [...lanes, { projects: unplanned.map(projectItem(board)) }]
}

/** Steps whose project is not on the board. */
export const orphanSteps = (board: ReportBoard): readonly StepItem[] =>
  board.of('step').filter((step) => projectOf(board.read, step) === undefined).toSorted(compareOrder).map(stepItem(board))
