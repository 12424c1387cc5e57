import { describe, expect, it } from 'vitest'
import { ClockRanges } from './clockRanges.ts'
import { seeded } from '../test/seeded.ts'

describe('ranges of clocks', () => {
  it('[G2] answer exactly what is missing, as a set of single clocks would', () => {
    for (let seed = 1; seed <= 50; seed++) {
      const random = seeded(seed)
      const ranges = new ClockRanges()
      const singles = new Set<number>()
      for (let i = 0; i < 60; i++) {
        const clock = random.below(80)
        const length = 1 + random.below(8)
        const missing = Array.from({ length }, (_, k) => clock + k).filter((each) => !singles.has(each))
        expect(ranges.missingIn(clock, length).flatMap((part) => Array.from({ length: part.length }, (_, k) => part.clock + k)), `seed ${seed}`).toEqual(missing)
        expect(ranges.has(clock), `seed ${seed}`).toBe(singles.has(clock))
        // Now and then so many at once that they are sorted instead of inserted.
        for (let more = random.chance(0.05) ? 50 : 0; more > 0; more--) {
          const at = random.below(80)
          ranges.add(at, 1)
          singles.add(at)
        }
        if (random.chance(0.6)) {
          ranges.add(clock, length)
          for (let k = 0; k < length; k++) singles.add(clock + k)
        }
      }
    }
  })
})
