import { type Box, type Camera, fit, type Insets, toBoard, type Viewport } from './camera.ts'

/** Smaller than this part of its usual size nothing is shown for a slip's sake: read is better than clear. */
const LEAST_PART = 0.8
/** CSS px between what is shown and a slip it was brought clear of. */
const BESIDE = 8

type Around = {
  readonly viewport: Viewport
  readonly insets: Insets
  readonly most?: number
  readonly least?: number
  /** At the top only; otherwise in the middle where that is clear. */
  readonly align?: 'centre' | 'top'
  /** Slips that lie on the board, CSS px from its corner: zoom, map. Those along a whole side are in the insets. */
  readonly slips: readonly Box[]
  /** Whether anything that is read lies in this part of the board. */
  readonly isTaken: (box: Box) => boolean
}

/**
 * As `fit`, with nothing that is read under a slip in a corner: as large as it can be so, in the middle or else at the top. Where no
 * place is clear but a much smaller one, the usual one.
 */
export function fitClear(box: Box, { viewport, insets, slips, isTaken, align = 'centre', ...bounds }: Around): Camera {
  const free = { x: insets.left, y: insets.top, w: viewport.w - insets.left - insets.right, h: viewport.h - insets.top - insets.bottom }
  const inTheWay = slips.filter((slip) => slip.x < free.x + free.w && slip.x + slip.w > free.x && slip.y < free.y + free.h && slip.y + slip.h > free.y)
  const isClear = (camera: Camera): boolean => inTheWay.every((slip) => !isTaken({ ...toBoard(camera, slip), w: slip.w / camera.scale, h: slip.h / camera.scale }))
  const places = [insets, ...inTheWay.reduce<readonly Insets[]>((known, slip) => known.flatMap((each) => beside(each, slip, viewport)), [insets])]
    .flatMap((each) => [...new Set([align, 'top'] as const)].map((at) => fit(box, { viewport, insets: each, align: at, ...bounds })))
    // The sort is stable: of equally large ones the middle comes first.
    .toSorted((a, b) => b.scale - a.scale)
  const usual = fit(box, { viewport, insets, align, ...bounds })
  return places.find((place) => place.scale >= usual.scale * LEAST_PART && isClear(place)) ?? usual
}

/** The free part above or below the slip, and the one to its left or right. */
function beside(insets: Insets, slip: Box, { w, h }: Viewport): readonly Insets[] {
  const isLow = slip.y + slip.h / 2 > h / 2
  const isRight = slip.x + slip.w / 2 > w / 2
  return [
    isLow ? { ...insets, bottom: Math.max(insets.bottom, h - slip.y + BESIDE) } : { ...insets, top: Math.max(insets.top, slip.y + slip.h + BESIDE) },
    isRight ? { ...insets, right: Math.max(insets.right, w - slip.x + BESIDE) } : { ...insets, left: Math.max(insets.left, slip.x + slip.w + BESIDE) },
  ]
}
