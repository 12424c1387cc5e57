import { between, type Camera, fit, type Insets, SCALES, toBoard, type Viewport } from '../canvas/camera.ts'
import type { SeenBox } from '../../state/openWorkshop.ts'

/** Half of the way left to another's view is walked in this time, ms: views come four times a second. */
const HALF_MS = 90

type Screen = { readonly viewport: Viewport; readonly insets: Insets }

/** What is seen free of slips, in whole board units: that is what others are told. */
export function seenBox(camera: Camera, { viewport, insets }: Screen): SeenBox {
  const from = toBoard(camera, { x: insets.left, y: insets.top })
  const until = toBoard(camera, { x: Math.max(insets.left + 40, viewport.w - insets.right), y: Math.max(insets.top + 40, viewport.h - insets.bottom) })
  return { x: Math.round(from.x), y: Math.round(from.y), w: Math.max(1, Math.round(until.x - from.x)), h: Math.max(1, Math.round(until.y - from.y)) }
}

/** Shows all that somebody else sees in the free part of my own screen. */
export const cameraOn = (view: SeenBox, screen: Screen): Camera => fit(view, { ...screen, most: SCALES.most })

/** One step towards it; arrives exactly, so that the loop of frames ends. */
export function stepTowards(from: Camera, to: Camera, elapsedMs: number): Camera {
  const ratio = to.scale / from.scale
  const near = Math.abs(from.x - to.x) * to.scale < 0.5 && Math.abs(from.y - to.y) * to.scale < 0.5 && Math.abs(ratio - 1) < 0.002
  if (near) return to
  // So near in scale, the fixed point of the zoom lies beyond counting.
  const start = Math.abs(ratio - 1) < 1e-4 ? { ...from, scale: to.scale } : from
  return between(start, to, 1 - 0.5 ** (elapsedMs / HALF_MS))
}
