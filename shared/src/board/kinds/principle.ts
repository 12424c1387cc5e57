import { SLIP_ROOM } from '../geometry/textRoom.ts'
import { FIELD_BOUNDS, integer } from '../valueRules.ts'
import type { CardBase } from './cardBase.ts'
import type { KindDefinition } from './kindDefinition.ts'

export type PrincipleCard = CardBase & { readonly kind: 'principle'; readonly number: number }

export const principle: KindDefinition<PrincipleCard> = {
  fields: { number: integer(1, FIELD_BOUNDS.number) },
  required: { number: { otherwise: 1 } }, // a new one gets the next number: `addCards`
  size: { w: 236, h: 96 },
  resize: 'none',
  room: { ...SLIP_ROOM, left: 66, right: 14, under: 10 },
}
