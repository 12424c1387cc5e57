/** How large a card is when nobody sized it, and where it lies. */
import { KINDS } from '../kinds/kindTable.ts'
import type { Card, CardKind, Size } from '../schema.ts'
import { surelyHolds, textGrowth, textRoomOf } from './cardText.ts'
import type { Rect } from './rect.ts'

/** The grid on which notes are laid: LOOK §2. */
export const NOTE_SIZE: Size = KINDS.note.size
export const GRID_GAP = 16

/** The size asked for; a card whose text needs more is seen higher: `seenSize`. */
export const cardSize = (card: { readonly kind: CardKind; readonly size?: Size | undefined }): Size => card.size ?? KINDS[card.kind].size

/** A card is a value: it keeps its identity until it changes. */
const seen = new WeakMap<Card, Size>()

/** How large a card is on the board: under the smallest size of its text the card grows, the text does not shrink on. */
export function seenSize(card: Card): Size {
  const size = cardSize(card)
  const room = textRoomOf(card, size)
  // Most cards are known at a look: remembering all of them costs more memory, and more work at each collection, than looking again.
  if (room === undefined || surelyHolds(card.text, room, size)) return size
  const known = seen.get(card)
  if (known !== undefined) return known
  const more = textGrowth(card.text, room, size)
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
