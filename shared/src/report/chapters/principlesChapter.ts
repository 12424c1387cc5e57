import { compareIds } from '../../board/order.ts'
import type { PrincipleCard } from '../../board/schema.ts'
import { placesWorthSaying } from '../placesWorthSaying.ts'
import type { ReportBoard } from '../reportBoard.ts'
import type { PrincipleItem } from '../reportModel.ts'

/** U1, U2 … in their numbers. */
export function principleItems(board: ReportBoard): readonly PrincipleItem[] {
  const placeOf = placesWorthSaying(board, board.of('principle'))
  return board.of('principle').toSorted((a, b) => a.number - b.number || compareIds(a.id, b.id)).map((card) => itemOf(board, card, placeOf(card)))
}

const itemOf = (board: ReportBoard, card: PrincipleCard, place: string | undefined): PrincipleItem => ({
  card: board.present(card),
  label: `U${card.number}`,
  ...(place === undefined ? {} : { place }),
  supports: board.linked(card.id, 'supports', 'to').map(board.refer),
})
