import { CLOSE } from '@visiebord/shared/protocol/frames.ts'

/** Nobody waits longer than this for a server that is back. */
const LONGEST_MS = 15_000

/** RFC 6455: the other end failed at what it was sent; it will try again later. */
const [INTERNAL_ERROR, TRY_AGAIN_LATER] = [1011, 1013]
/** A line that was in sync for less than this, ms, and is gone was no steady one. */
const STEADY_MS = 5_000

/**
 * Attempts that a close counts for. A restart closes everybody at once, "too fast" and "try again later" ask for rest: all begin further up
 * the ladder, so that the jitter has room to spread hundreds of browsers. What a server failed at it may fail at again.
 */
export function reconnectFloor(code: number | undefined): number {
  if (code === CLOSE.restarting || code === TRY_AGAIN_LATER) return 4
  if (code === CLOSE.tooFast || code === INTERNAL_ERROR) return 5
  return 0
}

/**
 * Lines in a row that were lost soon after they were in sync. Each sync begins the ladder of the provider anew: without this a proxy that
 * cuts every line after its first words has us back five times a second for ever.
 */
export const shortLines = (before: number, livedMs: number): number => (livedMs < STEADY_MS ? before + 1 : 0)

/** Attempts that these count for: the first is chance; who is in a train shall not wait longer than three seconds. */
export const shortLinesFloor = (lines: number): number => Math.min(Math.max(0, lines - 1), 4)

/** Milliseconds the provider waits at most: its own ladder (200 ms, doubled each time) with half of it by chance. */
export function reconnectCap(failed: number, random: () => number): number {
  const ladder = Math.min(200 * 2 ** failed, LONGEST_MS)
  return Math.round(ladder * (0.5 + random() / 2))
}
