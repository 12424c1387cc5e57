import { compareOrder } from '../order.ts'
import { placedAt, type Laid, type Placed } from './laid.ts'

export const DIRECTIONS = ['horizontally', 'vertically'] as const
export type Direction = (typeof DIRECTIONS)[number]

/**
 * Equal gaps between neighbours; the first and the last, by their middles, stay. Where there is no room for gaps the
 * middles come at equal distances instead, so that nobody overtakes. Fewer than three have nothing to divide.
 */
export const distribute = (laid: readonly Laid[], how: Direction): readonly Placed[] => {
  const [axis, length] = how === 'horizontally' ? (['x', 'w'] as const) : (['y', 'h'] as const)
  const middle = ({ rect }: Laid): number => rect[axis] + rect[length] / 2
  const row = laid.toSorted((a, b) => middle(a) - middle(b) || compareOrder(a, b))
  const [first, last] = [row[0], row.at(-1)]
  if (row.length < 3 || first === undefined || last === undefined) return []
  const between = row.slice(1, -1)
  const start = first.rect[axis] + first.rect[length]
  const gap = (last.rect[axis] - start - between.reduce((sum, { rect }) => sum + rect[length], 0)) / (row.length - 1)
  const step = (middle(last) - middle(first)) / (row.length - 1)
  let at = start
  return placedAt(between, ({ rect }, index) => {
    const place = gap >= 0 ? at + gap : middle(first) + step * (index + 1) - rect[length] / 2
    at = place + rect[length]
    return { [axis]: place }
  })
}
