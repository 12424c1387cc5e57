import { seededRandom } from '../../../../test/room/seededDoc.ts'

/** Choices that are the same for the same seed. */
export const seeded = (seed: number) => {
  const next = seededRandom(seed)
  return {
    below: (limit: number): number => Math.floor(next() * limit),
    chance: (part: number): boolean => next() < part,
    oneOf: <T>(choices: readonly T[]): T | undefined => choices[Math.floor(next() * choices.length)],
  }
}
export type Seeded = ReturnType<typeof seeded>
