import type { Box } from '../canvas/camera.ts'

/** Colours as four bytes in the order of an ImageData, read as one number. */
export type MapInks = { readonly ground: number; readonly sheet: number; readonly edge: number; /** By paper: 0 is nobody's. */ readonly cards: readonly number[] }

export type PutCard = (x: number, y: number, w: number, h: number, paper: number) => void

export type MapContent = {
  /** Sections and the roadmap, in px of the picture. */
  readonly sheets: Iterable<Box>
  /** Puts each card in px of the picture, with its paper: by numbers, for ten thousand boxes a time would be litter. */
  readonly cards: (put: PutCard) => void
}

/**
 * A tiny drawing of a board, as bytes: costs its own size once and each card the px it covers, ten thousand cards no more than that.
 * Every card is at least one px, and keeps one of air to its neighbour where there is room.
 */
export function paintMap(width: number, height: number, { sheets, cards }: MapContent, inks: MapInks): Uint32Array<ArrayBuffer> {
  const pixels = new Uint32Array(width * height).fill(inks.ground)
  const fill = (left: number, top: number, right: number, bottom: number, ink: number): void => {
    const x0 = Math.max(0, left)
    const x1 = Math.min(width, right)
    if (x0 >= x1) return
    const end = Math.min(height, bottom)
    for (let y = Math.max(0, top); y < end; y++) pixels.fill(ink, y * width + x0, y * width + x1)
  }
  for (const { x, y, w, h } of sheets) {
    const [left, top, right, bottom] = [Math.round(x), Math.round(y), Math.round(x + w), Math.round(y + h)]
    fill(left, top, right, bottom, inks.edge)
    fill(left + 1, top + 1, right - 1, bottom - 1, inks.sheet)
  }
  cards((x, y, w, h, paper) => {
    const left = Math.round(x)
    const top = Math.round(y)
    fill(left, top, Math.max(left + 1, Math.round(x + w) - (w > 3 ? 1 : 0)), Math.max(top + 1, Math.round(y + h) - (h > 3 ? 1 : 0)), inks.cards[paper] ?? inks.edge)
  })
  return pixels
}
