/** The nouns of the authority side as they travel over HTTP. */
import { Type } from 'typebox'
import { MARKS } from '../../workshop/papers.ts'
import { ALLOWED_KINDS, LANGUAGES, PHASES, ROLES, ROUND_STATES } from '../../workshop/nouns.ts'
import { strictObject } from './strictObject.ts'

export const RoleSchema = Type.Enum([...ROLES])
export const LanguageSchema = Type.Enum([...LANGUAGES])
export const PhaseSchema = Type.Enum([...PHASES])
export const AllowsSchema = strictObject({ kinds: Type.Array(Type.Enum([...ALLOWED_KINDS]), { uniqueItems: true }) })
export const MomentSchema = Type.String({ format: 'date-time', description: 'RFC 3339, UTC, with milliseconds.' })
export const HashSchema = Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256, lower-case hexadecimal.' })

export const PartySchema = strictObject({
  id: Type.String(),
  name: Type.String(),
  short: Type.String({ maxLength: 4 }),
  color: Type.Integer({ minimum: 1, maximum: MARKS, description: 'Which paper and mark.' }),
})

export const RoundSchema = strictObject({
  id: Type.String(),
  title: Type.String(),
  phase: PhaseSchema,
  state: Type.Enum([...ROUND_STATES]),
  instruction: Type.Optional(Type.String()),
  minutes: Type.Optional(Type.Integer()),
  allows: Type.Optional(AllowsSchema),
  order: Type.Integer({ minimum: 0 }),
  openedAt: Type.Optional(MomentSchema),
  endsAt: Type.Optional(MomentSchema),
  sealedAt: Type.Optional(MomentSchema),
  snapshot: Type.Optional(Type.Integer({ minimum: 1, description: 'Number of the record that this round became.' })),
})

export const SnapshotEntrySchema = strictObject({
  number: Type.Integer({ minimum: 1 }),
  roundId: Type.String(),
  sealedAt: MomentSchema,
  sha256: HashSchema,
  previousSha256: Type.Union([HashSchema, Type.Null()]),
})

export const PersonSchema = strictObject({
  id: Type.String(),
  name: Type.String(),
  role: RoleSchema,
  partyId: Type.Optional(Type.String()),
  seats: Type.Array(strictObject({ seat: Type.Integer(), client: Type.Optional(Type.Integer()) }), { description: 'Open sockets; none: not present now.' }),
})
