import type { DatabaseSync } from 'node:sqlite'
import { Kysely } from 'kysely'
import type { BoardWrite } from '../../core/ports/store.ts'
import { prepareBoardWrites } from './boardSentences.ts'
import { nodeSqliteDialect } from './nodeSqliteDialect.ts'
import type { Tables } from './schema/tables.ts'
import type { AtStep } from './storeSteps.ts'

/** One open file: kysely for what is rare, sentences that are prepared once for what happens thousands of times a second. */
export type SqlConnection = {
  readonly db: Kysely<Tables>
  readonly at: AtStep | undefined
  /** Throws StoreFailure('conflict') when it does not fit what is there. */
  readonly writeBoard: (write: BoardWrite) => void
  /** Runs `work` in one transaction; when it rejects nothing of it happened. One at a time. */
  transact(work: () => Promise<void>): Promise<void>
  /** Runs `work` inside that transaction; when it rejects only its own part is taken back. */
  apart(work: () => Promise<void>): Promise<void>
  close(): Promise<void>
}

export function connectSql(file: DatabaseSync, at?: AtStep): SqlConnection {
  const db = new Kysely<Tables>({ dialect: nodeSqliteDialect(file) })
  // Immediate: a transaction that reads first and is then overtaken by an operator's command cannot be waited for.
  const begin = file.prepare('begin immediate')
  const commit = file.prepare('commit')
  return {
    db,
    at,
    writeBoard: prepareBoardWrites(file, at),
    async transact(work) {
      at?.('begin', '')
      begin.run()
      try {
        await work()
        at?.('commit:before', '')
        commit.run()
        at?.('commit:after', '')
      } catch (error) {
        // SQLite ends the transaction by itself when the disk is full; asking for it again would hide the cause behind a second error.
        if (file.isTransaction) file.exec('rollback')
        throw error
      }
    },
    async apart(work) {
      file.exec('savepoint one')
      try {
        await work()
      } catch (error) {
        if (file.isTransaction) file.exec('rollback to one; release one')
        throw error
      }
      file.exec('release one')
    },
    close: () => db.destroy(),
  }
}
