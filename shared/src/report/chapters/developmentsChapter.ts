import { placesWorthSaying } from '../placesWorthSaying.ts'
import type { ReportBoard } from '../reportBoard.ts'
import type { DevelopmentItem } from '../reportModel.ts'

/** What matters most first: by priority, then relevance, then as they lie. Those not weighed come last. */
export function developmentItems(board: ReportBoard): readonly DevelopmentItem[] {
  const placeOf = placesWorthSaying(board, board.of('development'))
  return board
    .of('development')
    .toSorted((a, b) => (b.priority ?? 0) - (a.priority ?? 0) || (b.relevance ?? 0) - (a.relevance ?? 0))
    .map((card) => {
      const place = placeOf(card)
      return {
        card: board.present(card),
        ...(card.relevance === undefined ? {} : { relevance: card.relevance }),
        ...(card.priority === undefined ? {} : { priority: card.priority }),
        ...(card.horizon === undefined ? {} : { horizon: card.horizon }),
        ...(place === undefined ? {} : { place }),
      }
    })
}
