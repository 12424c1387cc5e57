import { Type } from 'typebox'
import { HashSchema, MomentSchema, PartySchema, RoundSchema } from './nounSchemas.ts'
import { strictObject } from './strictObject.ts'

export const SealSchema = strictObject({ number: Type.Integer({ minimum: 1 }), sha256: HashSchema, previousSha256: Type.Union([HashSchema, Type.Null()]), sealedAt: MomentSchema })

const Things = Type.Array(Type.Object({ id: Type.String() }, { additionalProperties: true }))

/** The record of a sealed round. `sha256` is over the RFC 8785 form of all but itself. */
export const SnapshotRecordSchema = strictObject({
  workshopId: Type.String(),
  number: Type.Integer({ minimum: 1 }),
  sealedAt: MomentSchema,
  previousSha256: Type.Union([HashSchema, Type.Null()]),
  sha256: HashSchema,
  content: strictObject({
    schema: Type.Integer(),
    parties: Type.Array(PartySchema),
    rounds: Type.Array(RoundSchema),
    ballots: Things,
    cards: Things,
    sections: Things,
    lanes: Things,
    links: Things,
    timeline: Type.Object({}, { additionalProperties: true }),
  }),
})
