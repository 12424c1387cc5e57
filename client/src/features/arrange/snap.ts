/** What a moving box comes in line with: edges and middles of what lies in view, and equal gaps. Board units. */
import type { Box } from '../canvas/camera.ts'

export type Axis = 'x' | 'y'
type Edge = { readonly at: number; readonly low: number; readonly high: number }
/** Edges and middles along one axis, each sorted: a question costs their logarithm. */
export type Ruler = { readonly edges: readonly Edge[]; readonly middles: readonly Edge[] }
export type SnapField = { readonly boxes: readonly Box[]; readonly x: Ruler; readonly y: Ruler }

/** `axis: 'x'`: a vertical line at that x. */
export type SnapLine = { readonly axis: Axis; readonly at: number; readonly from: number; readonly to: number }
/** One of the gaps that are equal: along the axis, drawn at `at` of the other. */
export type SnapGap = { readonly axis: Axis; readonly from: number; readonly to: number; readonly at: number }
export type Snap = { readonly dx: number; readonly dy: number; readonly lines: readonly SnapLine[]; readonly gaps: readonly SnapGap[] }
export type SnapOptions = { /** Furthest that it is drawn aside. */ readonly within: number }

export const LENGTH = { x: 'w', y: 'h' } as const
export const CROSS = { x: 'y', y: 'x' } as const
/** What is as near as this is the same line: positions are written in quarters. */
export const SAME = 0.13

export const start = (box: Box, axis: Axis): number => box[axis]
export const end = (box: Box, axis: Axis): number => box[axis] + box[LENGTH[axis]]
export const middle = (box: Box, axis: Axis): number => box[axis] + box[LENGTH[axis]] / 2

const rulerOf = (boxes: readonly Box[], axis: Axis): Ruler => {
  const cross = CROSS[axis]
  const edge = (box: Box, at: number): Edge => ({ at, low: start(box, cross), high: end(box, cross) })
  const byPlace = (a: Edge, b: Edge): number => a.at - b.at
  return {
    edges: boxes.flatMap((box) => [edge(box, start(box, axis)), edge(box, end(box, axis))]).sort(byPlace),
    middles: boxes.map((box) => edge(box, middle(box, axis))).sort(byPlace),
  }
}

/** Made once at the grab, of what is in view. */
export const snapField = (boxes: readonly Box[]): SnapField => ({ boxes, x: rulerOf(boxes, 'x'), y: rulerOf(boxes, 'y') })

/** First index whose edge lies at or after the place. */
const firstAt = (edges: readonly Edge[], place: number): number => {
  let [low, high] = [0, edges.length]
  while (low < high) {
    const half = (low + high) >>> 1
    if ((edges[half]?.at ?? Infinity) < place) low = half + 1
    else high = half
  }
  return low
}

/** The way to the nearest edge; undefined when none is near enough. */
export const toNearest = (edges: readonly Edge[], place: number, within: number): number | undefined => {
  const index = firstAt(edges, place)
  const [before, after] = [(edges[index - 1]?.at ?? -Infinity) - place, (edges[index]?.at ?? Infinity) - place]
  const way = -before < after ? before : after
  return Math.abs(way) <= within ? way : undefined
}

/** Which lines a place on the box is drawn to. */
export type Grip = readonly [on: keyof Ruler, at: number]
const gripsOf = (box: Box, axis: Axis): readonly Grip[] => [['edges', start(box, axis)], ['edges', end(box, axis)], ['middles', middle(box, axis)]]

/** Where the box would begin so that gaps are equal, and between what those gaps lie. */
type EqualGap = { readonly start: number; readonly pairs: readonly (readonly [Box | undefined, Box | undefined])[] }

const crosses = (a: Box, b: Box, axis: Axis): boolean => start(a, CROSS[axis]) < end(b, CROSS[axis]) && start(b, CROSS[axis]) < end(a, CROSS[axis])

/** Places with equal gaps among its neighbours in one row (or column): between the two beside it, or as far from one as that one is from the next. `undefined` in a pair is the moving box. */
const equalGaps = (boxes: readonly Box[], box: Box, axis: Axis): readonly EqualGap[] => {
  const at = middle(box, axis)
  const row = boxes.filter((each) => crosses(each, box, axis))
  const before = (place: number): Box | undefined => {
    let found: Box | undefined
    for (const each of row) if (middle(each, axis) < at && end(each, axis) <= place && (found === undefined || end(each, axis) > end(found, axis))) found = each
    return found
  }
  const after = (place: number): Box | undefined => {
    let found: Box | undefined
    for (const each of row) if (middle(each, axis) > at && start(each, axis) >= place && (found === undefined || start(each, axis) < start(found, axis))) found = each
    return found
  }
  const length = box[LENGTH[axis]]
  const [left, right] = [before(at), after(at)]
  const [further, beyond] = [left === undefined ? undefined : before(start(left, axis)), right === undefined ? undefined : after(end(right, axis))]
  const found: EqualGap[] = []
  if (left !== undefined && right !== undefined) {
    const room = start(right, axis) - end(left, axis) - length
    if (room > 0) found.push({ start: end(left, axis) + room / 2, pairs: [[left, undefined], [undefined, right]] })
  }
  if (left !== undefined && further !== undefined) {
    const gap = start(left, axis) - end(further, axis)
    if (gap > 0) found.push({ start: end(left, axis) + gap, pairs: [[further, left], [left, undefined]] })
  }
  if (right !== undefined && beyond !== undefined) {
    const gap = start(beyond, axis) - end(right, axis)
    if (gap > 0) found.push({ start: start(right, axis) - gap - length, pairs: [[undefined, right], [right, beyond]] })
  }
  return found
}

/** The lines on which these places of the box are now. */
export const linesOn = (ruler: Ruler, box: Box, axis: Axis, grips: readonly Grip[]): readonly SnapLine[] => {
  const cross = CROSS[axis]
  const lines = grips.flatMap(([on, at]): readonly (SnapLine & { readonly on: keyof Ruler })[] => {
    let [from, to, count] = [start(box, cross), end(box, cross), 0]
    const edges = ruler[on]
    for (let index = firstAt(edges, at - SAME); index < edges.length; index++) {
      const edge = edges[index]
      if (edge === undefined || edge.at > at + SAME) break
      ;[from, to, count] = [Math.min(from, edge.low), Math.max(to, edge.high), count + 1]
    }
    return count === 0 ? [] : [{ axis, at, from, to, on }]
  })
  // Of things of one size the middles say nothing that the edges do not.
  const edges = lines.filter((line) => line.on === 'edges')
  return (edges.length > 0 ? edges : lines).map(({ at, from, to }) => ({ axis, at, from, to }))
}

const gapMarks = (gaps: readonly EqualGap[], box: Box, axis: Axis): readonly SnapGap[] => {
  const cross = CROSS[axis]
  const marks = gaps
    .filter((gap) => Math.abs(gap.start - start(box, axis)) <= SAME)
    .flatMap(({ pairs }) => pairs)
    .map(([one = box, other = box]): SnapGap => {
      const shared = Math.max(start(one, cross), start(other, cross)) + Math.min(end(one, cross), end(other, cross))
      return { axis, from: end(one, axis), to: start(other, axis), at: shared / 2 }
    })
  return marks.filter((mark, index) => marks.findIndex((each) => each.from === mark.from && each.at === mark.at) === index)
}

/** The shortest way along one axis: to a line or to an equal gap; a line wins when both are as near. */
const wayAlong = (ruler: Ruler, gaps: readonly EqualGap[], box: Box, axis: Axis, { within }: SnapOptions): number => {
  const lines = gripsOf(box, axis).map(([on, at]) => toNearest(ruler[on], at, within))
  let best: number | undefined
  for (const way of [...lines, ...gaps.map((gap) => gap.start - box[axis])]) {
    if (way !== undefined && Math.abs(way) <= within && (best === undefined || Math.abs(way) < Math.abs(best))) best = way
  }
  return best ?? 0
}

/** How far the box is drawn aside, what it then lines up with, and which gaps are then equal. */
export const snap = (field: SnapField, box: Box, options: SnapOptions): Snap => {
  const moved = (dx: number, dy: number): Box => ({ ...box, x: box.x + dx, y: box.y + dy })
  const acrossGaps = equalGaps(field.boxes, box, 'x')
  const dx = wayAlong(field.x, acrossGaps, box, 'x', options)
  const downGaps = equalGaps(field.boxes, moved(dx, 0), 'y')
  const dy = wayAlong(field.y, downGaps, box, 'y', options)
  const now = moved(dx, dy)
  return {
    dx,
    dy,
    lines: (['x', 'y'] as const).flatMap((axis) => linesOn(field[axis], now, axis, gripsOf(now, axis))),
    gaps: [...gapMarks(acrossGaps, now, 'x'), ...gapMarks(downGaps, now, 'y')],
  }
}
