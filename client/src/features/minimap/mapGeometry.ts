import type { Box, Camera, Insets, Point, Viewport } from '../canvas/camera.ts'

/** How the board is laid on the map: board point `x`, `y` in its corner, `scale` px of the map to a board unit. */
export type MapScale = { readonly x: number; readonly y: number; readonly scale: number }
export type Size = { readonly w: number; readonly h: number }
type Screen = { readonly viewport: Viewport; readonly insets: Insets }

/** Air around what lies on the board, as a part of its longer side. */
const AIR = 0.04
/** A frame smaller than this could not be seen, nor taken hold of; px of the map. */
export const LEAST_FRAME = 12

/** Board units across the map at the least: one card alone would fill it. */
const LEAST_ACROSS = 1_440

/** All that lies on the board in the middle of the map, as large as it fits, but never larger than it would be beside a screen full of cards. */
export function mapOf(everything: Box, { w, h }: Size): MapScale {
  const air = AIR * Math.max(everything.w, everything.h, 1)
  const scale = Math.min(w / LEAST_ACROSS, w / (everything.w + 2 * air), h / (everything.h + 2 * air))
  return { x: everything.x + everything.w / 2 - w / scale / 2, y: everything.y + everything.h / 2 - h / scale / 2, scale }
}

export const onMap = (map: MapScale, box: Box): Box => ({ x: (box.x - map.x) * map.scale, y: (box.y - map.y) * map.scale, w: box.w * map.scale, h: box.h * map.scale })
export const fromMap = (map: MapScale, point: Point): Point => ({ x: map.x + point.x / map.scale, y: map.y + point.y / map.scale })

/** The part of the board that no slip covers: what somebody would say they see. */
export function freeView({ x, y, scale }: Camera, { viewport, insets }: Screen): Box {
  const [left, top] = [x + insets.left / scale, y + insets.top / scale]
  return { x: left, y: top, w: Math.max(1, viewport.w - insets.left - insets.right) / scale, h: Math.max(1, viewport.h - insets.top - insets.bottom) / scale }
}

/** The frame of the view, cut off at the edges of the map. Who looks past all that lies there finds it at the edge nearest to it. */
export function frameOn(map: MapScale, view: Box, size: Size): Box {
  const { x, y, w, h } = onMap(map, view)
  const along = (from: number, long: number, most: number): readonly [number, number] => {
    const [start, end] = [Math.max(0, from), Math.min(most, from + long)]
    if (end - start >= LEAST_FRAME) return [start, end - start]
    const middle = Math.max(LEAST_FRAME / 2, Math.min(most - LEAST_FRAME / 2, (start + end) / 2))
    return [middle - LEAST_FRAME / 2, LEAST_FRAME]
  }
  const [[left, width], [top, height]] = [along(x, w, size.w), along(y, h, size.h)]
  return { x: left, y: top, w: width, h: height }
}

/** The same scale, with this board point in the middle of what is seen. */
export function cameraAbout(camera: Camera, point: Point, screen: Screen): Camera {
  const view = freeView(camera, screen)
  return { ...camera, x: camera.x + point.x - (view.x + view.w / 2), y: camera.y + point.y - (view.y + view.h / 2) }
}

/** Board units moved for px of the map: a frame in the hand stays under it. */
export const cameraDragged = (from: Camera, map: MapScale, by: Point): Camera => ({ ...from, x: from.x + by.x / map.scale, y: from.y + by.y / map.scale })

/**
 * CSS px to pan so that `box` comes out from under `slip`, by the shorter way that keeps it in the free part; nothing when it is free already
 * or too large for either way.
 */
export function panFree(box: Box, slip: Box, screen: Screen): Point | undefined {
  const gap = 14
  const under = box.x < slip.x + slip.w + gap && box.x + box.w > slip.x - gap && box.y < slip.y + slip.h + gap && box.y + box.h > slip.y - gap
  if (!under) return undefined
  const left = box.x + box.w - (slip.x - gap)
  const up = box.y + box.h - (slip.y - gap)
  const ways = [
    ...(box.x - left >= screen.insets.left ? [{ x: left, y: 0 }] : []),
    ...(box.y - up >= screen.insets.top ? [{ x: 0, y: up }] : []),
  ]
  return ways.toSorted((a, b) => a.x + a.y - (b.x + b.y))[0]
}

/** The same for several slips, of which one may lie where another would send it; the first is left first. */
export function panAllFree(box: Box, slips: readonly Box[], screen: Screen): Point | undefined {
  let all: Point | undefined
  for (const slip of slips) {
    const { x, y } = all ?? { x: 0, y: 0 }
    const pan = panFree({ ...box, x: box.x - x, y: box.y - y }, slip, screen)
    if (pan !== undefined) all = { x: x + pan.x, y: y + pan.y }
  }
  return all
}
