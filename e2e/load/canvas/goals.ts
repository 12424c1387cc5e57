import { FRAME_ROWS, type FrameRow, type Seen } from './sights.ts'

export type Row = FrameRow | 'typing, key to paint p95, ms' | 'open to painted, s' | 'JS heap, MB'

/** What the board must reach, by number of cards. */
export const GOALS: Readonly<Record<Row, Readonly<Record<number, number>>>> = {
  'wheel pan': { 1_000: 4, 5_000: 4.5, 10_000: 5 },
  'zoom to fit and back': { 1_000: 8, 5_000: 10, 10_000: 12 },
  'drag one': { 1_000: 3.5, 5_000: 3.5, 10_000: 4 },
  'drag fifty': { 1_000: 5, 5_000: 5, 10_000: 5.5 },
  '30 remote cards at 30 Hz': { 1_000: 4, 5_000: 4, 10_000: 5 },
  'typing, key to paint p95, ms': { 1_000: 24, 5_000: 24, 10_000: 26 },
  'open to painted, s': { 1_000: 0.9, 5_000: 1.3, 10_000: 1.8 },
  'JS heap, MB': { 1_000: 8, 5_000: 14, 10_000: 24 },
}

export function valueOf(seen: Seen, row: Row): number {
  const frame = FRAME_ROWS.find((one) => one === row)
  if (frame !== undefined) return seen.frames[frame].mainThread
  if (row === 'typing, key to paint p95, ms') return seen.keys.p95
  return row === 'open to painted, s' ? seen.painted / 1_000 : seen.heap / 1e6
}
