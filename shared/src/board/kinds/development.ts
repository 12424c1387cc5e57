import { SLIP_ROOM } from '../geometry/textRoom.ts'
import { integer, words } from '../valueRules.ts'
import type { CardBase } from './cardBase.ts'
import type { KindDefinition } from './kindDefinition.ts'

export type DevelopmentCard = CardBase & {
  readonly kind: 'development'
  /** 1 (little) to 5 (much). */
  readonly relevance?: number
  /** 1 (low) to 5 (high). */
  readonly priority?: number
  readonly horizon?: string
}

export const development: KindDefinition<DevelopmentCard> = {
  fields: { relevance: integer(1, 5), priority: integer(1, 5), horizon: words },
  required: {},
  // slips are a note and its gap wide; high enough for what people write at 17.6, the smallest size of words on the board
  size: { w: 236, h: 128 },
  resize: 'none',
  room: SLIP_ROOM,
}
