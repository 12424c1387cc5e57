/** Rectangles in board units. */
import type { Position } from '../schema.ts'

export type Rect = { readonly x: number; readonly y: number; readonly w: number; readonly h: number }

export const overlaps = (a: Rect, b: Rect): boolean => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
/** Left and top edge count as inside, right and bottom do not: neighbours never both hold a point. */
export const holds = (rect: Rect, point: Position): boolean => point.x >= rect.x && point.x < rect.x + rect.w && point.y >= rect.y && point.y < rect.y + rect.h
export const centre = (rect: Rect): Position => ({ x: rect.x + rect.w / 2, y: rect.y + rect.h / 2 })
export const grown = (rect: Rect, by: number): Rect => ({ x: rect.x - by, y: rect.y - by, w: rect.w + 2 * by, h: rect.h + 2 * by })

/** The smallest rectangle around all; undefined around nothing. */
export const around = (rects: Iterable<Rect>): Rect | undefined => {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y, w, h } of rects) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x + w)
    bottom = Math.max(bottom, y + h)
  }
  return right < left ? undefined : { x: left, y: top, w: right - left, h: bottom - top }
}
