import { StoreFailure } from '../../core/ports/store.ts'
import type { Store } from '../../core/ports/store.ts'
import { aboutWrites, applyWrites } from './applyWrite.ts'
import { backupSqlite } from './backupSqlite.ts'
import { migrate } from './migrate.ts'
import * as rows from './readRows.ts'
import { compactBoard } from './applyBoardWrite.ts'
import { claimCopy } from './restoredCopy.ts'
import type { SqlConnection } from './sqlConnection.ts'
import { connectSql } from './sqlConnection.ts'
import { toStoreFailure } from './sqliteFailure.ts'
import { openSqliteFile } from './sqliteFile.ts'
import { SqlSession } from './sqlSession.ts'
import type { AtStep } from './storeSteps.ts'

export type SqlStoreOptions = {
  /** Makes generations for the boards of a restored backup. */
  readonly newId: () => string
  /** `existing` (the operator's commands) never makes a database. */
  readonly mode?: 'create' | 'existing'
  /** SQL to run on the fresh connection: a test lowers `max_page_count` here to fill the disk. */
  readonly prepare?: string
  /** Lets a test fail at a step. */
  readonly at?: AtStep
}

function openUpToDate(path: string, options: SqlStoreOptions): SqlConnection {
  const file = openSqliteFile(path, options.mode ?? 'create')
  try {
    migrate(file, options.at ? { at: options.at } : {})
    if (options.mode !== 'existing') claimCopy(file, options.newId)
    if (options.prepare !== undefined) file.exec(options.prepare)
    return connectSql(file, options.at)
  } catch (error) {
    file.close()
    throw error
  }
}

/** The store on one SQLite file, in the calling thread: each call holds it for its fsync. Throws StoreFailure when it cannot be opened. */
export function openSqlStore(path: string, options: SqlStoreOptions): Store {
  let session: SqlSession
  try {
    session = new SqlSession(openUpToDate(path, options), () => connectSql(openSqliteFile(path, 'existing'), options.at))
  } catch (error) {
    throw toStoreFailure(error, path)
  }
  let probes = 0
  return {
    commit: (writes) => session.write(() => aboutWrites(writes), (on) => applyWrites(on, writes)),
    compact: (boardId, generation, seq, bytes) => session.write(() => `board ${boardId}`, (on) => compactBoard(on, { boardId, generation, seq, bytes })),
    readBoard: (boardId, mostRows) => session.read(`board ${boardId}`, ({ db }) => rows.readBoard(db, boardId, mostRows)),
    readState: (boardId) => session.read(`board ${boardId}`, ({ db }) => rows.readState(db, boardId)),
    readRows: (boardId, after) => session.read(`board ${boardId}`, ({ db }) => rows.readRows(db, boardId, after)),
    listQuietBoards: (which) => session.read('boards', ({ db }) => rows.listQuietBoards(db, which)),
    readAuthors: (workshopId) => session.read(`board ${workshopId}`, ({ db }) => rows.readAuthors(db, workshopId)),
    readWorkshop: (id) => session.read(`workshop ${id}`, ({ db }) => rows.readWorkshop(db, id)),
    listWorkshops: () => session.read('workshops', ({ db }) => rows.listWorkshops(db)),
    findLink: (tokenHash) => session.read('links', ({ db }) => rows.findLink(db, tokenHash)),
    linksOf: (workshopId) => session.read(`workshop ${workshopId}`, ({ db }) => rows.linksOf(db, workshopId)),
    findSession: (tokenHash) => session.read('sessions', ({ db }) => rows.findSession(db, tokenHash)),
    readSnapshot: (workshopId, number) => session.read(`workshop ${workshopId}`, ({ db }) => rows.readSnapshot(db, workshopId, number)),
    readImage: (workshopId, file) => session.read(`workshop ${workshopId}`, ({ db }) => rows.readImage(db, workshopId, file)),
    weighImages: (workshopId) => session.read(`workshop ${workshopId}`, ({ db }) => rows.weighImages(db, workshopId)),
    check: () =>
      session.write(() => 'check', async ({ db }) => {
        const value = String(++probes)
        await db.insertInto('facts').values({ name: 'probe', value }).onConflict((known) => known.column('name').doUpdateSet({ value })).execute()
        const row = await db.selectFrom('facts').select('value').where('name', '=', 'probe').executeTakeFirst()
        if (row?.value !== value) throw new StoreFailure('corrupt', 'what was written is not what is read')
      }),
    backupTo: (target) => backupSqlite(path, target, { verify: false }),
    close: () => session.dispose(),
  }
}
