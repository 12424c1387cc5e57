/**
 * What value each field of the document may hold. One set of rules for commands, the import parser, the projection
 * and the server's gate, so that none of them accepts what another skips. Pure; a problem is a short English reason.
 */
import { KINDS } from './kinds/kindTable.ts'
import type { RemarkKind } from './remarks/remark.ts'
import { REMARK_RULES } from './remarks/remarkRules.ts'
import { CARD_KINDS, LINK_KINDS, SCHEMA, type CardKind, type COMMON_CARD_FIELDS, type Position, type Quarter, type Root, type Size } from './schema.ts'
import { color, FIELD_BOUNDS, id, integer, oneOf, order, position, quarter, sharedText, size, type Rule } from './valueRules.ts'

/** Which key of an item holds a Y.Text; every other key of every root holds a plain value. */
export const TEXT_KEY: Readonly<Partial<Record<Root, string>>> = { cards: 'text', sections: 'title', lanes: 'title', remarks: 'text' }

type CommonField = (typeof COMMON_CARD_FIELDS)[number]

/** A card that is not locked says nothing: there is one way to write it. */
const oneTrue: Rule = (value) => (value === true ? undefined : 'is not true')

const COMMON: Record<CommonField, Rule> = {
  kind: oneOf(CARD_KINDS), text: sharedText, position, size, order, partyId: id, authorId: id, color, sectionId: id, locked: oneTrue,
}
const SECTION: Record<string, Rule> = { title: sharedText, position, size, color, order }
const LANE: Record<string, Rule> = { title: sharedText, order, partyId: id }
const TIMELINE: Record<string, Rule> = { position, start: quarter, quarters: integer(1, FIELD_BOUNDS.quarters) }
const LINK: Record<string, Rule> = { from: id, to: id, kind: oneOf(LINK_KINDS) }
const META: Record<string, Rule> = { schema: integer(SCHEMA, SCHEMA) }

/** Looks a rule up without touching the prototype: `__proto__` and `constructor` are unknown keys. */
const ruleIn = (rules: object, key: string): Rule | undefined =>
  Object.hasOwn(rules, key) ? Object.getOwnPropertyDescriptor(rules, key)?.value : undefined

const judge = (rule: Rule | undefined, key: string, value: unknown): string | undefined => {
  if (rule === undefined) return 'an unknown field'
  const problem = rule(value)
  return problem === undefined ? undefined : `${key} ${problem}`
}
const judgeIn = (rules: object) => (key: string, value: unknown): string | undefined => judge(ruleIn(rules, key), key, value)

/** With an unknown kind, a field is judged as any kind would allow it. A plain value under `text` is a problem. */
export const cardFieldProblem = (kind: CardKind | undefined, key: string, value: unknown): string | undefined => {
  const common = ruleIn(COMMON, key)
  if (common !== undefined) return judge(common, key, value)
  const kinds = kind === undefined ? CARD_KINDS : [kind]
  const problems = kinds.map((each) => KINDS[each].fields).filter((rules) => Object.hasOwn(rules, key)).map((rules) => judge(ruleIn(rules, key), key, value))
  if (problems.length === 0) return 'an unknown field'
  return problems.includes(undefined) ? undefined : problems[0]
}
/** With an unknown kind, a field is judged as any kind would allow it. */
export const remarkFieldProblem = (kind: RemarkKind | undefined, key: string, value: unknown): string | undefined => {
  const problems = (kind === undefined ? Object.values(REMARK_RULES) : [REMARK_RULES[kind]]).map((rules) => judge(ruleIn(rules, key), key, value))
  return problems.includes(undefined) ? undefined : problems[0]
}
export const sectionFieldProblem = judgeIn(SECTION)
export const laneFieldProblem = judgeIn(LANE)
export const timelineFieldProblem = judgeIn(TIMELINE)
export const linkFieldProblem = judgeIn(LINK)
export const metaFieldProblem = judgeIn(META)

/** Opaque, non-empty, at most 64 code units, well formed. `__proto__` is an id like any other. */
export const isId = (value: unknown): value is string => id(value) === undefined
export const isCardKind = (value: unknown): value is CardKind => COMMON.kind(value) === undefined
export const isQuarter = (value: unknown): value is Quarter => quarter(value) === undefined
export const isPosition = (value: unknown): value is Position => position(value) === undefined
export const isSize = (value: unknown): value is Size => size(value) === undefined
