import type { Clock } from '../../core/ports/system.ts'

export type ManualClock = Clock & {
  /** Lets time pass: due timers run in order, and what they set off settles in between. */
  advance(ms: number): Promise<void>
  /** Lets promises settle and timers of 0 ms run; time stands still. */
  settle(): Promise<void>
}

const microtasks = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve))

export function createManualClock(startAt = Date.UTC(2026, 10, 22)): ManualClock {
  let now = startAt
  let order = 0
  const timers = new Map<number, { readonly at: number; readonly run: () => void }>()

  const runDue = async (until: number): Promise<void> => {
    for (;;) {
      await microtasks()
      const next = [...timers].filter(([, timer]) => timer.at <= until).toSorted(([a, left], [b, right]) => left.at - right.at || a - b)[0]
      if (next === undefined) return
      timers.delete(next[0])
      now = Math.max(now, next[1].at)
      next[1].run()
    }
  }

  return {
    now: () => now,
    elapsed: () => now - startAt,
    after(ms, run) {
      const key = order++
      timers.set(key, { at: now + ms, run })
      return () => void timers.delete(key)
    },
    async advance(ms) {
      const until = now + ms
      await runDue(until)
      now = until
    },
    settle: () => runDue(now),
  }
}
