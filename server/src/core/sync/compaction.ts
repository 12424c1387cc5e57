import * as Y from 'yjs'
import type { Folding } from '../ports/folding.ts'
import type { Store } from '../ports/store.ts'
import type { Clock, Log } from '../ports/system.ts'
import type { BoardWork } from './boardWork.ts'
import { readParts } from './rewriting/readParts.ts'

/** A log smaller than this is read in no time. */
const LEAST_BYTES = 64 * 1024
/** State and log of this size, bytes, encode in some 5 ms; a larger board is folded in a thread. */
const SMALL_BOARD = 128 * 1024
/** Compaction waits for this much quiet, ms, unless the log outweighs the state by `urgent`. */
const QUIET_MS = 1_000
const URGENT = 4

export type CompactionParts = {
  readonly work: Pick<BoardWork, 'boardId' | 'generation' | 'seq' | 'doc' | 'isSettled' | 'committedVector'>
  readonly store: Pick<Store, 'compact' | 'readState' | 'readRows'>
  readonly folding: Pick<Folding, 'fold'>
  readonly clock: Clock
  readonly log: Log
  readonly stateBytes: number
  readonly logBytes: number
}

/** Appends until the log outweighs the state, then has the store write a new state and drop exactly the rows before it. */
export class Compaction {
  readonly #parts: CompactionParts
  #stateBytes: number
  #logBytes: number
  /** Raised by each failure, so that a board that cannot be compacted is not tried at every edit. */
  #leastBytes = LEAST_BYTES
  #running: Promise<void> | undefined
  #cancel: (() => void) | undefined
  #isDisposed = false

  constructor(parts: CompactionParts) {
    this.#parts = parts
    this.#stateBytes = parts.stateBytes
    this.#logBytes = parts.logBytes
  }

  /** An update of so many bytes was added to the log. */
  added(bytes: number): void {
    this.#logBytes += bytes
    if (this.#logBytes < Math.max(this.#stateBytes, this.#leastBytes) || this.#running) return
    if (this.#logBytes > this.#stateBytes * URGENT && this.#cancel !== undefined) return
    this.#cancel?.()
    this.#cancel = this.#parts.clock.after(QUIET_MS, () => {
      this.#cancel = undefined
      void this.run()
    })
  }

  /** Compacts now if it is worth it. Never rejects: the log is still whole. */
  run(): Promise<void> {
    if (this.#running) return this.#running
    const isSmall = this.#stateBytes + this.#logBytes <= SMALL_BOARD
    if (this.#logBytes === 0 || this.#logBytes < Math.min(this.#stateBytes, LEAST_BYTES) || this.#isDisposed) return Promise.resolve()
    if (isSmall && !this.#parts.work.isSettled) return Promise.resolve()
    this.#running = this.#try(isSmall).finally(() => {
      this.#running = undefined
    })
    return this.#running
  }

  dispose(): void {
    this.#isDisposed = true
    this.#cancel?.()
  }

  async #try(isSmall: boolean): Promise<void> {
    const { work, log } = this.#parts
    try {
      await (isSmall ? this.#compactHere() : this.#compactAside())
      this.#leastBytes = LEAST_BYTES
    } catch (error) {
      this.#leastBytes = Math.max(this.#leastBytes, this.#logBytes) * 2
      if (!this.#isDisposed) log.warn(`board ${work.boardId} was not compacted: ${error instanceof Error ? error.message : String(error)}`)
    }
  }

  async #compactHere(): Promise<void> {
    const { work, store } = this.#parts
    const state = Y.encodeStateAsUpdate(work.doc)
    const inState = this.#logBytes
    await store.compact(work.boardId, work.generation, work.seq, state)
    this.#done(state.length, inState)
  }

  /** Of what the store has, not of what is in memory: the loop is not held, and the board need not stand still. */
  async #compactAside(): Promise<void> {
    const { work, store, folding } = this.#parts
    const durable = Y.decodeStateVector(work.committedVector())
    const { generation, seq, logBytes, parts } = await readParts(store, work.boardId)
    const folded = await folding.fold(parts)
    const isWhole = covers(Y.decodeStateVector(folded.vector), durable) && covers(Y.decodeStateVector(Y.encodeStateVector(work.doc)), Y.decodeStateVector(folded.vector))
    if (generation !== work.generation || !isWhole) throw new Error('what is stored is not what the board holds')
    const { bytes } = folded
    const stateBytes = bytes.length
    await store.compact(work.boardId, work.generation, seq, bytes)
    this.#done(stateBytes, logBytes)
  }

  #done(stateBytes: number, inState: number): void {
    this.#stateBytes = stateBytes
    this.#logBytes = Math.max(0, this.#logBytes - inState)
  }
}

function covers(all: ReadonlyMap<number, number>, part: ReadonlyMap<number, number>): boolean {
  for (const [client, clock] of part) if ((all.get(client) ?? 0) < clock) return false
  return true
}
