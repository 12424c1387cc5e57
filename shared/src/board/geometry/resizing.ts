/** How large a card becomes under a hand: one answer for pulling at its handles, for keys and for menus. */
import { KINDS } from '../kinds/kindTable.ts'
import type { Card, Section } from '../schema.ts'
import { FIELD_BOUNDS } from '../valueRules.ts'
import type { Size } from '../values.ts'
import { cardRect, cardSize, seenSize } from './cardSize.ts'
import { CORNERS, HANDLE_NAMES, HANDLES, type HandleName, type Pullable, pulledTo } from './pulling.ts'

/** Smaller, nobody reads what is on it or finds its corner. */
const LEAST: Size = { w: 60, h: 40 }
/** Narrower or lower, its title and one card do not fit. */
const LEAST_SECTION: Size = { w: 160, h: 120 }
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

/** A card as a hand pulls at it; undefined when it has one size only, or lies nowhere by itself. */
export function pullableCard(card: Card): Pullable | undefined {
  const { resize: by } = KINDS[card.kind]
  const box = cardRect(card)
  if (by === 'none' || box === undefined) return undefined
  const least = by === 'ratio' ? { w: FIELD_BOUNDS.leastSize, h: FIELD_BOUNDS.leastSize } : LEAST
  return { box, size: cardSize(card), by, least, most: FIELD_BOUNDS.greatestSize, seen: (size) => seenSize({ ...card, size }) }
}

export const pullableSection = ({ position, size }: Pick<Section, 'position' | 'size'>): Pullable => ({
  box: { ...position, ...size },
  size,
  by: 'free',
  least: LEAST_SECTION,
  most: FIELD_BOUNDS.greatestSize,
  seen: (asked) => asked,
})

const SIDES: readonly HandleName[] = ['e', 'w']
const NONE: readonly HandleName[] = []

/** The handles that a card of this kind has. */
export function handlesOf(card: Card): readonly HandleName[] {
  switch (KINDS[card.kind].resize) {
    case 'none':
      return NONE
    case 'free':
      return HANDLE_NAMES
    case 'across':
      return SIDES
    case 'ratio':
      return CORNERS
  }
}

/** So much wider (`w`) or higher (`h`), its top left corner staying: what the handle of that side does. Undefined where it has none, or it is as large as it gets. */
export function resizedAlong(card: Card, side: 'w' | 'h', by: number): Size | undefined {
  const thing = pullableCard(card)
  if (thing === undefined || (side === 'h' && thing.by === 'across')) return undefined
  const { size } = pulledTo(thing, { ...thing.box, [side]: thing.box[side] + by }, { handle: side === 'w' ? HANDLES.e : HANDLES.s, keepsRatio: false, aboutMiddle: false })
  return size.w === thing.size.w && size.h === thing.size.h ? undefined : size
}

/** As wide and as high as asked, as far as this thing can be; what is not asked stays, or follows by its ratio. Undefined where nothing changes. */
export function sizedAs(thing: Pullable, asked: { readonly w?: number; readonly h?: number }): Size | undefined {
  const handle = { x: asked.w === undefined ? 0 : 1, y: asked.h === undefined || thing.by === 'across' ? 0 : 1 } as const
  if (handle.x === 0 && handle.y === 0) return undefined
  const { size } = pulledTo(thing, { ...thing.box, ...asked }, { handle, keepsRatio: false, aboutMiddle: false })
  return size.w === thing.size.w && size.h === thing.size.h ? undefined : size
}
