/**
 * All that the gate knows of the inside of a Y.Doc (Yjs 13.6: `store.clients`, `item.parent`, `type._item`, `type._map`,
 * `type._length`). Read only; never walks a whole board except where it says so.
 */
import { ROOTS, type Root } from '@visiebord/shared/board/schema.ts'
import * as Y from 'yjs'
import type { Container, EntryContainer, Place, TextContainer } from './place.ts'
import type { StructId } from './update/rawUpdate.ts'

export type DocStruct = Y.Item | Y.GC

const ROOT_CONTAINERS = new Map<string, Container>(ROOTS.map((root) => [root, { level: 'root', root }]))

/** The container of a root type, if the board has a root of that name. */
export const rootContainer = (name: string): Container | undefined => ROOT_CONTAINERS.get(name)

/** The clock that comes next under this client id. */
export const nextClockOf = (doc: Y.Doc, client: number): number => Y.getState(doc.store, client)

/** The struct that holds a clock; the clock must be below `nextClockOf`. */
export function structAt(doc: Y.Doc, client: number, clock: number): DocStruct | undefined {
  const structs = doc.store.clients.get(client)
  return structs?.[Y.findIndexSS(structs, clock)]
}

/** Calls with each struct between the two clocks that is not deleted. `to` must not be above `nextClockOf`. */
export function eachLive(doc: Y.Doc, client: number, from: number, to: number, visit: (item: Y.Item) => void): void {
  const structs = doc.store.clients.get(client)
  if (structs === undefined || from >= to) return
  for (let i = Y.findIndexSS(structs, from); i < structs.length; i++) {
    const struct = structs[i]
    if (struct === undefined || struct.id.clock >= to) return
    if (!struct.deleted && struct instanceof Y.Item) visit(struct)
  }
}

/** Number of structs in the whole doc, by adding up one length per client. */
export function countStructs(doc: Y.Doc): number {
  let count = 0
  for (const structs of doc.store.clients.values()) count += structs.length
  return count
}

/** Where a struct of the doc sits. What is garbage-collected sits nowhere. */
export function placeInDoc(doc: Y.Doc, struct: DocStruct): Place {
  if (!(struct instanceof Y.Item)) return 'gone'
  const container = struct.parent instanceof Y.AbstractType ? containerOf(doc, struct.parent) : undefined
  return container === undefined ? 'foreign' : { in: container, key: struct.parentSub ?? undefined }
}

/** The container that an item of the doc is the maker of; `gone` when it is deleted, `foreign` when it makes none. */
export function containerMadeInDoc(doc: Y.Doc, struct: DocStruct): Container | 'gone' | 'foreign' {
  if (!(struct instanceof Y.Item) || struct.content instanceof Y.ContentDeleted) return 'gone'
  return struct.content instanceof Y.ContentType ? (containerOf(doc, struct.content.type) ?? 'foreign') : 'foreign'
}

function containerOf(doc: Y.Doc, type: Y.AbstractType<unknown>): Container | undefined {
  const item = type._item
  if (item === null) {
    const name = ROOTS.find((root) => doc.share.get(root) === type)
    return name === undefined ? undefined : ROOT_CONTAINERS.get(name)
  }
  const above = item.parent instanceof Y.AbstractType ? containerOf(doc, item.parent) : undefined
  if (above === undefined || item.parentSub === null) return undefined
  const id = { client: item.id.client, clock: item.id.clock }
  if (above.level === 'root') return { level: 'entry', root: above.root, entry: item.parentSub, id }
  return above.level === 'entry' ? { level: 'text', root: above.root, entry: above.entry, id, of: above } : undefined
}

/** What an id means in the root now: the container of its present life, or undefined when it is not on the board. */
export function presentEntry(doc: Y.Doc, root: Root, entry: string): EntryContainer | undefined {
  const item = doc.share.get(root)?._map.get(entry)
  if (item === undefined || item.deleted) return undefined
  return { level: 'entry', root, entry, id: { client: item.id.client, clock: item.id.clock } }
}

/** Entries of a root, counted one by one only when there might be more than `atLeast`; below that an upper bound. */
export function countEntries(doc: Y.Doc, root: Root, atLeast: number): number {
  const entries = doc.share.get(root)?._map
  if (entries === undefined || entries.size <= atLeast) return entries?.size ?? 0
  let live = 0
  for (const item of entries.values()) if (!item.deleted) live++
  return live
}

/** The plain value of a field of an entry that is in the doc; undefined when there is none. */
export function plainField(doc: Y.Doc, entry: EntryContainer, key: string): unknown {
  const item = typeAt(doc, entry.id)?._map.get(key)
  if (item === undefined || item.deleted) return undefined
  const held: readonly unknown[] = item.content.getContent()
  return held[item.length - 1]
}

/** Length of a text that is in the doc, in UTF-16 code units; 0 when it is not there. */
export const textLength = (doc: Y.Doc, text: TextContainer): number => typeAt(doc, text.id)?._length ?? 0

function typeAt(doc: Y.Doc, id: StructId): Y.AbstractType<unknown> | undefined {
  if (id.clock >= nextClockOf(doc, id.client)) return undefined
  const struct = structAt(doc, id.client, id.clock)
  return struct instanceof Y.Item && struct.content instanceof Y.ContentType ? struct.content.type : undefined
}

/**
 * How many items to the right of `a` the item of `b` stands in the same list: 0 when one item holds both in this order. Negative
 * when it does not stand there, or not within `most` items; then it is minus the number of items passed, at least -1.
 */
export function stepsTo(doc: Y.Doc, a: StructId, b: StructId, most: number): number {
  const from = structAt(doc, a.client, a.clock)
  const to = structAt(doc, b.client, b.clock)
  if (from === to) return a.clock < b.clock ? 0 : -1
  let steps = 0
  for (let item = from instanceof Y.Item ? from.right : null; item !== null && steps < most; item = item.right) {
    steps++
    if (item === to) return steps
  }
  return -Math.max(1, steps)
}

/** The neighbours that a clock of the doc was put between; of a clock inside an item, the one before it is the left neighbour. */
export function neighboursInDoc(doc: Y.Doc, id: StructId): { readonly origin: StructId | undefined; readonly rightOrigin: StructId | undefined } {
  const struct = structAt(doc, id.client, id.clock)
  if (!(struct instanceof Y.Item)) return { origin: undefined, rightOrigin: undefined }
  const origin = id.clock > struct.id.clock ? { client: id.client, clock: id.clock - 1 } : (struct.origin ?? undefined)
  return { origin, rightOrigin: struct.rightOrigin ?? undefined }
}

/** Whether nothing stands between two clocks of the doc, or beyond the one that is given: so does everybody write who sees the board as it is. */
export function areNextToEachOther(doc: Y.Doc, left: StructId | undefined, right: StructId | undefined): boolean {
  const before = left === undefined ? undefined : structAt(doc, left.client, left.clock)
  const after = right === undefined ? undefined : structAt(doc, right.client, right.clock)
  if (left !== undefined && before !== undefined && before === after) return right?.clock === left.clock + 1
  const isAtEnd = left === undefined || (before instanceof Y.Item && left.clock === before.id.clock + before.length - 1)
  const isAtStart = right === undefined || (after instanceof Y.Item && right.clock === after.id.clock)
  if (!isAtEnd || !isAtStart) return false
  if (before instanceof Y.Item) return before.right === (after ?? null)
  return after instanceof Y.Item && after.left === null
}
