import { StoreFailure } from '../../core/ports/store.ts'

// Primary result codes of SQLite (sqlite.org/rescode.html).
const CORRUPT = new Set([11, 26])
const CONSTRAINT = 19
const READ_ONLY = 8
const IO_ERROR = 10
const CANNOT_OPEN = 14
// Busy, locked, out of memory, read-only, interrupted, I/O error, full, cannot open, protocol, not authorised.
const UNAVAILABLE = new Set([5, 6, 7, READ_ONLY, 9, IO_ERROR, 13, CANNOT_OPEN, 15, 23])

/** SQLite's primary result code, or undefined for anything else. */
function resultCode(error: unknown): number | undefined {
  const extended = error instanceof Error && 'errcode' in error ? error.errcode : undefined
  return typeof extended === 'number' ? extended & 0xff : undefined
}

/** Says in the store's words what SQLite says; what is a bug stays what it is. `about` names the board or workshop. */
export function toStoreFailure(error: unknown, about: string): unknown {
  if (error instanceof StoreFailure) return error
  const code = resultCode(error)
  if (code === undefined || !(error instanceof Error)) return error
  const message = `${about}: ${error.message}`
  if (CORRUPT.has(code)) return new StoreFailure('corrupt', message, { cause: error })
  if (code === CONSTRAINT) return new StoreFailure('conflict', message, { cause: error })
  if (UNAVAILABLE.has(code)) return new StoreFailure('unavailable', message, { cause: error })
  return error
}

/** Whether the open file itself went bad (unmounted, remounted, moved), so that only opening it again can heal it. */
export function needsReopening(error: unknown): boolean {
  const code = resultCode(error instanceof StoreFailure ? error.cause : error)
  return code === READ_ONLY || code === IO_ERROR || code === CANNOT_OPEN
}
