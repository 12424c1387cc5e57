import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Clock, Log } from '../core/ports/system.ts'
import { StartFailure } from './startFailure.ts'

export type DataFolder = {
  readonly databasePath: string
  /** Lets the next server in. */
  dispose(): void
}

export const DATABASE_NAME = 'visiebord.sqlite'
/** Where the operator's commands find the address that links are built from. */
export const ADDRESS_FILE = 'address.txt'
const LOCK_NAME = 'server.lock'

// INTERFACE: a second server waits this long, so that a restart need not know when the old one is gone.
const WAIT_MS = 15_000
const ASK_AGAIN_MS = 100

const CAUSES: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'it is on a disk that is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOENT: 'no folder can be made there',
  ENOTDIR: 'a part of its path is a file',
  EEXIST: 'it is a file',
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

function cannotUse(dataDir: string, error: unknown): StartFailure {
  const why = CAUSES[codeOf(error)] ?? (error instanceof Error ? error.message : String(error))
  return new StartFailure(`DATA_DIR ${dataDir} cannot be used: ${why}.`, { cause: error })
}

/** Each missing folder once: Node's own recursive way tries for ever where the system answers ‘no such file’ (below /proc). */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    if (codeOf(error) === 'EEXIST' && statSync(folder).isDirectory()) return
    if (codeOf(error) !== 'ENOENT' || path.dirname(folder) === folder) throw error
    if (existsSync(path.dirname(folder))) throw error
    makeFolder(path.dirname(folder))
    mkdirSync(folder, { mode: 0o700 })
  }
}

function makeWritable(dataDir: string): void {
  try {
    makeFolder(dataDir)
    const probe = path.join(dataDir, `.probe-${process.pid}`)
    try {
      writeFileSync(probe, 'x'.repeat(4096), { flush: true })
    } finally {
      rmSync(probe, { force: true })
    }
  } catch (error) {
    throw cannotUse(dataDir, error)
  }
}

/** Undefined when another server holds it. */
function tryLock(lockPath: string): DatabaseSync | undefined {
  const lock = new DatabaseSync(lockPath, { timeout: 0 })
  try {
    // The system itself takes this lock back when the process dies, however it dies. Nothing is ever written.
    lock.exec('pragma journal_mode = memory; begin exclusive')
    return lock
  } catch (error) {
    lock.close()
    const isHeld = error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' && (error.errcode & 0xff) === 5
    if (isHeld) return undefined
    throw error
  }
}

/** Makes the folder if it is missing and holds it for this process alone. Rejects with StartFailure. */
export async function openDataFolder(dataDir: string, parts: { readonly clock: Clock; readonly log: Log; readonly waitMs?: number }): Promise<DataFolder> {
  const { clock, log, waitMs = WAIT_MS } = parts
  makeWritable(dataDir)
  const until = clock.elapsed() + waitMs
  for (let attempt = 0; ; attempt++) {
    let lock: DatabaseSync | undefined
    try {
      lock = tryLock(path.join(dataDir, LOCK_NAME))
    } catch (error) {
      throw cannotUse(dataDir, error)
    }
    if (lock !== undefined) {
      const held = lock
      return { databasePath: path.join(dataDir, DATABASE_NAME), dispose: () => held.close() }
    }
    if (attempt === 0) log.info(`another server holds DATA_DIR ${dataDir}; waiting for it to stop`)
    if (clock.elapsed() >= until) throw new StartFailure(`DATA_DIR ${dataDir} is held by another server that runs; stop that one first, or give this one a folder of its own.`)
    await new Promise<void>((resolve) => void clock.after(ASK_AGAIN_MS, resolve))
  }
}
