/**
 * [G8] Whether the left neighbour that an item names stands left of its right one. Yjs believes it; when it is not so, copies
 * of the board that take things in at different moments put the item at different places.
 */
import type { Doc } from 'yjs'
import type { PlacedStruct } from './placedStruct.ts'
import type { StructId } from './update/rawUpdate.ts'
import { nextClockOf, stepsTo } from './yjsStructs.ts'

export type ListOrder = {
  readonly doc: Doc
  /** What is queued or arriving and holds this clock. */
  pending(id: StructId): PlacedStruct | undefined
}

/** Items passed in one message. Honest neighbours are next to each other but for what came between them since; a million is some 10 ms. */
const MAX_STEPS = 1_000_000
/** How far an order among pending items is followed; beyond this it is not known. */
const MAX_DEPTH = 500

/** Answers for one message: false when the neighbours are surely in the wrong order, or looking took too long. */
export function makeNeighbourCheck(order: ListOrder): (left: StructId, right: StructId) => boolean {
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

  return (left, right) => {
    if (isBefore(left, right, 0)) return true
    const isKnown = isApplied(left) && isApplied(right)
    return !isKnown && stepsLeft > 0 && !isAtOrBefore(right, left, 0)
  }
}
