import type { Stage } from './stage.ts'
import styles from './Surface.module.css'

/** How long after its last change the camera counts as resting, ms: sooner than anybody presses. */
const RESTS_AFTER_MS = 50
/** After the pointer itself did something the board lies open for it so long, ms, also while somebody else moves the view. */
const OPEN_MS = 300

/**
 * Lies over the whole board while a hand carries or the camera moves: then the browser need not find in each frame what lies under a pointer that rests, nor light it up.
 * Measured in Chromium 153: a frame of a zoom over 1,000 cards took 6.0 ms with it and 7.6 without. A hand closes
 * the pointer; a camera leaves it as it is. Returns the way to lift it.
 */
export function layShield(surface: Element | null, of: 'hand' | 'camera'): () => void {
  const element = document.createElement('div')
  element.className = styles['shield'] ?? ''
  element.dataset['shield'] = of
  surface?.append(element)
  return () => element.remove()
}

/** While the camera moves, unless the pointer moves too. */
export function attachCameraShield(stage: Stage, surface: HTMLElement): () => void {
  let lift: (() => void) | undefined
  let rests: ReturnType<typeof setTimeout> | undefined
  let openUntil = 0
  const end = (): void => {
    clearTimeout(rests)
    lift?.()
    lift = undefined
  }
  const stop = stage.onView(() => {
    if (performance.now() < openUntil) return
    lift ??= layShield(surface, 'camera')
    clearTimeout(rests)
    rests = setTimeout(end, RESTS_AFTER_MS)
  })
  const open = (): void => {
    openUntil = performance.now() + OPEN_MS
    end()
  }
  window.addEventListener('pointermove', open, { capture: true })
  return () => {
    stop()
    end()
    window.removeEventListener('pointermove', open, { capture: true })
  }
}

/** What an event fell on, or would have without a shield. */
export function fellOn(event: MouseEvent): EventTarget | null {
  if (!(event.target instanceof HTMLElement) || event.target.dataset['shield'] === undefined) return event.target
  return document.elementsFromPoint(event.clientX, event.clientY).find((element) => !(element instanceof HTMLElement) || element.dataset['shield'] === undefined) ?? null
}
