import * as idb from 'lib0/indexeddb'
import type { CopyOwner } from './copyName.ts'
import type { TrayItem } from './trayItem.ts'

/** Keeps the tray of one participant in this browser, one row an item, so that two tabs never overwrite each other's. */
export type TrayShelf = {
  read(): Promise<readonly TrayItem[]>
  /** False when this browser could not keep it. */
  add(items: readonly TrayItem[]): Promise<boolean>
  remove(id: string): Promise<void>
  clear(): Promise<void>
}

const DATABASE = 'visiebord-tray'
const ITEMS = 'items'

const openShelf = (): Promise<IDBDatabase> => idb.openDB(DATABASE, (db) => idb.createStores(db, [[ITEMS]]))

export function trayShelf(owner: CopyOwner): TrayShelf {
  const prefix = `${encodeURIComponent(owner.workshopId)}/${encodeURIComponent(owner.participantId)}/`
  const range = () => IDBKeyRange.bound(prefix, `${prefix}\uffff`)
  /** Rows, or undefined where the browser has no working IndexedDB. */
  const use = async <T>(access: 'readonly' | 'readwrite', work: (rows: IDBObjectStore) => Promise<T>): Promise<T | undefined> => {
    let db: IDBDatabase | undefined
    try {
      db = await openShelf()
      const transaction = db.transaction([ITEMS], access)
      const settled = new Promise<void>((resolve, reject) => {
        transaction.addEventListener('complete', () => resolve())
        transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('aborted')))
      })
      const [value] = await Promise.all([work(transaction.objectStore(ITEMS)), settled])
      return value
    } catch {
      return undefined
    } finally {
      db?.close()
    }
  }
  return {
    read: async () => {
      const rows = await use('readonly', (store) => idb.getAll(store, range()) as Promise<unknown[]>)
      return (rows ?? []).filter(isTrayItem)
    },
    add: async (items) => {
      const done = await use('readwrite', async (store) => {
        await Promise.all(items.map((item) => idb.put(store, item as never, prefix + item.id)))
        return true
      })
      return done ?? false
    },
    remove: async (id) => {
      await use('readwrite', (store) => idb.del(store, prefix + id))
    },
    clear: async () => {
      await use('readwrite', (store) => idb.del(store, range() as never))
    },
  }
}

function isTrayItem(row: unknown): row is TrayItem {
  if (typeof row !== 'object' || row === null) return false
  const { id, at, because, what } = row as Partial<TrayItem>
  return typeof id === 'string' && typeof at === 'string' && typeof because === 'string' && typeof what === 'object' && what !== null && typeof what.type === 'string'
}

/** True when this browser can open a database at all (a private window or a policy may forbid it). */
export async function canKeepHere(): Promise<boolean> {
  try {
    if (typeof indexedDB === 'undefined') return false
    const db = await openShelf()
    db.close()
    return true
  } catch {
    return false
  }
}
