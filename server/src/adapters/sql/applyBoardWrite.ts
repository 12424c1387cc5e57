import type { Kysely } from 'kysely'
import { StoreFailure } from '../../core/ports/store.ts'
import type { BoardWrite } from '../../core/ports/store.ts'
import { checksumOf } from './checksum.ts'
import type { Tables } from './schema/tables.ts'

type Db = Kysely<Tables>

// One sentence of this many rows, prepared once; an import brings up to 10,000 cards at once.
const ROWS_AT_ONCE = 100

async function bindClient(db: Db, write: BoardWrite, one: { readonly client: number; readonly participantId: string }, closed: 0 | 1): Promise<void> {
  const { boardId, generation } = write
  const known = await db.selectFrom('bindings').select(['participant_id', 'closed']).where('board_id', '=', boardId).where('client', '=', one.client).executeTakeFirst()
  if (known === undefined) {
    await db.insertInto('bindings').values({ board_id: boardId, client: one.client, participant_id: one.participantId, generation, closed }).execute()
    return
  }
  if (known.participant_id !== one.participantId) throw new StoreFailure('conflict', `client ${one.client} of board ${boardId} is somebody else's`)
  if (closed > known.closed) await db.updateTable('bindings').set({ closed }).where('board_id', '=', boardId).where('client', '=', one.client).execute()
}

async function addAuthors(db: Db, boardId: string, authors: NonNullable<BoardWrite['authors']>): Promise<void> {
  for (let from = 0; from < authors.length; from += ROWS_AT_ONCE) {
    const rows = authors.slice(from, from + ROWS_AT_ONCE).map((one) => ({ board_id: boardId, card_id: one.cardId, participant_id: one.participantId }))
    await db.insertInto('card_authors').values(rows).onConflict((known) => known.doNothing()).execute()
  }
}

/** Appends to the log of a board. Throws StoreFailure('conflict') when it does not follow what is there. */
export async function applyBoardWrite(db: Db, write: BoardWrite): Promise<void> {
  const { boardId, generation, update } = write
  const board = await db.selectFrom('boards').select(['generation', 'seq']).where('board_id', '=', boardId).executeTakeFirst()
  if (board === undefined) throw new StoreFailure('conflict', `board ${boardId} does not exist`)
  if (board.generation !== generation) throw new StoreFailure('conflict', `board ${boardId} is of another generation`)
  if (update !== undefined) {
    const { seq, bytes, at } = update
    if (seq !== board.seq + 1) throw new StoreFailure('conflict', `board ${boardId} is at ${board.seq}, not before ${seq}`)
    const participants = JSON.stringify(update.participantIds)
    await db.insertInto('board_log').values({ board_id: boardId, seq, generation, bytes, sha256: checksumOf(bytes), participants, at }).execute()
    await db.updateTable('boards').set({ seq }).where('board_id', '=', boardId).execute()
  }
  for (const one of write.bind ?? []) await bindClient(db, write, one, 0)
  for (const one of write.close ?? []) await bindClient(db, write, one, 1)
  if (write.authors !== undefined) await addAuthors(db, boardId, write.authors)
}

type NewState = { readonly boardId: string; readonly generation: string; readonly seq: number; readonly bytes: Uint8Array }

async function putState(db: Db, { boardId, seq, bytes }: NewState): Promise<void> {
  const row = { seq, bytes, sha256: checksumOf(bytes) }
  await db.insertInto('board_state').values({ board_id: boardId, ...row }).onConflict((known) => known.column('board_id').doUpdateSet(row)).execute()
}

/** A new board, or a new generation of one: the state replaces state and log. */
export async function replaceBoard(db: Db, next: NewState): Promise<void> {
  const { boardId, generation, seq } = next
  const board = await db.selectFrom('boards').select('seq').where('board_id', '=', boardId).executeTakeFirst()
  if (board !== undefined && seq < board.seq) throw new StoreFailure('conflict', `board ${boardId} is at ${board.seq} already, beyond ${seq}`)
  await db.insertInto('boards').values({ board_id: boardId, generation, seq }).onConflict((known) => known.column('board_id').doUpdateSet({ generation, seq })).execute()
  await putState(db, next)
  await db.deleteFrom('board_log').where('board_id', '=', boardId).execute()
}

/** The new state first, then exactly the rows that it holds go. */
export async function compactBoard(db: Db, next: NewState): Promise<void> {
  const { boardId, generation, seq } = next
  const board = await db.selectFrom('boards').select(['generation', 'seq']).where('board_id', '=', boardId).executeTakeFirst()
  const state = await db.selectFrom('board_state').select('seq').where('board_id', '=', boardId).executeTakeFirst()
  const fits = board !== undefined && board.generation === generation && seq <= board.seq && seq >= (state?.seq ?? 0)
  if (!fits) throw new StoreFailure('conflict', `board ${boardId} cannot be compacted at ${seq}`)
  await putState(db, next)
  await db.deleteFrom('board_log').where('board_id', '=', boardId).where('seq', '<=', seq).execute()
}
