/**
 * Board JSON from outside, judged strictly: the first thing that is wrong is named and nothing is taken. Texts are made
 * well formed; everything else must fit the field rules as it is.
 */
import { cardFieldProblem, isCardKind, isId, laneFieldProblem, linkFieldProblem, remarkFieldProblem, sectionFieldProblem, timelineFieldProblem } from './fieldRules.ts'
import { requiredFieldsOf } from './kinds/kindTable.ts'
import { BOARD_LIMITS, type BoardLimits } from './limits.ts'
import type { Remark } from './remarks/remark.ts'
import { REMARK_CORE, remarkKindOf } from './remarks/remarkRules.ts'
import { SCHEMA, type BoardContent, type Card, type Lane, type Link, type Section, type Timeline } from './schema.ts'

/** `at` is a path such as `cards[3].position`; `problem` is a short English reason. */
export type ContentProblem = { readonly why: 'malformed' | 'too-many' | 'text-too-long'; readonly at: string; readonly problem: string }
export type ParsedContent = { readonly ok: true; readonly content: BoardContent } | ({ readonly ok: false } & ContentProblem)

/** Thrown and caught in this file only: it carries the first problem out of the nested reading. */
class Wrong extends Error {
  readonly found: ContentProblem
  constructor(at: string, problem: string, why: ContentProblem['why'] = 'malformed') {
    super(problem)
    this.found = { why, at, problem }
  }
}

type Plain = Record<string, unknown>
type Judge = (key: string, value: unknown) => string | undefined
/** What stands beside the board in a record of a sealed round; not the board's. */
const BESIDE: ReadonlySet<string> = new Set(['parties', 'rounds', 'ballots'])
const ROOTS: ReadonlySet<string> = new Set(['schema', 'cards', 'sections', 'lanes', 'links', 'timeline', 'remarks'])

const objectAt = (value: unknown, at: string): Plain => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Wrong(at, 'is not an object')
  return value as Plain
}

const readItem = (value: unknown, at: string, judge: Judge, text?: { readonly key: string; readonly longest: number }): Plain & { id: string } => {
  const item = objectAt(value, at)
  const { id } = item
  if (!isId(id)) throw new Wrong(`${at}.id`, 'is not an id of 1 to 64 characters')
  const read: Plain & { id: string } = { id }
  for (const [key, each] of Object.entries(item)) {
    if (key === 'id') continue
    if (key === text?.key) {
      if (typeof each !== 'string') throw new Wrong(`${at}.${key}`, 'is not a string')
      if (each.length > text.longest) throw new Wrong(`${at}.${key}`, `is longer than ${text.longest}`, 'text-too-long')
      read[key] = each.toWellFormed()
      continue
    }
    const problem = judge(key, each)
    if (problem !== undefined) throw new Wrong(`${at}.${key}`, problem)
    read[key] = each
  }
  return read
}

const readList = <T>(root: Plain, name: string, most: number, read: (value: unknown, at: string) => Plain & { id: string }, required: (item: Plain) => readonly string[]): readonly T[] => {
  const list = root[name]
  if (!Array.isArray(list)) throw new Wrong(name, 'is not a list')
  if (list.length > most) throw new Wrong(name, `holds ${list.length}, more than ${most}`, 'too-many')
  const ids = new Set<string>()
  return list.map((value: unknown, index) => {
    const at = `${name}[${index}]`
    const item = read(value, at)
    if (ids.has(item.id)) throw new Wrong(`${at}.id`, 'stands twice in the list')
    ids.add(item.id)
    for (const key of required(item)) if (!Object.hasOwn(item, key)) throw new Wrong(`${at}.${key}`, 'is missing')
    return item as T
  })
}

const readCardAt = (limits: BoardLimits) => (value: unknown, at: string): Plain & { id: string } => {
  const { kind } = objectAt(value, at)
  if (!isCardKind(kind)) throw new Wrong(`${at}.kind`, 'is not a kind of card')
  return readItem(value, at, (key, each) => cardFieldProblem(kind, key, each), { key: 'text', longest: limits.textLength })
}

const readRemarkAt = (limits: BoardLimits) => (value: unknown, at: string): Plain & { id: string } => {
  const kind = remarkKindOf(objectAt(value, at)['kind'])
  if (kind === undefined) throw new Wrong(`${at}.kind`, 'is not a kind of remark')
  return readItem(value, at, (key, each) => remarkFieldProblem(kind, key, each), kind === 'comment' ? { key: 'text', longest: limits.remarkLength } : undefined)
}

const readTimelineAt = (value: unknown): Timeline | Record<string, never> => {
  const timeline = objectAt(value ?? {}, 'timeline')
  const entries = Object.entries(timeline)
  for (const [key, each] of entries) {
    const problem = timelineFieldProblem(key, each)
    if (problem !== undefined) throw new Wrong(`timeline.${key}`, problem)
  }
  if (entries.length !== 0 && entries.length !== 3) throw new Wrong('timeline', 'needs position, start and quarters, or nothing')
  return timeline as Timeline | Record<string, never>
}

const readContent = (value: unknown, limits: BoardLimits): BoardContent => {
  const root = objectAt(value, 'the board')
  const unknown = Object.keys(root).find((key) => !ROOTS.has(key) && !BESIDE.has(key))
  if (unknown !== undefined) throw new Wrong(unknown, 'an unknown field')
  if (root['schema'] !== SCHEMA) throw new Wrong('schema', `is not ${SCHEMA}`)
  const title = { key: 'title', longest: limits.titleLength }
  const cards = readList<Card>(root, 'cards', limits.cards, readCardAt(limits), (item) => ['text', 'order', ...(isCardKind(item['kind']) ? requiredFieldsOf(item['kind']) : [])])
  const sections = readList<Section>(root, 'sections', limits.sections, (each, at) => readItem(each, at, sectionFieldProblem, title), () => ['title', 'position', 'size', 'order'])
  const lanes = readList<Lane>(root, 'lanes', limits.lanes, (each, at) => readItem(each, at, laneFieldProblem, title), () => ['title', 'order'])
  const links = readList<Link>(root, 'links', limits.links, (each, at) => readItem(each, at, linkFieldProblem), () => ['from', 'to', 'kind'])
  const known = new Set(cards.map((card) => card.id))
  for (const [index, { from, to }] of links.entries()) {
    if (!known.has(from)) throw new Wrong(`links[${index}].from`, 'is no card of this board')
    if (!known.has(to)) throw new Wrong(`links[${index}].to`, 'is no card of this board')
    if (from === to) throw new Wrong(`links[${index}]`, 'leads from a card to itself')
  }
  const content = { schema: SCHEMA, cards, sections, lanes, links, timeline: readTimelineAt(root['timeline']) }
  if (root['remarks'] === undefined) return content
  const remarks = readList<Remark>(root, 'remarks', limits.remarks, readRemarkAt(limits), ({ kind }) => REMARK_CORE[remarkKindOf(kind) ?? 'tag'])
  const lost = remarks.findIndex(({ cardId }) => !known.has(cardId))
  if (lost >= 0) throw new Wrong(`remarks[${lost}].cardId`, 'is no card of this board')
  return remarks.length === 0 ? content : { ...content, remarks }
}

export const parseContent = (value: unknown, limits: BoardLimits = BOARD_LIMITS): ParsedContent => {
  try {
    return { ok: true, content: readContent(value, limits) }
  } catch (error) {
    if (error instanceof Wrong) return { ok: false, ...error.found }
    throw error
  }
}
