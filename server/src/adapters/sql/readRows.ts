import { type Kysely, sql } from 'kysely'
import { packRows } from '../../core/ports/packRows.ts'
import { StoreFailure } from '../../core/ports/store.ts'
import { broughtUpToDate } from '../../core/workshop/storedState.ts'
import type { BoardStateRow, LinkRow, LogRow, PackedRows, QuietBoard, QuietBoards, SessionRow, StoredBoard, StoredSnapshot } from '../../core/ports/store.ts'
import { ROLES } from '@visiebord/shared/workshop/nouns.ts'
import type { WorkshopState } from '@visiebord/shared/workshop/nouns.ts'
import { verifyChecksum } from './checksum.ts'
import { ledgerSum } from './ledgerSum.ts'
import type { Tables } from './schema/tables.ts'

type Db = Kysely<Tables>

/** Whose each id is and who brought each card, checked against the sum that the board keeps of them. */
async function readLedger(db: Db, boardId: string): Promise<Pick<StoredBoard, 'bindings' | 'authors'>> {
  const board = await db.selectFrom('boards').select('ledger_sum').where('board_id', '=', boardId).executeTakeFirst()
  const bindings = await db.selectFrom('bindings').selectAll().where('board_id', '=', boardId).execute()
  const authors = await db.selectFrom('card_authors').selectAll().where('board_id', '=', boardId).execute()
  if (board?.ledger_sum !== ledgerSum(boardId, bindings, authors)) throw new StoreFailure('corrupt', `board ${boardId}: its ids and authors do not match their checksum`)
  return {
    bindings: new Map(bindings.map((row) => [row.client, { participantId: row.participant_id, closed: row.closed === 1, generation: row.generation }])),
    authors: new Map(authors.map((row) => [row.card_id, row.participant_id])),
  }
}

export async function readAuthors(db: Db, boardId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('card_authors').select(['card_id', 'participant_id']).where('board_id', '=', boardId).execute()
  return new Map(rows.map((row) => [row.card_id, row.participant_id]))
}

/** Rows asked for at once hold about this much, however many or long they are. */
const ROWS_BYTES = 1024 * 1024
const ROWS_AT_ONCE = 4_000

export async function readState(db: Db, boardId: string): Promise<BoardStateRow | undefined> {
  const board = await db.selectFrom('boards').select(['generation', 'seq']).where('board_id', '=', boardId).executeTakeFirst()
  if (board === undefined) return undefined
  const state = await db.selectFrom('board_state').select(['seq', 'bytes', 'sha256']).where('board_id', '=', boardId).executeTakeFirst()
  if (state === undefined) throw new StoreFailure('corrupt', `board ${boardId}: its state is missing`)
  verifyChecksum(state.bytes, state.sha256, `board ${boardId}: the state at ${state.seq}`)
  return { generation: board.generation, seq: board.seq, state: { seq: state.seq, bytes: state.bytes } }
}

/** The rows from `after` on until `upTo`: each is there, of this generation, and is what was written. */
async function readLog(db: Db, boardId: string, generation: string, range: { readonly after: number; readonly upTo: number }): Promise<readonly LogRow[]> {
  const { after, upTo } = range
  const log = await db.selectFrom('board_log').select(['seq', 'generation', 'bytes', 'sha256']).where('board_id', '=', boardId).where('seq', '>', after).where('seq', '<=', upTo).orderBy('seq').execute()
  let seq = after
  for (const row of log) {
    seq += 1
    if (row.seq !== seq) throw new StoreFailure('corrupt', `board ${boardId}: row ${seq} is missing`)
    if (row.generation !== generation) throw new StoreFailure('corrupt', `board ${boardId}: row ${seq} is of another generation`)
    verifyChecksum(row.bytes, row.sha256, `board ${boardId}: row ${seq}`)
  }
  if (seq !== upTo) throw new StoreFailure('corrupt', `board ${boardId}: row ${seq + 1} is missing`)
  return log.map((row) => ({ seq: row.seq, bytes: row.bytes }))
}

/** Every byte is checked against its checksum and every row is there; a board that is not whole is never handed out. */
export async function readBoard(db: Db, boardId: string, mostRows = Infinity): Promise<StoredBoard | undefined> {
  const stored = await readState(db, boardId)
  if (stored === undefined) return undefined
  const { generation, seq, state } = stored
  const log = await readLog(db, boardId, generation, { after: state.seq, upTo: Math.min(seq, state.seq + mostRows) })
  return { ...stored, log, ...(await readLedger(db, boardId)) }
}

export async function readRows(db: Db, boardId: string, after: number): Promise<PackedRows> {
  const board = await db.selectFrom('boards').select(['generation', 'seq']).where('board_id', '=', boardId).executeTakeFirst()
  const state = await db.selectFrom('board_state').select('seq').where('board_id', '=', boardId).executeTakeFirst()
  if (board === undefined || state === undefined || after < state.seq) throw new StoreFailure('conflict', `board ${boardId}: the rows after ${after} are not there any more`)
  const sizes = await db.selectFrom('board_log').select(sql<number>`length(bytes)`.as('size')).where('board_id', '=', boardId).where('seq', '>', after).orderBy('seq').limit(ROWS_AT_ONCE).execute()
  let total = 0
  const last = sizes.findIndex(({ size }) => (total += size) >= ROWS_BYTES)
  const upTo = Math.min(board.seq, after + (last < 0 ? ROWS_AT_ONCE : last + 1))
  const log = await readLog(db, boardId, board.generation, { after, upTo })
  return packRows(after, log.map((row) => row.bytes))
}

export async function listQuietBoards(db: Db, { since, leastBytes, most }: QuietBoards): Promise<readonly QuietBoard[]> {
  const bytes = sql<number>`length(s.bytes) + coalesce((select sum(length(bytes)) from board_log where board_id = b.board_id), 0)`
  const at = sql<string>`coalesce((select at from board_log where board_id = b.board_id order by seq desc limit 1), s.at, '')`
  const { rows } = await sql<QuietBoard>`
    select b.board_id as "boardId", b.generation, b.seq, ${bytes} as bytes from boards b join board_state s on s.board_id = b.board_id
    where b.weighed_seq is not b.seq and ${at} < ${since} and ${bytes} >= ${leastBytes}
    order by 4 desc limit ${most}`.execute(db)
  return rows
}

export async function readWorkshop(db: Db, id: string): Promise<WorkshopState | undefined> {
  const row = await db.selectFrom('workshops').select(['state', 'sha256']).where('id', '=', id).executeTakeFirst()
  if (row === undefined) return undefined
  verifyChecksum(row.state, row.sha256, `workshop ${id}`)
  // The checksum says that this is what was written from a WorkshopState.
  return broughtUpToDate(JSON.parse(row.state) as WorkshopState)
}

export async function readImage(db: Db, workshopId: string, file: string): Promise<Uint8Array | undefined> {
  const row = await db.selectFrom('images').select('bytes').where('workshop_id', '=', workshopId).where('file', '=', file).executeTakeFirst()
  if (row !== undefined) verifyChecksum(row.bytes, file, `picture ${file} of workshop ${workshopId}`)
  return row?.bytes
}

export async function weighImages(db: Db, workshopId: string): Promise<{ readonly count: number; readonly bytes: number }> {
  const { rows } = await sql<{ count: number; bytes: number }>`select count(*) as count, coalesce(sum(length(bytes)), 0) as bytes from images where workshop_id = ${workshopId}`.execute(db)
  return rows[0] ?? { count: 0, bytes: 0 }
}

export async function listWorkshops(db: Db): Promise<readonly { id: string; title: string; createdAt: string }[]> {
  const rows = await db.selectFrom('workshops').select(['id', 'title', 'created_at']).orderBy('created_at').orderBy('id').execute()
  return rows.map((row) => ({ id: row.id, title: row.title, createdAt: row.created_at }))
}

function parseLink(row: Tables['links']): LinkRow {
  const role = ROLES.find((one) => one === row.role)
  if (role === undefined) throw new StoreFailure('corrupt', `workshop ${row.workshop_id}: a link of the unknown role ${row.role}`)
  return { workshopId: row.workshop_id, role, token: row.token, tokenHash: row.token_hash }
}

export async function findLink(db: Db, tokenHash: string): Promise<LinkRow | undefined> {
  const row = await db.selectFrom('links').selectAll().where('token_hash', '=', tokenHash).executeTakeFirst()
  return row && parseLink(row)
}

export async function linksOf(db: Db, workshopId: string): Promise<readonly LinkRow[]> {
  const rows = await db.selectFrom('links').selectAll().where('workshop_id', '=', workshopId).orderBy('role').execute()
  return rows.map(parseLink)
}

export async function findSession(db: Db, tokenHash: string): Promise<SessionRow | undefined> {
  const row = await db.selectFrom('sessions').selectAll().where('token_hash', '=', tokenHash).executeTakeFirst()
  return row && { tokenHash, workshopId: row.workshop_id, participantId: row.participant_id, createdAt: row.created_at, expiresAt: row.expires_at }
}

export async function readSnapshot(db: Db, workshopId: string, number: number): Promise<StoredSnapshot | undefined> {
  const row = await db.selectFrom('snapshots').selectAll().where('workshop_id', '=', workshopId).where('number', '=', number).executeTakeFirst()
  if (row === undefined) return undefined
  verifyChecksum(row.record, row.record_sha256, `snapshot ${number} of workshop ${workshopId}: the record`)
  verifyChecksum(row.state, row.state_sha256, `snapshot ${number} of workshop ${workshopId}: the state`)
  const { round_id: roundId, sealed_at: sealedAt, sha256, previous_sha256: previousSha256, record, state } = row
  return { workshopId, number, roundId, sealedAt, sha256, previousSha256, record, state }
}
