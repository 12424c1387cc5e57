import { Type } from 'typebox'
import { WORKSHOP_LIMITS } from '../../workshop/limits.ts'
import { AllowsSchema, PhaseSchema } from './nounSchemas.ts'
import { strictObject } from './strictObject.ts'

const Minutes = Type.Integer({ minimum: 1, maximum: WORKSHOP_LIMITS.roundMinutes })
const Order = Type.Integer({ minimum: 0, description: 'Place in the agenda, from 0; rounds that have begun come first and keep theirs.' })

export const NewRoundSchema = strictObject({
  title: Type.String(),
  phase: PhaseSchema,
  instruction: Type.Optional(Type.String()),
  minutes: Type.Optional(Minutes),
  allows: Type.Optional(AllowsSchema),
  order: Type.Optional(Order),
})

/** `null` takes away. More minutes extend an open round. */
export const RoundChangeSchema = strictObject({
  title: Type.Optional(Type.String()),
  phase: Type.Optional(PhaseSchema),
  instruction: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  minutes: Type.Optional(Type.Union([Minutes, Type.Null()])),
  allows: Type.Optional(Type.Union([AllowsSchema, Type.Null()])),
  order: Type.Optional(Order),
})
