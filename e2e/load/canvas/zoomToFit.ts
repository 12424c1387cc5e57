import { type CanvasPage, type Rect, VIEWPORT } from './canvasPage.ts'
import { type FrameCost, frameCost } from './frameCost.ts'
import { bring, eachFrame, expectNear, pinch, still, zoomTo } from './hands.ts'

const STEPS = 60
const CENTRE = { x: VIEWPORT.width / 2, y: VIEWPORT.height / 2 }
const MARGIN = 40

/** From 100 % at the middle of the board out until all of it is in view, and back in: sixty steps of a pinch each way. Throws when it is not all in view then. */
export async function zoomToFit(canvas: CanvasPage, board: Rect): Promise<FrameCost> {
  await zoomTo(canvas, 1, CENTRE)
  await bring(canvas, { x: board.x + board.w / 2, y: board.y + board.h / 2 }, CENTRE)
  const fit = Math.min((VIEWPORT.width - MARGIN) / board.w, (VIEWPORT.height - MARGIN) / board.h)
  const zoom = async (factor: number): Promise<FrameCost> => {
    const cost = await frameCost(canvas, () => eachFrame(STEPS, () => pinch(canvas, CENTRE, factor ** (1 / STEPS))))
    await still(canvas)
    return cost
  }
  const out = await zoom(fit)
  const { x, y, scale } = await canvas.placing()
  expectNear('scale', scale, fit, fit * 0.02)
  const [left, top] = [x + board.x * scale, y + board.y * scale]
  if (left < 0 || top < 0 || left + board.w * scale > VIEWPORT.width || top + board.h * scale > VIEWPORT.height) throw new Error('not all of the board is in view')
  const back = await zoom(1 / fit)
  expectNear('scale', (await canvas.placing()).scale, 1, 0.02)
  const frames = out.frames + back.frames
  const each = (key: 'mainThread' | 'script' | 'style' | 'layout' | 'process'): number => (out[key] * out.frames + back[key] * back.frames) / frames
  return {
    frames,
    mainThread: each('mainThread'),
    script: each('script'),
    style: each('style'),
    layout: each('layout'),
    process: each('process'),
    framesPerSecond: (out.framesPerSecond + back.framesPerSecond) / 2,
    most: Math.max(out.most, back.most),
  }
}
