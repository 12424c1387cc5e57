/**
 * The strokes of a drawing as one short string that people and diffs can read: points `x,y` apart by spaces, strokes apart
 * by `;`. Whole board units from the drawing's top left corner; a pen that feels pressure adds it as `x,y,1` (light) to
 * `x,y,9` (heavy). Parsed strictly: what is written here is the only way to write it.
 */
import { FIELD_BOUNDS } from '../valueRules.ts'

export type StrokePoint = { readonly x: number; readonly y: number; /** 1 to 9; missing where the pen feels none. */ readonly pressure?: number }
export type Stroke = readonly StrokePoint[]

/** UTF-16 code units of all strokes of one drawing: some three thousand points, minutes of drawing. */
export const STROKES_LENGTH = 20_000

const NUMBER = /^(?:0|[1-9]\d{0,4})$/
const PRESSURE = /^[1-9]$/

const parsePoint = (text: string): StrokePoint | undefined => {
  const [x = '', y = '', pressure, more] = text.split(',')
  if (more !== undefined || !NUMBER.test(x) || !NUMBER.test(y) || Number(x) > FIELD_BOUNDS.greatestSize || Number(y) > FIELD_BOUNDS.greatestSize) return undefined
  if (pressure === undefined) return { x: Number(x), y: Number(y) }
  return PRESSURE.test(pressure) ? { x: Number(x), y: Number(y), pressure: Number(pressure) } : undefined
}

/** Undefined when it is not exactly as `writeStrokes` writes: no stroke is empty, no number has a leading zero. */
export function parseStrokes(text: string): readonly Stroke[] | undefined {
  const strokes: Stroke[] = []
  for (const part of text.split(';')) {
    const stroke: StrokePoint[] = []
    for (const each of part.split(' ')) {
      const point = parsePoint(each)
      if (point === undefined) return undefined
      stroke.push(point)
    }
    strokes.push(stroke)
  }
  return strokes
}

export const writeStrokes = (strokes: readonly Stroke[]): string =>
  strokes.map((stroke) => stroke.map(({ x, y, pressure }) => (pressure === undefined ? `${x},${y}` : `${x},${y},${pressure}`)).join(' ')).join(';')
