import type { BoardReader, SectionMove } from '../board.ts'
import { overlaps, type Rect } from '../geometry/rect.ts'
import { sectionRect } from '../selectors/placement.ts'
import { sectionsInReadingOrder } from '../selectors/readingOrder.ts'

type Board = Pick<BoardReader, 'sections'>

/**
 * A section and the one that is read before it (-1) or after it change places on the table. Side by side or one above the
 * other, they take up together what they did, and the gap between them stays; else each goes to the corner of the other.
 * Nothing when there is no such section; no moves when one of them would come to lie over another section.
 */
export function changePlaces(board: Board, id: string, by: -1 | 1): { readonly moves: readonly SectionMove[]; /** Its place from then on, counted from 1. */ readonly place: number; readonly of: number } | undefined {
  const order = sectionsInReadingOrder(board)
  const at = order.findIndex((section) => section.id === id)
  const [first, second] = by < 0 ? [order[at - 1], order[at]] : [order[at], order[at + 1]]
  if (at < 0 || first === undefined || second === undefined) return undefined
  const [a, b] = [sectionRect(first), sectionRect(second)]
  const [to, from] = placesOf(a, b)
  const others = order.filter((section) => section !== first && section !== second).map(sectionRect)
  const isFree = !overlaps(to, from) && !others.some((other) => overlaps(other, to) || overlaps(other, from))
  return { moves: isFree ? [{ id: second.id, position: { x: to.x, y: to.y } }, { id: first.id, position: { x: from.x, y: from.y } }] : [], place: at + by + 1, of: order.length }
}

/** Where the second comes to lie, and where the first. */
function placesOf(a: Rect, b: Rect): readonly [Rect, Rect] {
  const second = { ...b, x: a.x, y: a.y }
  const beside = b.x >= a.x + a.w && b.y < a.y + a.h && a.y < b.y + b.h
  if (beside) return [second, { ...a, x: b.x + b.w - a.w, y: b.y }]
  const below = b.y >= a.y + a.h && b.x < a.x + a.w && a.x < b.x + b.w
  if (below) return [second, { ...a, x: b.x, y: b.y + b.h - a.h }]
  return [second, { ...a, x: b.x, y: b.y }]
}
