import type { BoardReader } from '@visiebord/shared/board/board.ts'
import type { Position, Size } from '@visiebord/shared/board/schema.ts'
import { freeSpotNear } from '@visiebord/shared/board/selectors/placement.ts'
import type { CanvasControls, Under } from '../canvas/canvasCommon.ts'

export type PasteSpot = ReturnType<typeof createPasteSpot>

/** What comes down on its own corner lies this much further: one sees that there are two. */
const BESIDE = 24
/** More than anybody pastes on one point. */
const MOST_ON_A_POINT = 200

/** Knows where the pointer is, and where things come to lie that are put down by key. */
export function createPasteSpot() {
  let pointer: { readonly clientX: number; readonly clientY: number } | undefined
  const under = (canvas: CanvasControls | undefined): Under | undefined => {
    if (canvas === undefined || pointer === undefined) return undefined
    const target = document.elementFromPoint(pointer.clientX, pointer.clientY)
    const isOnBoard = target !== null && target.closest('[data-board-surface]') !== null
    return isOnBoard ? canvas.under({ target, ...pointer }) : undefined
  }
  return {
    /** A finger that let go points nowhere. */
    follow(window: Window): () => void {
      const abort = new AbortController()
      const see = (event: PointerEvent): void => {
        pointer = event.pointerType === 'touch' ? undefined : { clientX: event.clientX, clientY: event.clientY }
      }
      const options = { signal: abort.signal, capture: true, passive: true }
      window.addEventListener('pointermove', see, options)
      window.addEventListener('pointerdown', see, options)
      // Not while it is on its way there: it leaves each thing on the page too.
      window.document.documentElement.addEventListener('pointerleave', () => (pointer = undefined), { signal: abort.signal })
      return () => abort.abort()
    },
    /** What the pointer points at on the board; nothing when it is elsewhere. */
    under,
    /** The top left corner for something of this size: around the pointer, else where there is room near `near`. */
    placeIn: (read: Pick<BoardReader, 'cards'>, canvas: CanvasControls | undefined, near: () => Position) => (size: Size): Position => {
      const pointed = under(canvas)?.at
      const middle = pointed ?? canvas?.middle() ?? near()
      const corner = { x: Math.round(middle.x - size.w / 2), y: Math.round(middle.y - size.h / 2) }
      return pointed === undefined ? freeSpotNear(read, corner, size) : beside(read, corner)
    },
  }
}

/** Not exactly on a card that was put down there before. */
export function beside(read: Pick<BoardReader, 'cards'>, corner: Position): Position {
  const corners = new Set([...read.cards.values()].map(({ position }) => (position === undefined ? '' : `${Math.round(position.x)} ${Math.round(position.y)}`)))
  let { x, y } = corner
  for (let tries = 0; tries < MOST_ON_A_POINT && corners.has(`${x} ${y}`); tries++) [x, y] = [x + BESIDE, y + BESIDE]
  return { x, y }
}
