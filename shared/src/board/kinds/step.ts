import { SLIP_ROOM } from '../geometry/textRoom.ts'
import { boolean, FIELD_BOUNDS, id, number, words } from '../valueRules.ts'
import type { CardBase } from './cardBase.ts'
import type { KindDefinition } from './kindDefinition.ts'

export type StepCard = CardBase & {
  readonly kind: 'step'
  readonly projectId: string
  readonly weeks?: number
  readonly ownerRole?: string
  readonly done: boolean
}

export const step: KindDefinition<StepCard> = {
  fields: { projectId: id, weeks: number(0, FIELD_BOUNDS.weeks), ownerRole: words, done: boolean },
  required: { projectId: {}, done: { otherwise: false } },
  size: { w: 236, h: 80 },
  resize: 'none',
  room: { ...SLIP_ROOM, left: 44 },
}
