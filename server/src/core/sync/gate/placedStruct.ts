import type { Container, EntryContainer, Place, Slot, TextContainer } from './place.ts'
import type { RawStruct } from './update/rawUpdate.ts'

/** A struct with the place that it will have on the board. */
export type PlacedStruct = {
  readonly struct: RawStruct
  readonly place: Place
  /** The shared type that this item makes, when it makes one and it is part of the board. */
  readonly makes: Container | undefined
}

/** What an item makes at a slot: an entry under a root, a text in an entry, or nothing that a board can hold. */
export function containerMadeAt(slot: Slot, struct: RawStruct): EntryContainer | TextContainer | undefined {
  const type = struct.content?.type
  if (slot.key === undefined || (type !== 'map' && type !== 'text')) return undefined
  const id = { client: struct.client, clock: struct.clock }
  if (slot.in.level === 'root' && type === 'map') return { level: 'entry', root: slot.in.root, entry: slot.key, id }
  if (slot.in.level === 'entry' && type === 'text') return { level: 'text', root: slot.in.root, entry: slot.in.entry, id, of: slot.in }
  return undefined
}

/** Placed structs by client and clock, found by halving. Per client the clocks follow on one another. */
export class StructShelf {
  readonly #byClient = new Map<number, PlacedStruct[]>()

  add(placed: PlacedStruct): void {
    const row = this.#byClient.get(placed.struct.client)
    if (row === undefined) this.#byClient.set(placed.struct.client, [placed])
    else row.push(placed)
  }

  /** The clock after the last struct of this client, or undefined when it has none here. */
  nextClock(client: number): number | undefined {
    const last = this.#byClient.get(client)?.at(-1)?.struct
    return last === undefined ? undefined : last.clock + last.length
  }

  find(client: number, clock: number): PlacedStruct | undefined {
    const row = this.#byClient.get(client)
    if (row === undefined) return undefined
    const found = row[indexOf(row, clock)]
    return found !== undefined && found.struct.clock <= clock ? found : undefined
  }

  /** Calls with each struct that overlaps the two clocks. */
  each(client: number, from: number, to: number, visit: (placed: PlacedStruct) => void): void {
    const row = this.#byClient.get(client)
    if (row === undefined || from >= to) return
    for (let i = indexOf(row, from); i < row.length; i++) {
      const placed = row[i]
      if (placed === undefined || placed.struct.clock >= to) return
      visit(placed)
    }
  }

  clear(): void {
    this.#byClient.clear()
  }
}

/** The first struct that ends above this clock. */
function indexOf(row: readonly PlacedStruct[], clock: number): number {
  let low = 0
  let high = row.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const struct = row[middle]?.struct
    if (struct !== undefined && struct.clock + struct.length <= clock) low = middle + 1
    else high = middle
  }
  return low
}
