import { StoreFailure } from '../../core/ports/store.ts'
import { checksumOf } from './checksum.ts'
import type { SqlConnection } from './sqlConnection.ts'

type NewState = { readonly boardId: string; readonly generation: string; readonly seq: number; readonly bytes: Uint8Array }

async function putState({ db }: SqlConnection, { boardId, seq, bytes }: NewState): Promise<void> {
  const row = { seq, bytes, sha256: checksumOf(bytes) }
  await db.insertInto('board_state').values({ board_id: boardId, ...row }).onConflict((known) => known.column('board_id').doUpdateSet(row)).execute()
}

/** A new board, or a new generation of one: the state replaces state and log. */
export async function replaceBoard(on: SqlConnection, next: NewState): Promise<void> {
  const { db, at } = on
  const { boardId, generation, seq } = next
  const board = await db.selectFrom('boards').select('seq').where('board_id', '=', boardId).executeTakeFirst()
  if (board !== undefined && seq < board.seq) throw new StoreFailure('conflict', `board ${boardId} is at ${board.seq} already, beyond ${seq}`)
  await db.insertInto('boards').values({ board_id: boardId, generation, seq }).onConflict((known) => known.column('board_id').doUpdateSet({ generation, seq })).execute()
  at?.('board-state:after-head', boardId)
  await putState(on, next)
  at?.('board-state:after-state', boardId)
  await db.deleteFrom('board_log').where('board_id', '=', boardId).execute()
}

/** The new state first, then exactly the rows that it holds go. */
export async function compactBoard(on: SqlConnection, next: NewState): Promise<void> {
  const { db, at } = on
  const { boardId, generation, seq } = next
  at?.('compact:before', boardId)
  const board = await db.selectFrom('boards').select(['generation', 'seq']).where('board_id', '=', boardId).executeTakeFirst()
  const state = await db.selectFrom('board_state').select('seq').where('board_id', '=', boardId).executeTakeFirst()
  const fits = board !== undefined && board.generation === generation && seq <= board.seq && seq >= (state?.seq ?? 0)
  if (!fits) throw new StoreFailure('conflict', `board ${boardId} cannot be compacted at ${seq}`)
  await putState(on, next)
  at?.('compact:after-state', boardId)
  await db.deleteFrom('board_log').where('board_id', '=', boardId).where('seq', '<=', seq).execute()
  at?.('compact:after-rows', boardId)
}
