/** Where cards belong: which section lies under a point, and where in it is room. */
import type { BoardReader } from '../board.ts'
import { cardRect, cardSize, GRID_GAP } from '../geometry/cardSize.ts'
import { holds, overlaps, type Rect } from '../geometry/rect.ts'
import { compareOrder } from '../order.ts'
import type { Card, CardKind, Position, Section, Size } from '../schema.ts'

/** Inside a section: around the cards, and above them for the title. */
export const SECTION_PADDING = 24
export const SECTION_TITLE_HEIGHT = 64

export const sectionRect = (section: Section): Rect => ({ ...section.position, ...section.size })

/** The topmost one under the point. */
export const sectionAt = (board: Pick<BoardReader, 'sections'>, point: Position): Section | undefined => {
  let found: Section | undefined
  for (const section of board.sections.values()) {
    if (holds(sectionRect(section), point) && (found === undefined || compareOrder(section, found) > 0)) found = section
  }
  return found
}

/** The section a card belongs to, or undefined; a section that is gone is none. */
export const sectionIdOf = (board: Pick<BoardReader, 'sections'>, card: Card): string | undefined =>
  card.sectionId !== undefined && board.sections.has(card.sectionId) ? card.sectionId : undefined

const taken = (board: Pick<BoardReader, 'cards'>, near: Rect): Rect[] => {
  const rects: Rect[] = []
  for (const card of board.cards.values()) {
    const rect = cardRect(card)
    if (rect !== undefined && overlaps(rect, near)) rects.push(rect)
  }
  return rects
}

/** `grow` is the size the section needs so that the card lies in it; undefined when it has room. */
export type FreeSpot = { readonly position: Position; readonly grow?: Size }

/** First free cell of the section's grid, row by row; below the last row when it is full. Undefined without such a section. */
export const freeSpotIn = (board: Pick<BoardReader, 'cards' | 'sections'>, sectionId: string, kind: CardKind, size: Size = cardSize({ kind })): FreeSpot | undefined => {
  const section = board.sections.get(sectionId)
  if (section === undefined) return undefined
  const { w, h } = size
  const area = sectionRect(section)
  const columns = Math.max(1, Math.floor((area.w - 2 * SECTION_PADDING + GRID_GAP) / (w + GRID_GAP)))
  const others = taken(board, { ...area, h: Number.MAX_SAFE_INTEGER })
  for (let index = 0; ; index++) {
    const position = {
      x: area.x + SECTION_PADDING + (index % columns) * (w + GRID_GAP),
      y: area.y + SECTION_TITLE_HEIGHT + Math.floor(index / columns) * (h + GRID_GAP),
    }
    if (others.some((rect) => overlaps(rect, { ...position, w, h }))) continue
    const needed = { w: Math.max(area.w, w + 2 * SECTION_PADDING), h: Math.max(area.h, position.y + h + SECTION_PADDING - area.y) }
    return needed.w === area.w && needed.h === area.h ? { position } : { position, grow: needed }
  }
}

const RINGS = 40

/** A spot for a card as near to the point as there is room, on steps of the grid; on the point itself when all is full. */
export const freeSpotNear = (board: Pick<BoardReader, 'cards'>, point: Position, size: Size): Position => {
  const dx = size.w + GRID_GAP
  const dy = size.h + GRID_GAP
  const others = taken(board, { x: point.x - RINGS * dx, y: point.y - RINGS * dy, w: 2 * RINGS * dx + size.w, h: 2 * RINGS * dy + size.h })
  const isFree = (position: Position): boolean => !others.some((rect) => overlaps(rect, { ...position, ...size }))
  for (let ring = 0; ring <= RINGS; ring++) {
    for (let row = -ring; row <= ring; row++) {
      const step = Math.abs(row) === ring ? 1 : 2 * ring
      for (let column = -ring; column <= ring; column += Math.max(1, step)) {
        const position = { x: point.x + column * dx, y: point.y + row * dy }
        if (isFree(position)) return position
      }
    }
  }
  return point
}
