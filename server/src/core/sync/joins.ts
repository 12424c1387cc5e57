import * as Y from 'yjs'
import type { Clock } from '../ports/system.ts'
import type { BoardWork } from './boardWork.ts'
import type { LoadedBoard } from './loadBoard.ts'
import { encodeSyncStep2 } from './wire.ts'

/** Encoding for joiners may take a tenth of the time: a busy board encodes less often and answers more at once. */
const SHARE = 10
/** A difference that took this long, ms, is dear: for so long as its share lasts the next who ask get the whole, which is made once for all. */
const DEAR_MS = 20
/** Answers per turn of the event loop, ms. */
const TURN_MS = 8
/** A commit takes some milliseconds; when it takes this long, ms, joiners get the durable board beside the one that is ahead of it. */
const STORE_IS_SLOW_MS = 1_000
/** Between attempts to read it from the store, ms. */
const READ_AGAIN_MS = 5_000

export type Joiner = { send(frame: Uint8Array): void }

export type JoinsParts = {
  readonly work: Pick<BoardWork, 'doc' | 'encoded' | 'version' | 'isSettled' | 'waitsSince' | 'generation'>
  readonly clock: Clock
  /** Reads the board from the store, where nothing is that is not durable. */
  readonly load: () => Promise<LoadedBoard>
  /** The board as it is now, encoded where it was opened. */
  readonly whole?: Uint8Array
}

/** Answers SyncStep1 from what is durable only. Whoever asks for all gets one encoding per version, made once. */
export class Joins {
  readonly #parts: Omit<JoinsParts, 'whole'>
  /** Newest question of each; null asks for all. */
  readonly #asking = new Map<Joiner, Uint8Array | null>()
  #whole: { readonly version: number; readonly update: Uint8Array; readonly frame: Uint8Array } | undefined
  /** Encoded elsewhere, and not asked for yet. */
  #given: { readonly version: number; readonly update: Uint8Array } | undefined
  /** The durable board as a document of its own, while the store keeps the doc waiting. */
  #aside: { readonly version: number; readonly doc: Y.Doc } | undefined
  #encodeNotBefore = -Infinity
  #differNotBefore = -Infinity
  #cancel: (() => void) | undefined
  #cancelAside: (() => void) | undefined
  #isDisposed = false

  constructor({ whole, ...parts }: JoinsParts) {
    this.#parts = parts
    if (whole !== undefined) this.#given = { version: parts.work.version, update: whole }
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
    const { work, clock } = this.#parts
    if (work.isSettled) this.#aside = undefined
    if (this.#given !== undefined && this.#given.version !== work.version) this.#given = undefined
    if (this.#asking.size === 0) return
    const startedAt = clock.elapsed()
    for (const [joiner, vector] of this.#asking) {
      const frame = vector === null ? this.#wholeFrame() : this.#difference(vector)
      if (frame === undefined) continue
      this.#asking.delete(joiner)
      joiner.send(frame)
      if (clock.elapsed() - startedAt > TURN_MS) break
    }
    if (this.#asking.size === 0) return
    if (this.#durable() === undefined) this.#openAsideLater()
    else this.#answerLater()
  }

  /** Nobody has come for a while: the next one waits for an encoding, or for a sleeping document's bytes. */
  rest(): void {
    if (this.#asking.size === 0) this.#whole = this.#given = undefined
  }

  dispose(): void {
    this.#isDisposed = true
    this.#cancel?.()
    this.#cancelAside?.()
    this.#asking.clear()
  }

  /** A document that holds what is durable and nothing else; undefined while a commit is under way. */
  #durable(): Y.Doc | undefined {
    const { work } = this.#parts
    if (work.isSettled) return work.doc
    return this.#aside?.version === work.version ? this.#aside.doc : undefined
  }

  #difference(vector: Uint8Array): Uint8Array | undefined {
    const { clock } = this.#parts
    const doc = this.#durable()
    const startedAt = clock.elapsed()
    if (doc === undefined) return undefined
    if (startedAt < this.#differNotBefore) return this.#wholeFrame()
    const frame = encodeSyncStep2(Y.encodeStateAsUpdate(doc, vector))
    const tookMs = clock.elapsed() - startedAt
    if (tookMs > DEAR_MS) this.#differNotBefore = startedAt + tookMs * SHARE
    return frame
  }

  #wholeFrame(): Uint8Array | undefined {
    const { work, clock } = this.#parts
    if (this.#whole?.version === work.version) return this.#whole.frame // also while a commit is under way: the version rises when it is durable
    const given = this.#given?.version === work.version ? this.#given.update : undefined
    this.#given = undefined
    const startedAt = clock.elapsed()
    if (given === undefined && startedAt < this.#encodeNotBefore) return undefined
    const update = given ?? (work.isSettled ? work.encoded() : this.#aside?.version === work.version ? Y.encodeStateAsUpdate(this.#aside.doc) : undefined)
    if (update === undefined) return undefined
    const frame = encodeSyncStep2(update)
    this.#whole = { version: work.version, frame, update: frame.subarray(-update.length) }
    this.#encodeNotBefore = startedAt + (clock.elapsed() - startedAt) * SHARE
    return frame
  }

  #answerLater(): void {
    const { clock } = this.#parts
    this.#cancel ??= clock.after(Math.max(0, this.#encodeNotBefore - clock.elapsed()), () => {
      this.#cancel = undefined
      this.answer()
    })
  }

  #openAsideLater(waitMs = this.#slowInMs()): void {
    this.#cancelAside ??= this.#parts.clock.after(waitMs, () => void this.#openAside())
  }

  #slowInMs(): number {
    const { work, clock } = this.#parts
    return work.waitsSince === undefined ? STORE_IS_SLOW_MS : Math.max(0, work.waitsSince + STORE_IS_SLOW_MS - clock.elapsed())
  }

  /** The doc holds work that may never be stored, and cannot be brought back; the durable board is read anew, once for all who wait. */
  async #openAside(): Promise<void> {
    const { work } = this.#parts
    const { version } = work
    const isWanted = (): boolean => !this.#isDisposed && this.#asking.size > 0 && this.#durable() === undefined
    let againMs: number | undefined
    if (isWanted() && this.#slowInMs() === 0) {
      const read = this.#whole?.version === version ? { doc: docOf(this.#whole.update) } : await this.#read()
      if (read === undefined) againMs = READ_AGAIN_MS
      // What was read is durable, whatever became so meanwhile has gone to all connections.
      else if (!this.#isDisposed && !work.isSettled && work.version === version) {
        this.#aside = { version, doc: read.doc }
        if (read.whole !== undefined) this.#given = { version, update: read.whole }
      }
    }
    this.#cancelAside = undefined
    if (isWanted()) this.#openAsideLater(againMs)
    else this.answer()
  }

  /** Undefined when the store cannot be read either: then joiners wait. */
  async #read(): Promise<Pick<LoadedBoard, 'doc' | 'whole'> | undefined> {
    try {
      const board = await this.#parts.load()
      return board.generation === this.#parts.work.generation ? board : undefined
    } catch {
      return undefined
    }
  }
}

function docOf(update: Uint8Array): Y.Doc {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  return doc
}
