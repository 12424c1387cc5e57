/** Where on a card its text stands, and how high the card must be to hold it: one answer for screen, free spots, pictures. */
import type { KindDefinition } from '../kinds/kindDefinition.ts'
import { KINDS } from '../kinds/kindTable.ts'
import type { Card, Size } from '../schema.ts'
import { isPlainLine, markedWords } from '../words/readWords.ts'
import { measureWith, type FontWeight, type Measure } from './advance.ts'
import { type FitOptions, fitText, type FittedText } from './fitText.ts'
import { listIndents } from './listIndents.ts'
import { ROADMAP } from './roadmapLayout.ts'
import type { TextRoom } from './textRoom.ts'

/** A bar of the roadmap: it keeps its height. */
export const BAR_ROOM: TextRoom = { left: ROADMAP.markWidth + 14, right: 20, top: 6, under: 6, largest: 27, smallest: 19, lineHeight: 1.04, weight: 'bold' }

/** A little wider than measured: a renderer may draw a line wider, and no word may fall off. */
const TRACKING = 0.012
export const TEXT_MEASURES: Readonly<Record<FontWeight, Measure>> = { regular: measureWith('regular', TRACKING), medium: measureWith('medium', TRACKING), bold: measureWith('bold', TRACKING) }

const LEAST_WIDTH = 20

/** The text in a box of that size, its lists and bold words as they are shown. `height` of the answer is what the lines take, more than the box has when it must grow. */
export const fitCardText = (text: string, size: Size, room: TextRoom): FittedText => {
  const options: FitOptions = {
    width: Math.max(LEAST_WIDTH, size.w - room.left - room.right),
    height: Math.max(0, size.h - room.top - room.under),
    measure: TEXT_MEASURES[room.weight],
    largest: room.largest,
    smallest: room.smallest,
    lineHeight: room.lineHeight,
  }
  const marked = markedWords(text)
  if (marked === undefined) return fitText(text, options)
  // A line in which something is bold is measured as if all of it were: a little wide, and nothing is cut. Pictures lay each word by its weight, in this size.
  const paragraphs = listIndents(marked).map(({ words }, at) => ({ indent: words, measure: marked[at]?.runs.some(({ bold }) => bold) === true ? TEXT_MEASURES.bold : options.measure }))
  return fitText(marked.map(({ runs }) => runs.map((run) => run.text).join('')).join('\n'), { ...options, paragraphs })
}

/** Where on this card its words stand; undefined when they are not written on it. */
export function textRoomOf(card: Card, size: Size): TextRoom | undefined {
  const definition: KindDefinition<Card> = KINDS[card.kind]
  return definition.roomOf === undefined ? definition.room : definition.roomOf(card, size)
}

const innerSize = (room: TextRoom, size: Size): Size => ({ w: Math.max(LEAST_WIDTH, size.w - room.left - room.right), h: Math.max(0, size.h - room.top - room.under) })

/** True only when the text fits at its smallest size, told without breaking it into lines: two lines that follow each other hold more than one width. */
export function surelyHolds(text: string, room: TextRoom, size: Size): boolean {
  const { w, h } = innerSize(room, size)
  const most = Math.floor(h / (room.smallest * room.lineHeight))
  const holds = (length: number): boolean => Math.floor((2 * length) / w) + 1 <= most
  // No letter is wider than 1.2 em. Items stand in and bold is wider: those have lines of their own to count.
  return isPlainLine(text) && (holds(text.length * 1.2 * room.smallest) || holds(TEXT_MEASURES[room.weight](text, room.smallest)))
}

/** How much higher than its box a card with that room must be to hold the text at its smallest size; 0 when it fits. Dear: keep the answer. */
export function textGrowth(text: string, room: TextRoom, size: Size): number {
  if (surelyHolds(text, room, size)) return 0
  const height = innerSize(room, size).h
  const fitted = fitCardText(text, size, { ...room, largest: room.smallest })
  return Math.max(0, Math.ceil((fitted.height - height) / (room.share ?? 1)))
}
