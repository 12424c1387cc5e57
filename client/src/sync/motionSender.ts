import type { Motion } from '@visiebord/shared/protocol/motion.ts'

/** 30 a second is what the eye takes for gliding and the server relays. */
export const MOTION_INTERVAL_MS = 1000 / 30

/** `elapsed` by a clock that nobody sets: with one that is set back an hour nothing would be sent for an hour. */
export type MotionTimers = { elapsed(): number; after(ms: number, run: () => void): () => void }

/**
 * Sends the newest motion at most 30 times a second: the first at once, the last always. [M2] The cards of a drag go
 * along only when they differ from what this connection was last told, and are never lost to a newer motion.
 */
export class MotionSender {
  readonly #timers: MotionTimers
  readonly #transmit: (motion: Motion) => boolean
  #pending: Motion | undefined
  #cancel: (() => void) | undefined
  #lastAt = Number.NEGATIVE_INFINITY
  #hand: readonly string[] | undefined
  #told: readonly string[] | undefined

  /** `transmit` answers false when there is no line; the motion is dropped then: nobody is looking. */
  constructor(timers: MotionTimers, transmit: (motion: Motion) => boolean) {
    this.#timers = timers
    this.#transmit = transmit
  }

  send(motion: Motion): void {
    if (motion.drag === undefined) this.#hand = undefined
    else if (motion.drag.cardIds !== undefined) this.#hand = motion.drag.cardIds
    this.#pending = motion
    if (this.#cancel !== undefined) return
    const wait = this.#lastAt + MOTION_INTERVAL_MS - this.#timers.elapsed()
    if (wait <= 0) this.flush()
    else this.#cancel = this.#timers.after(wait, () => this.flush())
  }

  /** Sends what waits now. */
  flush(): void {
    this.#cancel?.()
    this.#cancel = undefined
    const motion = this.#pending
    if (motion === undefined) return
    this.#pending = undefined
    this.#lastAt = this.#timers.elapsed()
    const sent = this.#transmit(this.#withGrip(motion))
    this.#told = sent && motion.drag !== undefined ? this.#hand : undefined
  }

  /** A new connection knows nothing of this hand. */
  lineLost(): void {
    this.#told = undefined
  }

  dispose(): void {
    this.#cancel?.()
    this.#cancel = undefined
    this.#pending = undefined
  }

  #withGrip(motion: Motion): Motion {
    const { drag } = motion
    if (drag === undefined) return motion
    const { cardIds: _, ...offset } = drag
    const isTold = this.#hand === undefined || (this.#told !== undefined && isSameHand(this.#told, this.#hand))
    return { ...motion, drag: isTold || this.#hand === undefined ? offset : { ...offset, cardIds: this.#hand } }
  }
}

const isSameHand = (one: readonly string[], other: readonly string[]): boolean => one.length === other.length && one.every((id, index) => id === other[index])
