import { MIDDLE, type CanvasPage, type Point } from './canvasPage.ts'
import { type FrameCost, frameCost } from './frameCost.ts'
import { eachFrame, expectNear, still, wheel } from './hands.ts'

const WHEELS = 120
/** Px a frame: a firm flick, over a screen and a half each way. */
const BY: Point = { x: 18, y: 11 }

/** Pans by wheel, one way; `back` the other way. Throws when the board is not as many px further. */
export async function wheelPan(canvas: CanvasPage, back: boolean): Promise<FrameCost> {
  const by = back ? { x: -BY.x, y: -BY.y } : BY
  await still(canvas)
  const before = await canvas.placing()
  const cost = await frameCost(canvas, () => eachFrame(WHEELS, () => wheel(canvas, MIDDLE, by)))
  await still(canvas)
  const after = await canvas.placing()
  expectNear('left edge', after.x, before.x - by.x * WHEELS, 2)
  expectNear('top edge', after.y, before.y - by.y * WHEELS, 2)
  return cost
}
