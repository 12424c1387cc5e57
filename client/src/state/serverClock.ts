import type { SyncTimers } from '../sync/syncTimers.ts'

/** What nobody set drifts apart less than this in an hour, ms. More is a clock that was set, or a sleep in which the steady one stood still. */
const APART_MS = 1_000

/** What the server's clock says, counted on from what it last said by a clock of this machine that nobody sets. */
export type ServerClock = {
  /** Milliseconds since the epoch. */
  now(): number
  /** What the server said; `elapsed` is when, by the steady clock, and now if left out. What is no time changes nothing. */
  heard(said: string, elapsed?: number): void
  /** Whether the two clocks of this machine no longer agree on how long ago that was. Then only the server knows. */
  readonly isDoubtful: boolean
}

/** Until it has heard anything it believes the clock of this machine. */
export function serverClock(timers: Pick<SyncTimers, 'now' | 'elapsed'>): ServerClock {
  /** Server clock minus steady clock, and this machine's clock minus steady clock, both as they were when the server last spoke. */
  let aheadMs = timers.now() - timers.elapsed()
  let hereMs = aheadMs
  return {
    now: () => timers.elapsed() + aheadMs,
    heard(said, elapsed = timers.elapsed()) {
      const there = Date.parse(said)
      if (!Number.isFinite(there)) return
      aheadMs = there - elapsed
      hereMs = timers.now() - timers.elapsed()
    },
    get isDoubtful() {
      return Math.abs(timers.now() - timers.elapsed() - hereMs) > APART_MS
    },
  }
}
