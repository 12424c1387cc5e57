import * as Y from 'yjs'
import type { Clock } from '../ports/system.ts'
import type { BoardWork } from './boardWork.ts'
import { encodeSyncStep2 } from './wire.ts'

/** Encoding for joiners may take a tenth of the time: a busy board encodes less often and answers more at once. */
const SHARE = 10
/** Answers per turn of the event loop, ms. */
const TURN_MS = 8

export type Joiner = { send(frame: Uint8Array): void }

/** Answers SyncStep1 from what is durable only. Whoever asks for all gets one encoding per version, made once. */
export class Joins {
  readonly #work: BoardWork
  readonly #clock: Clock
  /** Newest question of each; null asks for all. */
  readonly #asking = new Map<Joiner, Uint8Array | null>()
  #whole: { readonly version: number; readonly frame: Uint8Array } | undefined
  #encodeNotBefore = -Infinity
  #cancel: (() => void) | undefined

  constructor(work: BoardWork, clock: Clock) {
    this.#work = work
    this.#clock = clock
  }

  /** `vector`: encoded state vector; `undefined` when the asker has nothing. */
  ask(joiner: Joiner, vector: Uint8Array | undefined): void {
    this.#asking.set(joiner, vector ? vector.slice() : null)
    this.answer()
  }

  forget(joiner: Joiner): void {
    this.#asking.delete(joiner)
  }

  /** Answers whom it can; the room calls it at each moment at which everything is durable. */
  answer(): void {
    if (this.#asking.size === 0 || !this.#work.isSettled) return
    const startedAt = this.#clock.now()
    for (const [joiner, vector] of this.#asking) {
      const frame = vector === null ? this.#wholeFrame() : encodeSyncStep2(Y.encodeStateAsUpdate(this.#work.doc, vector))
      if (frame === undefined) continue
      this.#asking.delete(joiner)
      joiner.send(frame)
      if (this.#clock.now() - startedAt > TURN_MS) break
    }
    if (this.#asking.size > 0) this.#answerLater()
  }

  dispose(): void {
    this.#cancel?.()
    this.#asking.clear()
  }

  #wholeFrame(): Uint8Array | undefined {
    const { version, doc } = this.#work
    if (this.#whole?.version === version) return this.#whole.frame
    const startedAt = this.#clock.now()
    if (startedAt < this.#encodeNotBefore) return undefined
    const frame = encodeSyncStep2(Y.encodeStateAsUpdate(doc))
    this.#whole = { version, frame }
    this.#encodeNotBefore = startedAt + (this.#clock.now() - startedAt) * SHARE
    return frame
  }

  #answerLater(): void {
    this.#cancel ??= this.#clock.after(Math.max(0, this.#encodeNotBefore - this.#clock.now()), () => {
      this.#cancel = undefined
      this.answer()
    })
  }
}
