/** What each field of a remark may hold, by its kind. */
import { id, oneOf, sharedText, string, type Rule } from '../valueRules.ts'
import { REACTIONS, REMARK_KINDS, type RemarkKind } from './remark.ts'

export const REMARK_BOUNDS = {
  /** Code units of a tag: a few words. */
  tagLength: 40,
  /** Ids in `mentions`, with the spaces between them. */
  mentionsLength: 2_000,
} as const

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
const moment: Rule = (value) =>
  typeof value === 'string' && MOMENT.test(value) && !Number.isNaN(Date.parse(value)) ? undefined : 'is not a moment such as 2027-01-31T09:30:00.000Z'
const yes: Rule = (value) => (value === true ? undefined : 'is not true')

const EVERY = { cardId: id, kind: oneOf(REMARK_KINDS) }
const MADE = { ...EVERY, authorId: id, at: moment }

export const REMARK_RULES: { readonly [K in RemarkKind]: Readonly<Record<string, Rule>> } = {
  comment: { ...MADE, text: sharedText, mentions: string(REMARK_BOUNDS.mentionsLength), resolved: yes },
  reaction: { ...MADE, value: oneOf(REACTIONS) },
  tag: { ...EVERY, value: string(REMARK_BOUNDS.tagLength) },
}

/** Without these it is no remark. A reaction is somebody's, or it could not count once for each. */
export const REMARK_CORE: { readonly [K in RemarkKind]: readonly string[] } = { comment: ['cardId', 'text'], reaction: ['cardId', 'value', 'authorId'], tag: ['cardId', 'value'] }

export const remarkKindOf = (value: unknown): RemarkKind | undefined => REMARK_KINDS.find((kind) => kind === value)
