/** [G5] [G6] Whether Yjs can take everything in at once, in the order in which it would. */
import type { RawStruct, StructId } from './update/rawUpdate.ts'

/**
 * The new structs in an order in which each finds what it hangs on; undefined when something would stay pending: it
 * hangs on what nobody has, on a later struct of its own client, or two hang on each other.
 */
export function takingOrder(fresh: ReadonlyMap<number, readonly RawStruct[]>, nextClock: (client: number) => number): readonly RawStruct[] | undefined {
  const [only] = fresh.size === 1 ? fresh.values() : []
  if (only !== undefined) return only.every((struct) => isThereForOne(struct, nextClock)) ? only : undefined
  const lanes = new Map<number, Lane>()
  for (const [client, structs] of fresh) lanes.set(client, { structs, taken: 0, next: structs[0]?.clock ?? 0, busy: false })
  const ordered: RawStruct[] = []

  const isThere = (id: StructId | undefined, of: RawStruct): boolean => {
    if (id === undefined) return true
    if (id.client === of.client) return id.clock < of.clock
    const lane = lanes.get(id.client)
    if (lane === undefined) return id.clock < nextClock(id.client)
    return id.clock < lane.next || (take(lane, id.clock) && id.clock < lane.next)
  }
  /** Takes from this lane until it holds the clock. A lane that is waiting itself cannot be waited for. */
  const take = (lane: Lane, until: number): boolean => {
    if (lane.busy) return false
    lane.busy = true
    for (let struct = lane.structs[lane.taken]; struct !== undefined && lane.next <= until; struct = lane.structs[lane.taken]) {
      if (!isThere(struct.origin, struct) || !isThere(struct.rightOrigin, struct) || !isThere(struct.parentId, struct)) return false
      ordered.push(struct)
      lane.taken++
      lane.next += struct.length
    }
    lane.busy = false
    return true
  }
  for (const lane of lanes.values()) if (!take(lane, Number.POSITIVE_INFINITY)) return undefined
  return ordered
}

/** Alone in its message, a client finds what came before in its own lane and what the server has of others. */
function isThereForOne({ client, clock, origin, rightOrigin, parentId }: RawStruct, nextClock: (client: number) => number): boolean {
  const isThere = (id: StructId | undefined): boolean => id === undefined || id.clock < (id.client === client ? clock : nextClock(id.client))
  return isThere(origin) && isThere(rightOrigin) && isThere(parentId)
}

type Lane = { readonly structs: readonly RawStruct[]; taken: number; next: number; busy: boolean }
