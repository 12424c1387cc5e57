import type { CardKind, Root } from '@visiebord/shared/board/schema.ts'
import { ClockRanges } from './update/clockRanges.ts'
import { mergeEffects, noEffects, type Effects } from './effects.ts'
import type { EntryContainer } from './place.ts'
import { StructShelf, type PlacedStruct } from './placedStruct.ts'
import type { ClockRange } from './update/rawUpdate.ts'

/** New deletions of one client's structs. */
export type Deletion = ClockRange & { readonly client: number }

/** One accepted message in the form in which the gate looks at it again: made by `judge`, handed to `QueuedWork.add`. */
export type DecodedUpdate = {
  readonly structs: readonly PlacedStruct[]
  readonly deletions: readonly Deletion[]
  readonly effects: Effects
}

/** What is accepted but not yet applied to the doc that the gate reads. One per board. */
export class QueuedWork {
  readonly #structs = new StructShelf()
  readonly #deleted = new Map<number, ClockRanges>()
  #effects = noEffects()

  /** Takes the `decoded` of a `write` answer, in the order in which the answers came. */
  add(decoded: DecodedUpdate): void {
    for (const placed of decoded.structs) this.#structs.add(placed)
    for (const { client, clock, length } of decoded.deletions) {
      const ranges = this.#deleted.get(client) ?? new ClockRanges()
      ranges.add(clock, length)
      this.#deleted.set(client, ranges)
    }
    mergeEffects(this.#effects, decoded.effects)
  }

  /** The batch is applied to the doc (or given up). */
  clear(): void {
    this.#structs.clear()
    this.#deleted.clear()
    this.#effects = noEffects()
  }

  /** The clock that comes after what is queued of this client; undefined when nothing is. */
  nextClock(client: number): number | undefined {
    return this.#structs.nextClock(client)
  }

  find(client: number, clock: number): PlacedStruct | undefined {
    return this.#structs.find(client, clock)
  }

  eachStruct(client: number, from: number, to: number, visit: (placed: PlacedStruct) => void): void {
    this.#structs.each(client, from, to, visit)
  }

  /** Whether a queued message deletes this clock. */
  isDeleted(client: number, clock: number): boolean {
    return this.#deleted.get(client)?.has(clock) ?? false
  }

  /** The parts of a range that no queued message deletes. */
  notDeletedIn(client: number, clock: number, length: number): readonly ClockRange[] {
    return this.#deleted.get(client)?.missingIn(clock, length) ?? [{ clock, length }]
  }

  kindOf(card: string): CardKind | undefined {
    return this.#effects.kinds.get(card)
  }

  /** A remark that queued work makes; undefined when it makes none under this id. */
  remarkOf(remark: string): { readonly kind: unknown; readonly authorId: unknown } | undefined {
    return this.#effects.remarks.get(remark)
  }

  /** What queued work made of an entry id: undefined when it left it alone. */
  entry(root: Root, entry: string): { readonly now: EntryContainer | undefined } | undefined {
    const ofRoot = this.#effects.entries.get(root)
    return ofRoot?.has(entry) === true ? { now: ofRoot.get(entry) } : undefined
  }

  entriesOf(root: Root): ReadonlyMap<string, EntryContainer | undefined> | undefined {
    return this.#effects.entries.get(root)
  }

  textGrowth(text: string): number {
    return this.#effects.textGrowth.get(text)?.by ?? 0
  }
}
