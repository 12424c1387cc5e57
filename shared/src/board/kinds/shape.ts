import type { TextRoom } from '../geometry/textRoom.ts'
import { oneOf } from '../valueRules.ts'
import type { Size } from '../values.ts'
import type { CardBase } from './cardBase.ts'
import type { KindDefinition } from './kindDefinition.ts'

export const SHAPE_FORMS = ['rectangle', 'rounded', 'ellipse', 'diamond'] as const
export type ShapeForm = (typeof SHAPE_FORMS)[number]
/** A form with words in it. `color` is a tint (`tint.ts`). */
export type ShapeCard = CardBase & { readonly kind: 'shape'; readonly form: ShapeForm }

const WORDS: TextRoom = { left: 12, right: 12, top: 12, under: 12, largest: 26, smallest: 14, lineHeight: 1.18, weight: 'medium' }
/** How much of its width and height the largest upright box inside a form has. */
const INSIDE: Readonly<Record<ShapeForm, number>> = { rectangle: 1, rounded: 1, ellipse: Math.SQRT1_2, diamond: 0.5 }

const roomIn = (form: ShapeForm, { w, h }: Size): TextRoom => {
  const share = INSIDE[form]
  if (share === 1) return WORDS
  const [beside, above] = [(w * (1 - share)) / 2, (h * (1 - share)) / 2]
  return { ...WORDS, left: beside, right: beside, top: above, under: above, share }
}

export const shape: KindDefinition<ShapeCard> = {
  fields: { form: oneOf(SHAPE_FORMS) },
  required: { form: { otherwise: 'rectangle' } },
  size: { w: 220, h: 140 },
  resize: 'free',
  room: WORDS,
  roomOf: ({ form }, size) => roomIn(form, size),
}
