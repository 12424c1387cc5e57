import type { Card } from '../board/schema.ts'
import type { ReportBoard } from './reportBoard.ts'

/** The section of each card, unless all lie in the same one: then saying it at each card says nothing. */
export function placesWorthSaying(board: ReportBoard, cards: readonly Card[]): (card: Card) => string | undefined {
  const places = new Set(cards.map(({ sectionId }) => board.section(sectionId)?.id))
  return (card) => (places.size < 2 ? undefined : board.section(card.sectionId)?.title)
}
