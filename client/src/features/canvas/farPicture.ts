import type { Box, Camera, Viewport } from './camera.ts'
import { contains } from './mountedView.ts'

/** Part of the view drawn beyond each of its edges: a pan or a zoom out has so much before it needs a new picture. */
const MARGIN = 0.12
/** So few cards are drawn anew in every frame. */
const EACH_FRAME = 500
/** A picture is shown larger or smaller than it was drawn by no more than this, and no longer than so many ms. */
const MOST_STRETCH = 1.4
const OLDEST_MS = 120
/** Drawing takes at most this part of the time while nothing but the camera moves. */
const REST_PER_DRAW = 4

/** What part of the board a picture shows, and at what scale: `x`, `y` in board units, `w`, `h` in px of the screen. */
export type PictureFrame = { readonly x: number; readonly y: number; readonly scale: number; readonly w: number; readonly h: number }
export type Picture = { readonly frame: PictureFrame; readonly cards: number; /** When, and how long it took, ms. */ readonly at: number; readonly took: number }

/** The view and a margin around it, in whole px, so that it lies on the same px as without. */
export function frameAround({ x, y, scale }: Camera, { w, h }: Viewport): PictureFrame {
  const [across, down] = [Math.round(w * MARGIN), Math.round(h * MARGIN)]
  return { x: x - across / scale, y: y - down / scale, scale, w: w + 2 * across, h: h + 2 * down }
}

export const boxOfFrame = ({ x, y, scale, w, h }: PictureFrame): Box => ({ x, y, w: w / scale, h: h / scale })

/**
 * Whether a picture must be drawn anew while only the camera moves: `now`, or `later`, once it rests. Until then it is shown where it lies on the board,
 * as large as the board is.
 */
export function whenToRedraw({ frame, cards, at, took }: Picture, camera: Camera, { viewport, now }: { readonly viewport: Viewport; readonly now: number }): 'now' | 'later' | 'never' {
  const { x, y, scale } = camera
  const exact = frameAround(camera, viewport)
  if (exact.x === frame.x && exact.y === frame.y && exact.scale === frame.scale && exact.w === frame.w && exact.h === frame.h) return 'never'
  if (cards <= EACH_FRAME) return 'now'
  const stretch = Math.max(scale / frame.scale, frame.scale / scale)
  if (stretch > MOST_STRETCH || !contains(boxOfFrame(frame), { x, y, w: viewport.w / scale, h: viewport.h / scale })) return 'now'
  return stretch > 1 && now - at > Math.max(OLDEST_MS, took * REST_PER_DRAW) ? 'now' : 'later'
}
