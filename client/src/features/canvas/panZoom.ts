import { type Camera, panBy, type Point } from './camera.ts'
import { pinch, zoomAt } from './cameraMoves.ts'
import type { Flight } from './flight.ts'
import { GestureReader, type GestureStep, type PointerFact, type PressedOn, type Reading, type Span } from './gestures.ts'
import type { Stage } from './stage.ts'

type Options = {
  readonly surface: HTMLElement
  readonly stage: Stage
  readonly flight: Flight
  /** What a press falls on; asked once a press, before anything else on the page hears of it. */
  readonly pressedOn: (event: PointerEvent) => PressedOn
  /** A finger rested on the table and went on: it draws a rectangle from here, px on the surface. */
  readonly onArea: (from: Point) => void
  /** Two taps; the click of the second is on its way. */
  readonly onTwice: () => void
}

/** One notch of a wheel is about 100 px; a pinch on a touchpad sends small steps of the same event. */
const ZOOM_PER_PX = 0.0022
const LINE_PX = 18
/** From here on the page itself is zoomed, and two fingers are the browser's until it is whole again. */
const PAGE_IS_ZOOMED = 1.02
const NO_POINTER = -1

/** Safari tells of a pinch on a touchpad in an event of its own. */
type SafariGesture = Event & { readonly scale: number; readonly clientX: number; readonly clientY: number }
const isSafariGesture = (event: Event): event is SafariGesture => 'scale' in event && 'clientX' in event && 'clientY' in event

/** Wheel, space or middle button, one finger on the table, two fingers anywhere. Returns the way to let go. */
export function attachPanZoom({ surface, stage, flight, pressedOn, onArea, onTwice }: Options): () => void {
  const { camera } = stage
  const reader = new GestureReader()
  let pinching: { readonly camera: Camera; readonly from: Span } | undefined
  let spaceHeld = false
  let origin = { left: 0, top: 0 }
  const abort = new AbortController()
  const { signal } = abort

  const pointOf = (event: { clientX: number; clientY: number }): Point => {
    const box = surface.getBoundingClientRect()
    return { x: event.clientX - box.left, y: event.clientY - box.top }
  }
  const pageIsZoomed = (): boolean => (window.visualViewport?.scale ?? 1) > PAGE_IS_ZOOMED

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

  const swallowClick = (): void => window.addEventListener('click', (click) => click.stopPropagation(), { capture: true, once: true, signal: AbortSignal.timeout(50) })
  /** Its events come here from now on, whatever becomes of the card that it touched. */
  const capture = (id: number): void => {
    try {
      surface.setPointerCapture(id)
    } catch {
      // It has lifted already.
    }
  }
  const act = (step: GestureStep, id: number): void => {
    switch (step.do) {
      case 'give-up':
        document.dispatchEvent(new PointerEvent('pointercancel', { bubbles: true, pointerId: NO_POINTER }))
        break
      case 'pan-begins':
        surface.dataset['panning'] = ''
        capture(id)
        break
      case 'pan':
        camera.setState(panBy(camera.getState(), step.dx, step.dy), true)
        break
      case 'pan-ends':
        delete surface.dataset['panning']
        // The click that follows a pan must not empty the selection.
        if (step.moved) swallowClick()
        break
      case 'pinch-begins':
        delete surface.dataset['panning']
        pinching = { camera: camera.getState(), from: step.span }
        break
      case 'pinch':
        if (pinching !== undefined && !pageIsZoomed()) camera.setState(pinch(pinching.camera, pinching.from, step.span), true)
        break
      case 'area-begins':
        // A press elsewhere closes the menu that this finger opened by resting.
        document.dispatchEvent(new PointerEvent('pointerdown', { pointerId: NO_POINTER }))
        onArea(step.from)
        break
      case 'twice':
        onTwice()
    }
  }
  const take = (event: Event, fact: PointerFact): Reading => {
    const reading = reader.read(fact)
    const id = 'id' in fact ? fact.id : NO_POINTER
    for (const step of reading.steps) act(step, id)
    if (reading.hides) {
      event.stopImmediatePropagation()
      // Whoever heard of it before reads from this that it is no press.
      if (fact.what === 'down') event.preventDefault()
      if (fact.what === 'up') swallowClick()
    }
    return reading
  }
  const told = (event: PointerEvent) => ({ id: event.pointerId, type: event.pointerType, x: event.clientX - origin.left, y: event.clientY - origin.top, at: event.timeStamp })

  const down = (event: PointerEvent): void => {
    const { target } = event
    if (!(target instanceof Element) || !surface.contains(target) || target.closest('[data-slip]') !== null) return
    const inEditor = target.closest('[data-editor]') !== null
    if (!inEditor) flight.stop()
    origin = surface.getBoundingClientRect()
    const forced = !inEditor && (event.button === 1 || (event.button === 0 && spaceHeld))
    const on = inEditor || event.button !== 0 ? 'other' : pressedOn(event)
    take(event, { what: 'down', ...told(event), primary: event.isPrimary, on, size: Math.max(event.width, event.height), forced })
    if (!forced) return
    event.preventDefault()
    event.stopPropagation()
  }
  const move = (event: PointerEvent): void => {
    // Most moves are nobody's press: they cost nothing here.
    if (event.pointerType === 'pen' || reader.knows(event.pointerId)) take(event, { what: 'move', ...told(event) })
  }
  const up = (event: PointerEvent): void => {
    if (event.pointerType === 'pen' || reader.knows(event.pointerId)) take(event, { what: 'up', ...told(event) })
  }
  const cancel = (event: PointerEvent): void => {
    // What this page itself takes from a finger is a long press; what the browser takes is gone.
    if (reader.knows(event.pointerId)) take(event, { what: event.isTrusted ? 'cancel' : 'held', id: event.pointerId })
  }
  const lost = (event: PointerEvent): void => {
    if (event.target === surface && reader.knows(event.pointerId)) take(event, { what: 'cancel', id: event.pointerId })
  }
  const reset = (event: Event): void => void take(event, { what: 'reset' })
  const pageZoom = (): void => void surface.toggleAttribute('data-page-zoomed', pageIsZoomed())

  const key = (event: KeyboardEvent): void => {
    if (event.key !== ' ') return
    const held = event.type === 'keydown' && (event.target === surface || event.target === document.body)
    if (held) event.preventDefault()
    spaceHeld = held
    surface.toggleAttribute('data-space', held)
  }
  let gestureFrom = camera.getState().scale
  const gesture = (event: Event): void => {
    event.preventDefault()
    // On a touch screen the same pinch comes as two pointers.
    if (!isSafariGesture(event) || reader.isBusy) return
    if (event.type === 'gesturestart') {
      flight.stop()
      gestureFrom = camera.getState().scale
    } else camera.setState(zoomAt(camera.getState(), pointOf(event), gestureFrom * event.scale), true)
  }

  surface.addEventListener('wheel', wheel, { passive: false, signal })
  for (const type of ['gesturestart', 'gesturechange'] as const) surface.addEventListener(type, gesture, { passive: false, signal })
  surface.addEventListener('lostpointercapture', lost, { signal })
  // Ahead of everybody: what is a palm's or two fingers' is nobody else's.
  window.addEventListener('pointerdown', down, { signal, capture: true })
  window.addEventListener('pointermove', move, { signal, capture: true })
  window.addEventListener('pointerup', up, { signal, capture: true })
  window.addEventListener('pointercancel', cancel, { signal, capture: true })
  window.addEventListener('orientationchange', reset, { signal })
  window.visualViewport?.addEventListener('resize', pageZoom, { signal })
  window.addEventListener('keydown', key, { signal })
  window.addEventListener('keyup', key, { signal })
  pageZoom()
  return () => abort.abort()
}
