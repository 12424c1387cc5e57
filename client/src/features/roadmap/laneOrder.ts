import type { BoardReader } from '@visiebord/shared/board/board.ts'
import { inOrder } from '@visiebord/shared/board/order.ts'

export type LaneMove = { readonly between: { readonly after?: string; readonly before?: string }; /** Its place from then on, counted from 1. */ readonly place: number; readonly of: number }

/** A lane one place up (-1) or down; nothing when it is the first or the last already, or gone. */
export function laneMove({ lanes }: Pick<BoardReader, 'lanes'>, id: string, by: -1 | 1): LaneMove | undefined {
  const all = inOrder(lanes.values())
  const at = all.findIndex((lane) => lane.id === id)
  const [above, below] = by < 0 ? [all[at - 2], all[at - 1]] : [all[at + 1], all[at + 2]]
  if (at < 0 || (by < 0 ? below === undefined : above === undefined)) return undefined
  return { between: { ...(above === undefined ? {} : { after: above.id }), ...(below === undefined ? {} : { before: below.id }) }, place: at + by + 1, of: all.length }
}
