import { Kysely } from 'kysely'
import { StoreFailure } from '../../core/ports/store.ts'
import { nodeSqliteDialect } from './nodeSqliteDialect.ts'
import { needsReopening, toStoreFailure } from './sqliteFailure.ts'
import { openSqliteFile } from './sqliteFile.ts'
import type { Tables } from './schema/tables.ts'

export type SqlWork = (db: Kysely<Tables>) => Promise<void>

type Waiting = { readonly work: SqlWork; readonly about: string; readonly resolve: () => void; readonly reject: (error: unknown) => void }

/** One connection, used by one at a time in the order of asking; writes that wait share one transaction and so one fsync. */
export class SqlSession {
  #path: string
  #gather: () => Promise<void>
  #db: Kysely<Tables>
  #queue: Promise<unknown> = Promise.resolve()
  #waiting: Waiting[] = []
  #closing: Promise<void> | undefined
  #broken = false

  /** `gather` is waited for before a transaction begins, so that what is on its way can join it. */
  constructor(path: string, db: Kysely<Tables>, gather: () => Promise<void>) {
    this.#path = path
    this.#db = db
    this.#gather = gather
  }

  /** Resolves when `work` is durable. When it rejects, nothing of it happened, and nothing else was harmed. */
  write(about: string, work: SqlWork): Promise<void> {
    if (this.#closing) return Promise.reject(new StoreFailure('unavailable', 'the store is closed'))
    return new Promise((resolve, reject) => {
      this.#waiting.push({ work, about, resolve, reject })
      if (this.#waiting.length === 1) void this.#enqueue(() => this.#writeTogether())
    })
  }

  read<T>(about: string, work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
    if (this.#closing) return Promise.reject(new StoreFailure('unavailable', 'the store is closed'))
    return this.#enqueue(async () => {
      try {
        return await work(this.#heal())
      } catch (error) {
        throw this.#note(error, about)
      }
    })
  }

  /** Everything asked before is finished first. */
  dispose(): Promise<void> {
    this.#closing ??= this.#enqueue(() => this.#db.destroy())
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
  #heal(): Kysely<Tables> {
    if (!this.#broken) return this.#db
    const file = openSqliteFile(this.#path, 'existing')
    void this.#db.destroy().catch(() => undefined)
    this.#db = new Kysely<Tables>({ dialect: nodeSqliteDialect(file) })
    this.#broken = false
    return this.#db
  }

  async #writeTogether(): Promise<void> {
    await this.#gather()
    const group = this.#waiting
    this.#waiting = []
    const refused = new Map<Waiting, unknown>()
    try {
      const transaction = await this.#heal().startTransaction().execute()
      try {
        for (const one of group) {
          const point = await transaction.savepoint('one').execute()
          try {
            await one.work(point)
            await point.releaseSavepoint('one').execute()
          } catch (error) {
            const failure = this.#note(error, one.about)
            // A disk that is full is full for all of them, and SQLite may have ended the transaction already.
            if (failure instanceof StoreFailure && failure.kind === 'unavailable') throw failure
            refused.set(one, failure)
            const back = await point.rollbackToSavepoint('one').execute()
            await back.releaseSavepoint('one').execute()
          }
        }
        await transaction.commit().execute()
      } catch (error) {
        await transaction.rollback().execute().catch(() => undefined)
        throw error
      }
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
