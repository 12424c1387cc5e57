import type { Card } from '@visiebord/shared/board/schema.ts'

/** Whose hand holds a card: mine in this tab, or somebody else's. */
export type Hand = 'mine' | 'theirs'

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const VALUE = new Map(Array.from(DIGITS, (digit, at) => [digit, at] as const))
/** Above everything that lies: z-index is a 32-bit number. */
const IN_HAND = { mine: 2_000_000_000, theirs: 2_000_000_001 } as const
const STEP_ABOVE = 1_500_000_000

/** The first five digits of the order key as a number: equal for two cards only when their keys are that close, then the document order decides. */
export function heightOfOrder(order: string): number {
  let height = 0
  for (let at = 0; at < 5; at++) height = height * 62 + (VALUE.get(order[at] ?? '0') ?? 0)
  return height
}

export function stackingOf(card: Card | undefined, hand: Hand | undefined): number {
  if (hand !== undefined) return IN_HAND[hand] + (card?.kind === 'step' ? 1 : 0)
  if (card === undefined) return 0
  // Steps are drawn on the lower edge of their project.
  return card.kind === 'step' && card.position === undefined ? STEP_ABOVE : heightOfOrder(card.order)
}
