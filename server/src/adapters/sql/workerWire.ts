import { StoreFailure } from '../../core/ports/store.ts'
import type { Store, StoreWrite } from '../../core/ports/store.ts'

/** What the two threads say to each other: one question, one answer, by number. */
export type StoreMethod = keyof Store
export type Question = { readonly number: number; readonly method: StoreMethod; readonly args: readonly unknown[] }
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

/**
 * A copy of exactly these bytes, to be given away: the caller keeps its own (they go to the sockets after the commit),
 * and a small view never drags the pool that it lies in along.
 */
export function packBytes(bytes: Uint8Array, transfer: ArrayBuffer[]): Uint8Array {
  const copy = new Uint8Array(bytes)
  transfer.push(copy.buffer)
  return copy
}

export function packWrite(write: StoreWrite, transfer: ArrayBuffer[]): StoreWrite {
  switch (write.type) {
    case 'board': {
      const { update } = write.write
      return update === undefined ? write : { ...write, write: { ...write.write, update: { ...update, bytes: packBytes(update.bytes, transfer) } } }
    }
    case 'board-state':
      return { ...write, bytes: packBytes(write.bytes, transfer) }
    case 'snapshot':
      return { ...write, snapshot: { ...write.snapshot, state: packBytes(write.snapshot.state, transfer) } }
    case 'workshop':
    case 'link':
    case 'session':
    case 'end-session':
    case 'end-sessions':
    case 'delete-workshop':
      return write
  }
}
