/**
 * One item of the document as a plain value. What does not parse is left out and counted: a whole item when its core is
 * missing (kind, text, a step's project, a section's place), else only the field. Never throws.
 */
import * as Y from 'yjs'
import { cardFieldProblem, isCardKind, isId, laneFieldProblem, linkFieldProblem, sectionFieldProblem, timelineFieldProblem } from './fieldRules.ts'
import { otherwiseOf, requiredFieldsOf } from './kinds/kindTable.ts'
import { textIn } from './roots.ts'
import type { Card, Lane, Link, Section, Timeline } from './schema.ts'

/** `value` is undefined when the whole item was skipped; `skipped` counts what was left out. */
export type ReadItem<T> = { readonly value: T | undefined; readonly skipped: number }

const FIRST_ORDER = 'a0'
const NOTHING: ReadItem<never> = { value: undefined, skipped: 1 }

type Fields = { [key: string]: unknown }
type Judge = (key: string, value: unknown) => string | undefined

/** -0 and 0 are one place, but not one value to a comparison. */
const settled = (value: unknown): unknown => {
  if (typeof value === 'number') return value + 0
  if (typeof value !== 'object' || value === null) return value
  // Nearly always it is the document's own value, in which nobody writes: a copy for each of ten thousand cards is felt in memory.
  if (!Object.values(value).some((each) => Object.is(each, -0))) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, typeof each === 'number' ? each + 0 : each]))
}

const readFields = (item: Y.Map<unknown>, judge: Judge, into: Fields, except?: string): number => {
  let skipped = 0
  for (const [key, value] of item.entries()) {
    if (key === except) continue
    if (judge(key, value) === undefined) into[key] = settled(value)
    else skipped++
  }
  return skipped
}

export const readCard = (id: string, item: unknown): ReadItem<Card> => {
  if (!(item instanceof Y.Map) || !isId(id)) return NOTHING
  const kind = item.get('kind')
  const text = textIn(item, 'text')
  if (!isCardKind(kind) || text === undefined) return NOTHING
  const card: Fields = { id, kind, text: text.toJSON(), order: FIRST_ORDER, ...otherwiseOf(kind) }
  let skipped = readFields(item, (key, value) => cardFieldProblem(kind, key, value), card, 'text')
  if (!item.has('order')) skipped++
  for (const required of requiredFieldsOf(kind)) {
    if (card[required] === undefined) return NOTHING
    // Another stands in for it: a card without it is still somebody's words.
    if (!item.has(required)) skipped++
  }
  return { value: Object.freeze(card) as unknown as Card, skipped }
}

export const readSection = (id: string, item: unknown): ReadItem<Section> => {
  const title = item instanceof Y.Map ? textIn(item, 'title') : undefined
  if (!(item instanceof Y.Map) || !isId(id) || title === undefined) return NOTHING
  const section: Fields = { id, title: title.toJSON(), order: FIRST_ORDER }
  const skipped = readFields(item, sectionFieldProblem, section, 'title') + (item.has('order') ? 0 : 1)
  if (section['position'] === undefined || section['size'] === undefined) return NOTHING
  return { value: Object.freeze(section) as unknown as Section, skipped }
}

export const readLane = (id: string, item: unknown): ReadItem<Lane> => {
  const title = item instanceof Y.Map ? textIn(item, 'title') : undefined
  if (!(item instanceof Y.Map) || !isId(id) || title === undefined) return NOTHING
  const lane: Fields = { id, title: title.toJSON(), order: FIRST_ORDER }
  const skipped = readFields(item, laneFieldProblem, lane, 'title') + (item.has('order') ? 0 : 1)
  return { value: Object.freeze(lane) as unknown as Lane, skipped }
}

/** A link from a card to itself says nothing and does not parse. */
export const readLink = (id: string, item: unknown): ReadItem<Link> => {
  if (!(item instanceof Y.Map) || !isId(id)) return NOTHING
  const link: Fields = { id }
  const skipped = readFields(item, linkFieldProblem, link)
  if (link['from'] === undefined || link['to'] === undefined || link['kind'] === undefined || link['from'] === link['to']) return NOTHING
  return { value: Object.freeze(link) as unknown as Link, skipped }
}

/** A timeline that nobody placed yet is undefined without counting. */
export const readTimeline = (root: Y.Map<unknown>): ReadItem<Timeline> => {
  const timeline: Fields = {}
  const skipped = readFields(root, timelineFieldProblem, timeline)
  const whole = timeline['position'] !== undefined && timeline['start'] !== undefined && timeline['quarters'] !== undefined
  return { value: whole ? (Object.freeze(timeline) as unknown as Timeline) : undefined, skipped: whole || root.size === 0 ? skipped : Math.max(1, skipped) }
}
