import { GRID_GAP } from '../geometry/cardSize.ts'
import { around, type Rect } from '../geometry/rect.ts'
import type { Size } from '../schema.ts'
import { placedAt, type Laid, type Placed } from './laid.ts'

type Grid = { readonly columns: readonly number[]; readonly rows: readonly number[]; readonly size: Size }

/** Column widths and row heights when so many stand in a row; whole units, so that rounding never makes two cards touch. */
const gridOf = (laid: readonly Laid[], count: number): Grid => {
  const columns: number[] = Array.from({ length: count }, () => 0)
  const rows: number[] = Array.from({ length: Math.ceil(laid.length / count) }, () => 0)
  for (const [index, { rect }] of laid.entries()) {
    const [column, row] = [index % count, Math.floor(index / count)]
    columns[column] = Math.max(columns[column] ?? 0, Math.ceil(rect.w))
    rows[row] = Math.max(rows[row] ?? 0, Math.ceil(rect.h))
  }
  const total = (lengths: readonly number[]): number => lengths.reduce((sum, each) => sum + each, (lengths.length - 1) * GRID_GAP)
  return { columns, rows, size: { w: total(columns), h: total(rows) } }
}

/** Where each column or row begins. */
const starts = (lengths: readonly number[], from: number): readonly number[] => {
  let at = from
  return lengths.map((length) => {
    const start = at
    at += length + GRID_GAP
    return start
  })
}

/** Up to so many every count of columns is tried; with more only those near the one that equal cards would have. */
const TRY_ALL = 60

const likeliest = (laid: readonly Laid[], area: Rect, widest: number): Grid => {
  const n = laid.length
  const mean = (length: 'w' | 'h'): number => laid.reduce((sum, { rect }) => sum + rect[length], 0) / n + GRID_GAP
  const guess = Math.sqrt((n * area.w * mean('h')) / (area.h * mean('w')))
  const [fewest, most] = n <= TRY_ALL ? [1, n] : [Math.max(1, Math.floor(guess / 1.5)), Math.min(n, Math.ceil(guess * 1.5) + 1)]
  const aspect = Math.log(area.w / area.h)
  let best = gridOf(laid, Math.min(fewest, Math.max(1, Math.floor((widest + GRID_GAP) / mean('w')))))
  let off = Infinity
  for (let count = fewest; count <= most; count++) {
    const grid = gridOf(laid, count)
    if (count > 1 && grid.size.w > widest) break
    const now = Math.abs(Math.log(grid.size.w / grid.size.h) - aspect)
    if (now < off - 1e-9) [best, off] = [grid, now]
  }
  return best
}

/**
 * Into a grid that keeps the order of reading, with the number of columns that comes nearest to the shape of the area they
 * take up now, from its top left corner; gaps as on LOOK's grid. `laid` in reading order. Nothing overlaps after it. `inside`:
 * no wider than this, and no further right or down than it reaches, as far as the grid fits in it.
 */
export const tidyUp = (laid: readonly Laid[], inside?: Rect): readonly Placed[] => {
  const area = around(laid.map(({ rect }) => rect))
  if (area === undefined) return []
  const { columns, rows, size } = likeliest(laid, area, inside?.w ?? Infinity)
  const left = inside === undefined ? area.x : Math.max(inside.x, Math.min(area.x, inside.x + inside.w - size.w))
  const top = inside === undefined ? area.y : Math.max(inside.y, Math.min(area.y, inside.y + inside.h - size.h))
  const [xs, ys] = [starts(columns, left), starts(rows, top)]
  return placedAt(laid, (_, index) => ({ x: xs[index % columns.length] ?? left, y: ys[Math.floor(index / columns.length)] ?? top }))
}
