import { CLOSE } from '@visiebord/shared/protocol/frames.ts'

/** Nobody waits longer than this for a server that is back. */
const LONGEST_MS = 15_000

/**
 * Attempts that a close counts for. A restart closes everybody at once and "too fast" asks for rest: both begin further up
 * the ladder, so that the jitter has room to spread hundreds of browsers.
 */
export function reconnectFloor(code: number | undefined): number {
  if (code === CLOSE.restarting) return 4
  if (code === CLOSE.tooFast) return 5
  return 0
}

/** Milliseconds the provider waits at most: its own ladder (200 ms, doubled each time) with half of it by chance. */
export function reconnectCap(failed: number, random: () => number): number {
  const ladder = Math.min(200 * 2 ** failed, LONGEST_MS)
  return Math.round(ladder * (0.5 + random() / 2))
}
