import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { openSqlStore } from '../adapters/sql/sqlStore.ts'
import { systemRandom } from '../adapters/system/systemRandom.ts'
import type { Store } from '../core/ports/store.ts'
import { ADDRESS_FILE, DATABASE_NAME } from '../main/dataFolder.ts'
import { readSettings } from '../main/settings.ts'
import { StartFailure } from '../main/startFailure.ts'

export type ExistingData = { readonly dataDir: string; readonly databasePath: string; readonly publicUrl: string }

/** The data of DATA_DIR, whether a server runs on it or not. Throws StartFailure when there is none. */
export function findData(): ExistingData {
  // Only DATA_DIR and PUBLIC_URL matter here: what else the server needs is not asked of an operator's command.
  const { DATA_DIR, PUBLIC_URL } = process.env
  const read = readSettings({ DATA_DIR, PUBLIC_URL, ORGANISER_CODE: 'not-asked-here' }, process.cwd())
  if (!read.ok) throw new StartFailure(read.sentence)
  const { dataDir, publicUrl } = read.settings
  const databasePath = path.join(dataDir, DATABASE_NAME)
  if (!existsSync(databasePath)) throw new StartFailure(`There is no Visiebord in ${dataDir}; set DATA_DIR to the folder of the server.`)
  return { dataDir, databasePath, publicUrl: publicUrl ?? addressOf(dataDir) }
}

/** The address under which the server last ran. */
function addressOf(dataDir: string): string {
  const file = path.join(dataDir, ADDRESS_FILE)
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : 'http://127.0.0.1:8080'
}

export const openExistingStore = (data: ExistingData): Store => openSqlStore(data.databasePath, { newId: () => systemRandom.id(), mode: 'existing' })
