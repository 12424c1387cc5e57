import type { Card, StatementStatus } from '../../board/schema.ts'
import { projectOf } from '../../board/selectors/projectOf.ts'
import { wordCount } from '../../board/selectors/wordCount.ts'
import type { ReportBoard } from '../reportBoard.ts'
import type { StatementItem } from '../reportModel.ts'

const RANK: Readonly<Record<StatementStatus, number>> = { adopted: 0, proposed: 1, concept: 2, dropped: 3 }

/** Projects, and of steps the project they are part of: each once. */
const workersOn = (board: ReportBoard, statementId: string): readonly Card[] => [
  ...new Set(board.linked(statementId, 'realises', 'from').map((worker) => (worker.kind === 'step' ? (projectOf(board.read, worker) ?? worker) : worker))),
]

/** Adopted first, dropped last; what they rest on, and which projects and steps make them true. */
export function statementItems(board: ReportBoard): readonly StatementItem[] {
  return board.of('statement').toSorted((a, b) => RANK[a.status] - RANK[b.status]).map((card) => ({
    card: board.present(card),
    status: card.status,
    words: wordCount(card.text),
    supportedBy: board.linked(card.id, 'supports', 'from').map(board.refer),
    realisedBy: workersOn(board, card.id).map(board.refer),
  }))
}
