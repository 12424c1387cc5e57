import { encodeHandIn } from '@visiebord/shared/protocol/frames.ts'
import { contentOf } from '@visiebord/shared/board/content.ts'
import { decline, type Outcome } from '@visiebord/shared/workshop/refusals.ts'
import * as Y from 'yjs'
import { StoreFailure, type StoreWrite } from '../ports/store.ts'
import type { BoardAtBarrier } from '../ports/room.ts'
import type { Clock } from '../ports/system.ts'
import type { BoardWork } from './boardWork.ts'
import type { Connection } from './connection.ts'

/** INTERFACE: connections that gave `sealed` are waited for, two seconds at most. */
const HAND_IN_MS = 2_000
/** A store that does not answer for this long fails the seal; the round stays open and nothing is lost. */
const STORE_PATIENCE_MS = 20_000

export type SealingParts = {
  readonly work: BoardWork
  readonly clock: Clock
  readonly connections: () => Iterable<Connection>
  /** Runs at the first moment at which doc = store, at once when that is now; `lost` when the room ends before. */
  readonly whenSettled: (run: () => void, lost: (error: Error) => void) => () => void
  /** From the barrier until its commit is over no message is judged. */
  readonly hold: () => void
  readonly release: (writes: readonly StoreWrite[]) => Promise<void>
}

/** Seals of one board, one after the other (DESIGN §3). */
export class Sealing {
  readonly #parts: SealingParts
  #last: Promise<unknown> = Promise.resolve()
  #gathering: (() => void) | undefined

  constructor(parts: SealingParts) {
    this.#parts = parts
  }

  seal(write: (board: BoardAtBarrier) => Outcome<readonly StoreWrite[]>): Promise<Outcome<void>> {
    const sealed = this.#last.then(() => this.#sealNow(write))
    this.#last = sealed.catch(() => undefined)
    return sealed
  }

  /** Asks one who comes while hands are being collected. */
  askIfGathering(connection: Connection): void {
    if (this.#gathering && connection.handsIn) this.#ask(connection)
  }

  /** It has answered, is refused, or has gone. */
  answered(connection: Connection): void {
    connection.handIn = 'free'
    this.#gathering?.()
  }

  async #sealNow(write: (board: BoardAtBarrier) => Outcome<readonly StoreWrite[]>): Promise<Outcome<void>> {
    const { work, hold, release } = this.#parts
    await this.#collectHands()
    let writes: readonly StoreWrite[] = []
    try {
      const outcome = await this.#atSettled(() => {
        for (const connection of this.#parts.connections()) if (connection.handIn === 'asked') connection.handIn = 'owing'
        hold()
        return work.commitAtBarrier(() => {
          const decided = write({ content: contentOf(work.doc), state: Y.encodeStateAsUpdate(work.doc), generation: work.generation })
          if (decided.ok) writes = decided.value
          return decided
        })
      })
      if (!outcome.ok) this.#freeAll()
      return outcome
    } catch (error) {
      this.#freeAll()
      writes = []
      if (error instanceof StoreFailure && error.kind === 'conflict') return decline('changed-meanwhile')
      throw error
    } finally {
      // The caller tells the authority in its own turn, after this promise; only then are messages judged again.
      void release(writes)
    }
  }

  /** Everybody who gave `sealed` and can still write is asked; over when all have answered or the time is up. */
  #collectHands(): Promise<void> {
    return new Promise((resolve) => {
      const isAwaited = (connection: Connection): boolean => connection.handIn === 'asked'
      const stop = this.#parts.clock.after(HAND_IN_MS, () => finish())
      const finish = (): void => {
        stop()
        this.#gathering = undefined
        resolve()
      }
      this.#gathering = () => {
        if (![...this.#parts.connections()].some(isAwaited)) finish()
      }
      for (const connection of this.#parts.connections()) if (connection.handsIn && connection.takesWrites) this.#ask(connection)
      this.#gathering()
    })
  }

  #ask(connection: Connection): void {
    connection.handIn = 'asked'
    connection.send(encodeHandIn())
  }

  /** The barrier falls in the very moment in which everything is durable. */
  #atSettled<T>(run: () => Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const cancelPatience = this.#parts.clock.after(STORE_PATIENCE_MS, () => {
        cancelWait()
        reject(new StoreFailure('unavailable', `board ${this.#parts.work.boardId} could not be stored in time for its seal`))
      })
      const cancelWait = this.#parts.whenSettled(
        () => {
          cancelPatience()
          run().then(resolve, reject)
        },
        (error) => {
          cancelPatience()
          reject(error)
        },
      )
    })
  }

  #freeAll(): void {
    for (const connection of this.#parts.connections()) connection.handIn = 'free'
  }
}
