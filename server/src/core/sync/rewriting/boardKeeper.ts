import type { Folding } from '../../ports/folding.ts'
import { StoreFailure, type QuietBoard, type Store } from '../../ports/store.ts'
import type { Clock, Log, Random } from '../../ports/system.ts'
import { readParts } from './readParts.ts'

/** Looks around so often, ms. */
export const EVERY_MS = 10 * 60_000
/** A board that nobody changed for so long, ms, is at rest: a workshop's lunch is shorter. */
export const QUIET_MS = 6 * 3_600_000
/** What is smaller is opened and sent in no time. */
const LEAST_BYTES = 64 * 1024
/** Boards taken at one look; the others at the next. */
const MOST_BOARDS = 20
/** Between two boards, ms: this much at least, and so many times as long as the last one took, so that it stays work on the side. */
const PAUSE_MS = 1_000
const PAUSE_TIMES = 4
/** A rewrite has to leave so many times less: it makes every page that has the board start afresh. */
const WORTH = 2

export type BoardKeeperParts = {
  readonly store: Pick<Store, 'listQuietBoards' | 'readState' | 'readRows' | 'commit'>
  readonly folding: Pick<Folding, 'rewrite'>
  readonly clock: Clock
  readonly random: Random
  readonly log: Log
  /** Runs the work while nobody can open this board; undefined at once when it is open. */
  readonly aside: (boardId: string, work: () => Promise<void>) => Promise<void> | undefined
}

/** Rewrites boards that nobody uses and that carry much history, one at a time, each into a new generation. Never rejects. */
export type BoardKeeper = {
  /** Resolves when nothing that it began to store is under way. */
  stop(): Promise<void>
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

export function createBoardKeeper(parts: BoardKeeperParts): BoardKeeper {
  const { store, folding, clock, random, log } = parts
  let isStopped = false
  let storing: Promise<unknown> = Promise.resolve()
  let cancel = clock.after(EVERY_MS, look)

  const wait = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      cancel = clock.after(ms, resolve)
    })

  const commit = (write: Parameters<Store['commit']>[0][number]): Promise<void> => {
    const done = store.commit([write])
    storing = done.catch(() => undefined)
    return done
  }

  async function rewriteOne({ boardId, generation, seq }: QuietBoard): Promise<void> {
    const weighed = { type: 'board-weighed', boardId, generation, seq } as const
    const found = await readParts(store, boardId)
    if (found.generation !== generation || found.seq !== seq) return // it is at rest no more
    const rewritten = await folding.rewrite(found.parts).catch((error: unknown) => {
      if (!isStopped) log.error(`board ${boardId} is left as it is, it could not be rewritten: ${reasonOf(error)}`)
      return undefined
    })
    if (isStopped) return
    if (rewritten === undefined || rewritten.bytes.length * WORTH > rewritten.foldedBytes) return commit(weighed)
    const { length } = rewritten.bytes
    await commit({ type: 'board-state', boardId, generation: random.id(), seq, bytes: rewritten.bytes, instead: generation })
    log.info(`board ${boardId} was rewritten without its history: ${length} bytes instead of ${rewritten.foldedBytes}`)
  }

  /** Answers whether the store is fit to go on. */
  async function take(board: QuietBoard): Promise<boolean> {
    try {
      await parts.aside(board.boardId, () => rewriteOne(board))
      return true
    } catch (error) {
      if (error instanceof StoreFailure && error.kind === 'unavailable') return false
      if (error instanceof StoreFailure && error.kind === 'conflict') return true // somebody was faster
      log.error(`board ${board.boardId} could not be rewritten: ${reasonOf(error)}`)
      await commit({ type: 'board-weighed', boardId: board.boardId, generation: board.generation, seq: board.seq }).catch(() => undefined)
      return true
    }
  }

  async function lookAround(): Promise<void> {
    const since = new Date(clock.now() - QUIET_MS).toISOString()
    const boards = await store.listQuietBoards({ since, leastBytes: LEAST_BYTES, most: MOST_BOARDS }).catch(() => []) // a store that is down says so elsewhere
    for (const board of boards) {
      if (isStopped) return
      const startedAt = clock.elapsed()
      if (!(await take(board)) || isStopped) return
      await wait(Math.max(PAUSE_MS, (clock.elapsed() - startedAt) * PAUSE_TIMES))
    }
  }

  function look(): void {
    void lookAround().finally(() => {
      if (!isStopped) cancel = clock.after(EVERY_MS, look)
    })
  }

  return {
    async stop() {
      isStopped = true
      cancel()
      await storing
    },
  }
}
