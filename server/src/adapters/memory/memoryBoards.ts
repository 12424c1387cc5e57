import { packRows } from '../../core/ports/packRows.ts'
import { StoreFailure } from '../../core/ports/store.ts'
import type { BoardStateRow, PackedRows, QuietBoard, QuietBoards, StoredBoard } from '../../core/ports/store.ts'
import type { MemoryBoard, MemoryTables } from './memoryTables.ts'

/** Rows asked for at once: few, so that whoever reads a log comes back for more in a test as well. */
const ROWS_AT_ONCE = 500

export function readMemoryBoard(tables: MemoryTables, boardId: string, mostRows = Infinity): StoredBoard | undefined {
  const board = tables.boards.get(boardId)
  if (board === undefined) return undefined
  return {
    generation: board.generation,
    seq: board.seq,
    ...(board.state ? { state: { seq: board.state.seq, bytes: board.state.bytes.slice() } } : {}),
    log: board.log.slice(0, mostRows).map((row) => ({ seq: row.seq, bytes: row.bytes.slice() })),
    bindings: new Map(tables.bindings.get(boardId)),
    authors: new Map(tables.authors.get(boardId)),
  }
}

export function readMemoryState(tables: MemoryTables, boardId: string): BoardStateRow | undefined {
  const board = tables.boards.get(boardId)
  if (board === undefined) return undefined
  if (board.state === undefined) throw new StoreFailure('corrupt', `board ${boardId}: its state is missing`)
  return { generation: board.generation, seq: board.seq, state: { seq: board.state.seq, bytes: board.state.bytes.slice() } }
}

export function readMemoryRows(tables: MemoryTables, boardId: string, after: number): PackedRows {
  const board = tables.boards.get(boardId)
  const start = after - (board?.state?.seq ?? 0)
  if (board === undefined || start < 0) throw new StoreFailure('conflict', `board ${boardId}: the rows after ${after} are not there any more`)
  return packRows(after, board.log.slice(start, start + ROWS_AT_ONCE).map((row) => row.bytes))
}

const bytesOf = (board: MemoryBoard): number => board.log.reduce((sum, row) => sum + row.bytes.length, board.state?.bytes.length ?? 0)

export function listQuietMemoryBoards(tables: MemoryTables, { since, leastBytes, most }: QuietBoards): readonly QuietBoard[] {
  return [...tables.boards]
    .filter(([, board]) => board.weighedSeq !== board.seq && (board.log.at(-1)?.at ?? board.state?.at ?? '') < since)
    .map(([boardId, board]) => ({ boardId, generation: board.generation, seq: board.seq, bytes: bytesOf(board) }))
    .filter(({ bytes }) => bytes >= leastBytes)
    .toSorted((one, other) => other.bytes - one.bytes)
    .slice(0, most)
}

export function compactMemoryBoard(tables: MemoryTables, next: { readonly boardId: string; readonly generation: string; readonly seq: number; readonly bytes: Uint8Array }): void {
  const { boardId, generation, seq, bytes } = next
  const board = tables.boards.get(boardId)
  if (board === undefined) throw new StoreFailure('conflict', `board ${boardId} does not exist`)
  const fits = board.generation === generation && seq <= board.seq && seq >= (board.state?.seq ?? 0)
  if (!fits) throw new StoreFailure('conflict', `board ${boardId} cannot be compacted at ${seq}`)
  const at = board.log.find((row) => row.seq === seq)?.at ?? board.state?.at
  board.state = { seq, bytes: bytes.slice(), ...(at === undefined ? {} : { at }) }
  board.log = board.log.filter((row) => row.seq > seq)
}
