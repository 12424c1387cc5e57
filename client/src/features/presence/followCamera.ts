import { type Box, type Camera, fit, type Insets, SCALES, toBoard, type Viewport } from '../canvas/camera.ts'
import { between } from '../canvas/cameraMoves.ts'
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

/** From here on a card shows all its words; a little more, so that what was brought near stays readable when the window is smaller. */
const READABLE = 0.4
const NEAR = 0.6
/** A card that touches the edge of the view is not seen well. CSS px. */
const EDGE_PX = 24

/** What to show of a card that somebody is at: nothing else when it is seen and can be read; else it comes to the middle, and no nearer than it takes to read. */
export function viewOfCard(card: Box, seen: SeenBox, scale: number): SeenBox {
  const edge = EDGE_PX / scale
  const isSeen = card.x >= seen.x + edge && card.y >= seen.y + edge && card.x + card.w <= seen.x + seen.w - edge && card.y + card.h <= seen.y + seen.h - edge
  if (isSeen && scale >= READABLE) return seen
  const part = scale < READABLE ? scale / NEAR : 1
  const [w, h] = [Math.round(Math.max(seen.w * part, card.w * 1.2)), Math.round(Math.max(seen.h * part, card.h * 1.2))]
  return { x: Math.round(card.x + card.w / 2 - w / 2), y: Math.round(card.y + card.h / 2 - h / 2), w, h }
}

/** One step towards it; arrives exactly, so that the loop of frames ends. */
export function stepTowards(from: Camera, to: Camera, elapsedMs: number): Camera {
  const ratio = to.scale / from.scale
  const near = Math.abs(from.x - to.x) * to.scale < 0.5 && Math.abs(from.y - to.y) * to.scale < 0.5 && Math.abs(ratio - 1) < 0.002
  if (near) return to
  // So near in scale, the fixed point of the zoom lies beyond counting.
  const start = Math.abs(ratio - 1) < 1e-4 ? { ...from, scale: to.scale } : from
  return between(start, to, 1 - 0.5 ** (elapsedMs / HALF_MS))
}
