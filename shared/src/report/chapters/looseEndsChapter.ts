import { looseEnds as looseEndsOf } from '../../board/selectors/looseEnds.ts'
import type { ReportBoard } from '../reportBoard.ts'
import type { LooseEnds } from '../reportModel.ts'

/** Where the thread breaks: the same cards that the board counts as hanging loose. */
export function looseEnds(board: ReportBoard): readonly LooseEnds[] {
  const { loose } = board.words
  const found = looseEndsOf(board.read)
  const groups: readonly (readonly [title: string, ids: readonly string[]])[] = [
    [loose.statementWithoutProject, found.statementsWithoutProject],
    [loose.projectWithoutReason, found.projectsWithoutReason],
    [loose.stepWithoutProject, found.stepsWithoutProject],
  ]
  return groups.filter(([, ids]) => ids.length > 0).map(([title, ids]) => ({ title, cards: ids.flatMap((id) => board.card(id) ?? []).map(board.refer) }))
}
