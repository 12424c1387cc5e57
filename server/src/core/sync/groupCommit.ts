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
 * When more boards than this come by millisecond, groups begin no sooner than so many ms apart: each costs a thread its waking and the disk an fsync, whether it holds five
 * boards or fifty. A server with a few dozen busy boards does not wait.
 */
const CROWD = { boardsEachMs: 2, apartMs: 10 } as const
/** Groups that fail are tried again in halves, so many at the most: enough to find the board that fails alone, and no storm when all do. */
const MOST_APART = 16

/**
 * All boards of a server that wait share one transaction; while it is under way the next group gathers. While a group hears that it is
 * durable, the next one is on its way already. Keeps everything until it is stored. A board that fails alone ends up alone: the others do not wait for it.
 */
export function createGroupCommit(parts: { readonly store: Committer; readonly clock: Clock; readonly log: Log }): GroupCommit {
  const { store, clock, log } = parts
  const waiting = new Set<WaitingBoard>()
  /** Durable, but not told yet: what they submit meanwhile must not go along a second time. */
  const untold = new Set<WaitingBoard>()
  let telling: Promise<void> = Promise.resolve()
  let busy = false
  /** What the store did not take, and who is in it. */
  let failed: (readonly WaitingBoard[])[] = []
  const held = new Set<WaitingBoard>()
  let retryMs: number = RETRY_MS.first
  let retryAt = 0
  let wake: () => void = () => undefined
  let begunAt = -Infinity

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

  const letGo = (group: readonly WaitingBoard[]): void => {
    for (const board of group) held.delete(board)
  }

  /** Answers false when the store is to be asked again later; else everybody in the group has heard or will hear what became of it. */
  const commitGroup = async (group: readonly WaitingBoard[]): Promise<boolean> => {
    const failure = await attempt(group)
    if (failure === undefined) {
      letGo(group)
      tellNext(group, (board) => board.committed())
      return true
    }
    if (failure.kind === 'unavailable') {
      if (failed.length === 0 && held.size === 0) log.error(`the store takes no writes: ${failure.message}`)
      for (const board of group) {
        held.add(board)
        waiting.delete(board)
      }
      return false
    }
    if (group.length === 1) {
      letGo(group)
      tellNext(group, (board) => board.lost(failure))
    } else for (const board of group) if (!(await commitGroup([board]))) failed.push([board]) // one of them is refused: the others must not suffer
    return true
  }

  const commitFresh = async (group: readonly WaitingBoard[]): Promise<void> => {
    const now = clock.elapsed()
    const isCrowd = group.length > CROWD.boardsEachMs * Math.max(1, now - begunAt)
    begunAt = now
    const isFirst = failed.length === 0
    if (!(await commitGroup(group))) {
      failed.push(group)
      if (isFirst) retryAt = clock.elapsed() + retryMs
      return
    }
    const waitMs = begunAt + CROWD.apartMs - clock.elapsed()
    if (isCrowd && waitMs > 0) await new Promise<void>((resolve) => void clock.after(waitMs, resolve))
  }

  /** Each group that failed once more; what fails again is halved for the next time. */
  const retry = async (): Promise<void> => {
    const groups = failed
    failed = []
    const again: (readonly WaitingBoard[])[] = []
    for (const group of groups) if (!(await commitGroup(group))) again.push(group)
    const mayHalve = again.length * 2 <= MOST_APART
    failed.push(...again.flatMap((group) => (mayHalve && group.length > 1 ? halvesOf(group) : [group])))
    retryMs = failed.length === 0 ? RETRY_MS.first : Math.min(RETRY_MS.longest, retryMs * 2)
    retryAt = clock.elapsed() + retryMs
    if (failed.length === 0) log.info('the store takes writes again')
    else if (again.length < groups.length) log.error(`the store does not take ${again.flat().slice(0, 3).map((board) => `board ${board.boardId}`).join(', ')}`)
  }

  const run = async (): Promise<void> => {
    await Promise.resolve() // boards that flush in the same turn come along
    while (waiting.size > 0 || failed.length > 0) {
      const group = [...waiting].filter((board) => !untold.has(board) && !held.has(board))
      for (const board of group) waiting.delete(board)
      if (group.length > 0) await commitFresh(group)
      else if (waiting.size > 0) await telling
      if (failed.length === 0) continue
      const wait = retryAt - clock.elapsed()
      if (wait <= 0) await retry()
      else if (waiting.size === 0) await new Promise<void>((resolve) => {
        const cancel = clock.after(wait, resolve)
        wake = () => (cancel(), resolve())
      })
    }
    busy = false
  }

  return {
    submit(board) {
      if (held.has(board)) return // all that it has goes along when it is tried again
      waiting.add(board)
      wake()
      if (busy) return
      busy = true
      void run()
    },
    withdraw(board) {
      waiting.delete(board)
      held.delete(board)
      failed = failed.map((group) => group.filter((one) => one !== board)).filter((group) => group.length > 0)
    },
  }
}

function halvesOf(group: readonly WaitingBoard[]): readonly (readonly WaitingBoard[])[] {
  const middle = Math.ceil(group.length / 2)
  return [group.slice(0, middle), group.slice(middle)]
}
