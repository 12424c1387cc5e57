import type { Pen } from '../kinds/drawing.ts'
import { FIELD_BOUNDS } from '../valueRules.ts'
import type { Position, Size } from '../values.ts'
import { around } from './rect.ts'
import { simplifyStroke } from './simplifyStroke.ts'
import { PEN_WIDTH } from './strokeOutline.ts'
import { STROKES_LENGTH, writeStrokes, type Stroke, type StrokePoint } from './strokes.ts'

/** A drawing ready to be written: its strokes hold from its own corner. */
export type LaidStrokes = { readonly position: Position; readonly size: Size; readonly strokes: string }

/** Half a unit: nobody sees it under a line of four. */
const TOLERANCE = 0.5
const COARSER = 1.6

const once = (points: readonly StrokePoint[]): StrokePoint[] => points.filter((point, at) => at === 0 || point.x !== points[at - 1]?.x || point.y !== points[at - 1]?.y)

/**
 * Strokes in board coordinates as a drawing: around them half the pen's width stays free. Simplified as little as its
 * length allows. Undefined without a point.
 */
export function layStrokes(strokes: readonly Stroke[], pen: Pen): LaidStrokes | undefined {
  const drawn = strokes.filter((stroke) => stroke.length > 0)
  const extent = around(drawn.flatMap((stroke) => stroke.map(({ x, y }) => ({ x, y, w: 0, h: 0 }))))
  if (extent === undefined) return undefined
  const free = Math.ceil(PEN_WIDTH[pen] / 2) + 1
  const position = { x: Math.floor(extent.x) - free, y: Math.floor(extent.y) - free }
  const whole = (value: number): number => Math.max(0, Math.min(FIELD_BOUNDS.greatestSize - free, Math.round(value)))
  const local = drawn.map((stroke) => once(stroke.map((point) => ({ ...point, x: whole(point.x - position.x), y: whole(point.y - position.y) }))))
  for (let tolerance = TOLERANCE; ; tolerance *= COARSER) {
    const simple = local.map((stroke) => simplifyStroke(stroke, tolerance))
    const written = writeStrokes(simple)
    // When not even the ends of all strokes fit, the last ones are left out: nobody draws so many.
    const fits = written.length <= STROKES_LENGTH
    const points = simple.reduce((sum, stroke) => sum + stroke.length, 0)
    if (!fits && points > 2 * simple.length) continue
    const kept = fits ? simple : simple.slice(0, Math.floor(STROKES_LENGTH / 32))
    return { position, size: extentOf(kept, pen), strokes: fits ? written : writeStrokes(kept) }
  }
}

/** How large strokes are as drawn, with what stays free around them. */
export function extentOf(strokes: readonly Stroke[], pen: Pen): Size {
  const free = Math.ceil(PEN_WIDTH[pen] / 2) + 1
  let [w, h] = [0, 0]
  for (const { x, y } of strokes.flat()) [w, h] = [Math.max(w, x), Math.max(h, y)]
  const kept = (side: number): number => Math.min(FIELD_BOUNDS.greatestSize, Math.max(FIELD_BOUNDS.leastSize, side + free))
  return { w: kept(w), h: kept(h) }
}
