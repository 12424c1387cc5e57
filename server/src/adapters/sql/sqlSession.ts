import { StoreFailure } from '../../core/ports/store.ts'
import type { SqlConnection } from './sqlConnection.ts'
import { needsReopening, toStoreFailure } from './sqliteFailure.ts'

export type SqlWork = (on: SqlConnection) => Promise<void>

const isUnavailable = (failure: unknown): boolean => failure instanceof StoreFailure && failure.kind === 'unavailable'

type Waiting = { readonly work: SqlWork; readonly about: () => string; readonly resolve: () => void; readonly reject: (error: unknown) => void }

/** One connection, used by one at a time in the order of asking; writes that wait share one transaction and so one fsync. */
export class SqlSession {
  readonly #reopen: () => SqlConnection
  #connection: SqlConnection
  #queue: Promise<unknown> = Promise.resolve()
  #waiting: Waiting[] = []
  #closing: Promise<void> | undefined
  #broken = false

  /** `reopen` opens the same file again after the open one went bad, and never makes a new one. */
  constructor(connection: SqlConnection, reopen: () => SqlConnection) {
    this.#connection = connection
    this.#reopen = reopen
  }

  /** Resolves when `work` is durable. When it rejects, nothing of it happened, and nothing else was harmed. */
  write(about: () => string, work: SqlWork): Promise<void> {
    if (this.#closing) return Promise.reject(new StoreFailure('unavailable', 'the store is closed'))
    return new Promise((resolve, reject) => {
      this.#waiting.push({ work, about, resolve, reject })
      if (this.#waiting.length === 1) void this.#enqueue(() => this.#writeTogether())
    })
  }

  read<T>(about: string, work: (on: SqlConnection) => Promise<T>): Promise<T> {
    if (this.#closing) return Promise.reject(new StoreFailure('unavailable', 'the store is closed'))
    return this.#enqueue(async () => {
      try {
        const on = this.#heal()
        on.at?.('read', about)
        return await work(on)
      } catch (error) {
        throw this.#note(error, about)
      }
    })
  }

  /** Everything asked before is finished first. */
  dispose(): Promise<void> {
    this.#closing ??= this.#enqueue(() => this.#connection.close())
    return this.#closing
  }

  #enqueue<T>(job: () => Promise<T>): Promise<T> {
    const done = this.#queue.then(job)
    this.#queue = done.catch(() => undefined)
    return done
  }

  #note(error: unknown, about: string): unknown {
    const failure = toStoreFailure(error, about)
    if (needsReopening(failure)) this.#broken = true
    return failure
  }

  /** The connection, opened anew when the last one went bad. */
  #heal(): SqlConnection {
    if (!this.#broken) return this.#connection
    const next = this.#reopen()
    void this.#connection.close().catch(() => undefined)
    this.#connection = next
    this.#broken = false
    return next
  }

  #writeTogether(): Promise<void> {
    const group = this.#waiting
    this.#waiting = []
    return this.#write(group)
  }

  async #write(group: readonly Waiting[]): Promise<void> {
    let current: Waiting | undefined
    try {
      const on = this.#heal()
      await on.transact(async () => {
        for (current of group) await current.work(on)
        current = undefined
      })
    } catch (error) {
      const failure = this.#note(error, current?.about() ?? 'commit')
      // What is refused is rare: only then is each tried with a way back of its own.
      if (current !== undefined && group.length > 1 && !isUnavailable(failure)) return this.#writeApart(group)
      if (current !== undefined && group.length > 1) {
        // SQLite may have ended the transaction, so the others begin again; what is too large for the disk keeps nobody out who fits.
        const unlucky = current
        unlucky.reject(failure)
        return this.#write(group.filter((one) => one !== unlucky))
      }
      for (const one of group) one.reject(failure)
      return
    }
    for (const one of group) one.resolve()
  }

  async #writeApart(group: readonly Waiting[]): Promise<void> {
    const refused = new Map<Waiting, unknown>()
    try {
      const on = this.#heal()
      await on.transact(async () => {
        for (const one of group) {
          try {
            await on.apart(() => one.work(on))
          } catch (error) {
            const failure = this.#note(error, one.about())
            if (isUnavailable(failure)) throw failure
            refused.set(one, failure)
          }
        }
      })
    } catch (error) {
      const failure = this.#note(error, 'commit')
      for (const one of group) one.reject(refused.get(one) ?? failure)
      return
    }
    for (const one of group) {
      if (refused.has(one)) one.reject(refused.get(one))
      else one.resolve()
    }
  }
}
