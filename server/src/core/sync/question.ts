/** Between looks at a socket in which much is waiting, ms. */
const LOOK_AGAIN_MS = 500

export type QuestionParts<T> = {
  /** Answered at once so many times, then one in `everyMs`. */
  readonly burst: number
  readonly everyMs: number
  /** Much of what was said before is not through: another answer would only lie beside it in memory. */
  readonly isSlow: () => boolean
  readonly answer: (asked: T) => void
  readonly after: (ms: number, run: () => void) => () => void
  readonly now: () => number
}

/** One thing that a connection may ask for, again and again. A few bytes ask for megabytes: what comes too fast is answered late, the newest for all that wait. */
export class Question<T> {
  readonly #parts: QuestionParts<T>
  #asked: { readonly what: T } | undefined
  #allowed: number
  #countedAt: number
  #cancel: (() => void) | undefined

  constructor(parts: QuestionParts<T>) {
    this.#parts = parts
    this.#allowed = parts.burst
    this.#countedAt = parts.now()
  }

  ask(what: T): void {
    this.#asked = { what }
    if (this.#cancel === undefined) this.#answer()
  }

  dispose(): void {
    this.#asked = undefined
    this.#cancel?.()
  }

  #answer(): void {
    const { burst, everyMs, isSlow, answer, after, now } = this.#parts
    const asked = this.#asked
    if (asked === undefined) return
    const at = now()
    this.#allowed = Math.min(burst, this.#allowed + (at - this.#countedAt) / everyMs)
    this.#countedAt = at
    const waitMs = this.#allowed < 1 ? Math.ceil((1 - this.#allowed) * everyMs) : isSlow() ? LOOK_AGAIN_MS : 0
    if (waitMs > 0) {
      this.#cancel = after(waitMs, () => {
        this.#cancel = undefined
        this.#answer()
      })
      return
    }
    this.#allowed -= 1
    this.#asked = undefined
    answer(asked.what)
  }
}
