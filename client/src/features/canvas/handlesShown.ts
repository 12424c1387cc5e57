import { CORNERS, type HandleName } from '@visiebord/shared/board/geometry/pulling.ts'
import type { Size } from '@visiebord/shared/board/schema.ts'

/** How large the area is in which a handle is hit, and how far of that lies over the card, CSS px. A finger needs more; it still leaves the middle of the card. */
export const REACH = { pointer: { area: 24, over: 4 }, finger: { area: 44, over: 12 } } as const
/** So much of a side stays free beside a handle in its middle, px. */
const FREE = 8

const isCorner = (name: HandleName): boolean => CORNERS.some((each) => each === name)

/**
 * Which handles of a card there is room for when it is so large on the screen: where those of the sides would come over
 * those of the corners only corners, and where corners would come over each other only the last, at the bottom right.
 */
export function handlesShown(names: readonly HandleName[], { w, h }: Size, by: keyof typeof REACH): readonly HandleName[] {
  const { area, over } = REACH[by]
  const hasCorners = names.some(isCorner)
  const along = hasCorners ? area + 2 * over + FREE : 0
  const shown = names.filter((name) => {
    if (isCorner(name)) return Math.min(w, h) >= area
    return name === 'n' || name === 's' ? w >= along : h >= along && (hasCorners || w >= area)
  })
  if (shown.length > 0 && (!hasCorners || shown.some(isCorner))) return shown
  const last = names.includes('se') ? 'se' : names.includes('e') ? 'e' : undefined
  return last === undefined ? [] : [last]
}
