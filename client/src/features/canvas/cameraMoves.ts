/** How hands and flights move the camera. Apart from what the first paint needs of it: hands come later. */
import { type Camera, clampScale, type Point, toBoard } from './camera.ts'

/** The board point under `screen` stays under it. */
export function zoomAt(camera: Camera, screen: Point, scale: number): Camera {
  const next = clampScale(scale)
  const held = toBoard(camera, screen)
  return { x: held.x - screen.x / next, y: held.y - screen.y / next, scale: next }
}

/** Two fingers: the point that lay under their middle follows it, the distance sets the scale. */
export function pinch(start: Camera, from: { readonly middle: Point; readonly distance: number }, now: { readonly middle: Point; readonly distance: number }): Camera {
  const scale = clampScale((start.scale * now.distance) / Math.max(1, from.distance))
  const held = toBoard(start, from.middle)
  return { x: held.x - now.middle.x / scale, y: held.y - now.middle.y / scale, scale }
}

/** Between two cameras, `part` 0…1: the scale goes by ratio, so that a zoom feels even. */
export function between(from: Camera, to: Camera, part: number): Camera {
  const scale = from.scale * (to.scale / from.scale) ** part
  if (from.scale === to.scale) return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part, scale }
  // Along the straight line of the fixed point, so that nothing swings.
  const share = (1 / from.scale - 1 / scale) / (1 / from.scale - 1 / to.scale)
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share, scale }
}
