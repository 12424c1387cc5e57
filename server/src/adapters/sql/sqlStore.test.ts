import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { describeStore } from '../../test/contracts/storeContract.ts'
import { systemRandom } from '../system/systemRandom.ts'
import { openSqlStore } from './sqlStore.ts'
import { openWorkerStore } from './workerStore.ts'

const folder = mkdtempSync(join(tmpdir(), 'visiebord-store-'))
afterAll(() => rmSync(folder, { recursive: true }))
const freshFile = (): string => join(folder, `${systemRandom.id()}.sqlite`)

describeStore('on SQLite', () => openSqlStore(freshFile(), { newId: () => systemRandom.id() }))
describeStore('on SQLite in a thread of its own', () => openWorkerStore(freshFile()))
