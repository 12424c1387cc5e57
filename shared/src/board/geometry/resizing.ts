/** How large a card becomes under a hand: one answer for pulling at its corner, for keys and for menus. */
import { KINDS } from '../kinds/kindTable.ts'
import type { Card } from '../schema.ts'
import { FIELD_BOUNDS } from '../valueRules.ts'
import type { Size } from '../values.ts'
import { cardSize } from './cardSize.ts'

/** Smaller, nobody reads what is on it or finds its corner. */
const LEAST: Size = { w: 60, h: 40 }
/** Three steps double. */
const STEP = 1.26

export const mayResize = (card: Card): boolean => KINDS[card.kind].resize !== 'none' && card.position !== undefined

const within = (value: number, least: number): number => Math.min(FIELD_BOUNDS.greatestSize, Math.max(least, Math.round(value)))

/** The size a hand asks for, as this kind can have it; undefined when it has one size only. */
export function resizedTo(card: Card, asked: Size): Size | undefined {
  const now = cardSize(card)
  switch (KINDS[card.kind].resize) {
    case 'none':
      return undefined
    case 'free':
      return { w: within(asked.w, LEAST.w), h: within(asked.h, LEAST.h) }
    case 'across':
      return { w: within(asked.w, LEAST.w), h: now.h }
    case 'ratio': {
      const least = FIELD_BOUNDS.leastSize / Math.min(now.w, now.h)
      const most = FIELD_BOUNDS.greatestSize / Math.max(now.w, now.h)
      const by = Math.min(most, Math.max(least, asked.w / now.w, asked.h / now.h))
      return { w: within(now.w * by, FIELD_BOUNDS.leastSize), h: within(now.h * by, FIELD_BOUNDS.leastSize) }
    }
  }
}

/** A step larger (1) or smaller (−1). */
export function resizedBy(card: Card, steps: number): Size | undefined {
  const { w, h } = cardSize(card)
  return resizedTo(card, { w: w * STEP ** steps, h: h * STEP ** steps })
}
