import { StoreFailure } from '../../core/ports/store.ts'
import { checksumOf } from './checksum.ts'
import type { SqlConnection } from './sqlConnection.ts'

type NewState = { readonly boardId: string; readonly generation: string; readonly seq: number; readonly bytes: Uint8Array }

/** `at`: when the newest change in it was made; null when nobody knows. */
async function putState({ db }: SqlConnection, { boardId, seq, bytes }: NewState, at: string | null): Promise<void> {
  const row = { seq, bytes, sha256: checksumOf(bytes), at }
  await db.insertInto('board_state').values({ board_id: boardId, ...row }).onConflict((known) => known.column('board_id').doUpdateSet(row)).execute()
}

/** A new board, or a new generation of one: the state replaces state and log. It is as light as it can be: nothing to weigh. */
export async function replaceBoard(on: SqlConnection, next: NewState & { readonly instead?: string }): Promise<void> {
  const { db, at } = on
  const { boardId, generation, seq, bytes, instead } = next
  const board = await db.selectFrom('boards').select(['generation', 'seq']).where('board_id', '=', boardId).executeTakeFirst()
  const state = await db.selectFrom('board_state').select(['seq', 'sha256']).where('board_id', '=', boardId).executeTakeFirst()
  const isThere = board?.generation === generation && board.seq === seq && state?.seq === seq && state.sha256 === checksumOf(bytes)
  if (isThere) return // asked again: it is stored
  if (board !== undefined && seq < board.seq) throw new StoreFailure('conflict', `board ${boardId} is at ${board.seq} already, beyond ${seq}`)
  if (instead !== undefined && board?.generation === generation) return // asked again: it is stored
  if (instead !== undefined && board?.generation !== instead) throw new StoreFailure('conflict', `board ${boardId} is of another generation`)
  const head = { generation, seq, weighed_seq: seq }
  await db.insertInto('boards').values({ board_id: boardId, ...head }).onConflict((known) => known.column('board_id').doUpdateSet(head)).execute()
  at?.('board-state:after-head', boardId)
  await putState(on, next, null)
  at?.('board-state:after-state', boardId)
  await db.deleteFrom('board_log').where('board_id', '=', boardId).execute()
}

/** The new state first, then exactly the rows that it holds go. */
export async function compactBoard(on: SqlConnection, next: NewState): Promise<void> {
  const { db, at } = on
  const { boardId, generation, seq } = next
  at?.('compact:before', boardId)
  const board = await db.selectFrom('boards').select(['generation', 'seq']).where('board_id', '=', boardId).executeTakeFirst()
  const state = await db.selectFrom('board_state').select(['seq', 'at']).where('board_id', '=', boardId).executeTakeFirst()
  const fits = board !== undefined && board.generation === generation && seq <= board.seq && seq >= (state?.seq ?? 0)
  if (!fits) throw new StoreFailure('conflict', `board ${boardId} cannot be compacted at ${seq}`)
  const last = await db.selectFrom('board_log').select('at').where('board_id', '=', boardId).where('seq', '=', seq).executeTakeFirst()
  await putState(on, next, last?.at ?? state?.at ?? null)
  at?.('compact:after-state', boardId)
  await db.deleteFrom('board_log').where('board_id', '=', boardId).where('seq', '<=', seq).execute()
  at?.('compact:after-rows', boardId)
}

/** Remembers that a rewrite at this number is not worth it. Nothing happens when the board has moved on. */
export async function noteWeighed({ db }: SqlConnection, { boardId, generation, seq }: Omit<NewState, 'bytes'>): Promise<void> {
  await db.updateTable('boards').set({ weighed_seq: seq }).where('board_id', '=', boardId).where('generation', '=', generation).where('seq', '=', seq).execute()
}
