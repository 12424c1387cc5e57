import type { Box, Insets, Point, Viewport } from '../canvas/camera.ts'

type Around = {
  /** What the slip is about, on the screen; CSS px all. */
  readonly about: Box
  readonly size: { readonly w: number; readonly h: number }
  readonly viewport: Viewport
  readonly insets: Insets
  /** What it may not cover: the card with the keyboard, other slips. */
  readonly clear: readonly Box[]
}

/** From the chosen cards: their rings and the focus ring lie between. */
const AWAY = 16

const meets = (a: Box, b: Box): boolean => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h

/**
 * Where it lies: above what it is about, else below, else along the upper or lower edge of the free part, wherever nothing
 * that must stay clear is covered; `undefined` when there is no such place, or when what it is about is out of sight.
 */
export function slipPlace({ about, size, viewport, insets, clear }: Around): Point | undefined {
  const free = { x: insets.left, y: insets.top, w: viewport.w - insets.left - insets.right, h: viewport.h - insets.top - insets.bottom }
  if (!meets(about, { x: 0, y: 0, ...viewport }) || size.w > free.w || size.h > free.h) return undefined
  const [left, right] = [free.x, free.x + free.w - size.w]
  const [top, bottom] = [free.y, free.y + free.h - size.h]
  const middle = Math.round(Math.min(right, Math.max(left, about.x + (about.w - size.w) / 2)))
  const [above, below] = [Math.round(about.y - AWAY - size.h), Math.round(about.y + about.h + AWAY)]
  const rows = [above, below].filter((y) => y >= top && y <= bottom)
  const places = [...rows.flatMap((y) => [middle, left, right].map((x) => ({ x, y }))), ...[top, bottom].flatMap((y) => [middle, left, right].map((x) => ({ x, y })))]
  return places.find((place) => !clear.some((each) => meets({ ...place, ...size }, each)))
}
