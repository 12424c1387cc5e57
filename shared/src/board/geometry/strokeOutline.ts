/** The outline of a pen's stroke: the same on the screen, in the picture and on paper. */
import { getStroke } from 'perfect-freehand'
import type { Pen } from '../kinds/drawing.ts'
import type { Stroke, StrokePoint } from './strokes.ts'

/** Board units. */
export const PEN_WIDTH: Readonly<Record<Pen, number>> = { pen: 4, marker: 14 }

/** Points of the curve lie this far apart at least, and turn this much at most (12°): less is not seen under a line of four. */
const SPACING = 4
const TURN = 0.21
/** From a corner: with fewer points the outline loses its width where a line turns sharply. */
const NEAR_CORNERS = [2, 4, 8]
/** A turn sharper than this (60°) is a corner that somebody drew. */
const CORNER_COSINE = 0.5
const NONE = { x: 0, y: 0 }

type Vector = { readonly x: number; readonly y: number }

/** Which way the curve goes at each point; nowhere at ends and corners. */
const directionsOf = (points: Stroke): readonly Vector[] =>
  points.map((point, at) => {
    const [before, after] = [points[at - 1], points[at + 1]]
    if (before === undefined || after === undefined) return NONE
    const [inX, inY, outX, outY] = [point.x - before.x, point.y - before.y, after.x - point.x, after.y - point.y]
    const lengths = Math.hypot(inX, inY) * Math.hypot(outX, outY)
    if (lengths === 0 || (inX * outX + inY * outY) / lengths < CORNER_COSINE) return NONE
    const across = Math.hypot(after.x - before.x, after.y - before.y)
    return { x: (after.x - before.x) / across, y: (after.y - before.y) / across }
  })

const PLAIN_PRESSURE = 5

/** A smooth curve through all points of a simplified stroke (cubic Hermite), with the pressure between them. */
function curveThrough(points: Stroke): [number, number, number][] {
  const directions = directionsOf(points)
  const curve: [number, number, number][] = []
  const put = (x: number, y: number, pressure: number): void => void curve.push([x, y, pressure / 10])
  for (const [at, to] of points.entries()) {
    const from = points[at - 1]
    if (from !== undefined) between(from, to, { start: directions[at - 1] ?? NONE, end: directions[at] ?? NONE, put })
    put(to.x, to.y, to.pressure ?? PLAIN_PRESSURE)
  }
  return curve
}

/** Between the way a curve goes and its chord, in radians; none where it goes nowhere in particular. */
const turnOf = (way: Vector, along: Vector): number => (way === NONE ? 0 : Math.acos(Math.max(-1, Math.min(1, way.x * along.x + way.y * along.y))))

/** Where on a segment points come, as parts of it and in order: evenly, and close together near an end that is a corner. Its ends are left out. */
function partsOf(length: number, parts: number, { start, end }: { readonly start: Vector; readonly end: Vector }): readonly number[] {
  const near = NEAR_CORNERS.filter((each) => 2 * each < length)
  const last = near.at(-1) ?? 0
  const [from, until] = [start === NONE ? last : 0, length - (end === NONE ? last : 0)]
  const even = Array.from({ length: Math.max(0, parts - 1) }, (_, at) => ((at + 1) * length) / parts).filter((each) => each > from && each < until)
  const ends = near.toReversed().map((each) => length - each)
  return [...(start === NONE ? near : []), ...even, ...(end === NONE ? ends : [])].map((each) => each / length)
}

function between(from: StrokePoint, to: StrokePoint, { start, end, put }: { readonly start: Vector; readonly end: Vector; readonly put: (x: number, y: number, pressure: number) => void }): void {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  const along = { x: (to.x - from.x) / length, y: (to.y - from.y) / length }
  const parts = Math.min(Math.ceil(length / SPACING), Math.ceil((turnOf(start, along) + turnOf(end, along)) / TURN))
  const [was, is] = [from.pressure ?? PLAIN_PRESSURE, to.pressure ?? PLAIN_PRESSURE]
  for (const t of partsOf(length, parts, { start, end })) {
    const [a, b, c, d] = [2 * t ** 3 - 3 * t ** 2 + 1, (t ** 3 - 2 * t ** 2 + t) * length, 3 * t ** 2 - 2 * t ** 3, (t ** 3 - t ** 2) * length]
    put(a * from.x + b * start.x + c * to.x + d * end.x, a * from.y + b * start.y + c * to.y + d * end.y, was + (is - was) * t)
  }
}

/** Corners of the polygon around one stroke, in the units of its points. */
export const strokeOutline = (stroke: Stroke, pen: Pen): readonly (readonly [number, number])[] =>
  getStroke(curveThrough(stroke), {
    size: PEN_WIDTH[pen],
    thinning: pen === 'pen' && stroke.some(({ pressure }) => pressure !== undefined) ? 0.6 : 0,
    smoothing: 0.5,
    streamline: 0,
    simulatePressure: false,
    last: true,
  }).flatMap(([x, y]): [number, number][] => (x === undefined || y === undefined ? [] : [[x, y]]))

const tenth = (value: number): number => Math.round(value * 10) / 10 + 0

/** How strokes come to lie where they are drawn: scaled, then moved. */
export type StrokePlace = { readonly x: number; readonly y: number; readonly across: number; readonly down: number }
const AS_DRAWN: StrokePlace = { x: 0, y: 0, across: 1, down: 1 }

/** SVG path data, to be filled by the non-zero rule: a stroke that crosses itself has no hole where it does. */
export function strokePath(stroke: Stroke, pen: Pen, { x, y, across, down }: StrokePlace = AS_DRAWN): string {
  const corners = strokeOutline(stroke, pen).map(([left, top]): Vector => ({ x: x + left * across, y: y + top * down }))
  const [first] = corners
  if (first === undefined) return ''
  const middle = (a: Vector, b: Vector): string => `${tenth((a.x + b.x) / 2)} ${tenth((a.y + b.y) / 2)}`
  // Through the middles of its sides, with the corners as control points: no corner is seen at 400 %.
  const curves = corners.map((corner, at) => `Q${tenth(corner.x)} ${tenth(corner.y)} ${middle(corner, corners[(at + 1) % corners.length] ?? first)}`)
  return `M${middle(corners.at(-1) ?? first, first)}${curves.join('')}Z`
}
