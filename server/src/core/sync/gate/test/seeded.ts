/** Seeded random numbers (mulberry32): the same seed gives the same test. */
export const seeded = (seed: number) => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  return {
    below: (limit: number): number => Math.floor(next() * limit),
    chance: (part: number): boolean => next() < part,
    oneOf: <T>(choices: readonly T[]): T | undefined => choices[Math.floor(next() * choices.length)],
  }
}
export type Seeded = ReturnType<typeof seeded>
