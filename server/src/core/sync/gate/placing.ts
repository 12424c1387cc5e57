/** [G8] Where each new struct comes to sit, as Yjs will decide it. */
import type { Doc } from 'yjs'
import { makeNeighbourCheck } from './listOrder.ts'
import { containerMadeAt, StructShelf, type PlacedStruct } from './placedStruct.ts'
import { idKey, sameSlot, type Container, type Place } from './place.ts'
import type { QueuedWork } from './queuedWork.ts'
import type { RawStruct, StructId } from './update/rawUpdate.ts'
import { containerMadeInDoc, nextClockOf, placeInDoc, rootContainer, structAt } from './yjsStructs.ts'

/** Everything a new struct may hang on: what is applied, what is queued, and what of its own message came before it. */
export type Surroundings = {
  readonly doc: Doc
  readonly queued: QueuedWork
  readonly arriving: StructShelf
  /** Whether an item can have been put between the neighbours that it names. */
  canBeBetween(neighbours: Pick<RawStruct, 'origin' | 'rightOrigin'>): boolean
  /** Of texts that this message makes: the clock that stands last in it so far, -1 when that cannot be said. By `idKey`. */
  readonly ends: Map<string, number>
}

export function makeSurroundings(doc: Doc, queued: QueuedWork): Surroundings {
  const arriving = new StructShelf()
  const pending = (id: StructId): PlacedStruct | undefined => queued.find(id.client, id.clock) ?? arriving.find(id.client, id.clock)
  return { doc, queued, arriving, canBeBetween: makeNeighbourCheck({ doc, pending }), ends: new Map() }
}

/** Places a struct and puts it on the shelf of what is arriving; structs come in taking order. */
export function placeNext(around: Surroundings, struct: RawStruct): PlacedStruct {
  const place = placeOf(around, struct)
  const makes = typeof place === 'string' ? undefined : containerMadeAt(place, struct)
  const placed = { struct: isWrongWayRound(around, place, struct) ? { ...struct, rightOrigin: undefined } : struct, place, makes }
  noteEnd(around, placed)
  around.arriving.add(placed)
  return placed
}

/** The place of something that exists; `foreign` when it does not. */
export function placeOfId(around: Surroundings, id: StructId): Place {
  if (id.clock < nextClockOf(around.doc, id.client)) {
    const struct = structAt(around.doc, id.client, id.clock)
    return struct === undefined ? 'foreign' : placeInDoc(around.doc, struct)
  }
  return found(around, id)?.place ?? 'foreign'
}

function placeOf(around: Surroundings, struct: RawStruct): Place {
  if (struct.kind === 'gc') return 'gone'
  if (struct.origin !== undefined || struct.rightOrigin !== undefined) return placeBeside(around, struct)
  const key = struct.parentKey
  const container = struct.parentRoot !== undefined ? (rootContainer(struct.parentRoot) ?? 'foreign') : containerMadeBy(around, struct.parentId)
  return typeof container === 'string' ? container : { in: container, key }
}

/**
 * Neighbours give the place, the left one first. Beside what is gone for good, Yjs drops what comes; but when only one of the two
 * is gone, a copy that has not dropped that one yet would keep it: no honest client has such neighbours.
 */
function placeBeside(around: Surroundings, struct: RawStruct): Place {
  const { origin, rightOrigin } = struct
  const left = origin === undefined ? undefined : placeOfId(around, origin)
  const right = rightOrigin === undefined ? undefined : placeOfId(around, rightOrigin)
  if (left === 'gone' || right === 'gone') return typeof left === 'object' || typeof right === 'object' ? 'foreign' : 'gone'
  const place = left ?? right ?? 'foreign'
  if (typeof place === 'string' || typeof left === 'string' || typeof right === 'string') return 'foreign'
  if (left !== undefined && right !== undefined && !sameSlot(left, right)) return 'foreign'
  return isWrongWayRound(around, place, struct) || around.canBeBetween(struct) ? place : 'foreign'
}

/**
 * An undo that brings back a card in pieces names as the right neighbour of a piece what its old neighbour was brought back as earlier, and
 * that may stand on the left: Yjs then puts the piece at the end. Taken where every copy must do the same: in a text that one page makes by
 * this very message, behind what is the last of it so far. Whatever anybody puts there later hangs on the piece, or on what comes after it.
 */
function isWrongWayRound(around: Surroundings, place: Place, { client, origin, rightOrigin }: RawStruct): boolean {
  if (origin === undefined || rightOrigin === undefined || typeof place === 'string' || place.in.level !== 'text') return false
  const { id } = place.in
  if (id.client !== client || origin.client !== client || rightOrigin.client !== client || around.ends.get(idKey(id)) !== origin.clock) return false
  // What is named must begin an item in every copy, or looking it up would cut the left neighbour in two.
  const right = around.arriving.find(client, rightOrigin.clock)?.struct
  return right !== undefined && right.clock === rightOrigin.clock && right.origin === undefined && right.kind === 'item'
}

/** Keeps the last clock of each text that is made by this message, as long as one client alone writes in it and it can be said. */
function noteEnd({ ends, arriving }: Surroundings, { struct, place }: PlacedStruct): void {
  if (typeof place === 'string' || place.in.level !== 'text') return
  const { id } = place.in
  const { client, clock, length, origin, rightOrigin } = struct
  if (id.client !== client && ends.has(idKey(id))) ends.set(idKey(id), -1)
  if (id.client !== client || arriving.find(id.client, id.clock) === undefined) return
  const end = ends.get(idKey(id))
  const isBehindAll = rightOrigin === undefined && (end === undefined ? origin === undefined : origin?.client === client && origin.clock === end)
  if (isBehindAll) ends.set(idKey(id), clock + length - 1)
  else if (rightOrigin === undefined) ends.set(idKey(id), -1)
}

function containerMadeBy(around: Surroundings, id: StructId | undefined): Container | 'gone' | 'foreign' {
  if (id === undefined) return 'foreign'
  if (id.clock < nextClockOf(around.doc, id.client)) {
    const struct = structAt(around.doc, id.client, id.clock)
    return struct === undefined ? 'foreign' : containerMadeInDoc(around.doc, struct)
  }
  const placed = found(around, id)
  if (placed === undefined) return 'foreign'
  return placed.makes ?? (placed.place === 'gone' || placed.struct.content?.type === 'deleted' ? 'gone' : 'foreign')
}

const found = ({ queued, arriving }: Surroundings, id: StructId): PlacedStruct | undefined =>
  queued.find(id.client, id.clock) ?? arriving.find(id.client, id.clock)
