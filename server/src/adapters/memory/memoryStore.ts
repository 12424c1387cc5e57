import { StoreFailure } from '../../core/ports/store.ts'
import type { Store } from '../../core/ports/store.ts'
import { applyMemoryWrite } from './applyMemoryWrite.ts'
import { compactMemoryBoard, listQuietMemoryBoards, readMemoryBoard, readMemoryRows, readMemoryState } from './memoryBoards.ts'
import type { UndoSteps } from './memoryTables.ts'
import { createMemoryTables } from './memoryTables.ts'

export type MemoryStoreOptions = {
  /** Called before each operation with its name; a rejection is the answer, so that a test can play a bad day. */
  readonly before?: (operation: keyof Store) => void | Promise<void>
}

/** A store that forgets at the end of the process: for tests, with the rules of docs/spec/store.md. */
export function createMemoryStore(options: MemoryStoreOptions = {}): Store {
  const tables = createMemoryTables()
  let open = true

  const enter = async (operation: keyof Store): Promise<void> => {
    if (!open) throw new StoreFailure('unavailable', 'the store is closed')
    await options.before?.(operation)
  }

  return {
    async commit(writes) {
      await enter('commit')
      const undo: UndoSteps = []
      try {
        for (const write of writes) applyMemoryWrite(tables, write, undo)
      } catch (error) {
        for (const takeBack of undo.toReversed()) takeBack()
        throw error
      }
    },
    async readBoard(boardId, mostRows) {
      await enter('readBoard')
      return readMemoryBoard(tables, boardId, mostRows)
    },
    async readState(boardId) {
      await enter('readState')
      return readMemoryState(tables, boardId)
    },
    async readRows(boardId, after) {
      await enter('readRows')
      return readMemoryRows(tables, boardId, after)
    },
    async listQuietBoards(which) {
      await enter('listQuietBoards')
      return listQuietMemoryBoards(tables, which)
    },
    async compact(boardId, generation, seq, bytes) {
      await enter('compact')
      compactMemoryBoard(tables, { boardId, generation, seq, bytes })
    },
    async readWorkshop(id) {
      await enter('readWorkshop')
      return structuredClone(tables.workshops.get(id))
    },
    async listWorkshops() {
      await enter('listWorkshops')
      const oldestFirst = [...tables.workshops.values()].toSorted((a, b) => (a.createdAt + a.id < b.createdAt + b.id ? -1 : 1))
      return oldestFirst.map(({ id, title, createdAt }) => ({ id, title, createdAt }))
    },
    async findLink(tokenHash) {
      await enter('findLink')
      for (const link of tables.links.values()) if (link.tokenHash === tokenHash) return link
      return undefined
    },
    async linksOf(workshopId) {
      await enter('linksOf')
      return [...tables.links.values()].filter((link) => link.workshopId === workshopId).toSorted((a, b) => (a.role < b.role ? -1 : 1))
    },
    async findSession(tokenHash) {
      await enter('findSession')
      return tables.sessions.get(tokenHash)
    },
    async readSnapshot(workshopId, number) {
      await enter('readSnapshot')
      const snapshot = tables.snapshots.get(workshopId)?.find((one) => one.number === number)
      return snapshot && { ...snapshot, state: snapshot.state.slice() }
    },
    async readAuthors(workshopId) {
      await enter('readAuthors')
      return new Map(tables.authors.get(workshopId))
    },
    async readImage(workshopId, file) {
      await enter('readImage')
      return tables.images.get(workshopId)?.get(file)
    },
    async weighImages(workshopId) {
      await enter('weighImages')
      const kept = [...(tables.images.get(workshopId)?.values() ?? [])]
      return { count: kept.length, bytes: kept.reduce((sum, { length }) => sum + length, 0) }
    },
    async check() {
      await enter('check')
    },
    async backupTo() {
      await enter('backupTo')
      throw new StoreFailure('unavailable', 'a store in memory makes no backup')
    },
    async close() {
      open = false
    },
  }
}
