import { measureWith, type FontWeight, type Measure } from '../../board/geometry/advance.ts'
import { TEXT_MEASURES } from '../../board/geometry/cardText.ts'
import { fitText } from '../../board/geometry/fitText.ts'
import { readsFromRight } from '../readsFromRight.ts'
import { visibleText } from '../visibleText.ts'
import type { Shape } from './picture.ts'

const EXACT: Readonly<Record<FontWeight, Measure>> = { regular: measureWith('regular'), medium: measureWith('medium'), bold: measureWith('bold') }

/** Of the heaviest letters nothing but drawings has use: how much wider they are than bold ones, on average. */
const HEAVY = 1.03

/** How wide a line of the board's own font comes out. */
export const textWidth = (text: string, size: number, weight: FontWeight | 'heavy'): number => (weight === 'heavy' ? EXACT.bold(text, size) * HEAVY : EXACT[weight](text, size))

export type TextBox = {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
  readonly weight: FontWeight
  readonly color: string
  readonly largest: number
  readonly smallest: number
  readonly lineHeight?: number
  /** Lines that do not fit are left out and an ellipsis says so; without it the text runs on and `height` says how far. */
  readonly clip?: boolean
}

/** Where the first line's foot stands below its top, times its size. */
export const ASCENT = 0.98

/** A text fitted in a box, as on the screen; one that reads from the right stands at the right. `height` is what it takes, more than the box has when the card must grow. */
export function textShapes(text: string, box: TextBox): { readonly shapes: readonly Shape[]; readonly height: number } {
  const measure = TEXT_MEASURES[box.weight]
  const said = visibleText(text)
  if (said.trim() === '') return { shapes: [], height: 0 }
  const fitted = fitText(said, { width: box.w, height: box.h, measure, largest: box.largest, smallest: box.smallest, ...(box.lineHeight === undefined ? {} : { lineHeight: box.lineHeight }) })
  const room = Math.max(1, Math.floor((box.h + 0.01) / fitted.lineHeight))
  const isClipped = box.clip === true && fitted.lines.length > room
  const lines = isClipped ? fitted.lines.slice(0, room).map((line, index) => (index === room - 1 ? ended(line, { width: box.w, size: fitted.size, measure }) : line)) : fitted.lines
  const fromRight = readsFromRight(said)
  const side = fromRight ? ({ x: box.x + box.w, anchor: 'end', fromRight } as const) : { x: box.x }
  const shapes = lines.flatMap((line, index): readonly Shape[] =>
    line.trim() === '' ? [] : [{ type: 'text', ...side, y: round(box.y + index * fitted.lineHeight + fitted.size * ASCENT), text: line, size: round(fitted.size), weight: box.weight, color: box.color }])
  return { shapes, height: lines.length * fitted.lineHeight }
}

function ended(line: string, { width, size, measure }: { readonly width: number; readonly size: number; readonly measure: Measure }): string {
  const signs = Array.from(line.trimEnd())
  while (signs.length > 1 && measure(`${signs.join('')}…`, size) > width) signs.pop()
  return `${signs.join('').trimEnd()}…`
}

export const round = (value: number): number => Math.round(value * 100) / 100
