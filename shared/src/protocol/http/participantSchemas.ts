import { Type } from 'typebox'
import { MomentSchema, RoleSchema } from './nounSchemas.ts'
import { strictObject } from './strictObject.ts'

export const ParticipantChangeSchema = strictObject({
  name: Type.Optional(Type.String()),
  partyId: Type.Optional(Type.Union([Type.String(), Type.Null()], { description: 'null: of no party.' })),
  role: Type.Optional(RoleSchema),
})
export const ParticipantSchema = strictObject({
  id: Type.String(),
  name: Type.String(),
  role: RoleSchema,
  partyId: Type.Optional(Type.String()),
  joinedAt: MomentSchema,
})
