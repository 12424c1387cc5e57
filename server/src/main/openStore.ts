import type { WorkerStoreOptions } from '../adapters/sql/workerStore.ts'
import { openWorkerStore } from '../adapters/sql/workerStore.ts'
import type { Store } from '../core/ports/store.ts'
import { StoreFailure } from '../core/ports/store.ts'
import { StartFailure } from './startFailure.ts'

/** The store of this data folder. Rejects with StartFailure: an unreadable database is never replaced by an empty one. */
export async function openStore(databasePath: string, options: Pick<WorkerStoreOptions, 'script'> = {}): Promise<Store> {
  try {
    return await openWorkerStore(databasePath, options)
  } catch (error) {
    if (!(error instanceof StoreFailure)) throw error
    const advice = error.kind === 'corrupt' ? 'Put back a backup (stop the server, put the file there as visiebord.sqlite, remove visiebord.sqlite-wal and -shm, start).' : 'Nothing was changed.'
    const what = error.kind === 'corrupt' ? 'is damaged' : 'cannot be opened'
    throw new StartFailure(`The database ${databasePath} ${what} (${error.message}). ${advice}`, { cause: error })
  }
}
