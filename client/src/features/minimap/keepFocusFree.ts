import { panBy } from '../canvas/camera.ts'
import type { Stage } from '../canvas/stage.ts'
import { panAllFree } from './mapGeometry.ts'

/** What lies over the board in its lower corner: the map, and the slip under it. */
const OVER = '[data-over-corner]'

/**
 * A card or a title that gets the keyboard under one of these slips comes out from under them, by the least pan. A press with a pointer moves nothing: the hand
 * is on the card. Any of the slips may ask, as it comes.
 */
export function keepFocusFree(slip: HTMLElement, stage: Stage): () => void {
  const root = slip.parentElement
  if (root === null) return () => undefined
  const look = (): void => {
    const held = document.activeElement
    if (!(held instanceof HTMLElement) || !held.matches('[data-card-id]:focus-visible, [data-ground-title]:focus-visible') || !root.contains(held)) return
    const from = root.getBoundingClientRect()
    const local = (element: Element) => {
      const { x, y, width, height } = element.getBoundingClientRect()
      return { x: x - from.x, y: y - from.y, w: width, h: height }
    }
    const pan = panAllFree(local(held), [...root.querySelectorAll(OVER)].toReversed().map(local), stage)
    if (pan !== undefined) stage.camera.setState(panBy(stage.camera.getState(), pan.x, pan.y), true)
  }
  // After the board brought it into view: what it does then is drawn with the next frame.
  const ask = (): void => stage.frames.request('focus-free', () => stage.frames.request('focus-free', look))
  root.addEventListener('focusin', ask)
  ask()
  return () => root.removeEventListener('focusin', ask)
}
