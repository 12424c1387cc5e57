/** Every kind of card there is. Adding one: its file beside this one, its card in `schema.ts`, and then what the compiler asks for. */
import { CARD_KINDS, type CardKind, type CardOf } from '../schema.ts'
import { development } from './development.ts'
import { drawing } from './drawing.ts'
import { image } from './image.ts'
import type { KindDefinition } from './kindDefinition.ts'
import { note } from './note.ts'
import { principle } from './principle.ts'
import { project } from './project.ts'
import { shape } from './shape.ts'
import { statement } from './statement.ts'
import { step } from './step.ts'
import { text } from './text.ts'

export const KINDS: { readonly [K in CardKind]: KindDefinition<CardOf<K>> } = { note, development, principle, statement, project, step, text, shape, drawing, image }

const byKind = (fields: (kind: CardKind) => Iterable<string>): ReadonlyMap<CardKind, ReadonlySet<string>> => new Map(CARD_KINDS.map((kind) => [kind, new Set(fields(kind))]))
const OWN = byKind((kind) => Object.keys(KINDS[kind].fields))
const REQUIRED = byKind((kind) => Object.keys(KINDS[kind].required))
const NONE: ReadonlySet<string> = new Set()

/** Fields that belong to one kind. Commands, import and the gate use the same lists. */
export const ownFieldsOf = (kind: CardKind): ReadonlySet<string> => OWN.get(kind) ?? NONE
/** Those of them that are never missing. */
export const requiredFieldsOf = (kind: CardKind): ReadonlySet<string> => REQUIRED.get(kind) ?? NONE

const OTHERWISE = new Map<CardKind, Readonly<Record<string, unknown>>>(
  CARD_KINDS.map((kind) => [kind, Object.fromEntries(Object.entries<{ readonly otherwise?: unknown }>(KINDS[kind].required).flatMap(([field, { otherwise }]) => (otherwise === undefined ? [] : [[field, otherwise]])))]),
)
/** What stands in required fields that nobody filled in. */
export const otherwiseOf = (kind: CardKind): Readonly<Record<string, unknown>> => OTHERWISE.get(kind) ?? {}
