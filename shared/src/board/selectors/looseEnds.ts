/** What hangs loose: work without a reason, and a promise without work. */
import type { BoardReader } from '../board.ts'
import { inOrder } from '../order.ts'
import type { Card } from '../schema.ts'
import { projectOf } from './projectOf.ts'

export type LooseEnds = {
  /** Neither realises a statement nor rests on any card. */
  readonly projectsWithoutReason: readonly string[]
  /** Not dropped, and no project or step of one realises it. */
  readonly statementsWithoutProject: readonly string[]
  /** Its project is gone: somebody added it while somebody else deleted the project. */
  readonly stepsWithoutProject: readonly string[]
  readonly count: number
}

const hasReason = (board: BoardReader, id: string): boolean =>
  [...board.linksAt(id)].some((linkId) => {
    const link = board.links.get(linkId)
    return (link?.kind === 'realises' && link.from === id) || (link?.kind === 'supports' && link.to === id)
  })

const hasProject = (board: BoardReader, id: string): boolean =>
  [...board.linksAt(id)].some((linkId) => {
    const link = board.links.get(linkId)
    if (link?.kind !== 'realises' || link.to !== id) return false
    const worker = board.cards.get(link.from)
    return worker?.kind === 'project' || (worker?.kind === 'step' && projectOf(board, worker) !== undefined)
  })

/** Linear in cards and their links; ids in order. */
export const looseEnds = (board: BoardReader): LooseEnds => {
  const loose = (isLoose: (card: Card) => boolean): readonly string[] => inOrder(board.cards.values().filter(isLoose)).map((card) => card.id)
  const projectsWithoutReason = loose((card) => card.kind === 'project' && !hasReason(board, card.id))
  const statementsWithoutProject = loose((card) => card.kind === 'statement' && card.status !== 'dropped' && !hasProject(board, card.id))
  const stepsWithoutProject = loose((card) => card.kind === 'step' && projectOf(board, card) === undefined)
  const count = projectsWithoutReason.length + statementsWithoutProject.length + stepsWithoutProject.length
  return { projectsWithoutReason, statementsWithoutProject, stepsWithoutProject, count }
}
