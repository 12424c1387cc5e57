import { oneOf } from '../valueRules.ts'
import type { CardBase } from './cardBase.ts'
import type { KindDefinition } from './kindDefinition.ts'

export const STATEMENT_STATUSES = ['concept', 'proposed', 'adopted', 'dropped'] as const
export type StatementStatus = (typeof STATEMENT_STATUSES)[number]
export type StatementCard = CardBase & { readonly kind: 'statement'; readonly status: StatementStatus }

export const statement: KindDefinition<StatementCard> = {
  fields: { status: oneOf(STATEMENT_STATUSES) },
  required: { status: { otherwise: 'concept' } },
  // read out in the room: two notes and their gap wide, high enough for a hundred characters at 24
  size: { w: 456, h: 184 },
  resize: 'none',
  room: { left: 19, right: 21, top: 36, under: 36, largest: 44, smallest: 24, lineHeight: 1.16, weight: 'regular' },
}
