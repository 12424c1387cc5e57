import type { Clock } from '../../core/ports/system.ts'

/** The machine's clock and timers. */
export const systemClock: Clock = {
  now: () => Date.now(),
  elapsed: () => performance.now(),
  after(ms, run) {
    if (ms <= 0) {
      const soon = setImmediate(run) // once all that has come in is read; a timer would wait a whole millisecond
      return () => clearImmediate(soon)
    }
    const timer = setTimeout(run, ms)
    return () => clearTimeout(timer)
  },
}
