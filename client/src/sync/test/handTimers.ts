import type { SyncTimers } from '../syncTimers.ts'

/** A clock that a test turns. */
export class HandTimers implements SyncTimers {
  #now: number
  #next = 0
  readonly #waiting = new Map<number, { readonly at: number; readonly run: () => void }>()

  constructor(now = Date.parse('2026-11-22T10:00:00.000Z')) {
    this.#now = now
  }

  now(): number {
    return this.#now
  }

  after(ms: number, run: () => void): () => void {
    const id = this.#next++
    this.#waiting.set(id, { at: this.#now + ms, run })
    return () => void this.#waiting.delete(id)
  }

  /** Runs what falls due, in order. */
  turn(ms: number): void {
    const end = this.#now + ms
    for (;;) {
      const due = [...this.#waiting].filter(([, { at }]) => at <= end).sort(([, one], [, other]) => one.at - other.at)[0]
      if (due === undefined) break
      this.#waiting.delete(due[0])
      this.#now = due[1].at
      due[1].run()
    }
    this.#now = end
  }
}
