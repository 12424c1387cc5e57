/** Time as sync sees it: injected, so that tests turn it by hand. */
export type SyncTimers = {
  /** Milliseconds since the epoch, by this machine's clock. */
  now(): number
  /** Milliseconds since some moment, by a clock that nobody sets. On some systems it stands still while the machine sleeps. */
  elapsed(): number
  /** Calls once after `ms`; the returned function cancels. */
  after(ms: number, run: () => void): () => void
}

export const SYSTEM_TIMERS: SyncTimers = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}
