import { measureWith } from '@visiebord/shared/board/geometry/advance.ts'
import { cardSize } from '@visiebord/shared/board/geometry/cardSize.ts'
import { fitText } from '@visiebord/shared/board/geometry/fitText.ts'
import { ROADMAP } from '@visiebord/shared/board/geometry/roadmapLayout.ts'
import type { Card } from '@visiebord/shared/board/schema.ts'

/** Text as a card shows it, and how much higher than its box the card must be to hold it. */
export type Fitted = { readonly fontSize: number; readonly text: string; readonly grow: number }
type Room = { readonly x: number; readonly y: number; readonly largest: number; readonly smallest: number; readonly lineHeight: number; readonly wide?: boolean }

/** What of a card's box is not text (paddings, band, foot) and between which sizes its text fits itself. Goes with Card.module.css. */
const ROOM: Readonly<Record<Card['kind'], Room>> = {
  note: { x: 24, y: 48, largest: 26, smallest: 17.6, lineHeight: 1.18 },
  development: { x: 24, y: 36, largest: 17.6, smallest: 14, lineHeight: 1.2 },
  principle: { x: 80, y: 18, largest: 17.6, smallest: 14, lineHeight: 1.2 },
  statement: { x: 40, y: 72, largest: 44, smallest: 24, lineHeight: 1.16 },
  project: { x: 28, y: 36, largest: 17.6, smallest: 14, lineHeight: 1.2, wide: true },
  step: { x: 56, y: 36, largest: 17.6, smallest: 14, lineHeight: 1.2 },
}
const BAR: Room = { x: ROADMAP.markWidth + 34, y: 12, largest: 27, smallest: 19, lineHeight: 1.04, wide: true }

// A little wider than measured: a browser may hint a line wider, and a word must never fall off.
const regular = measureWith('regular', 0.012)
const bold = measureWith('bold', 0.012)
const fitted = new WeakMap<Card, { readonly width: number; readonly result: Fitted }>()

/** Lines are broken by the browser, except where a word had to be cut: there the shared lines stand. */
export function fittedText(card: Card, width?: number): Fitted {
  const isBar = card.kind === 'project' && card.position === undefined
  const size = cardSize(card)
  const boxWidth = isBar ? (width ?? ROADMAP.quarterWidth) : size.w
  const known = fitted.get(card)
  if (known !== undefined && known.width === boxWidth) return known.result
  const room = isBar ? BAR : ROOM[card.kind]
  const height = (isBar ? ROADMAP.barHeight : size.h) - room.y
  const { largest, smallest, lineHeight } = room
  const fit = fitText(card.text, { width: Math.max(20, boxWidth - room.x), height, measure: room.wide === true ? bold : regular, largest, smallest, lineHeight })
  const result = { fontSize: fit.size, text: card.text, grow: isBar ? 0 : Math.max(0, Math.ceil(fit.height - height)) }
  fitted.set(card, { width: boxWidth, result })
  return result
}

/** How much a card outgrows its box. Cheap for the short texts that most cards hold: those are not measured. */
export function growth(card: Card): number {
  const size = cardSize(card)
  const room = ROOM[card.kind]
  // An average letter takes half the size; two thirds of what would fit leaves room for unlucky breaks.
  const sure = ((size.w - room.x) / (room.smallest * 0.56)) * ((size.h - room.y) / (room.smallest * room.lineHeight)) * 0.5
  return card.text.length < sure && !card.text.includes('\n') && !/\S{18}/u.test(card.text) ? 0 : fittedText(card).grow
}
