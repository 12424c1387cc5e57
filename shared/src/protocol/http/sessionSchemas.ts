import { Type } from 'typebox'
import { PartySchema, RoleSchema } from './nounSchemas.ts'
import { strictObject } from './strictObject.ts'

const Token = Type.String({ minLength: 1, maxLength: 256, description: 'What stands behind # in the link.' })

export const NewSessionSchema = strictObject({
  token: Token,
  name: Type.Optional(Type.String({ description: 'Needed by who is new here.' })),
  partyId: Type.Optional(Type.String()),
  asNew: Type.Optional(Type.Boolean({ description: 'Another person at the same computer.' })),
})
export const SessionSchema = strictObject({ workshopId: Type.String(), participantId: Type.String(), role: RoleSchema, accessToken: Type.String() })

export const InvitationQuestionSchema = strictObject({ token: Token })
export const InvitationSchema = strictObject({
  workshopId: Type.String(),
  title: Type.String(),
  role: RoleSchema,
  parties: Type.Array(PartySchema),
  openRound: Type.Union([Type.String(), Type.Null()]),
  present: Type.Integer({ minimum: 0 }),
  you: Type.Optional(strictObject({ name: Type.String(), partyId: Type.Optional(Type.String()) })),
})
