import { DatabaseSync } from 'node:sqlite'
import { pathToFileURL } from 'node:url'

// Long enough for an operator's command to finish its own short transaction. No longer: a thread that waits in here cannot be ended,
// and the process has to be gone 10 s after SIGTERM.
const BUSY_TIMEOUT_MS = 1_000

/**
 * Opens a database file as this project writes them: WAL, every commit on disk before it is answered.
 * `existing` never makes a new file: a database that vanished must not come back as an empty one. Throws SQLite's errors.
 */
export function openSqliteFile(path: string, mode: 'create' | 'existing'): DatabaseSync {
  const url = pathToFileURL(path)
  url.search = mode === 'create' ? 'mode=rwc' : 'mode=rw'
  const file = new DatabaseSync(url, { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true })
  try {
    file.exec('pragma journal_mode = wal; pragma synchronous = full')
    return file
  } catch (error) {
    file.close()
    throw error
  }
}
