import { ROADMAP } from '@visiebord/shared/board/geometry/roadmapLayout.ts'
import type { Box, Point } from '../canvas/camera.ts'

/** From the middle of a card's side into the gutter beside it: half the gap of the grid. */
const BESIDE = 8
/** More cards than this between two ends is no longer simple: the straight way with its halo stays. */
const MOST_IN_THE_WAY = 120
const MOST_ROWS = 80
/** A corner more is worth so much of a way round, board units. */
const CORNER_COST = 60
/** A card crossed is worth nearly any way round. */
const CROSSED_COST = 4_000

type Segment = readonly [Point, Point]

const crosses = ([a, b]: Segment, box: Box): boolean =>
  Math.max(a.x, b.x) > box.x + 1 && Math.min(a.x, b.x) < box.x + box.w - 1 && Math.max(a.y, b.y) > box.y + 1 && Math.min(a.y, b.y) < box.y + box.h - 1

const cost = (points: readonly Point[], boxes: readonly Box[], best: number): number => {
  let sum = (points.length - 2) * CORNER_COST
  for (let at = 1; at < points.length; at++) {
    const [a, b] = [points[at - 1], points[at]]
    if (a === undefined || b === undefined) continue
    sum += Math.abs(a.x - b.x) + Math.abs(a.y - b.y)
    for (const box of boxes) if (crosses([a, b], box)) sum += CROSSED_COST
    if (sum >= best) return sum
  }
  return sum
}

/** Corners that lie on one line, or on each other, are none. */
function straightened(points: readonly Point[]): readonly Point[] {
  const kept: Point[] = []
  for (const here of points) {
    const [before, last] = [kept.at(-2), kept.at(-1)]
    if (last !== undefined && last.x === here.x && last.y === here.y) continue
    if (before !== undefined && last !== undefined && ((before.x === last.x && last.x === here.x) || (before.y === last.y && last.y === here.y))) kept.pop()
    kept.push(here)
  }
  return kept
}

/**
 * The way from side to side that crosses the fewest cards, along the gaps beside and between them; of those the shortest
 * with the fewest corners. `plain` is the way as it would go over an empty table, and the answer where nothing is better.
 */
export function gutterRoute(from: Box, to: Box, plain: readonly Point[], others: readonly Box[]): readonly Point[] {
  if (others.length === 0 || others.length > MOST_IN_THE_WAY) return plain
  const boxes = [...others, from, to]
  let best = plain
  let least = cost(plain, boxes, Infinity)
  if (least < CROSSED_COST) return plain
  const rows = new Set<number>()
  for (const box of boxes) {
    // Bars of the roadmap lie closer together than cards of the grid.
    const beside = box.h <= ROADMAP.barHeight ? ROADMAP.barGap / 2 : BESIDE
    rows.add(box.y - beside)
    rows.add(box.y + box.h + beside)
  }
  if (rows.size > MOST_ROWS) return plain
  const sides = (box: Box): readonly (readonly [Point, Point])[] => {
    const y = box.y + box.h / 2
    return [
      [{ x: box.x, y }, { x: box.x - BESIDE, y }],
      [{ x: box.x + box.w, y }, { x: box.x + box.w + BESIDE, y }],
    ]
  }
  const ends = (box: Box): readonly (readonly [Point, Point])[] => {
    const x = box.x + box.w / 2
    return [
      [{ x, y: box.y }, { x, y: box.y - BESIDE }],
      [{ x, y: box.y + box.h }, { x, y: box.y + box.h + BESIDE }],
    ]
  }
  for (const [a, outA] of [...sides(from), ...ends(from)]) {
    for (const [b, outB] of [...sides(to), ...ends(to)]) {
      for (const y of rows) {
        const points = straightened([a, outA, { x: outA.x, y }, { x: outB.x, y }, outB, b])
        const asked = cost(points, boxes, least)
        if (asked < least) [best, least] = [points, asked]
      }
    }
  }
  return best
}
