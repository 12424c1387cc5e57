import type { Box, Point } from '../canvas/camera.ts'
import { gutterRoute } from './gutterRoute.ts'

export type ThreadLine = { readonly path: string; readonly ends: readonly [Point, Point] }

/** Radius of a corner and the least way straight out of a card, board units. */
const CORNER = 14
const OUT = 18

type Side = 'left' | 'right' | 'top' | 'bottom'

const onSide = (box: Box, side: Side): Point => {
  switch (side) {
    case 'left':
      return { x: box.x, y: box.y + box.h / 2 }
    case 'right':
      return { x: box.x + box.w, y: box.y + box.h / 2 }
    case 'top':
      return { x: box.x + box.w / 2, y: box.y }
    case 'bottom':
      return { x: box.x + box.w / 2, y: box.y + box.h }
  }
}

/** Which sides face each other: the wider gap wins; cards above each other are joined top to bottom. */
function facing(from: Box, to: Box): readonly [Side, Side] {
  const across = Math.max(to.x - (from.x + from.w), from.x - (to.x + to.w))
  const down = Math.max(to.y - (from.y + from.h), from.y - (to.y + to.h))
  if (across >= down) return to.x + to.w / 2 >= from.x + from.w / 2 ? ['right', 'left'] : ['left', 'right']
  return to.y + to.h / 2 >= from.y + from.h / 2 ? ['bottom', 'top'] : ['top', 'bottom']
}

/** The corners of a square line from one card to another. */
function corners(from: Box, to: Box): readonly Point[] {
  const [out, into] = facing(from, to)
  const a = onSide(from, out)
  const b = onSide(to, into)
  if (out === 'left' || out === 'right') {
    const sign = out === 'right' ? 1 : -1
    const middle = sign * (b.x - a.x) > 2 * OUT ? (a.x + b.x) / 2 : a.x + sign * OUT
    return a.y === b.y ? [a, b] : [a, { x: middle, y: a.y }, { x: middle, y: b.y }, b]
  }
  const sign = out === 'bottom' ? 1 : -1
  const middle = sign * (b.y - a.y) > 2 * OUT ? (a.y + b.y) / 2 : a.y + sign * OUT
  return a.x === b.x ? [a, b] : [a, { x: a.x, y: middle }, { x: b.x, y: middle }, b]
}

/** Square lines with small round corners, from card to card; around `others` where there is a simple way. */
export function threadLine(from: Box, to: Box, others: readonly Box[] = []): ThreadLine {
  const points = gutterRoute(from, to, corners(from, to), others)
  const [first = { x: 0, y: 0 }] = points
  const last = points.at(-1) ?? first
  let path = `M${first.x} ${first.y}`
  for (let at = 1; at < points.length - 1; at++) {
    const [before, here, after] = [points[at - 1], points[at], points[at + 1]]
    if (before === undefined || here === undefined || after === undefined) continue
    const [lengthIn, lengthOut] = [Math.hypot(here.x - before.x, here.y - before.y), Math.hypot(after.x - here.x, after.y - here.y)]
    const radius = Math.min(CORNER, lengthIn / 2, lengthOut / 2)
    const near = (point: Point, length: number): Point => (length === 0 ? here : { x: here.x + ((point.x - here.x) * radius) / length, y: here.y + ((point.y - here.y) * radius) / length })
    const [start, end] = [near(before, lengthIn), near(after, lengthOut)]
    path += `L${start.x} ${start.y}Q${here.x} ${here.y} ${end.x} ${end.y}`
  }
  return { path: `${path}L${last.x} ${last.y}`, ends: [first, last] }
}
