import { Type } from 'typebox'
import { MARKS } from '../../workshop/papers.ts'
import { ROLES } from '../../workshop/nouns.ts'
import { AllowsSchema, LanguageSchema, MomentSchema, PartySchema, PersonSchema, RoleSchema, RoundSchema, SnapshotEntrySchema } from './nounSchemas.ts'
import { strictObject } from './strictObject.ts'

export const LinksSchema = strictObject(
  { facilitator: Type.String(), participant: Type.String(), viewer: Type.String() },
  { description: 'Addresses to hand out; what stands behind # opens the door.' },
)

const PartyWishSchema = { name: Type.String(), short: Type.Optional(Type.String()), color: Type.Optional(Type.Integer({ minimum: 1, maximum: MARKS })) }

export const NewWorkshopSchema = strictObject({
  title: Type.String(),
  template: Type.Optional(Type.String({ description: 'blank (default), example; vision-roadmap and pdca are not built yet.' })),
  language: Type.Optional(LanguageSchema),
  parties: Type.Array(strictObject(PartyWishSchema)),
  organiserCode: Type.Optional(Type.String({ maxLength: 200 })),
})
export const CreatedWorkshopSchema = strictObject({ id: Type.String(), title: Type.String(), links: LinksSchema })

export const WorkshopChangeSchema = strictObject({
  title: Type.Optional(Type.String()),
  parties: Type.Optional(
    Type.Array(strictObject({ id: Type.Optional(Type.String()), ...PartyWishSchema }), { description: 'The whole list. With an id, or the name of a party that is there, it is that party.' }),
  ),
  exportsFor: Type.Optional(Type.Array(Type.Enum([...ROLES]), { uniqueItems: true, description: 'Who besides facilitators may download sealed rounds.' })),
})

const BoardPermissionSchema = strictObject({
  kinds: AllowsSchema.properties.kinds,
  links: Type.Boolean(),
  structure: Type.Boolean(),
  reason: Type.Optional(Type.Enum(['viewer', 'no-open-round', 'kinds-limited'])),
})

/** `WorkshopView` of protocol/view.ts with the people. */
export const WorkshopViewSchema = strictObject({
  id: Type.String(),
  title: Type.String(),
  language: LanguageSchema,
  parties: Type.Array(PartySchema),
  rounds: Type.Array(RoundSchema),
  currentRoundId: Type.Union([Type.String(), Type.Null()]),
  me: strictObject({ participantId: Type.String(), name: Type.String(), role: RoleSchema, partyId: Type.Optional(Type.String()) }),
  allowed: strictObject({ board: BoardPermissionSchema, lead: Type.Boolean(), export: Type.Boolean() }),
  exportsFor: Type.Array(RoleSchema, { description: 'Who besides facilitators may download sealed rounds.' }),
  limits: strictObject({ board: Type.Record(Type.String(), Type.Number()), workshop: Type.Record(Type.String(), Type.Number()) }),
  generation: Type.String(),
  sealed: Type.Integer({ minimum: 0, description: 'Number of the newest snapshot; 0 when none.' }),
  snapshots: Type.Array(SnapshotEntrySchema),
  now: MomentSchema,
  participants: Type.Array(PersonSchema),
})
