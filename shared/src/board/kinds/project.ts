import { SLIP_ROOM } from '../geometry/textRoom.ts'
import { id, oneOf, quarter } from '../valueRules.ts'
import type { Quarter } from '../values.ts'
import type { CardBase } from './cardBase.ts'
import type { KindDefinition } from './kindDefinition.ts'

export const PROJECT_STATUSES = ['planned', 'running', 'done', 'stopped'] as const
export type ProjectStatus = (typeof PROJECT_STATUSES)[number]
export type ProjectCard = CardBase & {
  readonly kind: 'project'
  readonly laneId?: string
  readonly start?: Quarter
  readonly end?: Quarter
  readonly status: ProjectStatus
}

export const project: KindDefinition<ProjectCard> = {
  fields: { laneId: id, start: quarter, end: quarter, status: oneOf(PROJECT_STATUSES) },
  required: { status: { otherwise: 'planned' } },
  size: { w: 236, h: 96 },
  resize: 'none',
  room: { ...SLIP_ROOM, left: 16, weight: 'bold' },
}
