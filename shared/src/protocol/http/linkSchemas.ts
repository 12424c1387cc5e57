import { Type } from 'typebox'
import { RoleSchema } from './nounSchemas.ts'
import { strictObject } from './strictObject.ts'

export const RenewalSchema = strictObject({ endSessions: Type.Optional(Type.Boolean({ description: 'Everybody of this role, but who asks, has to come in anew.' })) })
export const RenewedLinkSchema = strictObject({ role: RoleSchema, link: Type.String() })
