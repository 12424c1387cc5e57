/** What the edges of a box that is pulled larger or smaller come in line with: edges and middles of what lies in view, or a size that is there. Board units. */
import type { Handle } from '@visiebord/shared/board/geometry/pulling.ts'
import type { Box } from '../canvas/camera.ts'
import { type Axis, CROSS, end, type Grip, LENGTH, linesOn, middle, SAME, type Snap, type SnapField, type SnapGap, start, toNearest } from './snap.ts'

const AXES = ['x', 'y'] as const
/** How far each edge is drawn aside; undefined: not at all, or that one does not move. */
export type EdgeWays = { readonly dx: number | undefined; readonly dy: number | undefined }
type Options = { /** Furthest that an edge is drawn aside. */ readonly within: number; /** The edge across moves as far the other way: twice as much size for the same way. */ readonly aboutMiddle?: boolean }

const edgeOf = (box: Box, axis: Axis, handle: Handle): number => (handle[axis] === 1 ? end(box, axis) : start(box, axis))
const gripsOf = (box: Box, axis: Axis, handle: Handle): readonly Grip[] => {
  if (handle[axis] === 0) return []
  const at = edgeOf(box, axis, handle)
  return [['edges', at], ['middles', at]]
}

/** The shortest way of the moving edge: to a line, or to where the box is as long as another; a line wins when both are as near. */
function wayAlong(field: SnapField, box: Box, axis: Axis, handle: Handle, { within, aboutMiddle = false }: Options): number | undefined {
  const [moves, length] = [handle[axis], LENGTH[axis]]
  if (moves === 0) return undefined
  let best: number | undefined
  const consider = (way: number | undefined): void => {
    if (way !== undefined && Math.abs(way) <= within && (best === undefined || Math.abs(way) < Math.abs(best))) best = way
  }
  for (const [on, at] of gripsOf(box, axis, handle)) consider(toNearest(field[axis][on], at, within))
  for (const each of field.boxes) consider((moves * (each[length] - box[length])) / (aboutMiddle ? 2 : 1))
  return best
}

export const snapEdges = (field: SnapField, box: Box, handle: Handle, options: Options): EdgeWays => ({
  dx: wayAlong(field, box, 'x', handle, options),
  dy: wayAlong(field, box, 'y', handle, options),
})

const apart = (a: Box, b: Box): number => Math.hypot(middle(a, 'x') - middle(b, 'x'), middle(a, 'y') - middle(b, 'y'))

/** The box and the nearest other that is as long, each with a mark from end to end, beside it: over it, it would strike its words out. */
function equalMarks(boxes: readonly Box[], box: Box, axis: Axis, beside: number): readonly SnapGap[] {
  const length = LENGTH[axis]
  let nearest: Box | undefined
  for (const each of boxes) if (Math.abs(each[length] - box[length]) <= SAME && (nearest === undefined || apart(each, box) < apart(nearest, box))) nearest = each
  return nearest === undefined ? [] : [box, nearest].map((each) => ({ axis, from: start(each, axis), to: end(each, axis), at: start(each, CROSS[axis]) - beside }))
}

/** What the moving edges of the box are in line with now, and what it is as long as where no line says so. `beside`: how far from a box that is marked. */
export function edgeMarks(field: SnapField, box: Box, handle: Handle, beside: number): Snap {
  const lines = AXES.flatMap((axis) => linesOn(field[axis], box, axis, gripsOf(box, axis, handle)))
  const gaps = AXES.flatMap((axis) => (handle[axis] === 0 || lines.some((line) => line.axis === axis) ? [] : equalMarks(field.boxes, box, axis, beside)))
  return { dx: 0, dy: 0, lines, gaps }
}
