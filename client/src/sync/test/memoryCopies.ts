/** Local copies in memory with the manners of y-indexeddb: loaded at opening, written at each update. Tests only. */
import * as Y from 'yjs'
import type { CopyStore } from '../copyKeeper.ts'
import type { Shelf } from '../copyName.ts'
import type { TrayItem } from '../trayItem.ts'
import type { TrayShelf } from '../trayShelf.ts'

type Kept = { readonly updates: Uint8Array[]; readonly custom: Map<string, unknown>; readonly openIn: Set<() => void> }

export class MemoryCopies implements CopyStore {
  readonly databases = new Map<string, Kept>()

  async open(name: string, doc: Y.Doc, onLost: () => void) {
    const kept: Kept = this.databases.get(name) ?? { updates: [], custom: new Map(), openIn: new Set() }
    this.databases.set(name, kept)
    await Promise.resolve()
    kept.updates.push(Y.encodeStateAsUpdate(doc))
    const copy = {
      name,
      isKept: true,
      recall: async (key: string) => structuredClone(kept.custom.get(key)),
      remember: (key: string, value: unknown) => void (copy.isKept && kept.custom.set(key, structuredClone(value))),
      close: async () => {
        copy.isKept = false
        doc.off('update', write)
        kept.openIn.delete(lose)
      },
    }
    const write = (update: Uint8Array, origin: unknown): void => void (origin !== copy && kept.updates.push(update))
    const lose = (): void => {
      void copy.close()
      onLost()
    }
    for (const update of kept.updates.slice()) Y.applyUpdate(doc, update, copy)
    doc.on('update', write)
    kept.openIn.add(lose)
    return copy
  }

  async delete(name: string): Promise<void> {
    const kept = this.databases.get(name)
    this.databases.delete(name)
    for (const lose of kept?.openIn ?? []) lose()
  }

  async deleteAll(prefix: string): Promise<void> {
    const names = [...this.databases.keys()].filter((name) => name.startsWith(prefix))
    for (const name of names) await this.delete(name)
  }
}

export class MemoryShelf implements Shelf {
  readonly rows = new Map<string, string>()
  getItem(key: string): string | null {
    return this.rows.get(key) ?? null
  }
  setItem(key: string, value: string): void {
    this.rows.set(key, value)
  }
  removeItem(key: string): void {
    this.rows.delete(key)
  }
}

export function memoryTray(rows: Map<string, TrayItem> = new Map()): TrayShelf {
  return {
    read: async () => [...rows.values()],
    add: async (items) => {
      for (const item of items) rows.set(item.id, item)
      return true
    },
    remove: async (id) => void rows.delete(id),
    clear: async () => rows.clear(),
  }
}
