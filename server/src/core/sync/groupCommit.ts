import type { Committer, StoreWrite } from '../ports/store.ts'
import { StoreFailure } from '../ports/store.ts'
import type { Clock, Log } from '../ports/system.ts'

/** A board that has something to store. */
export type WaitingBoard = {
  readonly boardId: string
  /** All that is not stored yet, asked anew at each attempt; what it answers here is what `committed` is about. */
  begin(): readonly StoreWrite[]
  committed(): void
  /** The store will never take this (its board is gone or has moved on). Nothing of it is durable. */
  lost(error: StoreFailure): void
}

export type GroupCommit = {
  submit(board: WaitingBoard): void
  withdraw(board: WaitingBoard): void
}

/** First wait after a failure and the longest, ms: soon back after a hiccup, calm while a disk is full. */
const RETRY_MS = { first: 100, longest: 2_000 } as const
/** Boards are told for this long, ms, before the event loop gets its turn. */
const TURN_MS = 8

/**
 * All boards of a server that wait share one transaction; while it is under way the next group gathers. While a group hears that it is
 * durable, the next one is on its way already. Keeps everything until it is stored.
 */
export function createGroupCommit(parts: { readonly store: Committer; readonly clock: Clock; readonly log: Log }): GroupCommit {
  const { store, clock, log } = parts
  const waiting = new Set<WaitingBoard>()
  /** Durable, but not told yet: what they submit meanwhile must not go along a second time. */
  const untold = new Set<WaitingBoard>()
  let telling: Promise<void> = Promise.resolve()
  let busy = false
  let retryMs: number = RETRY_MS.first
  let failing = false

  const failureOf = (error: unknown): StoreFailure =>
    error instanceof StoreFailure ? error : new StoreFailure('unavailable', error instanceof Error ? error.message : String(error), { cause: error })

  const attempt = async (group: readonly WaitingBoard[]): Promise<StoreFailure | undefined> => {
    const writes = group.flatMap((board) => board.begin())
    if (writes.length === 0) return undefined
    try {
      await store.commit(writes)
      return undefined
    } catch (error) {
      return failureOf(error)
    }
  }

  const tell = async (group: readonly WaitingBoard[], telling: (board: WaitingBoard) => void): Promise<void> => {
    let turnStartedAt = clock.elapsed()
    for (const board of group) {
      untold.delete(board)
      try {
        telling(board)
      } catch (error) {
        log.error(`board ${board.boardId} failed at hearing of its commit: ${String(error)}`) // a bug there must not reach the other boards
      }
      if (clock.elapsed() - turnStartedAt < TURN_MS) continue
      await new Promise<void>((resolve) => void clock.after(0, resolve))
      turnStartedAt = clock.elapsed()
    }
  }

  /** Groups are told in the order of their commits. */
  const tellNext = (group: readonly WaitingBoard[], of: (board: WaitingBoard) => void): void => {
    for (const board of group) untold.add(board)
    telling = telling.then(() => tell(group, of))
  }

  /** Answers how long to wait before the next group, ms. */
  const commitGroup = async (group: readonly WaitingBoard[]): Promise<number> => {
    const failure = await attempt(group)
    if (failure === undefined) {
      if (failing) log.info('the store takes writes again')
      failing = false
      retryMs = RETRY_MS.first
      tellNext(group, (board) => board.committed())
      return 0
    }
    if (failure.kind !== 'unavailable') {
      if (group.length === 1) tellNext(group, (board) => board.lost(failure))
      else for (const board of group) await commitGroup([board]) // one of them is refused: the others must not suffer
      return 0
    }
    if (!failing) log.error(`the store takes no writes: ${failure.message}`)
    failing = true
    for (const board of group) waiting.add(board)
    const wait = retryMs
    retryMs = Math.min(RETRY_MS.longest, retryMs * 2)
    return wait
  }

  const run = async (): Promise<void> => {
    await Promise.resolve() // boards that flush in the same turn come along
    while (waiting.size > 0) {
      const group = [...waiting].filter((board) => !untold.has(board))
      if (group.length === 0) {
        await telling
        continue
      }
      for (const board of group) waiting.delete(board)
      const wait = await commitGroup(group)
      if (wait > 0) await new Promise<void>((resolve) => void clock.after(wait, resolve))
    }
    busy = false
  }

  return {
    submit(board) {
      waiting.add(board)
      if (busy) return
      busy = true
      void run()
    },
    withdraw(board) {
      waiting.delete(board)
    },
  }
}
