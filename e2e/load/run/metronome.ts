/** Calls for so long in one turn of the event loop, ms: when there is no time for all of them, what comes in must be heard all the same. */
const MOST_A_TURN_MS = 5

/** Calls each of many in its turn, `everyMs` apart for each, evenly spread; keeps how late each call was. Ends by `stop`. */
export class Metronome {
  /** How late each call was, ms. */
  readonly lateness: number[] = []
  readonly #timer: NodeJS.Timeout
  readonly #startedAt = performance.now()
  #turn = 0

  constructor(count: number, everyMs: number, call: (index: number, turn: number) => void) {
    const apartMs = everyMs / count
    this.#timer = setInterval(() => {
      const began = performance.now()
      for (let now = began; now - began < MOST_A_TURN_MS; now = performance.now()) {
        const dueAt = this.#startedAt + this.#turn * apartMs
        if (dueAt > now) return
        this.lateness.push(now - dueAt)
        call(this.#turn % count, Math.floor(this.#turn / count))
        this.#turn++
      }
    }, 1)
  }

  stop(): void {
    clearInterval(this.#timer)
  }
}
