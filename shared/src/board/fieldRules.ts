/**
 * What value each field of the document may hold. One set of rules for commands, the import parser, the projection
 * and the server's gate, so that none of them accepts what another skips. Pure; a problem is a short English reason.
 */
import {
  CARD_KINDS, LINK_KINDS, NOTE_MARKS, PROJECT_STATUSES, SCHEMA, STATEMENT_STATUSES,
  type CardKind, type COMMON_CARD_FIELDS, type FIELDS_OF_KIND, type Position, type Quarter, type Root, type Size,
} from './schema.ts'

/** Which key of an item holds a Y.Text; every other key of every root holds a plain value. */
export const TEXT_KEY: Readonly<Partial<Record<Root, string>>> = { cards: 'text', sections: 'title', lanes: 'title' }

/** Bounds of the values. Code units for strings, board units for lengths. */
export const FIELD_BOUNDS = {
  idLength: 64,
  /** Keys written here stay far shorter (order.ts); this is what a foreign writer may bring. */
  orderLength: 200,
  wordsLength: 200,
  colorLength: 64,
  /** Beyond this, doubles begin to lose the quarter of a unit that a drag at 400 % needs, and no canvas pans there. */
  coordinate: 1e7,
  leastSize: 24,
  greatestSize: 20_000,
  weeks: 1_000,
  number: 100_000,
  quarters: 80,
} as const

type Rule = (value: unknown) => string | undefined

const string = (longest: number): Rule => (value) =>
  typeof value !== 'string' ? 'is not a string'
  : value.length === 0 ? 'is empty'
  : value.length > longest ? `is longer than ${longest}`
  : value.isWellFormed() ? undefined : 'is not well-formed Unicode'

const oneOf = (choices: readonly string[]): Rule => (value) =>
  typeof value === 'string' && choices.includes(value) ? undefined : `is not one of ${choices.join(', ')}`

const integer = (least: number, greatest: number): Rule => (value) =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= greatest ? undefined : `is not a whole number from ${least} to ${greatest}`

const number = (least: number, greatest: number): Rule => (value) =>
  typeof value === 'number' && value >= least && value <= greatest ? undefined : `is not a number from ${least} to ${greatest}`

const boolean: Rule = (value) => (typeof value === 'boolean' ? undefined : 'is not true or false')

const pair = (a: string, b: string, rule: Rule): Rule => (value) => {
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return 'is not an object'
  const keys = Object.keys(value)
  if (keys.length !== 2 || !keys.includes(a) || !keys.includes(b)) return `does not hold exactly ${a} and ${b}`
  const problem = Object.values(value).map(rule).find((each) => each !== undefined)
  return problem === undefined ? undefined : `holds a value that ${problem}`
}

const QUARTER = /^(19|20|21)\d\d-Q[1-4]$/
const id = string(FIELD_BOUNDS.idLength)
const order = string(FIELD_BOUNDS.orderLength)
const words = string(FIELD_BOUNDS.wordsLength)
const color = string(FIELD_BOUNDS.colorLength)
const position = pair('x', 'y', number(-FIELD_BOUNDS.coordinate, FIELD_BOUNDS.coordinate))
const size = pair('w', 'h', number(FIELD_BOUNDS.leastSize, FIELD_BOUNDS.greatestSize))
const quarter: Rule = (value) => (isQuarter(value) ? undefined : 'is not a quarter such as 2027-Q1')
const sharedText: Rule = () => 'is not a shared text'

type CommonField = (typeof COMMON_CARD_FIELDS)[number]
type FieldOf<K extends CardKind> = (typeof FIELDS_OF_KIND)[K][number]

const COMMON: Record<CommonField, Rule> = {
  kind: oneOf(CARD_KINDS), text: sharedText, position, size, order, partyId: id, authorId: id, color, sectionId: id,
}
const BY_KIND: { readonly [K in CardKind]: Record<FieldOf<K>, Rule> } = {
  note: { mark: oneOf(NOTE_MARKS) },
  development: { relevance: integer(1, 5), priority: integer(1, 5), horizon: words },
  principle: { number: integer(1, FIELD_BOUNDS.number) },
  statement: { status: oneOf(STATEMENT_STATUSES) },
  project: { laneId: id, start: quarter, end: quarter, status: oneOf(PROJECT_STATUSES) },
  step: { projectId: id, weeks: number(0, FIELD_BOUNDS.weeks), ownerRole: words, done: boolean },
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
  const problems = kinds.filter((each) => Object.hasOwn(BY_KIND[each], key)).map((each) => judge(ruleIn(BY_KIND[each], key), key, value))
  if (problems.length === 0) return 'an unknown field'
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
export const isQuarter = (value: unknown): value is Quarter => typeof value === 'string' && QUARTER.test(value)
export const isPosition = (value: unknown): value is Position => position(value) === undefined
export const isSize = (value: unknown): value is Size => size(value) === undefined
