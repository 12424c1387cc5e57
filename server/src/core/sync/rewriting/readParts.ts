import type { BoardParts } from '../../ports/folding.ts'
import { StoreFailure, type PackedRows, type Store } from '../../ports/store.ts'

export type ReadParts = { readonly generation: string; readonly seq: number; readonly stateBytes: number; readonly logBytes: number; readonly parts: BoardParts }

/** All that is stored of the document at this moment, in few pieces that can be handed on. Rejects with StoreFailure. */
export async function readParts(store: Pick<Store, 'readState' | 'readRows'>, boardId: string): Promise<ReadParts> {
  const head = await store.readState(boardId)
  if (head === undefined) throw new StoreFailure('conflict', `board ${boardId} is not there any more`)
  const { generation, state } = head
  const { rows, seq } = await readRowsUntil(store, { boardId, after: state.seq, until: head.seq })
  const logBytes = rows.reduce((sum, { bytes }) => sum + bytes.length, 0)
  return { generation, seq, stateBytes: state.bytes.length, logBytes, parts: { state: state.bytes, rows } }
}

/** The rows after `after`, to `until` at least: what is stored meanwhile may come along. */
export async function readRowsUntil(
  store: Pick<Store, 'readRows'>,
  which: { readonly boardId: string; readonly after: number; readonly until: number },
): Promise<{ readonly rows: readonly PackedRows[]; readonly seq: number }> {
  const { boardId, until } = which
  const rows: PackedRows[] = []
  let seq = which.after
  while (seq < until) {
    const packed = await store.readRows(boardId, seq)
    if (packed.ends.length === 0) throw new StoreFailure('corrupt', `board ${boardId} cannot be read: row ${seq + 1} of its log is missing`)
    rows.push(packed)
    seq += packed.ends.length
  }
  return { rows, seq }
}
