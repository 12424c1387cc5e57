import type { BoardReader, NewCard, PastedCards } from '@visiebord/shared/board/board.ts'
import { cardRect, GRID_GAP, seenSize } from '@visiebord/shared/board/geometry/cardSize.ts'
import { around, centre, overlaps } from '@visiebord/shared/board/geometry/rect.ts'
import { otherwiseOf } from '@visiebord/shared/board/kinds/kindTable.ts'
import type { Card, CardKind, Position, Section, Size } from '@visiebord/shared/board/schema.ts'
import { SECTION_PADDING, SECTION_TITLE_HEIGHT, sectionAt, sectionRect } from '@visiebord/shared/board/selectors/placement.ts'

type Lines = {
  readonly texts: readonly string[]
  readonly kind: CardKind
  readonly partyId: string | undefined
  /** Where they are to lie; on the board itself when undefined. */
  readonly sectionId: string | undefined
}
type Ground = {
  readonly read: Pick<BoardReader, 'cards' | 'sections'>
  /** Whether a section may be made larger. */
  readonly mayGrow: boolean
  /** Top left corner for something of this size. */
  readonly place: (size: Size) => Position
}

/** A block of cards is about this much wider than high, as a screen is. */
const SHAPE = 1.6

/** Cards for these texts in rows, in reading order; a section that may grow grows for them. `besides`: they do not fit in the section asked for, and lie beside it. */
export function layLines({ texts, kind, partyId, sectionId }: Lines, { read, mayGrow, place }: Ground): { readonly pasted: PastedCards; readonly besides: boolean } {
  const sizes = texts.map((text) => sizeOf(kind, text))
  const section = sectionId === undefined ? undefined : read.sections.get(sectionId)
  if (section !== undefined) {
    const top = freeTop(read, section)
    const width = Math.max(section.size.w - 2 * SECTION_PADDING, ...sizes.map(({ w }) => w))
    const rows = inRows(sizes, width)
    const needed = { w: Math.max(section.size.w, width + 2 * SECTION_PADDING), h: Math.max(section.size.h, top + rows.size.h + SECTION_PADDING - section.position.y) }
    const fits = needed.w === section.size.w && needed.h === section.size.h
    if (fits || mayGrow) {
      const corner = { x: section.position.x + SECTION_PADDING, y: top }
      const cards = rows.places.map((at, index) => cardAt(texts[index] ?? '', { x: corner.x + at.x, y: corner.y + at.y }, section.id))
      return { pasted: { cards, ...(fits ? {} : { section: { id: section.id, size: needed } }) }, besides: false }
    }
  }
  const widest = Math.max(0, ...sizes.map(({ w }) => w))
  const area = sizes.reduce((sum, { w, h }) => sum + (w + GRID_GAP) * (h + GRID_GAP), 0)
  const rows = inRows(sizes, Math.max(widest, Math.sqrt(area * SHAPE)))
  const corner = section === undefined ? place(rows.size) : { x: section.position.x, y: below(read, section, rows.size) }
  const cards = rows.places.map((at, index) => {
    const position = { x: Math.round(corner.x + at.x), y: Math.round(corner.y + at.y) }
    const size = sizes[index] ?? { w: 0, h: 0 }
    return cardAt(texts[index] ?? '', position, sectionAt(read, centre({ ...position, ...size }))?.id)
  })
  return { pasted: { cards }, besides: section !== undefined }

  function cardAt(text: string, position: Position, inSection: string | undefined): NewCard {
    return { kind, text, position, ...(partyId === undefined ? {} : { partyId }), ...(inSection === undefined ? {} : { sectionId: inSection }) }
  }
}

/** How large a card of this kind with these words is seen. */
export const sizeOf = (kind: CardKind, text: string): Size => seenSize({ id: '', order: '', kind, text, ...otherwiseOf(kind) } as Card)

/** From left to right, a row as high as the highest in it. */
function inRows(sizes: readonly Size[], width: number): { readonly places: readonly Position[]; readonly size: Size } {
  let [x, y, height] = [0, 0, 0]
  const places = sizes.map(({ w, h }) => {
    if (x > 0 && x + w > width) [x, y, height] = [0, y + height + GRID_GAP, 0]
    const place = { x, y }
    x += Math.ceil(w) + GRID_GAP
    height = Math.max(height, Math.ceil(h))
    return place
  })
  const all = around(places.map((place, index) => ({ ...place, ...(sizes[index] ?? { w: 0, h: 0 }) })))
  return { places, size: { w: all?.w ?? 0, h: all?.h ?? 0 } }
}

/** Under the title, or under the lowest card in it. */
function freeTop(read: Pick<BoardReader, 'cards'>, section: Section): number {
  const area = sectionRect(section)
  let top = area.y + SECTION_TITLE_HEIGHT
  for (const card of read.cards.values()) {
    const rect = cardRect(card)
    if (rect !== undefined && overlaps(rect, area)) top = Math.max(top, rect.y + rect.h + GRID_GAP)
  }
  return Math.ceil(top)
}

/** First height under the section at which nothing of this size would lie on a card or another section. */
function below(read: Pick<BoardReader, 'cards' | 'sections'>, section: Section, size: Size): number {
  let y = section.position.y + section.size.h + GRID_GAP
  const inTheWay = [...[...read.cards.values()].flatMap((card) => cardRect(card) ?? []), ...[...read.sections.values()].map(sectionRect)].toSorted((a, b) => a.y - b.y)
  for (const rect of inTheWay) if (overlaps(rect, { x: section.position.x, y, ...size })) y = Math.ceil(rect.y + rect.h + GRID_GAP)
  return y
}
