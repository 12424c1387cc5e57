import { isDeepStrictEqual } from 'node:util'
import { StoreFailure } from '../../core/ports/store.ts'
import type { BoardWrite, StoredSnapshot, StoreWrite, WorkshopWrite } from '../../core/ports/store.ts'
import type { MemoryTables, UndoSteps } from './memoryTables.ts'
import { putEntry } from './memoryTables.ts'

const conflict = (message: string): StoreFailure => new StoreFailure('conflict', message)

function refuseDeleted(tables: MemoryTables, workshopId: string): void {
  if (tables.deleted.has(workshopId)) throw conflict(`workshop ${workshopId} was deleted`)
}

function applyBoard(tables: MemoryTables, write: BoardWrite, undo: UndoSteps): void {
  const { boardId, generation, update } = write
  const board = tables.boards.get(boardId)
  if (board === undefined) throw conflict(`board ${boardId} does not exist`)
  if (board.generation !== generation) throw conflict(`board ${boardId} is of another generation`)
  const by = update && JSON.stringify([update.participantIds, update.at])
  const known = update && board.log.find((row) => row.seq === update.seq)
  const isThere = known !== undefined && update !== undefined && known.by === by && Buffer.compare(known.bytes, update.bytes) === 0
  if (update !== undefined && by !== undefined && !isThere) {
    if (update.seq !== board.seq + 1) throw conflict(`board ${boardId} is at ${board.seq}, not before ${update.seq}`)
    const row = { seq: update.seq, bytes: update.bytes.slice(), by, at: update.at }
    board.log.push(row)
    board.seq = update.seq
    undo.push(() => void (board.log.pop(), (board.seq = update.seq - 1)))
  }
  const bindings = tables.bindings.get(boardId) ?? new Map()
  if (!tables.bindings.has(boardId)) tables.bindings.set(boardId, bindings)
  const bind = (client: number, participantId: string, closing: boolean): void => {
    const known = bindings.get(client)
    if (known !== undefined && known.participantId !== participantId) throw conflict(`client ${client} of board ${boardId} is somebody else's`)
    putEntry(bindings, client, { participantId, generation: known?.generation ?? generation, closed: closing || (known?.closed ?? false) }, undo)
  }
  for (const { client, participantId } of write.bind ?? []) bind(client, participantId, false)
  for (const { client, participantId } of write.close ?? []) bind(client, participantId, true)
  const authors = tables.authors.get(boardId) ?? new Map()
  if (!tables.authors.has(boardId)) tables.authors.set(boardId, authors)
  for (const { cardId, participantId } of write.authors ?? []) if (!authors.has(cardId)) putEntry(authors, cardId, participantId, undo)
}

function applyWorkshop(tables: MemoryTables, write: WorkshopWrite, undo: UndoSteps): void {
  const { state, basedOn, events } = write
  refuseDeleted(tables, state.id)
  const known = tables.workshops.get(state.id)
  const version = known?.version ?? 0
  if (version === state.version && isDeepStrictEqual(known, state)) return // asked again: it is stored
  if (version !== basedOn) throw conflict(`workshop ${state.id} is at version ${version}, not ${basedOn}`)
  if (state.version <= basedOn) throw new TypeError(`a change must raise the version of workshop ${state.id}`)
  putEntry(tables.workshops, state.id, structuredClone(state), undo)
  putEntry(tables.events, state.id, [...(tables.events.get(state.id) ?? []), ...structuredClone(events)], undo)
}

function applySnapshot(tables: MemoryTables, snapshot: StoredSnapshot, undo: UndoSteps): void {
  refuseDeleted(tables, snapshot.workshopId)
  const chain = tables.snapshots.get(snapshot.workshopId) ?? []
  const last = chain.at(-1)
  if (last?.number === snapshot.number && isDeepStrictEqual(last, { ...snapshot, state: snapshot.state.slice() })) return // asked again: it is stored
  if (snapshot.number !== (last?.number ?? 0) + 1 || snapshot.previousSha256 !== (last?.sha256 ?? null)) {
    throw conflict(`snapshot ${snapshot.number} does not follow the last one of workshop ${snapshot.workshopId}`)
  }
  putEntry(tables.snapshots, snapshot.workshopId, [...chain, { ...snapshot, state: snapshot.state.slice() }], undo)
}

function deleteWorkshop(tables: MemoryTables, workshopId: string, undo: UndoSteps): void {
  const perWorkshop: Map<string, unknown>[] = [tables.workshops, tables.events, tables.boards, tables.bindings, tables.authors, tables.snapshots, tables.images]
  for (const table of perWorkshop) putEntry(table, workshopId, undefined, undo)
  for (const [key, link] of tables.links) if (link.workshopId === workshopId) putEntry(tables.links, key, undefined, undo)
  for (const [key, session] of tables.sessions) if (session.workshopId === workshopId) putEntry(tables.sessions, key, undefined, undo)
  if (tables.deleted.has(workshopId)) return
  tables.deleted.add(workshopId)
  undo.push(() => void tables.deleted.delete(workshopId))
}

/** Applies one write; throws StoreFailure('conflict') with part of it done: the caller takes back by `undo`. */
export function applyMemoryWrite(tables: MemoryTables, write: StoreWrite, undo: UndoSteps): void {
  switch (write.type) {
    case 'board':
      return applyBoard(tables, write.write, undo)
    case 'board-state': {
      const { boardId, generation, seq, bytes, instead } = write
      refuseDeleted(tables, boardId)
      const before = tables.boards.get(boardId)
      const isThere = before?.generation === generation && before.seq === seq && before.state?.seq === seq && Buffer.compare(before.state.bytes, bytes) === 0
      if (isThere) return // asked again: it is stored
      if (before !== undefined && seq < before.seq) throw conflict(`board ${boardId} is at ${before.seq} already, beyond ${seq}`)
      if (instead !== undefined && before?.generation === generation) return // asked again: it is stored
      if (instead !== undefined && before?.generation !== instead) throw conflict(`board ${boardId} is of another generation`)
      return putEntry(tables.boards, boardId, { generation, seq, weighedSeq: seq, state: { seq, bytes: bytes.slice() }, log: [] }, undo)
    }
    case 'board-weighed': {
      const board = tables.boards.get(write.boardId)
      if (board?.generation === write.generation && board.seq === write.seq) putEntry(tables.boards, write.boardId, { ...board, weighedSeq: write.seq }, undo)
      return
    }
    case 'workshop':
      return applyWorkshop(tables, write.write, undo)
    case 'snapshot':
      return applySnapshot(tables, write.snapshot, undo)
    case 'image': {
      const { workshopId, file, bytes } = write.image
      refuseDeleted(tables, workshopId)
      const kept = tables.images.get(workshopId) ?? new Map<string, Uint8Array>()
      if (kept.has(file)) return
      return putEntry(tables.images, workshopId, new Map([...kept, [file, bytes.slice()]]), undo)
    }
    case 'link': {
      const { link } = write
      refuseDeleted(tables, link.workshopId)
      for (const known of tables.links.values()) {
        const sameToken = known.tokenHash === link.tokenHash
        if (sameToken && (known.workshopId !== link.workshopId || known.role !== link.role)) throw conflict('this token opens another door already')
      }
      return putEntry(tables.links, `${link.workshopId}/${link.role}`, link, undo)
    }
    case 'session':
      refuseDeleted(tables, write.session.workshopId)
      return putEntry(tables.sessions, write.session.tokenHash, write.session, undo)
    case 'end-session':
      return putEntry(tables.sessions, write.tokenHash, undefined, undo)
    case 'end-sessions': {
      for (const [key, session] of tables.sessions) {
        const ends = session.workshopId === write.workshopId && write.participantIds.includes(session.participantId)
        if (ends) putEntry(tables.sessions, key, undefined, undo)
      }
      return
    }
    case 'delete-workshop':
      return deleteWorkshop(tables, write.workshopId, undo)
  }
}
