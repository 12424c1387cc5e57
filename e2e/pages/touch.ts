import type { Page } from '@playwright/test'

type Point = { readonly x: number; readonly y: number }
type Finger = Point & { /** Half of what touches the screen, px. */ readonly radius?: number }

/** Fingers on a screen, as a touch screen tells of them: through the browser's own gestures, not as events made in the page. */
export const touch = async (page: Page) => {
  const session = await page.context().newCDPSession(page)
  const send = async (type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel', fingers: readonly Finger[]): Promise<void> => {
    await session.send('Input.dispatchTouchEvent', { type, touchPoints: fingers.map(({ x, y, radius = 12 }, id) => ({ x, y, id, radiusX: radius, radiusY: radius })) })
  }
  const down = (...fingers: readonly Finger[]) => send('touchStart', fingers)
  /** All fingers that are down, from here to there. */
  const move = async (from: readonly Finger[], to: readonly Finger[], steps = 6): Promise<void> => {
    for (let step = 1; step <= steps; step++) {
      await send('touchMove', from.map((finger, at) => ({ ...finger, x: finger.x + (((to[at]?.x ?? finger.x) - finger.x) * step) / steps, y: finger.y + (((to[at]?.y ?? finger.y) - finger.y) * step) / steps })))
    }
  }
  const up = () => send('touchEnd', [])
  return {
    down,
    move,
    up,
    /** What a call does that comes in. */
    cancel: () => send('touchCancel', []),
    drag: async (from: Finger, to: Point) => {
      await down(from)
      await move([from], [to])
      await up()
    },
    /** Two fingers, one straight left and one straight right of a point, moving apart or together. */
    pinch: async (middle: Point, apart: number, then: number) => {
      const at = (width: number) => [{ x: middle.x - width / 2, y: middle.y }, { x: middle.x + width / 2, y: middle.y }]
      const [left, right] = at(apart)
      if (left === undefined || right === undefined) return
      await down(left)
      await down(left, right)
      await move([left, right], at(then), 10)
      await up()
    },
    /** One after the other without waiting for the page: how far apart they are is the hand's, not the machine's. */
    tapTwice: async (at: Point) => {
      await Promise.all([down(at), up(), down(at), up()])
    },
    /** A stylus. */
    pen: async (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', { x, y }: Point) => {
      await session.send('Input.dispatchMouseEvent', { type, x, y, pointerType: 'pen', button: type === 'mouseMoved' ? 'none' : 'left', buttons: type === 'mouseReleased' ? 0 : 1, clickCount: type === 'mouseMoved' ? 0 : 1 })
    },
  }
}
