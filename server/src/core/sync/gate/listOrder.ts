/**
 * [G8] Whether the neighbours that an item names can be neighbours. Yjs believes them; when they cannot, copies of the board that
 * take things in at different moments put the item at different places.
 */
import type { Doc } from 'yjs'
import type { PlacedStruct } from './placedStruct.ts'
import type { StructId } from './update/rawUpdate.ts'
import { areNextToEachOther, neighboursInDoc, nextClockOf, stepsTo } from './yjsStructs.ts'

export type ListOrder = {
  readonly doc: Doc
  /** What is queued or arriving and holds this clock. */
  pending(id: StructId): PlacedStruct | undefined
}

/** Items passed in one message. Honest neighbours are next to each other but for what came between them since; a million is some 10 ms. */
const MAX_STEPS = 1_000_000
/** How far an order among pending items is followed; beyond this it is not known. */
const MAX_DEPTH = 500

/** Answers for one message: false when an item surely cannot have been put between these two. What cannot be shown passes. */
export function makeNeighbourCheck(order: ListOrder): (neighbours: Neighbours) => boolean {
  let stepsLeft = MAX_STEPS
  const isApplied = (id: StructId): boolean => id.clock < nextClockOf(order.doc, id.client)

  /** True when it can be shown. Something pending stands between the neighbours that it names itself. */
  const isBefore = (a: StructId, b: StructId, depth: number): boolean => {
    if (a.client === b.client && a.clock === b.clock) return false
    if (--stepsLeft < 0 || depth > MAX_DEPTH) return false
    if (isApplied(a) && isApplied(b)) {
      const steps = stepsTo(order.doc, a, b, stepsLeft)
      stepsLeft -= Math.abs(steps)
      return steps >= 0
    }
    const ofA = order.pending(a)
    const ofB = order.pending(b)
    if (ofA !== undefined && ofA === ofB) return a.clock < b.clock
    const afterA = ofA?.struct.rightOrigin
    if (afterA !== undefined && isAtOrBefore(afterA, b, depth + 1)) return true
    const beforeB = ofB?.struct.origin
    return beforeB !== undefined && isAtOrBefore(a, beforeB, depth + 1)
  }
  const isAtOrBefore = (a: StructId, b: StructId, depth: number): boolean => (a.client === b.client && a.clock === b.clock) || isBefore(a, b, depth)

  const neighboursOf = (id: StructId): Neighbours => {
    if (isApplied(id)) return neighboursInDoc(order.doc, id)
    const struct = order.pending(id)?.struct
    if (struct === undefined) return {}
    return { origin: id.clock > struct.clock ? { client: id.client, clock: id.clock - 1 } : struct.origin, rightOrigin: struct.rightOrigin }
  }
  const isSurelyNotAtOrBefore = (a: StructId, b: StructId): boolean => {
    if (isAtOrBefore(a, b, 0) || stepsLeft <= 0) return false
    return (isApplied(a) && isApplied(b)) || isBefore(b, a, 0)
  }

  /** What is applied stands in one order, and honest neighbours stand close: from the left one to the right one is a short way. */
  const isOutOfOrder = (left: StructId, right: StructId): boolean =>
    isApplied(left) && isApplied(right) ? !isBefore(left, right, 0) && stepsLeft > 0 : isAtOrBefore(right, left, 0)

  return ({ origin: left, rightOrigin: right }) => {
    if ((left === undefined || isApplied(left)) && (right === undefined || isApplied(right)) && areNextToEachOther(order.doc, left, right)) return true
    if (left !== undefined && right !== undefined && isOutOfOrder(left, right)) return false
    // Who knows an item knows what it was put between: what is put next to it cannot lie beyond that.
    const leftmost = right === undefined ? undefined : neighboursOf(right).origin
    if (leftmost !== undefined && (left === undefined || isSurelyNotAtOrBefore(leftmost, left))) return false
    const rightmost = left === undefined ? undefined : neighboursOf(left).rightOrigin
    if (left === undefined || rightmost === undefined || (right !== undefined && !isSurelyNotAtOrBefore(right, rightmost))) return true
    return isOutOfOrder(left, rightmost) // named the wrong way round: it says nothing
  }
}

type Neighbours = { readonly origin?: StructId | undefined; readonly rightOrigin?: StructId | undefined }
