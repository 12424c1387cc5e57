/** Halves of the way left are walked in this many ms: 33 ms between frames of others are smoothed, not delayed much. */
export const GLIDE_HALF_MS = 28

/** One step of a glide towards `to`; arrives exactly when less than half a px is left. */
export function glide(from: number, to: number, elapsedMs: number): number {
  const rest = (to - from) * 0.5 ** (elapsedMs / GLIDE_HALF_MS)
  return Math.abs(rest) < 0.5 ? to : to - rest
}
