import type { Clock } from '../ports/system.ts'
import { createPacer, type Pacer } from './pacer.ts'

/** One frame of a 60 Hz screen: sooner than this nobody sees the difference. */
const BUSY_MS = 16
/** A board under load waits longer and merges more; beyond this people notice. */
const SLOWEST_MS = 250
/** A tick may take a quarter of the time between ticks, so that other boards get theirs. */
const SHARE = 4

/** When a board flushes: at once when quiet, every 16–33 ms when busy, stretching with what that costs. `flush` answers what it cost besides, ms. */
export function createTick(clock: Clock, flush: () => number): Pacer {
  return createPacer(clock, () => {
    const startedAt = clock.elapsed()
    const besidesMs = flush()
    return Math.min(SLOWEST_MS, Math.max(BUSY_MS, (clock.elapsed() - startedAt + besidesMs) * SHARE))
  })
}
