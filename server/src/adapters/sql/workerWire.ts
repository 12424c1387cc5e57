import { StoreFailure } from '../../core/ports/store.ts'
import type { BoardWrite, Store, StoreWrite } from '../../core/ports/store.ts'

/** What the two threads say to each other: one question, one answer, by number. */
export type StoreMethod = keyof Store
export type Question =
  | { readonly number: number; readonly method: 'commit'; readonly packed: PackedCommit }
  | { readonly number: number; readonly method: Exclude<StoreMethod, 'commit'>; readonly args: readonly unknown[] }
export type Failed = { readonly kind: StoreFailure['kind'] | 'bug'; readonly message: string; readonly stack?: string }
export type Answer =
  | { readonly type: 'ready' }
  | { readonly type: 'not-opened'; readonly failed: Failed }
  | { readonly type: 'done'; readonly number: number; readonly value: unknown }
  | { readonly type: 'failed'; readonly number: number; readonly failed: Failed }

export function packFailure(error: unknown): Failed {
  if (error instanceof StoreFailure) return { kind: error.kind, message: error.message }
  if (error instanceof Error) return { kind: 'bug', message: error.message, ...(error.stack === undefined ? {} : { stack: error.stack }) }
  return { kind: 'bug', message: String(error) }
}

export function unpackFailure(failed: Failed): Error {
  if (failed.kind !== 'bug') return new StoreFailure(failed.kind, failed.message)
  const error = new Error(failed.message)
  if (failed.stack !== undefined) error.stack = failed.stack
  return error
}

/** What of an answer about a board can be given away instead of copied: its state and its packed rows, megabytes that the store keeps no hold of. */
export function buffersOf(value: unknown): ArrayBuffer[] {
  if (typeof value !== 'object' || value === null) return []
  const held = 'state' in value && typeof value.state === 'object' && value.state !== null ? value.state : value
  if (!('bytes' in held)) return []
  return [held.bytes, 'ends' in held ? held.ends : undefined].flatMap((view) =>
    (view instanceof Uint8Array || view instanceof Uint32Array) && view.buffer instanceof ArrayBuffer && view.byteLength === view.buffer.byteLength ? [view.buffer] : [],
  )
}

/**
 * A copy of exactly these bytes, to be given away: the caller keeps its own (they go to the sockets after the commit),
 * and a small view never drags the pool that it lies in along.
 */
export function packBytes(bytes: Uint8Array, transfer: ArrayBuffer[]): Uint8Array {
  const copy = new Uint8Array(bytes)
  transfer.push(copy.buffer)
  return copy
}

/** What a board write says beside its update; rare while people drag. */
type BoardNews = Pick<BoardWrite, 'bind' | 'close' | 'authors'>
type BoardRow = readonly [boardId: string, generation: string, seq: number, length: number, participantIds: readonly string[], at: string, news: BoardNews | undefined]
type OtherWrite = { readonly write: StoreWrite; readonly length: number }

/** A commit on its way: the bytes of all its writes lie in one buffer, in their order; a board's update is a short list without names. */
export type PackedCommit = { readonly rows: readonly (BoardRow | OtherWrite)[]; readonly bytes: Uint8Array }

const NOTHING = new Uint8Array()

function bytesIn(write: StoreWrite): Uint8Array {
  if (write.type === 'board') return write.write.update?.bytes ?? NOTHING
  if (write.type === 'board-state') return write.bytes
  if (write.type === 'image') return write.image.bytes
  return write.type === 'snapshot' ? write.snapshot.state : NOTHING
}

function withBytes(write: StoreWrite, bytes: Uint8Array): StoreWrite {
  if (write.type === 'board-state') return { ...write, bytes }
  if (write.type === 'image') return { ...write, image: { ...write.image, bytes } }
  return write.type === 'snapshot' ? { ...write, snapshot: { ...write.snapshot, state: bytes } } : write
}

/** Its buffer is copied on the way, not given away: it is asked again when the thread dies over it. */
export function packCommit(writes: readonly StoreWrite[]): PackedCommit {
  let total = 0
  for (const write of writes) total += bytesIn(write).length
  const bytes = new Uint8Array(total)
  let end = 0
  const rows = writes.map((write): BoardRow | OtherWrite => {
    const own = bytesIn(write)
    bytes.set(own, end)
    end += own.length
    if (write.type !== 'board' || write.write.update === undefined) return { write: withBytes(write, NOTHING), length: own.length }
    const { boardId, generation, update, bind, close, authors } = write.write
    const news = bind || close || authors ? { ...(bind ? { bind } : {}), ...(close ? { close } : {}), ...(authors ? { authors } : {}) } : undefined
    return [boardId, generation, update.seq, own.length, update.participantIds, update.at, news]
  })
  return { rows, bytes }
}

const isBoardRow = (row: BoardRow | OtherWrite): row is BoardRow => Array.isArray(row)

export function unpackCommit({ rows, bytes }: PackedCommit): readonly StoreWrite[] {
  let start = 0
  const take = (length: number): Uint8Array => bytes.subarray(start, (start += length))
  return rows.map((row) => {
    if (!isBoardRow(row)) return withBytes(row.write, take(row.length))
    const [boardId, generation, seq, length, participantIds, at, news] = row
    return { type: 'board', write: { boardId, generation, update: { seq, bytes: take(length), participantIds, at }, ...news } }
  })
}
