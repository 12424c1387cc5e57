import type { Point } from './camera.ts'
import type { Stage } from './stage.ts'

/** A pointer with something in it this close to the edge of the board pans it, px a frame at most. */
const EDGE = { within: 36, most: 14 } as const

/** How far the board is pushed in this frame by a hand at its edge, px; undefined when it is not at one. `pointer` is px on the surface. */
export function edgePush({ viewport, insets }: Pick<Stage, 'viewport' | 'insets'>, pointer: Point): Point | undefined {
  const push = (at: number, least: number, most: number): number => {
    if (at < least + EDGE.within) return -Math.min(1, (least + EDGE.within - at) / EDGE.within)
    return at > most - EDGE.within ? Math.min(1, (at - most + EDGE.within) / EDGE.within) : 0
  }
  const x = push(pointer.x, Math.min(8, insets.left), viewport.w)
  const y = push(pointer.y, Math.min(8, insets.top), viewport.h)
  return x === 0 && y === 0 ? undefined : { x: x * EDGE.most, y: y * EDGE.most }
}
