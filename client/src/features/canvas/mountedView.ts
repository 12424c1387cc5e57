import type { Box } from './camera.ts'

/** Room around the view in which cards are mounted ahead: a flick of the wheel stays inside, a screen more on each side does not cost more. */
const AHEAD = 0.35

export const paddedView = (view: Box): Box => ({ x: view.x - view.w * AHEAD, y: view.y - view.h * AHEAD, w: view.w * (1 + 2 * AHEAD), h: view.h * (1 + 2 * AHEAD) })

export const contains = (outer: Box, inner: Box): boolean => inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w && inner.y + inner.h <= outer.y + outer.h

export const touches = (a: Box, b: Box): boolean => a.x <= b.x + b.w && b.x <= a.x + a.w && a.y <= b.y + b.h && b.y <= a.y + a.h

/** Mount anew when the view leaves what is mounted, or shows so little of it that most was mounted for nothing. */
export const mustRemount = (mounted: Box, view: Box): boolean => !contains(mounted, view) || mounted.w > view.w * (1 + 2 * AHEAD) * 2.5

export function around(boxes: Iterable<Box>): Box | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const box of boxes) {
    left = Math.min(left, box.x)
    top = Math.min(top, box.y)
    right = Math.max(right, box.x + box.w)
    bottom = Math.max(bottom, box.y + box.h)
  }
  return left === Infinity ? undefined : { x: left, y: top, w: right - left, h: bottom - top }
}
