import { quarterAt, quarterIndex } from '@visiebord/shared/board/geometry/quarters.ts'
import type { Card, Quarter } from '@visiebord/shared/board/schema.ts'

/** Quarters that a roadmap shows: from half a year to ten years. */
export const LENGTHS: readonly number[] = [2, 4, 6, 8, 10, 12, 14, 16, 20, 24, 28, 32, 36, 40]
const YEARS = 6

/** Quarters at which a roadmap may begin: six years back and on from where it begins now. */
export const startsAround = (start: Quarter): readonly Quarter[] => [...new Set(Array.from({ length: YEARS * 8 + 1 }, (_, at) => quarterAt(quarterIndex(start) - YEARS * 4 + at)))]

/** How many projects of the roadmap stand wholly outside these quarters. */
export function outsideOf(cards: Iterable<Card>, start: Quarter, quarters: number): number {
  const from = quarterIndex(start)
  let count = 0
  for (const card of cards) {
    if (card.kind !== 'project' || card.position !== undefined || card.start === undefined) continue
    if (quarterIndex(card.end ?? card.start) < from || quarterIndex(card.start) >= from + quarters) count++
  }
  return count
}
