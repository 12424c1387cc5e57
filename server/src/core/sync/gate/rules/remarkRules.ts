/**
 * [G50–G55] What is said of cards under a name is said by that person: a comment or reaction comes whole in one message, under the writer's
 * own name, and from then on it is theirs. So the document itself is the proof; there is no other record of who made it.
 */
import { remarkFieldProblem } from '@visiebord/shared/board/fieldRules.ts'
import { REMARK_CORE, remarkKindOf } from '@visiebord/shared/board/remarks/remarkRules.ts'
import type { BoardPermission } from '@visiebord/shared/workshop/permissions.ts'
import { refuse, type Refusal } from '@visiebord/shared/workshop/refusals.ts'
import type { GateQuestion } from '../contract.ts'
import type { Effects } from '../effects.ts'
import { idKey, type EntryContainer, type Slot } from '../place.ts'
import type { PlacedStruct } from '../placedStruct.ts'
import type { Surroundings } from '../placing.ts'
import { entryBefore, type Removal } from '../writing.ts'
import { plainField } from '../yjsStructs.ts'

type Writer = Pick<GateQuestion, 'participantId' | 'permission'>
type Work = { readonly structs: readonly PlacedStruct[]; readonly removals: readonly Removal[]; readonly effects: Effects }

/** Whoever may write anything that is not the facilitator's alone may say something of a card, of whatever kind that is. */
export const mayRemark = ({ kinds, links }: BoardPermission): boolean => kinds.length > 0 || links

/** What anybody may set on a comment of somebody else. */
const OF_EVERYBODY = 'resolved'

export function remarkProblem(around: Surroundings, writer: Writer, work: Work): Refusal | undefined {
  // Nearly every message is a move of a card: nothing is made for it here.
  if (!work.structs.some(touchesRemarks) && !work.removals.some(touchesRemarks)) return undefined
  const isNew = new Set<string>()
  for (const { makes } of work.structs) if (makes?.level === 'entry' && makes.root === 'remarks') isNew.add(idKey(makes.id))
  const goes = new Set<string>()
  for (const { makes } of work.removals) if (makes?.level === 'entry' && makes.root === 'remarks') goes.add(idKey(makes.id))
  const unsound = makingProblem(writer, work) ?? fieldsProblem(around, work)
  if (unsound !== undefined) return unsound
  for (const { place } of work.structs) {
    if (typeof place === 'string' || place.in.root !== 'remarks') continue
    const entry = entryOf(around, place)
    if (entry === undefined || isNew.has(idKey(entry.id))) continue
    // A new entry in the place of another takes that one away.
    if (place.in.level === 'root' ? !mayRemove(around, writer, entry) : !mayChange(around, writer, place, entry)) return notYours(around, entry)
    if (place.in.level === 'entry' && isFixed(place.key)) return refuse('not-a-board-change', `remarks: ${String(place.key)} stays as it was made`)
  }
  for (const { place, makes } of work.removals) {
    if (makes?.level === 'entry' && makes.root === 'remarks') {
      if (!isNew.has(idKey(makes.id)) && !mayRemove(around, writer, makes)) return notYours(around, makes)
      continue
    }
    if (typeof place === 'string' || place.in.root !== 'remarks') continue
    const entry = entryOf(around, place)
    // What goes with the whole entry is asked for the entry.
    if (entry === undefined || isNew.has(idKey(entry.id)) || goes.has(idKey(entry.id))) continue
    if (!mayChange(around, writer, place, entry)) return notYours(around, entry)
    if (place.in.level === 'entry' && isFixed(place.key)) return refuse('not-a-board-change', `remarks: ${String(place.key)} stays as it was made`)
  }
  return undefined
}

/** Of new ones: one kind, all that it needs, and whose it is. */
function makingProblem({ participantId }: Writer, { structs }: Work): Refusal | undefined {
  const made = new Map<string, { readonly kinds: Set<unknown>; readonly authors: Set<unknown>; readonly keys: Set<string | undefined> }>()
  for (const { makes } of structs) if (makes?.level === 'entry' && makes.root === 'remarks') made.set(idKey(makes.id), { kinds: new Set(), authors: new Set(), keys: new Set() })
  for (const { place, struct, makes } of structs) {
    const entry = typeof place === 'string' || place.in.level !== 'entry' ? undefined : made.get(idKey(place.in.id))
    if (entry === undefined || typeof place === 'string') continue
    if (makes?.level === 'text') entry.keys.add(place.key)
    if (struct.content?.type !== 'values') continue
    entry.keys.add(place.key)
    for (const value of struct.content.values) {
      if (place.key === 'kind') entry.kinds.add(value)
      if (place.key === 'authorId') entry.authors.add(value)
    }
  }
  for (const { kinds, authors, keys } of made.values()) {
    const kind = kinds.size === 1 ? remarkKindOf([...kinds][0]) : undefined
    if (kind === undefined) return refuse('not-a-board-change', 'remarks: a remark comes with its kind')
    if (kind === 'tag' ? authors.size > 0 : authors.size !== 1 || !authors.has(participantId)) return refuse('author-not-you', 'remarks: a remark comes with the name of who makes it, a tag with none')
    const missing = REMARK_CORE[kind].find((key) => !keys.has(key))
    if (missing !== undefined) return refuse('not-a-board-change', `remarks: a ${kind} comes with its ${missing}`)
  }
  return undefined
}

/** Each field as its kind asks for. What is new has the kind with which it came. */
function fieldsProblem(around: Surroundings, { structs, effects }: Work): Refusal | undefined {
  for (const { place, struct, makes } of structs) {
    if (typeof place === 'string' || place.in.level !== 'entry' || place.in.root !== 'remarks' || place.key === undefined) continue
    const kind = remarkKindOf(effects.remarks.get(idKey(place.in.id))?.kind ?? fieldBefore(around, place.in, 'kind'))
    if (makes?.level === 'text' && kind !== 'comment') return refuse('not-a-board-change', 'remarks: only a comment has a text')
    if (struct.content?.type !== 'values') continue
    for (const value of struct.content.values) {
      const problem = remarkFieldProblem(kind, place.key, value)
      if (problem !== undefined) return refuse('not-a-board-change', `remarks: ${problem}`)
    }
  }
  return undefined
}

const touchesRemarks = ({ place, makes }: Pick<PlacedStruct, 'place' | 'makes'>): boolean => (typeof place !== 'string' && place.in.root === 'remarks') || makes?.root === 'remarks'
const isFixed = (key: string | undefined): boolean => key === 'kind' || key === 'authorId' || key === 'cardId'

/** The remark that a place belongs to; of a place in the root, what stood there before. */
function entryOf(around: Surroundings, { in: container, key }: Slot): EntryContainer | undefined {
  if (container.level === 'root') return key === undefined ? undefined : entryBefore(around, 'remarks', key)
  return container.level === 'entry' ? container : container.of
}

const mayRemove = (around: Surroundings, { participantId, permission }: Writer, entry: EntryContainer): boolean =>
  permission.structure || isTag(around, entry) || authorOf(around, entry) === participantId

const mayChange = (around: Surroundings, { participantId }: Writer, place: Slot, entry: EntryContainer): boolean =>
  isTag(around, entry) || authorOf(around, entry) === participantId || (place.in.level === 'entry' && place.key === OF_EVERYBODY)

const isTag = (around: Surroundings, entry: EntryContainer): boolean => fieldBefore(around, entry, 'kind') === 'tag'
const authorOf = (around: Surroundings, entry: EntryContainer): unknown => fieldBefore(around, entry, 'authorId')

function fieldBefore({ doc, queued }: Surroundings, entry: EntryContainer, key: 'kind' | 'authorId'): unknown {
  const ahead = queued.remarkOf(idKey(entry.id))
  return ahead === undefined ? plainField(doc, entry, key) : ahead[key]
}

const notYours = (around: Surroundings, entry: EntryContainer): Refusal => refuse('not-your-remark', remarkKindOf(fieldBefore(around, entry, 'kind')))
