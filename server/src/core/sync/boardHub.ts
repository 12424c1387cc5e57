/**
 * `createBoardHub({ store, clock, random, log, authorityOf, limits }): BoardHubPort`: all open boards of this server.
 * `authorityOf(workshopId)` answers the workshop's Authority, or undefined when there is no such workshop.
 */
import { freshDoc } from '@visiebord/shared/board/freshDoc.ts'
import type { BoardLimits } from '@visiebord/shared/board/limits.ts'
import { CLOSE } from '@visiebord/shared/protocol/frames.ts'
import * as Y from 'yjs'
import type { Authority } from '../ports/authority.ts'
import type { BoardHubPort } from '../ports/room.ts'
import type { Folding } from '../ports/folding.ts'
import { StoreFailure, type Store } from '../ports/store.ts'
import type { Clock, Log, Random } from '../ports/system.ts'
import { BoardRoom } from './boardRoom.ts'
import { createGroupCommit } from './groupCommit.ts'
import { loadBoard } from './loadBoard.ts'
import { createBoardKeeper } from './rewriting/boardKeeper.ts'

/** A board that nobody uses stays open this long, ms: a reload or a tunnel finds it warm. */
const IDLE_MS = 60_000
const SWEEP_MS = 10_000
/** The process has 10 s to end: a store that takes longer does not get to hold it. */
const STOP_PATIENCE_MS = 8_000

export type BoardHubParts = {
  readonly store: Store
  readonly folding: Folding
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  readonly authorityOf: (workshopId: string) => Promise<Authority | undefined> | Authority | undefined
  readonly limits: BoardLimits
}

export function createBoardHub(parts: BoardHubParts): BoardHubPort {
  const { store, folding, clock, random, log, authorityOf, limits } = parts
  const groupCommit = createGroupCommit({ store, clock, log })
  const opening = new Map<string, Promise<BoardRoom>>()
  const rooms = new Map<string, BoardRoom>()
  /** Boards that nobody may open until this is over. */
  const aside = new Map<string, Promise<unknown>>()
  let isStopped = false
  let cancelSweep: (() => void) | undefined

  const remove = (room: BoardRoom): void => {
    if (rooms.get(room.workshopId) !== room) return
    rooms.delete(room.workshopId)
    opening.delete(room.workshopId)
  }

  const unload = async (room: BoardRoom): Promise<void> => {
    await room.compact()
    const { quietSince } = room
    if (quietSince === undefined || clock.elapsed() - quietSince < IDLE_MS) return // somebody came meanwhile
    remove(room)
    room.dispose(CLOSE.restarting)
  }

  const sweep = (): void => {
    cancelSweep = rooms.size === 0 ? undefined : clock.after(SWEEP_MS, sweep)
    for (const room of rooms.values()) {
      room.look()
      if (room.quietSince !== undefined && clock.elapsed() - room.quietSince >= IDLE_MS) void unload(room)
    }
  }

  const load = async (workshopId: string, isWanted: () => boolean): Promise<BoardRoom> => {
    await aside.get(workshopId)
    const authority = await authorityOf(workshopId)
    if (authority === undefined) throw new StoreFailure('unavailable', `workshop ${workshopId} is not there`)
    const letGo = authority.subscribe(() => undefined) // a workshop that nobody listens to may be let go, and this board would keep a stale one
    try {
      const board = await loadBoard(workshopId, { store, clock, folding, isAlone: opening.size <= 1 })
      if (isStopped || !isWanted()) throw new StoreFailure('unavailable', `board ${workshopId} was closed while it was opened`)
      const room = new BoardRoom({ board, authority, groupCommit, store, folding, clock, log, limits, ended: remove })
      rooms.set(workshopId, room)
      cancelSweep ??= clock.after(SWEEP_MS, sweep)
      return room
    } finally {
      letGo()
    }
  }

  const keeper = createBoardKeeper({
    store, folding, clock, random, log,
    aside(workshopId, work) {
      if (isStopped || opening.has(workshopId)) return undefined
      const done = work().finally(() => aside.delete(workshopId))
      aside.set(workshopId, done.catch(() => undefined)) // whoever waits opens what is there then
      return done
    },
  })

  return {
    open(workshopId) {
      if (isStopped) return Promise.reject(new StoreFailure('unavailable', 'the server is stopping'))
      const known = opening.get(workshopId)
      if (known) return known
      const room: Promise<BoardRoom> = Promise.resolve()
        .then(() => load(workshopId, () => opening.get(workshopId) === room))
        .catch((error: unknown) => {
          if (opening.get(workshopId) === room) opening.delete(workshopId) // the next one tries again
          const advice = error instanceof StoreFailure && error.kind === 'corrupt' ? `; pnpm run workshops check ${workshopId} says what of it is good` : ''
          log.error(`${error instanceof Error ? error.message : String(error)}${advice}`)
          throw error instanceof StoreFailure ? error : new StoreFailure('unavailable', `board ${workshopId} could not be opened`, { cause: error })
        })
      opening.set(workshopId, room)
      return room
    },
    peek: (workshopId) => rooms.get(workshopId),
    seed(workshopId, apply, authors) {
      const doc = freshDoc()
      doc.transact(() => apply(doc))
      const generation = random.id()
      const entries = [...authors].map(([cardId, participantId]) => ({ cardId, participantId }))
      return [
        { type: 'board-state', boardId: workshopId, generation, seq: 0, bytes: Y.encodeStateAsUpdate(doc) },
        ...(entries.length > 0 ? [{ type: 'board' as const, write: { boardId: workshopId, generation, authors: entries } }] : []),
      ]
    },
    async forget(workshopId, closeCode) {
      const room = rooms.get(workshopId)
      opening.delete(workshopId)
      if (room === undefined) return
      remove(room)
      room.dispose(closeCode)
    },
    async stop() {
      isStopped = true
      cancelSweep?.()
      const patience = new Promise<void>((resolve) => {
        cancelSweep = clock.after(STOP_PATIENCE_MS, resolve)
      })
      await Promise.race([patience, Promise.all([keeper.stop(), ...[...rooms.values()].map((room) => room.stored())])])
      cancelSweep?.()
      for (const room of rooms.values()) {
        remove(room)
        room.dispose(CLOSE.restarting)
      }
    },
  }
}
