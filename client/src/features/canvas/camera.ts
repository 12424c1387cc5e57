import { createStore, type StoreApi } from 'zustand/vanilla'

/** What the screen shows: `x`, `y` is the board point in its top left corner; one board unit is `scale` CSS px. */
export type Camera = { readonly x: number; readonly y: number; readonly scale: number }
export type Point = { readonly x: number; readonly y: number }
export type Box = { readonly x: number; readonly y: number; readonly w: number; readonly h: number }
export type Viewport = { readonly w: number; readonly h: number }
/** CSS px along each side of the viewport that slips cover. */
export type Insets = { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number }

/** 4 % shows 10,000 notes at once; above 400 % one note is larger than a laptop. */
export const SCALES = { least: 0.04, most: 4 } as const
/** From here up every card in view is an element; below it one drawing stands in for all. */
export const ELEMENT_SCALE = 0.3

export const clampScale = (scale: number): number => Math.min(SCALES.most, Math.max(SCALES.least, scale))

export const toBoard = (camera: Camera, screen: Point): Point => ({ x: camera.x + screen.x / camera.scale, y: camera.y + screen.y / camera.scale })
export const toScreen = (camera: Camera, point: Point): Point => ({ x: (point.x - camera.x) * camera.scale, y: (point.y - camera.y) * camera.scale })

/** Moves the paper under the screen by CSS px: a positive `dx` looks further right. */
export const panBy = (camera: Camera, dx: number, dy: number): Camera => ({ ...camera, x: camera.x + dx / camera.scale, y: camera.y + dy / camera.scale })

export const viewOf = (camera: Camera, viewport: Viewport): Box => ({ x: camera.x, y: camera.y, w: viewport.w / camera.scale, h: viewport.h / camera.scale })

/** Shows the whole box in the part of the viewport that no slip covers, centred, never larger than `most`. */
export function fit(box: Box, screen: { readonly viewport: Viewport; readonly insets: Insets; readonly most?: number; readonly least?: number; readonly align?: 'centre' | 'top' }): Camera {
  const { viewport, insets, most = 1, least = SCALES.least, align = 'centre' } = screen
  const free = { w: Math.max(40, viewport.w - insets.left - insets.right), h: Math.max(40, viewport.h - insets.top - insets.bottom) }
  const scale = Math.max(least, Math.min(most, clampScale(Math.min(free.w / Math.max(1, box.w), free.h / Math.max(1, box.h)))))
  const overW = box.w * scale > free.w
  const overH = box.h * scale > free.h
  const left = insets.left + (overW ? 0 : (free.w - box.w * scale) / 2)
  const top = insets.top + (overH || align === 'top' ? 0 : (free.h - box.h * scale) / 2)
  return { x: box.x - left / scale, y: box.y - top / scale, scale }
}

/** The least pan that brings the box out from under slips and into view; a box larger than the free part shows its top left. */
export function reveal(camera: Camera, box: Box, screen: { readonly viewport: Viewport; readonly insets: Insets }): Camera {
  const { viewport, insets } = screen
  const shift = (from: number, to: number, least: number, most: number): number => {
    if (from < least || to - from > most - least) return from - least
    if (to > most) return to - most
    return 0
  }
  const start = toScreen(camera, box)
  const end = { x: start.x + box.w * camera.scale, y: start.y + box.h * camera.scale }
  const dx = shift(start.x, end.x, insets.left, viewport.w - insets.right)
  const dy = shift(start.y, end.y, insets.top, viewport.h - insets.bottom)
  return dx === 0 && dy === 0 ? camera : panBy(camera, dx, dy)
}

type Screen = { readonly viewport: Viewport; readonly insets: Insets }
const isUpright = ({ w, h }: Viewport): boolean => h > w

/**
 * A phone that is turned goes on showing what was in the middle of the free part. Any other change of size leaves the
 * board where it lies: a keyboard that comes up, a window that is pulled wider.
 */
export function turned(camera: Camera, from: Screen, to: Screen): Camera {
  const [before, now] = [from.viewport, to.viewport]
  if (isUpright(before) === isUpright(now) || (now.w - before.w) * (now.h - before.h) >= 0) return camera
  const middle = ({ viewport, insets }: Screen): Point => ({ x: (insets.left + viewport.w - insets.right) / 2, y: (insets.top + viewport.h - insets.bottom) / 2 })
  const [was, is] = [middle(from), middle(to)]
  return panBy(camera, was.x - is.x, was.y - is.y)
}

export type CameraStore = StoreApi<Camera>
export const createCamera = (start: Camera = { x: 0, y: 0, scale: 1 }): CameraStore => createStore<Camera>(() => start)

/** The one transform of the board. */
export function applyTransform(layer: HTMLElement, camera: Camera): void {
  layer.style.transform = `translate(${-camera.x * camera.scale}px, ${-camera.y * camera.scale}px) scale(${camera.scale})`
}
