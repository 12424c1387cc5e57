import type { Clock } from '../ports/system.ts'
import { createPacer, type Pacer } from './pacer.ts'

/** One frame of a 60 Hz screen: sooner than this nobody sees the difference. */
const BUSY_MS = 16
/** Each tick costs a write to everybody: with many people there are fewer, down to the 30 a second at which hands are shown. */
const CROWD = { msEach: 0.08, mostMs: 33 } as const
/** A board under load waits longer and merges more; beyond this people notice. */
const SLOWEST_MS = 250
/** A tick may take a quarter of the time between ticks, so that other boards get theirs. */
const SHARE = 4

/** [S12] When a board flushes: at once when quiet, every 16–33 ms when busy, by how many are `present`, stretching with what that costs. `flush` answers what it cost besides, ms. */
export function createTick(clock: Clock, flush: () => number, present: () => number): Pacer {
  return createPacer(clock, () => {
    const startedAt = clock.elapsed()
    const besidesMs = flush()
    const busyMs = Math.min(CROWD.mostMs, Math.floor(BUSY_MS + present() * CROWD.msEach))
    return Math.min(SLOWEST_MS, Math.max(busyMs, (clock.elapsed() - startedAt + besidesMs) * SHARE))
  })
}
