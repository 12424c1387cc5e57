import type { BoardChange } from '@visiebord/shared/board/board.ts'
import { type BoardValues, differingFields, type Thing, type ThingValue, TIMELINE_ID, thingValue, type Touch } from './handWork.ts'

/** One thing this hand wrote and the server has not called stored: what it was before (null: not there). */
export type UnsavedEntry = { readonly thing: Thing; readonly id: string; readonly before: ThingValue | null }

/**
 * The journal of this hand's own work that is not stored yet: things, with what they were before. It says after days
 * offline, on a board of another generation, which differences are this hand's. [G1]
 */
export class UnsavedWork {
  readonly #entries = new Map<string, UnsavedEntry & { /** Counted message that carries it; undefined while unsent. */ carriedBy: number | undefined }>()
  /** What every thing last was; values are immutable, so this costs references only. Of cards, which are many, the change itself says it. */
  readonly #last: Readonly<Record<Exclude<Thing, 'card' | 'timeline'>, Map<string, ThingValue>>>
  #timeline: ThingValue | undefined
  #fresh = new Set<string>()

  constructor(board: BoardValues, remembered: readonly UnsavedEntry[] = []) {
    this.#last = { section: new Map(board.sections), lane: new Map(board.lanes), link: new Map(board.links), remark: new Map(board.allRemarks) }
    this.#timeline = board.timeline
    for (const entry of remembered) this.#entries.set(key(entry.thing, entry.id), { ...entry, carriedBy: undefined })
  }

  get entries(): readonly UnsavedEntry[] {
    return [...this.#entries.values()].map(({ thing, id, before }) => ({ thing, id, before }))
  }

  get isEmpty(): boolean {
    return this.#entries.size === 0
  }

  /** A transaction has happened on the board; call for each, local or not. */
  changed(board: BoardValues, change: BoardChange): void {
    if (change.local) for (const id of change.cards) this.#touch('card', id, change.was.get(id))
    this.#changedThings(board, 'section', change.sections, change.local)
    this.#changedThings(board, 'lane', change.lanes, change.local)
    this.#changedThings(board, 'link', change.links, change.local)
    this.#changedThings(board, 'remark', change.remarks, change.local)
    if (change.timeline) {
      if (change.local) this.#touch('timeline', TIMELINE_ID, this.#timeline)
      this.#timeline = board.timeline
    }
  }

  /** Counted message number `count` has gone: an update carries the latest transaction, a SyncStep2 all there is. */
  sent(count: number, message: 'update' | 'step2'): void {
    for (const [name, entry] of this.#entries) {
      if (message === 'step2' || this.#fresh.has(name)) entry.carriedBy = count
    }
    this.#fresh = new Set()
  }

  /** A new connection: nothing is on its way any more. */
  lineLost(): void {
    for (const entry of this.#entries.values()) entry.carriedBy = undefined
    this.#fresh = new Set()
  }

  /** The server has stored the first `count` messages. */
  stored(count: number): void {
    for (const [name, entry] of this.#entries) {
      if (entry.carriedBy !== undefined && entry.carriedBy <= count) this.#entries.delete(name)
    }
  }

  /** Everything this browser holds is stored. */
  clear(): void {
    this.#entries.clear()
    this.#fresh = new Set()
  }

  /** Fields of each thing that differ from what they were before this hand wrote. */
  touches(board: BoardValues): readonly Touch[] {
    return this.entries
      .map(({ thing, id, before }) => ({ thing, id, fields: differingFields(before ?? undefined, thingValue(board, thing, id)) }))
      .filter((touch) => touch.fields.size > 0)
  }

  #changedThings(board: BoardValues, thing: Exclude<Thing, 'card' | 'timeline'>, ids: ReadonlySet<string>, isLocal: boolean): void {
    for (const id of ids) {
      if (isLocal) this.#touch(thing, id, this.#last[thing].get(id))
      const value = thingValue(board, thing, id)
      if (value === undefined) this.#last[thing].delete(id)
      else this.#last[thing].set(id, value)
    }
  }

  #touch(thing: Thing, id: string, before: ThingValue | undefined): void {
    const name = key(thing, id)
    this.#fresh.add(name)
    const entry = this.#entries.get(name)
    if (entry === undefined) this.#entries.set(name, { thing, id, before: before ?? null, carriedBy: undefined })
    else entry.carriedBy = undefined
  }
}

const key = (thing: Thing, id: string): string => `${thing}:${id}`
