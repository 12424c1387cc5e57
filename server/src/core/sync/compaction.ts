import * as Y from 'yjs'
import type { Store } from '../ports/store.ts'
import type { Clock, Log } from '../ports/system.ts'
import type { BoardWork } from './boardWork.ts'

/** A log smaller than this is read in no time. */
const LEAST_BYTES = 64 * 1024
/** Compaction waits for this much quiet, ms, unless the log outweighs the state by `urgent`. */
const QUIET_MS = 1_000
const URGENT = 4

export type CompactionParts = {
  readonly work: BoardWork
  readonly store: Pick<Store, 'compact'>
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
  #running: Promise<void> | undefined
  #cancel: (() => void) | undefined

  constructor(parts: CompactionParts) {
    this.#parts = parts
    this.#stateBytes = parts.stateBytes
    this.#logBytes = parts.logBytes
  }

  /** An update of so many bytes was added to the log. */
  added(bytes: number): void {
    this.#logBytes += bytes
    if (this.#logBytes < Math.max(this.#stateBytes, LEAST_BYTES)) return
    if (this.#logBytes > this.#stateBytes * URGENT && this.#cancel !== undefined) return
    this.#cancel?.()
    this.#cancel = this.#parts.clock.after(QUIET_MS, () => {
      this.#cancel = undefined
      void this.run()
    })
  }

  /** Compacts now if it is worth it and everything is durable. Never rejects: the log is still whole. */
  run(): Promise<void> {
    const { work } = this.#parts
    if (this.#logBytes === 0 || this.#logBytes < Math.min(this.#stateBytes, LEAST_BYTES) || !work.isSettled) return this.#running ?? Promise.resolve()
    this.#running ??= this.#compact().finally(() => {
      this.#running = undefined
    })
    return this.#running
  }

  dispose(): void {
    this.#cancel?.()
  }

  async #compact(): Promise<void> {
    const { work, store, log } = this.#parts
    const state = Y.encodeStateAsUpdate(work.doc)
    const before = { stateBytes: this.#stateBytes, logBytes: this.#logBytes }
    this.#stateBytes = state.length
    this.#logBytes = 0
    try {
      await store.compact(work.boardId, work.generation, work.seq, state)
    } catch (error) {
      this.#stateBytes = before.stateBytes
      this.#logBytes += before.logBytes
      log.warn(`board ${work.boardId} was not compacted: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
}
