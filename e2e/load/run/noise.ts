import { percentile } from '../percentile.ts'

const TURNS = 40
const ROUNDS_A_TURN = 4_000_000

/** What the machine is worth at this moment: one fixed loop of pure arithmetic, timed again and again, ms. */
export type Noise = { readonly median: number; readonly p95: number }

/** Takes about a fifth of a second. */
export function measureNoise(): Noise {
  const times: number[] = []
  let sum = 1
  for (let turn = 0; turn < TURNS; turn++) {
    const before = performance.now()
    for (let round = 0; round < ROUNDS_A_TURN; round++) sum = (sum * 1_103_515_245 + 12_345) & 0x7fffffff
    times.push(performance.now() - before)
  }
  // Printed nowhere, but an engine may not drop the loop.
  if (sum === -1) throw new Error('impossible')
  return { median: percentile(times, 0.5), p95: percentile(times, 0.95) }
}
