/** What arranging works with: things that lie on the board, and where they go. Lengths are board units. */
import type { BoardReader } from '../board.ts'
import { cardRect } from '../geometry/cardSize.ts'
import type { Rect } from '../geometry/rect.ts'
import type { Position } from '../schema.ts'
import { byRows } from '../selectors/readingOrder.ts'

export type Laid = { readonly id: string; readonly order: string; readonly rect: Rect }
export type Placed = { readonly id: string; readonly position: Position }

/** Up to here is rounding, not work: who arranges twice finds everything in its place. */
const STAYS_WITHIN = 0.5

/** Quarters of a unit, as positions are written. */
const fine = (value: number): number => Math.round(value * 4) / 4 + 0

/** Those of these cards that have a place of their own, in reading order; ties by stacking, then id. */
export const laidOf = (board: Pick<BoardReader, 'cards'>, ids: Iterable<string>): readonly Laid[] => {
  const laid = [...new Set(ids)].flatMap((id) => {
    const card = board.cards.get(id)
    const rect = card === undefined ? undefined : cardRect(card)
    return card === undefined || rect === undefined ? [] : [{ id, order: card.order, rect }]
  })
  return inReadingOrder(laid)
}

export const inReadingOrder = (laid: readonly Laid[]): readonly Laid[] => byRows(laid.map((each) => ({ value: each, rect: each.rect })))

/** Where each goes, of those that go anywhere; nobody does when all stand within rounding of where they belong. */
export const placedAt = (laid: readonly Laid[], place: (each: Laid, index: number) => Partial<Position>): readonly Placed[] => {
  let furthest = 0
  const placed = laid.flatMap((each, index) => {
    const { x = each.rect.x, y = each.rect.y } = place(each, index)
    furthest = Math.max(furthest, Math.abs(x - each.rect.x), Math.abs(y - each.rect.y))
    // A coordinate that need not change is left as it was written, whatever its fraction.
    const position = { x: x === each.rect.x ? x : fine(x), y: y === each.rect.y ? y : fine(y) }
    return position.x === each.rect.x && position.y === each.rect.y ? [] : [{ id: each.id, position }]
  })
  return furthest < STAYS_WITHIN ? [] : placed
}
