/** Several cards that are pulled larger or smaller together: where each comes to lie, and how large it becomes. */
import type { Card } from '../schema.ts'
import { FIELD_BOUNDS } from '../valueRules.ts'
import type { Position, Size } from '../values.ts'
import { cardRect } from './cardSize.ts'
import type { Pullable } from './pulling.ts'
import { around, type Rect } from './rect.ts'
import { pullableCard } from './resizing.ts'

/** Cards of one size only come nearer to each other, no more than this. */
const LEAST_TIMES = 0.1
/** Fitting words to many cards in every frame would be felt: of more than this they are fitted when the hand lets go. */
export const MOST_FITTED = 20

export type Scaled = { readonly id: string; readonly position: Position; /** Of a card that can be sized. */ readonly size: Size | undefined; readonly rect: Rect }

const quarters = (value: number): number => Math.round(value * 4) / 4 + 0

/** All of them as one thing under a hand, by its ratio; undefined around nothing, and when they reach further than a size can say. */
export function pullableGroup(cards: readonly Card[]): Pullable | undefined {
  const box = around(cards.flatMap((card) => cardRect(card) ?? []))
  if (box === undefined || Math.max(box.w, box.h) > FIELD_BOUNDS.greatestSize) return undefined
  let [lowest, highest] = [Math.max(LEAST_TIMES, FIELD_BOUNDS.leastSize / Math.min(box.w, box.h)), FIELD_BOUNDS.greatestSize / Math.max(box.w, box.h)]
  for (const card of cards) {
    const thing = pullableCard(card)
    if (thing === undefined) continue
    const { size, least, most } = thing
    lowest = Math.max(lowest, least.w / size.w, thing.by === 'across' ? 0 : least.h / size.h)
    highest = Math.min(highest, most / Math.max(size.w, size.h))
  }
  const times = Math.min(1, lowest)
  return { box, size: { w: box.w, h: box.h }, by: 'ratio', least: { w: box.w * times, h: box.h * times }, most: Math.max(box.w, box.h) * Math.max(1, highest), seen: (size) => size }
}

/** The cards that took up `from`, so that they take up `to`. What has one size keeps it, and its place among the others. */
export function scaledInto(cards: readonly Card[], from: Rect, to: Rect): readonly Scaled[] {
  const [across, down] = [to.w / from.w, to.h / from.h]
  return cards.flatMap((card): Scaled | readonly [] => {
    const was = cardRect(card)
    if (was === undefined) return []
    const thing = pullableCard(card)
    if (thing === undefined) {
      const place = (start: number, length: number, [now, nowLength]: readonly [number, number], [then, thenLength]: readonly [number, number]): number =>
        quarters(now + (thenLength > length ? (start - then) * Math.max(0, (nowLength - length) / (thenLength - length)) : 0))
      const position = { x: place(was.x, was.w, [to.x, to.w], [from.x, from.w]), y: place(was.y, was.h, [to.y, to.h], [from.y, from.h]) }
      return { id: card.id, position, size: undefined, rect: { ...position, w: was.w, h: was.h } }
    }
    const position = { x: quarters(to.x + (was.x - from.x) * across), y: quarters(to.y + (was.y - from.y) * down) }
    const size = { w: quarters(thing.size.w * across), h: thing.by === 'across' ? thing.size.h : quarters(thing.size.h * down) }
    const seen = cards.length > MOST_FITTED ? { w: size.w, h: thing.by === 'across' ? was.h : quarters(was.h * down) } : thing.seen(size)
    return { id: card.id, position, size, rect: { ...position, w: seen.w, h: seen.h } }
  })
}
