import { Kysely } from 'kysely'
import { StoreFailure } from '../../core/ports/store.ts'
import type { Store } from '../../core/ports/store.ts'
import { aboutWrites, applyWrite } from './applyWrite.ts'
import { compactBoard } from './applyBoardWrite.ts'
import { backupSqlite } from './backupSqlite.ts'
import { migrate } from './migrate.ts'
import { nodeSqliteDialect } from './nodeSqliteDialect.ts'
import * as rows from './readRows.ts'
import { claimCopy } from './restoredCopy.ts'
import type { Tables } from './schema/tables.ts'
import { toStoreFailure } from './sqliteFailure.ts'
import { openSqliteFile } from './sqliteFile.ts'
import { SqlSession } from './sqlSession.ts'

export type SqlStoreOptions = {
  /** Makes generations for the boards of a restored backup. */
  readonly newId: () => string
  /** `existing` (the operator's commands) never makes a database. */
  readonly mode?: 'create' | 'existing'
  readonly gather?: () => Promise<void>
  /** SQL to run on the fresh connection: a test lowers `max_page_count` here to fill the disk. */
  readonly prepare?: string
}

function openUpToDate(path: string, options: SqlStoreOptions): Kysely<Tables> {
  const file = openSqliteFile(path, options.mode ?? 'create')
  try {
    migrate(file)
    if (options.mode !== 'existing') claimCopy(file, options.newId)
    if (options.prepare !== undefined) file.exec(options.prepare)
    return new Kysely<Tables>({ dialect: nodeSqliteDialect(file) })
  } catch (error) {
    file.close()
    throw error
  }
}

/** The store on one SQLite file, in the calling thread: each call holds it for its fsync. Throws StoreFailure when it cannot be opened. */
export function openSqlStore(path: string, options: SqlStoreOptions): Store {
  let session: SqlSession
  try {
    session = new SqlSession(path, openUpToDate(path, options), options.gather ?? (() => Promise.resolve()))
  } catch (error) {
    throw toStoreFailure(error, path)
  }
  let probes = 0
  return {
    commit: (writes) =>
      session.write(aboutWrites(writes), async (db) => {
        for (const write of writes) await applyWrite(db, write)
      }),
    compact: (boardId, generation, seq, bytes) => session.write(`board ${boardId}`, (db) => compactBoard(db, { boardId, generation, seq, bytes })),
    readBoard: (boardId) => session.read(`board ${boardId}`, (db) => rows.readBoard(db, boardId)),
    readAuthors: (workshopId) => session.read(`board ${workshopId}`, (db) => rows.readAuthors(db, workshopId)),
    readWorkshop: (id) => session.read(`workshop ${id}`, (db) => rows.readWorkshop(db, id)),
    listWorkshops: () => session.read('workshops', rows.listWorkshops),
    findLink: (tokenHash) => session.read('links', (db) => rows.findLink(db, tokenHash)),
    linksOf: (workshopId) => session.read(`workshop ${workshopId}`, (db) => rows.linksOf(db, workshopId)),
    findSession: (tokenHash) => session.read('sessions', (db) => rows.findSession(db, tokenHash)),
    readSnapshot: (workshopId, number) => session.read(`workshop ${workshopId}`, (db) => rows.readSnapshot(db, workshopId, number)),
    check: () =>
      session.write('check', async (db) => {
        const value = String(++probes)
        await db.insertInto('facts').values({ name: 'probe', value }).onConflict((known) => known.column('name').doUpdateSet({ value })).execute()
        const row = await db.selectFrom('facts').select('value').where('name', '=', 'probe').executeTakeFirst()
        if (row?.value !== value) throw new StoreFailure('corrupt', 'what was written is not what is read')
      }),
    backupTo: (target) => backupSqlite(path, target, { verify: false }),
    close: () => session.dispose(),
  }
}
