/** A small seeded generator (mulberry32): a failing seed is a test that can be repeated. */
export type Random = { readonly next: () => number; readonly below: (n: number) => number; pick<T>(from: readonly T[]): T | undefined; readonly chance: (p: number) => boolean }

export const seeded = (seed: number): Random => {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  const below = (n: number): number => Math.floor(next() * n)
  return { next, below, pick: (from) => from[below(from.length)], chance: (p) => next() < p }
}
