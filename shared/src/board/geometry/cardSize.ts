/** How large a card is when nobody sized it, and where it lies. */
import type { Card, CardKind, Size } from '../schema.ts'
import { textGrowth } from './cardText.ts'
import type { Rect } from './rect.ts'

/** The grid on which notes are laid: LOOK §2. */
export const NOTE_SIZE: Size = { w: 220, h: 198 }
export const GRID_GAP = 16

const SIZES: { readonly [K in CardKind]: Size } = {
  note: NOTE_SIZE,
  // slips are a note and its gap wide; high enough for what people write at 17.6, the smallest size of words on the board
  development: { w: 236, h: 128 },
  principle: { w: 236, h: 96 },
  step: { w: 236, h: 80 },
  project: { w: 236, h: 96 },
  // a statement is read out in the room: two notes and their gap wide, high enough for a hundred characters at 24
  statement: { w: 456, h: 184 },
}

/** The size asked for; a card whose text needs more is seen higher: `seenSize`. */
export const cardSize = (card: { readonly kind: CardKind; readonly size?: Size | undefined }): Size => card.size ?? SIZES[card.kind]

/** A card is a value: it keeps its identity until it changes. */
const seen = new WeakMap<Card, Size>()

/** How large a card is on the board: under the smallest size of its text the card grows, the text does not shrink on. */
export function seenSize(card: Card): Size {
  const known = seen.get(card)
  if (known !== undefined) return known
  const size = cardSize(card)
  const more = textGrowth(card.text, card.kind, size)
  const grown = more === 0 ? size : { w: size.w, h: size.h + more }
  seen.set(card, grown)
  return grown
}

/** Where a card is seen. Undefined for a card that has no place of its own: on the roadmap, inside its project, or not laid anywhere. */
export const cardRect = (card: Card): Rect | undefined => {
  if (card.position === undefined) return undefined
  const { w, h } = seenSize(card)
  return { x: card.position.x, y: card.position.y, w, h }
}
