import type { CanvasPage, Point, Rect } from './canvasPage.ts'
import { type FrameCost, frameCost } from './frameCost.ts'
import { bring, eachFrame, expectNear, mouse, still, zoomTo } from './hands.ts'

const MOVES = 120
/** Board units that the cards lie further in the end; in between they go round. */
const BY: Point = { x: 96, y: 64 }
const RADIUS = 60
/** So far the mouse goes before the page knows that it is no click. */
const FIRST_PX = 5
/** Places are whole board units, and a page may count from where it knew. */
const WITHIN_PX = FIRST_PX + 2

/** What is dragged: a card and those around it, chosen by a rectangle from one corner of the board to another. */
export type Grip = { readonly cardId: string; readonly scale: number; readonly rectangle?: Rect; readonly count: number }

/** Drags by one of them with the mouse, two seconds; `back` the other way. Throws when not all of them, and nothing else, lie there in the end. */
export async function dragCards(canvas: CanvasPage, { cardId, scale, count }: Grip, back: boolean): Promise<FrameCost> {
  const before = await canvas.cards()
  const start = before.get(cardId)
  if (start === undefined) throw new Error(`${cardId} is not in view`)
  const from = { x: start.x + start.w / 2, y: start.y + start.h / 2 }
  const by = { x: BY.x * scale * (back ? -1 : 1), y: BY.y * scale * (back ? -1 : 1) }
  const at = (turn: number): Point => {
    const part = turn / (MOVES - 1)
    const angle = part * 4 * Math.PI
    return { x: from.x + by.x * part + RADIUS * Math.sin(angle), y: from.y + by.y * part + RADIUS * (1 - Math.cos(angle)) }
  }
  await mouse(canvas, 'mouseMoved', from, { isDown: false })
  await still(canvas)
  const cost = await frameCost(canvas, async () => {
    await mouse(canvas, 'mousePressed', from)
    await mouse(canvas, 'mouseMoved', { x: from.x + FIRST_PX, y: from.y })
    await eachFrame(MOVES, (turn) => mouse(canvas, 'mouseMoved', at(turn)))
    await mouse(canvas, 'mouseReleased', at(MOVES - 1))
  })
  await still(canvas)
  const after = await canvas.cards()
  let moved = 0
  for (const [id, { x, y }] of before) {
    const now = after.get(id)
    if (now === undefined) continue
    if (Math.hypot(now.x - x - by.x, now.y - y - by.y) <= WITHIN_PX) moved++
    else expectNear(`${id}, not dragged`, Math.hypot(now.x - x, now.y - y), 0, 1)
  }
  expectNear('number of cards that moved', moved, count, 0)
  return cost
}

/** By Shift and a rectangle over the table. */
export async function choose(canvas: CanvasPage, { rectangle, count }: Grip): Promise<void> {
  if (rectangle === undefined) return
  await canvas.page.keyboard.press('Escape')
  const { x, y, scale } = await canvas.placing()
  const [from, to] = [0, 1].map((end) => ({ x: x + (rectangle.x + end * rectangle.w) * scale, y: y + (rectangle.y + end * rectangle.h) * scale })) as [Point, Point]
  await mouse(canvas, 'mousePressed', from, { shift: true })
  await eachFrame(20, (turn) => mouse(canvas, 'mouseMoved', { x: from.x + ((to.x - from.x) * (turn + 1)) / 20, y: from.y + ((to.y - from.y) * (turn + 1)) / 20 }, { shift: true }))
  await mouse(canvas, 'mouseReleased', to, { shift: true })
  await still(canvas)
  expectNear('number of chosen cards', await canvas.chosen(), count, 0)
}

/** One scale and one place for all runs of a grip. */
export async function bringGrip(canvas: CanvasPage, { scale }: Grip, origin: Point): Promise<void> {
  await zoomTo(canvas, scale, origin)
  await bring(canvas, { x: 0, y: 0 }, origin)
}
