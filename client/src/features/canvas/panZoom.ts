import { type Camera, panBy, pinch, type Point, zoomAt } from './camera.ts'
import type { Flight } from './flight.ts'
import type { Stage } from './stage.ts'

type Options = {
  readonly surface: HTMLElement
  readonly stage: Stage
  readonly flight: Flight
  /** Whether a press here belongs to the table: nothing lies under it that could be picked up. */
  readonly isTable: (event: PointerEvent) => boolean
  /** A drag by one finger gives way to two. */
  readonly cancelDrag: () => void
}

/** One notch of a wheel is about 100 px; a pinch on a touchpad sends small steps of the same event. */
const ZOOM_PER_PX = 0.0022
const LINE_PX = 18

/** Wheel, space or middle button, one finger on the table, two fingers anywhere. Returns the way to let go. */
export function attachPanZoom({ surface, stage, flight, isTable, cancelDrag }: Options): () => void {
  const { camera } = stage
  const fingers = new Map<number, Point>()
  let panning: { readonly id: number; last: Point } | undefined
  let pinching: { readonly camera: Camera; readonly from: { middle: Point; distance: number } } | undefined
  let spaceHeld = false
  const abort = new AbortController()

  const pointOf = (event: { clientX: number; clientY: number }): Point => {
    const box = surface.getBoundingClientRect()
    return { x: event.clientX - box.left, y: event.clientY - box.top }
  }
  const span = (): { middle: Point; distance: number } => {
    const [a = { x: 0, y: 0 }, b = a] = [...fingers.values()]
    return { middle: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, distance: Math.hypot(a.x - b.x, a.y - b.y) }
  }

  const wheel = (event: WheelEvent): void => {
    if (event.target instanceof Element && event.target.closest('[data-editor]') !== null && !event.ctrlKey && !event.metaKey) return
    event.preventDefault()
    flight.stop()
    const unit = event.deltaMode === 0 ? 1 : LINE_PX
    if (event.ctrlKey || event.metaKey) {
      // A touchpad pinch comes in steps of a few px, a wheel in hundreds: the second would leap.
      const steps = Math.max(-90, Math.min(90, event.deltaY * unit))
      const factor = Math.exp(-steps * (Math.abs(steps) < 40 ? ZOOM_PER_PX * 4 : ZOOM_PER_PX))
      camera.setState(zoomAt(camera.getState(), pointOf(event), camera.getState().scale * factor), true)
      return
    }
    const sideways = event.shiftKey && event.deltaX === 0
    camera.setState(panBy(camera.getState(), (sideways ? event.deltaY : event.deltaX) * unit, (sideways ? 0 : event.deltaY) * unit), true)
  }

  const stopPan = (): void => {
    panning = undefined
    delete surface.dataset['panning']
  }
  const down = (event: PointerEvent): void => {
    if (event.target instanceof Element && event.target.closest('[data-editor], [data-slip]') !== null) return
    flight.stop()
    if (event.pointerType === 'touch') fingers.set(event.pointerId, pointOf(event))
    if (fingers.size === 2) {
      stopPan()
      cancelDrag()
      pinching = { camera: camera.getState(), from: span() }
      event.stopImmediatePropagation()
      return
    }
    const forced = event.button === 1 || (event.button === 0 && spaceHeld)
    if (!forced && !(event.button === 0 && isTable(event) && !event.shiftKey)) return
    panning = { id: event.pointerId, last: pointOf(event) }
    if (forced) {
      event.preventDefault()
      event.stopPropagation()
      surface.dataset['panning'] = ''
    }
  }
  const move = (event: PointerEvent): void => {
    if (fingers.has(event.pointerId)) fingers.set(event.pointerId, pointOf(event))
    if (pinching !== undefined && fingers.size >= 2) {
      camera.setState(pinch(pinching.camera, pinching.from, span()), true)
      return
    }
    if (panning?.id !== event.pointerId) return
    const now = pointOf(event)
    const { last } = panning
    if (surface.dataset['panning'] === undefined) {
      if (Math.hypot(now.x - last.x, now.y - last.y) < 3) return
      surface.dataset['panning'] = ''
    }
    panning.last = now
    camera.setState(panBy(camera.getState(), last.x - now.x, last.y - now.y), true)
  }
  const up = (event: PointerEvent): void => {
    fingers.delete(event.pointerId)
    if (fingers.size < 2) pinching = undefined
    if (panning?.id !== event.pointerId) return
    // The click that follows a pan must not empty the selection.
    const moved = surface.dataset['panning'] !== undefined
    stopPan()
    if (moved) window.addEventListener('click', (click) => click.stopPropagation(), { capture: true, once: true, signal: AbortSignal.timeout(50) })
  }
  const key = (event: KeyboardEvent): void => {
    if (event.key !== ' ') return
    const held = event.type === 'keydown' && event.target === surface
    if (held) event.preventDefault()
    spaceHeld = held
    surface.toggleAttribute('data-space', held)
  }

  const { signal } = abort
  surface.addEventListener('wheel', wheel, { passive: false, signal })
  surface.addEventListener('pointerdown', down, { signal, capture: true })
  window.addEventListener('pointermove', move, { signal })
  window.addEventListener('pointerup', up, { signal })
  window.addEventListener('pointercancel', up, { signal })
  window.addEventListener('keydown', key, { signal })
  window.addEventListener('keyup', key, { signal })
  return () => abort.abort()
}
