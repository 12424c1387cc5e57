/** [G8] Where each new struct comes to sit, as Yjs will decide it. */
import type { Doc } from 'yjs'
import { makeNeighbourCheck } from './listOrder.ts'
import { containerMadeAt, StructShelf, type PlacedStruct } from './placedStruct.ts'
import { sameSlot, type Container, type Place } from './place.ts'
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
}

export function makeSurroundings(doc: Doc, queued: QueuedWork): Surroundings {
  const arriving = new StructShelf()
  const pending = (id: StructId): PlacedStruct | undefined => queued.find(id.client, id.clock) ?? arriving.find(id.client, id.clock)
  return { doc, queued, arriving, canBeBetween: makeNeighbourCheck({ doc, pending }) }
}

/** Places a struct and puts it on the shelf of what is arriving; structs come in taking order. */
export function placeNext(around: Surroundings, struct: RawStruct): PlacedStruct {
  const place = placeOf(around, struct)
  const makes = typeof place === 'string' ? undefined : containerMadeAt(place, struct)
  const isWrongWay = struct.rightOrigin !== undefined && isNobodyElses(around, place, struct) && !around.canBeBetween(struct)
  const placed = { struct: isWrongWay ? { ...struct, rightOrigin: undefined } : struct, place, makes }
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
  return isNobodyElses(around, place, struct) || around.canBeBetween(struct) ? place : 'foreign'
}

/**
 * In a text that one page makes by this very message, what that page puts beside its own stands wherever it says: nobody else has
 * written there, and every copy takes it in by the same clocks. An undo that brings back a card in pieces needs it: Yjs then names as the
 * right neighbour what the piece's old neighbour was brought back as earlier, and that may stand on the left. Of such a one nothing is
 * concluded about the order.
 */
function isNobodyElses({ arriving }: Surroundings, place: Place, { client, origin, rightOrigin }: RawStruct): boolean {
  if (typeof place === 'string' || place.in.level !== 'text') return false
  const isItsOwn = (id: StructId | undefined): boolean => id === undefined || (id.client === client && arriving.find(id.client, id.clock) !== undefined)
  return isItsOwn(place.in.id) && isItsOwn(origin) && isItsOwn(rightOrigin)
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
