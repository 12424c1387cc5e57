import type { DevelopmentCard } from '../../board/schema.ts'
import { placesWorthSaying } from '../placesWorthSaying.ts'
import type { ReportBoard } from '../reportBoard.ts'
import type { DevelopmentItem } from '../reportModel.ts'

/** What matters most first: by priority, then relevance, then as they lie. Those not weighed come last. */
export function developmentItems(board: ReportBoard): readonly DevelopmentItem[] {
  const placeOf = placesWorthSaying(board, board.of('development'))
  return board
    .of('development')
    .toSorted((a, b) => (b.priority ?? 0) - (a.priority ?? 0) || (b.relevance ?? 0) - (a.relevance ?? 0))
    .map((card) => itemOf(board, card, placeOf(card)))
}

const itemOf = (board: ReportBoard, card: DevelopmentCard, place: string | undefined): DevelopmentItem => ({
  card: board.present(card),
  ...(card.relevance === undefined ? {} : { relevance: card.relevance }),
  ...(card.priority === undefined ? {} : { priority: card.priority }),
  ...(card.horizon === undefined ? {} : { horizon: card.horizon }),
  ...(place === undefined ? {} : { place }),
})
