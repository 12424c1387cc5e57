import { Type } from 'typebox'
import { MARKS } from '../../workshop/papers.ts'
import { strictObject } from './strictObject.ts'

const Paper = Type.Integer({ minimum: 1, maximum: MARKS, description: 'Which paper and mark; without one, that which the fewest have.' })

export const NewPartySchema = strictObject({ name: Type.String(), short: Type.Optional(Type.String({ description: 'At most 4 characters, of no other party; without one it is made of the name.' })), color: Type.Optional(Paper) })
export const PartyChangeSchema = strictObject({
  name: Type.Optional(Type.String()),
  short: Type.Optional(Type.Union([Type.String(), Type.Null()], { description: 'null: made of the name anew.' })),
  color: Type.Optional(Paper),
})
