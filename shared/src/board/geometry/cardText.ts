/** Where on a card its text stands, and how high the card must be to hold it: one answer for screen, free spots, pictures. */
import type { CardKind, Size } from '../schema.ts'
import { measureWith, type FontWeight, type Measure } from './advance.ts'
import { fitText, type FittedText } from './fitText.ts'
import { ROADMAP } from './roadmapLayout.ts'

/** What of a box is not text, at each side, and between which sizes the text fits itself. Goes with the look of cards on screen. */
export type TextRoom = { readonly left: number; readonly right: number; readonly top: number; readonly under: number; readonly largest: number; readonly smallest: number; readonly lineHeight: number; readonly weight: FontWeight }

const SLIP: TextRoom = { left: 12, right: 12, top: 8, under: 28, largest: 17.6, smallest: 14, lineHeight: 1.2, weight: 'medium' }
export const TEXT_ROOM: { readonly [K in CardKind]: TextRoom } = {
  note: { left: 12, right: 12, top: 36, under: 12, largest: 26, smallest: 17.6, lineHeight: 1.18, weight: 'medium' },
  development: SLIP,
  principle: { ...SLIP, left: 66, right: 14, under: 10 },
  statement: { left: 19, right: 21, top: 36, under: 36, largest: 44, smallest: 24, lineHeight: 1.16, weight: 'regular' },
  project: { ...SLIP, left: 16, weight: 'bold' },
  step: { ...SLIP, left: 44 },
}
/** A bar of the roadmap: it keeps its height. */
export const BAR_ROOM: TextRoom = { left: ROADMAP.markWidth + 14, right: 20, top: 6, under: 6, largest: 27, smallest: 19, lineHeight: 1.04, weight: 'bold' }

/** A little wider than measured: a renderer may draw a line wider, and no word may fall off. */
const TRACKING = 0.012
export const TEXT_MEASURES: Readonly<Record<FontWeight, Measure>> = { regular: measureWith('regular', TRACKING), medium: measureWith('medium', TRACKING), bold: measureWith('bold', TRACKING) }

const LEAST_WIDTH = 20

/** The text in a box of that size. `height` of the answer is what the lines take, more than the box has when it must grow. */
export const fitCardText = (text: string, size: Size, room: TextRoom): FittedText =>
  fitText(text, {
    width: Math.max(LEAST_WIDTH, size.w - room.left - room.right),
    height: Math.max(0, size.h - room.top - room.under),
    measure: TEXT_MEASURES[room.weight],
    largest: room.largest,
    smallest: room.smallest,
    lineHeight: room.lineHeight,
  })

/** How much higher than its box a card of this kind must be to hold the text at its smallest size; 0 when it fits. Dear: keep the answer. */
export function textGrowth(text: string, kind: CardKind, size: Size): number {
  const room = TEXT_ROOM[kind]
  const width = Math.max(LEAST_WIDTH, size.w - room.left - room.right)
  const height = Math.max(0, size.h - room.top - room.under)
  const line = room.smallest * room.lineHeight
  // No letter is wider than 1.2 em, and two lines that follow each other hold more than one width: at most so many lines.
  if (!text.includes('\n') && (Math.floor((2 * text.length * 1.2 * room.smallest) / width) + 1) * line <= height) return 0
  const lines = Math.floor((2 * TEXT_MEASURES[room.weight](text, room.smallest)) / width) + 1
  if (lines * line <= height && !/[\n\r\u2028\u2029]/u.test(text)) return 0
  const fitted = fitCardText(text, size, { ...room, largest: room.smallest })
  return Math.max(0, Math.ceil(fitted.height - height))
}
