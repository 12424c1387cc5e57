import type { SyncTimers } from '../syncTimers.ts'

/** A clock that a test turns. */
export class HandTimers implements SyncTimers {
  #elapsed = 0
  #start: number
  #next = 0
  readonly #waiting = new Map<number, { readonly at: number; readonly run: () => void }>()

  constructor(now = Date.parse('2026-11-22T10:00:00.000Z')) {
    this.#start = now
  }

  now(): number {
    return this.#start + this.#elapsed
  }

  elapsed(): number {
    return this.#elapsed
  }

  /** Sets the clock. To this machine a sleep looks the same where the steady clock stands still meanwhile. */
  setBy(ms: number): void {
    this.#start += ms
  }

  after(ms: number, run: () => void): () => void {
    const id = this.#next++
    this.#waiting.set(id, { at: this.#elapsed + ms, run })
    return () => void this.#waiting.delete(id)
  }

  /** Runs what falls due, in order. */
  turn(ms: number): void {
    const end = this.#elapsed + ms
    for (;;) {
      const due = [...this.#waiting].filter(([, { at }]) => at <= end).sort(([, one], [, other]) => one.at - other.at)[0]
      if (due === undefined) break
      this.#waiting.delete(due[0])
      this.#elapsed = due[1].at
      due[1].run()
    }
    this.#elapsed = end
  }
}
