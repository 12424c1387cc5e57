import { panBy } from '../canvas/camera.ts'
import type { Stage } from '../canvas/stage.ts'
import { panFree } from './mapGeometry.ts'

/** A card or a title that gets the keyboard under this slip comes out from under it, by the least pan. A press with a pointer moves nothing: the hand is on the card. */
export function keepFocusFree(slip: HTMLElement, stage: Stage): () => void {
  const root = slip.parentElement
  if (root === null) return () => undefined
  const look = (): void => {
    const held = document.activeElement
    if (!(held instanceof HTMLElement) || !held.matches('[data-card-id]:focus-visible, [data-ground-title]:focus-visible') || !root.contains(held)) return
    const [box, over, from] = [held.getBoundingClientRect(), slip.getBoundingClientRect(), root.getBoundingClientRect()]
    const local = ({ x, y, width, height }: DOMRect) => ({ x: x - from.x, y: y - from.y, w: width, h: height })
    const pan = panFree(local(box), local(over), stage)
    if (pan !== undefined) stage.camera.setState(panBy(stage.camera.getState(), pan.x, pan.y), true)
  }
  // After the board brought it into view: what it does then is drawn with the next frame.
  const ask = (): void => stage.frames.request('focus-free', () => stage.frames.request('focus-free', look))
  root.addEventListener('focusin', ask)
  ask()
  return () => root.removeEventListener('focusin', ask)
}
