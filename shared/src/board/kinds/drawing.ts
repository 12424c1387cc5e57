import { parseStrokes, STROKES_LENGTH } from '../geometry/strokes.ts'
import { oneOf, string, type Rule } from '../valueRules.ts'
import type { CardBase } from './cardBase.ts'
import type { KindDefinition } from './kindDefinition.ts'

export const PENS = ['pen', 'marker'] as const
export type Pen = (typeof PENS)[number]
/** What a pen drew in one sitting; the text says what is to be seen, for who does not see it. `color` is a tint (`tint.ts`). */
export type DrawingCard = CardBase & {
  readonly kind: 'drawing'
  /** Points in whole board units from the top left corner, as drawn: `0,0 3,1 5,4;10,10 12,14` (`geometry/strokes.ts`). */
  readonly strokes: string
  /** Missing: a pen. */
  readonly pen?: Pen
}

const long = string(STROKES_LENGTH)
const strokes: Rule = (value) => long(value) ?? (typeof value === 'string' && parseStrokes(value) !== undefined ? undefined : 'is not strokes such as 0,0 3,1;8,8 9,9')

export const drawing: KindDefinition<DrawingCard> = {
  fields: { strokes, pen: oneOf(PENS) },
  // nothing stands in for a drawing: without its strokes it is no card
  required: { strokes: {} },
  size: { w: 120, h: 80 },
  resize: 'ratio',
  room: { left: 8, right: 8, top: 6, under: 6, largest: 17.6, smallest: 17.6, lineHeight: 1.2, weight: 'medium' },
  // its words are not written on it
  roomOf: () => undefined,
}
