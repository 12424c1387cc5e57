/** [G2] What of a message the server lacks, committed and queued taken together. */
import type { Doc } from 'yjs'
import type { Deletion, QueuedWork } from './queuedWork.ts'
import type { ClockRange, RawContent, RawStruct, RawUpdate } from './update/rawUpdate.ts'
import { eachLive, nextClockOf, structAt } from './yjsStructs.ts'

export type News = {
  /** New structs by client; the first may be what was left of one of which the server has the beginning. */
  readonly structs: ReadonlyMap<number, readonly RawStruct[]>
  readonly deletions: readonly Deletion[]
  /** Clients under whose id something is added, also when clocks are missing before it. */
  readonly adders: readonly number[]
  /** Clocks are missing before a struct, or something is deleted that does not exist. */
  readonly gap: boolean
  /** Nothing was left out and it is written in the order of Yjs: the bytes can go on as they came. */
  readonly whole: boolean
}

/** The clock that comes next under this client id, queued work included. */
export const nextClock = (doc: Doc, queued: QueuedWork, client: number): number => queued.nextClock(client) ?? nextClockOf(doc, client)

/** The clock after the last of these structs of one client. */
export function endOf(structs: readonly RawStruct[]): number {
  const last = structs.at(-1)
  return last === undefined ? 0 : last.clock + last.length
}

export function findNews(raw: RawUpdate, doc: Doc, queued: QueuedWork): News {
  const structs = new Map<number, readonly RawStruct[]>()
  const adders: number[] = []
  let gap = false
  let whole = true
  let before = Number.POSITIVE_INFINITY
  for (const [client, sent] of raw.structs) {
    const known = nextClock(doc, queued, client)
    const fresh = newOf(sent, known)
    whole &&= client < before && fresh === sent
    before = client
    if (fresh.length > 0) adders.push(client)
    if (fresh === 'gap') gap = true
    else if (fresh.length > 0) structs.set(client, fresh)
  }
  const deletions: Deletion[] = []
  for (const [client, ranges] of raw.deletions) {
    const applied = nextClockOf(doc, client)
    const known = nextClock(doc, queued, client)
    const arriving = structs.get(client)
    const end = arriving === undefined ? known : endOf(arriving)
    for (const range of ranges) {
      gap ||= range.clock + range.length > end
      const added = addNewDeletions(deletions, client, range, { doc, queued, applied, known, end })
      whole &&= added === range.length
    }
  }
  return { structs, deletions, adders, gap, whole }
}

function newOf(sent: readonly RawStruct[], known: number): readonly RawStruct[] | 'gap' {
  const first = sent[0]
  if (first === undefined || first.clock > known) return 'gap'
  if (first.clock === known && !sent.some(isSkip)) return sent
  const fresh: RawStruct[] = []
  for (const struct of sent) {
    if (struct.clock + struct.length <= known) continue
    if (struct.kind === 'skip') return 'gap'
    fresh.push(struct.clock < known ? cutBefore(struct, known) : struct)
  }
  return fresh
}

const isSkip = (struct: RawStruct): boolean => struct.kind === 'skip'

/** What is left of a struct from this clock on, as Yjs would take it in: behind its own beginning. */
function cutBefore(struct: RawStruct, clock: number): RawStruct {
  const left = { ...struct, clock, length: struct.clock + struct.length - clock, bytes: undefined }
  if (struct.kind !== 'item' || struct.content === undefined) return left
  const origin = { client: struct.client, clock: clock - 1 }
  return { ...left, origin, parentRoot: undefined, parentId: undefined, parentKey: undefined, content: contentFrom(struct.content, clock - struct.clock) }
}

function contentFrom(content: RawContent, offset: number): RawContent {
  if (content.type === 'values') return { type: 'values', values: content.values.slice(offset) }
  return content.type === 'string' ? { type: 'string', text: content.text.slice(offset) } : content
}

type Known = { readonly doc: Doc; readonly queued: QueuedWork; readonly applied: number; readonly known: number; readonly end: number }

/** Adds the parts of a range that are not deleted yet and answers their length. */
function addNewDeletions(into: Deletion[], client: number, range: ClockRange, { doc, queued, applied, known, end }: Known): number {
  const to = range.clock + range.length
  if (range.length === 1 && to <= applied) {
    // Every move deletes the place before it: nine of ten deletions on a board.
    const struct = structAt(doc, client, range.clock)
    if (struct === undefined || struct.deleted || queued.isDeleted(client, range.clock)) return 0
    into.push({ client, clock: range.clock, length: 1 })
    return 1
  }
  let added = 0
  const add = (from: number, length: number): void => {
    for (const part of queued.notDeletedIn(client, from, length)) {
      added += part.length
      into.push({ client, clock: part.clock, length: part.length })
    }
  }
  const addOverlap = (clock: number, length: number): void => {
    const from = Math.max(clock, range.clock)
    add(from, Math.min(clock + length, to) - from)
  }
  eachLive(doc, client, range.clock, Math.min(to, applied), (item) => addOverlap(item.id.clock, item.length))
  queued.eachStruct(client, Math.max(range.clock, applied), Math.min(to, known), ({ struct }) => {
    if (struct.kind === 'item' && struct.content?.type !== 'deleted') addOverlap(struct.clock, struct.length)
  })
  const from = Math.max(range.clock, known)
  if (from < Math.min(to, end)) add(from, Math.min(to, end) - from)
  return added
}
