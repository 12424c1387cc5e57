import { setTimeout as pause } from 'node:timers/promises'
import { type CanvasPage, MIDDLE, type Point } from './canvasPage.ts'
import { inPage } from './seenInPage.ts'

/** As often as a screen of 60 Hz shows. */
export const FRAME_MS = 1000 / 60
/** As `panZoom.ts` has it for small steps: so much does a pinch of one px change the scale. */
const ZOOM_PER_PX = 0.0088
const MODIFIER = { none: 0, control: 2, shift: 8 } as const

/** Calls `send` once a frame, whether or not the page has answered the one before: a hand does not wait. Resolves when all were answered. */
export async function eachFrame(times: number, send: (turn: number) => Promise<unknown>, everyMs = FRAME_MS): Promise<void> {
  const startedAt = performance.now()
  const answers: Promise<unknown>[] = []
  for (let turn = 0; turn < times; turn++) {
    const wait = startedAt + turn * everyMs - performance.now()
    if (wait > 0) await pause(wait)
    answers.push(send(turn))
  }
  await Promise.all(answers)
}

export const wheel = ({ devtools }: CanvasPage, at: Point, by: Point, control = false): Promise<unknown> =>
  devtools.send('Input.dispatchMouseEvent', { type: 'mouseWheel', x: at.x, y: at.y, deltaX: by.x, deltaY: by.y, modifiers: control ? MODIFIER.control : MODIFIER.none })

/** One step of a pinch on a touchpad, by a factor between 0.72 and 1.4. */
export const pinch = (canvas: CanvasPage, at: Point, factor: number): Promise<unknown> => wheel(canvas, at, { x: 0, y: -Math.log(factor) / ZOOM_PER_PX }, true)

type Button = 'mousePressed' | 'mouseMoved' | 'mouseReleased'
export const mouse = ({ devtools }: CanvasPage, type: Button, at: Point, { isDown = true, shift = false, clicks = 1 }: { readonly isDown?: boolean; readonly shift?: boolean; readonly clicks?: number } = {}): Promise<unknown> =>
  devtools.send('Input.dispatchMouseEvent', { type, x: at.x, y: at.y, button: isDown ? 'left' : 'none', buttons: isDown && type !== 'mouseReleased' ? 1 : 0, clickCount: type === 'mouseMoved' ? 0 : clicks, modifiers: shift ? MODIFIER.shift : MODIFIER.none })

/** Brings the scale there, the board point under `at` staying there. */
export async function zoomTo(canvas: CanvasPage, scale: number, at: Point): Promise<void> {
  const { scale: from } = await canvas.placing()
  const steps = Math.max(1, Math.ceil(Math.abs(Math.log(scale / from)) / 0.25))
  for (let step = 0; step < steps; step++) await pinch(canvas, at, (scale / from) ** (1 / steps))
  await still(canvas)
  expectNear('the scale', (await canvas.placing()).scale, scale, scale * 0.01)
}

/** Brings a board point to a place on the screen, by wheel. */
export async function bring(canvas: CanvasPage, board: Point, to: Point): Promise<void> {
  const { x, y, scale } = await canvas.placing()
  await wheel(canvas, MIDDLE, { x: x + board.x * scale - to.x, y: y + board.y * scale - to.y })
  await still(canvas)
}

/** Waits until the board's layer lay still for some frames, and long enough for what a page does after a gesture. */
export async function still({ devtools }: Pick<CanvasPage, 'devtools'>): Promise<void> {
  await inPage(devtools, `(async () => {
    const layer = document.querySelector('[data-card-layer]')
    const where = () => JSON.stringify(layer.getBoundingClientRect()) + getComputedStyle(layer.parentElement).transform
    for (let before = where(), calm = 0; calm < 4; ) {
      await new Promise((done) => requestAnimationFrame(done))
      const now = where()
      calm = now === before ? calm + 1 : 0
      before = now
    }
  })()`)
  await pause(300)
}

/** Throws when what was asked was not done. */
export function expectNear(what: string, is: number, wanted: number, within: number): void {
  if (!(Math.abs(is - wanted) <= within)) throw new Error(`the asked movement was not done: ${what} is ${is.toFixed(2)}, not ${wanted.toFixed(2)}`)
}
