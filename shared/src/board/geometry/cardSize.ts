/** How large a card is when nobody sized it, and where it lies. */
import type { Card, CardKind, Size } from '../schema.ts'
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

export const cardSize = (card: { readonly kind: CardKind; readonly size?: Size | undefined }): Size => card.size ?? SIZES[card.kind]

/** Undefined for a card that has no place of its own: on the roadmap, inside its project, or not laid anywhere. */
export const cardRect = (card: Card): Rect | undefined => (card.position === undefined ? undefined : { ...card.position, ...cardSize(card) })
