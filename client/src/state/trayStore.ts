import type { Board } from '@visiebord/shared/board/board.ts'
import { createStore } from 'zustand/vanilla'
import type { TrayItem } from '../sync/trayItem.ts'
import type { TrayShelf } from '../sync/trayShelf.ts'
import type { AddToBoard, OpenWorkshop, TrayState } from './openWorkshop.ts'

export type TrayDesk = {
  readonly store: OpenWorkshop['tray']
  /** Adds what was set aside and keeps it in this browser; resolves when it is kept (or cannot be). */
  setAside(items: readonly TrayItem[]): Promise<void>
  /** Another tab changed the tray. */
  reread(): Promise<void>
}

/** `board` is the guarded board now open; `tell` lets other tabs know. */
export function trayStore(shelf: TrayShelf, board: () => Board, tell: () => void): TrayDesk {
  const store = createStore<TrayState>(() => ({ items: [] }))
  const put = (items: readonly TrayItem[]): void => {
    const known = new Map(store.getState().items.map((item) => [item.id, item]))
    for (const item of items) if (!known.has(item.id)) known.set(item.id, item)
    store.setState({ items: [...known.values()].sort((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at))) })
  }
  const throwAway = (id: string): void => {
    store.setState(({ items }) => ({ items: items.filter((item) => item.id !== id) }))
    void shelf.remove(id).then(tell)
  }
  return {
    store: Object.assign(store, {
      throwAway,
      addAgain: (id: string, addToBoard: AddToBoard) => {
        const item = store.getState().items.find((candidate) => candidate.id === id)
        if (item !== undefined && addToBoard(board(), item)) throwAway(id)
      },
    }),
    setAside: async (items) => {
      if (items.length === 0) return
      put(items)
      await shelf.add(items)
      tell()
    },
    reread: async () => {
      store.setState({ items: [] })
      put(await shelf.read())
    },
  }
}
