import * as idb from 'lib0/indexeddb'
import { IndexeddbPersistence } from 'y-indexeddb'
import type * as Y from 'yjs'
import { canKeepHere } from './trayShelf.ts'

/** A broken or blocked database must not keep the board shut: after this the page goes on without it. */
const LOAD_WITHIN_MS = 5_000

/**
 * The copy of one board in this browser (y-indexeddb). It can fail or be taken away at any time (quota, another tab that
 * resets); the document goes on in memory then and `onLost` says so.
 */
export class LocalCopy {
  readonly name: string
  readonly #persistence: IndexeddbPersistence
  readonly #onLost: () => void
  #isLost = false

  private constructor(name: string, persistence: IndexeddbPersistence, onLost: () => void) {
    this.name = name
    this.#persistence = persistence
    this.#onLost = onLost
  }

  /** Opens the database of this name and brings its content into the document; undefined when it cannot. */
  static async open(name: string, doc: Y.Doc, onLost: () => void): Promise<LocalCopy | undefined> {
    // y-indexeddb would leave a rejected promise behind where databases are forbidden.
    if (!(await canKeepHere())) return undefined
    const persistence = new IndexeddbPersistence(name, doc)
    const copy = new LocalCopy(name, persistence, onLost)
    let timer: ReturnType<typeof setTimeout> | undefined
    const loaded = await Promise.race([
      Promise.all([persistence.whenSynced, persistence._db]).then(() => true),
      persistence._db.then(() => new Promise<boolean>(() => {}), () => false),
      new Promise<boolean>((resolve) => {
        timer = setTimeout(() => resolve(false), LOAD_WITHIN_MS)
      }),
    ])
    clearTimeout(timer)
    if (!loaded || persistence.db === null) {
      void copy.close()
      return undefined
    }
    copy.#watch(persistence.db)
    return copy
  }

  /** True while what is written to the document is also written here. */
  get isKept(): boolean {
    return !this.#isLost
  }

  async recall(key: string): Promise<unknown> {
    try {
      return await this.#persistence.get(key)
    } catch {
      return undefined
    }
  }

  remember(key: string, value: unknown): void {
    if (this.#isLost) return
    // Its failure shows as an `abort` or `error` of the database, below.
    this.#persistence.set(key, value as string).catch(() => this.#lose())
  }

  /** Stops writing; what is kept stays. */
  async close(): Promise<void> {
    this.#isLost = true
    await this.#persistence.destroy().catch(() => undefined)
  }

  #watch(db: IDBDatabase): void {
    // A failed write bubbles up to the database: from then on this copy is not to be trusted.
    db.addEventListener('abort', () => this.#lose())
    db.addEventListener('error', () => this.#lose())
    db.addEventListener('close', () => this.#lose())
    // Another tab deletes this database: let go before lib0 closes it, or the next edit would throw.
    db.addEventListener('versionchange', () => this.#lose())
  }

  #lose(): void {
    if (this.#isLost) return
    void this.close()
    this.#onLost()
  }
}

/** Deletes the database of a copy. Resolves also when there was none. */
export async function deleteCopy(name: string): Promise<void> {
  try {
    await idb.deleteDB(name)
  } catch {
    // Not there, or a browser that keeps nothing.
  }
}

/** Deletes every copy whose name starts so, where the browser can list them. */
export async function deleteCopiesOf(prefix: string): Promise<void> {
  try {
    const databases = (await indexedDB.databases()).map((database) => database.name)
    await Promise.all(databases.filter((name) => name !== undefined && name.startsWith(prefix)).map((name) => deleteCopy(name ?? '')))
  } catch {
    // Older browsers cannot list; the copy in use was deleted by its name.
  }
}
