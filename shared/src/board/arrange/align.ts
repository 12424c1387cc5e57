import { around } from '../geometry/rect.ts'
import { placedAt, type Laid, type Placed } from './laid.ts'

/** On one vertical line: `left`, `middle`, `right`; on one horizontal line: `top`, `centre`, `bottom`. */
export const ALIGNMENTS = ['left', 'middle', 'right', 'top', 'centre', 'bottom'] as const
export type Alignment = (typeof ALIGNMENTS)[number]

/** To the edge or the middle of what they take up together. Answers those that move; the other coordinate of each stays. */
export const align = (laid: readonly Laid[], how: Alignment): readonly Placed[] => {
  const area = around(laid.map(({ rect }) => rect))
  if (area === undefined) return []
  const { x, y, w, h } = area
  switch (how) {
    case 'left': return placedAt(laid, () => ({ x }))
    case 'middle': return placedAt(laid, ({ rect }) => ({ x: x + (w - rect.w) / 2 }))
    case 'right': return placedAt(laid, ({ rect }) => ({ x: x + w - rect.w }))
    case 'top': return placedAt(laid, () => ({ y }))
    case 'centre': return placedAt(laid, ({ rect }) => ({ y: y + (h - rect.h) / 2 }))
    case 'bottom': return placedAt(laid, ({ rect }) => ({ y: y + h - rect.h }))
  }
}
