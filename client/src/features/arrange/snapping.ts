import type { Handle } from '@visiebord/shared/board/geometry/pulling.ts'
import type { Box } from '../canvas/camera.ts'
import { mustRemount, paddedView } from '../canvas/mountedView.ts'
import type { Stage } from '../canvas/stage.ts'
import { type SnapField, snap, snapField } from './snap.ts'
import { type EdgeWays, edgeMarks, snapEdges } from './snapEdges.ts'
import { createSnapMarks } from './snapMarks.ts'

/** CSS px within which something in a hand is drawn to a line. */
export const SNAP_PX = 6

/** How far from a card its length is marked, CSS px: clear of its ring and handles. */
const MARK_PX = 14

type Way = { readonly dx: number; readonly dy: number }
type Options = {
  readonly stage: Stage
  /** What it may line up with in this part of the board. */
  readonly others: (view: Box) => readonly Box[]
  /** Around all that the hand holds, where it was taken up. */
  readonly box: Box
  /** Something on the surface, to find the overlay by. */
  readonly near: () => Element | undefined
  /** Ctrl or Cmd went down or up: the same way has to be asked again. */
  readonly again: () => void
}

/** Lives as long as one gesture. */
export type Snapping = {
  /** Whole units as asked, or drawn aside to a line; shows what it lines up with. */
  along(way: Way): Way
  /** How far the moving edges of a box that is pulled larger or smaller are drawn aside. */
  edges(box: Box, how: { readonly handle: Handle; readonly aboutMiddle: boolean }): EdgeWays
  /** Shows what those edges line up with, once the box is what it becomes. */
  mark(box: Box, handle: Handle): void
  clear(): void
  end(): void
}

/** Ctrl or Cmd held: nothing draws the hand aside. Nor from so far that cards are a drawing: there every few px would. */
export function beginSnapping({ stage, others, box, near, again }: Options): Snapping {
  const marks = createSnapMarks(() => near()?.closest('[data-board-surface]')?.querySelector('[data-overlay]'), () => stage.view())
  const gesture = new AbortController()
  let field: SnapField | undefined
  let covered: Box | undefined
  let isOff = false
  const heed = (event: { readonly ctrlKey: boolean; readonly metaKey: boolean; readonly type: string }): void => {
    const now = event.ctrlKey || event.metaKey
    if (now === isOff) return
    isOff = now
    if (event.type !== 'pointermove') again()
  }
  for (const name of ['keydown', 'keyup', 'pointermove'] as const) window.addEventListener(name, heed, { signal: gesture.signal, capture: true })
  const fieldNow = (): SnapField => {
    const view = stage.view()
    if (field === undefined || covered === undefined || mustRemount(covered, view)) {
      covered = paddedView(view)
      field = snapField(others(covered))
    }
    return field
  }
  return {
    along(way) {
      const { scale } = stage.camera.getState()
      if (isOff || stage.isFar()) {
        marks.clear()
        return way
      }
      const found = snap(fieldNow(), { ...box, x: box.x + way.dx, y: box.y + way.dy }, { within: SNAP_PX / scale })
      marks.show(found, scale)
      return { dx: way.dx + found.dx, dy: way.dy + found.dy }
    },
    edges: (pulled, { handle, aboutMiddle }) =>
      isOff || stage.isFar() ? { dx: undefined, dy: undefined } : snapEdges(fieldNow(), pulled, handle, { within: SNAP_PX / stage.camera.getState().scale, aboutMiddle }),
    mark(pulled, handle) {
      if (isOff || stage.isFar()) marks.clear()
      else {
        const { scale } = stage.camera.getState()
        marks.show(edgeMarks(fieldNow(), pulled, handle, MARK_PX / scale), scale)
      }
    },
    clear: () => marks.clear(),
    end() {
      gesture.abort()
      marks.end()
    },
  }
}
