import type { BoardReader } from '@visiebord/shared/board/board.ts'
import { cardSize } from '@visiebord/shared/board/geometry/cardSize.ts'
import { overlaps, type Rect } from '@visiebord/shared/board/geometry/rect.ts'
import { roadmapLayout } from '@visiebord/shared/board/geometry/roadmapLayout.ts'

type Board = Pick<BoardReader, 'cards' | 'lanes' | 'timeline'>

/**
 * The card nearest the middle of a part of the board, of those that the list shows; nothing when none of them is in it.
 * `now` stays it for as long as its middle is in the inner half: a list that leaps at every small pan cannot be read.
 */
export function cardInMiddle(board: Board, ids: Iterable<string>, view: Rect, now?: string): string | undefined {
  const bars = new Map((roadmapLayout(board)?.bars ?? []).map(({ id, rect }) => [id, rect]))
  const rectOf = (id: string): Rect | undefined => {
    const card = board.cards.get(id)
    // What its text adds to its height is not looked at: fitting ten thousand texts takes most of a second.
    return card?.position === undefined ? bars.get(id) : { ...card.position, ...cardSize(card) }
  }
  const off = ({ x, y, w, h }: Rect): { readonly dx: number; readonly dy: number } => ({ dx: Math.abs(x + w / 2 - view.x - view.w / 2), dy: Math.abs(y + h / 2 - view.y - view.h / 2) })
  const before = now === undefined ? undefined : rectOf(now)
  if (before !== undefined && off(before).dx <= view.w / 4 && off(before).dy <= view.h / 4) return now
  let [found, least]: [string | undefined, number] = [undefined, Infinity]
  for (const id of ids) {
    const rect = rectOf(id)
    if (rect === undefined || !overlaps(rect, view)) continue
    const { dx, dy } = off(rect)
    const far = Math.hypot(dx, dy)
    if (far < least) [found, least] = [id, far]
  }
  return found
}
