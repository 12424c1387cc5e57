import { type EmptyHand, Hands } from './hands.ts'
import type { SyncTimers } from './syncTimers.ts'

/** The server gives two seconds for handing in; after five the seal has failed or the view is lost, and hands are free again. */
const HOLD_AT_MOST_MS = 5_000

/**
 * Handing in before a seal: empty the hands, answer, then hold further commands until the view says sealed.
 * `onChange` is called at every step.
 */
export class HandIn {
  readonly #hands = new Hands()
  readonly #timers: SyncTimers
  readonly #onChange: () => void
  #state: 'no' | 'emptying' | 'holding' = 'no'
  #sealedBefore = 0
  #cancelHold: (() => void) | undefined

  constructor(timers: SyncTimers, onChange: () => void) {
    this.#timers = timers
    this.#onChange = onChange
  }

  get isAsked(): boolean {
    return this.#state !== 'no'
  }

  /** True while further commands wait for the seal. */
  get isHolding(): boolean {
    return this.#state === 'holding'
  }

  add(emptyHand: EmptyHand): () => void {
    return this.#hands.add(emptyHand)
  }

  emptyHands(): Promise<void> {
    return this.#hands.empty((ms, run) => this.#timers.after(ms, run))
  }

  /** The server asks. `answer` is called once all that was in hand has been written, unless the line broke meanwhile. */
  async ask(sealedBefore: number, answer: () => void): Promise<void> {
    if (this.#state !== 'no') return
    this.#state = 'emptying'
    this.#sealedBefore = sealedBefore
    this.#onChange()
    await this.emptyHands()
    if (this.#state !== 'emptying') return
    answer()
    this.#state = 'holding'
    this.#cancelHold = this.#timers.after(HOLD_AT_MOST_MS, () => this.release())
    this.#onChange()
  }

  sawSeal(number: number): void {
    if (number > this.#sealedBefore) this.release()
  }

  /** Hands are free: sealed, given up, or the line broke. */
  release(): void {
    this.#cancelHold?.()
    this.#cancelHold = undefined
    if (this.#state === 'no') return
    this.#state = 'no'
    this.#onChange()
  }
}
