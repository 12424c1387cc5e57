import { link, open, rm } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { backup, DatabaseSync as Database } from 'node:sqlite'
import { StoreFailure } from '../../core/ports/store.ts'
import { markAsCopy } from './restoredCopy.ts'
import { toStoreFailure } from './sqliteFailure.ts'
import { openSqliteFile } from './sqliteFile.ts'

// All pages in one step: other connections write on meanwhile, and a copy in steps would begin again at each of their commits.
const ALL_PAGES = 2_147_483_647

async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function finishCopy(path: string, verify: boolean): void {
  const copy: DatabaseSync = new Database(path)
  try {
    copy.exec('pragma journal_mode = delete')
    markAsCopy(copy)
    if (!verify) return
    const verdict = copy.prepare('pragma integrity_check').all().map((row) => row['integrity_check'])
    if (verdict.length !== 1 || verdict[0] !== 'ok') throw new StoreFailure('corrupt', `the backup is damaged: ${String(verdict[0])}`)
  } finally {
    copy.close()
  }
}

/**
 * A consistent copy in one new file while people write on; never over an existing file (StoreFailure('conflict')).
 * With `verify` the whole copy is checked before it gets its name. Only the finished copy ever carries that name.
 */
export async function backupSqlite(from: string, to: string, options: { readonly verify: boolean }): Promise<void> {
  if (existsSync(to)) throw new StoreFailure('conflict', `${to} exists already and is left as it is`)
  const unfinished = `${to}.unfinished-${process.pid}`
  try {
    const source = openSqliteFile(from, 'existing')
    try {
      await backup(source, unfinished, { rate: ALL_PAGES })
    } finally {
      source.close()
    }
    finishCopy(unfinished, options.verify)
    await sync(unfinished)
    await link(unfinished, to).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EEXIST') throw new StoreFailure('conflict', `${to} exists already and is left as it is`)
      throw new StoreFailure('unavailable', `the backup cannot get its name: ${error.message}`, { cause: error })
    })
    await sync(dirname(to))
  } catch (error) {
    throw toStoreFailure(error, 'backup')
  } finally {
    await rm(unfinished, { force: true })
    await rm(`${unfinished}-journal`, { force: true })
  }
}
