import { strokePath } from '@visiebord/shared/board/geometry/strokeOutline.ts'
import type { Stroke, StrokePoint } from '@visiebord/shared/board/geometry/strokes.ts'
import type { Pen } from '@visiebord/shared/board/schema.ts'
import { toBoard } from '../canvas/camera.ts'
import type { Stage } from '../canvas/stage.ts'
import type { Sitting } from './sitting.ts'

type Options = {
  readonly surface: HTMLElement
  readonly stage: Pick<Stage, 'camera' | 'frames'>
  readonly sitting: Sitting
  readonly pen: () => Pen
  /** Says why not, when one may not draw now. */
  readonly mayDraw: () => boolean
  /** The stroke in the hand, as SVG path data; empty when there is none. */
  readonly show: (d: string) => void
}

/** Closer points say nothing, px on the screen. */
const LEAST_PX = 0.75
/** Outlines cost what they are long: of a long stroke only the last points are outlined again in each frame. */
const PIECE = 200
const IN_THE_WAY = '[data-editor], [data-corner], button, input, textarea, [role=menu]'

const pressureOf = (event: PointerEvent): Pick<StrokePoint, 'pressure'> =>
  event.pointerType === 'pen' && event.pressure > 0 ? { pressure: Math.max(1, Math.min(9, Math.round(event.pressure * 10))) } : {}

/**
 * Draws with one pointer, straight on the screen: nothing renders while it moves. Two fingers are the board's. Once a
 * stylus has drawn, fingers do not: a palm that rests on the screen leaves no line. `putDown` ends the stroke in the hand.
 */
export function attachPen({ surface, stage, sitting, pen, mayDraw, show }: Options): { readonly putDown: () => void; readonly dispose: () => void } {
  const all = new AbortController()
  const { signal } = all
  let stroke: StrokePoint[] = []
  let drawing: number | undefined
  let hasStylus = false
  const fingers = new Set<number>()
  let [behind, from] = ['', 0]
  const paint = (): void => {
    if (drawing === undefined) return show('')
    for (; stroke.length - from > 2 * PIECE; from += PIECE) behind += strokePath(stroke.slice(from, from + PIECE + 1), pen())
    show(behind + strokePath(stroke.slice(from), pen()))
  }
  const pointOf = (event: PointerEvent): StrokePoint => {
    const box = surface.getBoundingClientRect()
    return { ...toBoard(stage.camera.getState(), { x: event.clientX - box.left, y: event.clientY - box.top }), ...pressureOf(event) }
  }
  const put = (event: PointerEvent): void => {
    const point = pointOf(event)
    const last = stroke.at(-1)
    if (last === undefined || Math.hypot(point.x - last.x, point.y - last.y) * stage.camera.getState().scale >= LEAST_PX) stroke.push(point)
  }
  const end = (keep: boolean): void => {
    if (drawing === undefined) return
    drawing = undefined
    const drawn: Stroke = stroke
    stroke = []
    ;[behind, from] = ['', 0]
    paint()
    if (keep) sitting.add(drawn)
  }
  const down = (event: PointerEvent): void => {
    if (event.target instanceof Element && event.target.closest(IN_THE_WAY) !== null) return
    if (event.pointerType === 'touch' && (hasStylus || fingers.size > 1)) return
    if (event.pointerType === 'pen') hasStylus = true
    if (event.button !== 0 || drawing !== undefined || surface.dataset['panning'] !== undefined || surface.hasAttribute('data-space')) return
    event.preventDefault()
    surface.focus({ preventScroll: true })
    if (!mayDraw()) return
    sitting.begin(pointOf(event))
    drawing = event.pointerId
    put(event)
    paint()
  }
  const count = (event: PointerEvent): void => {
    if (event.pointerType !== 'touch') return
    fingers.add(event.pointerId)
    // A second finger: the first was no pen after all.
    if (fingers.size > 1) end(false)
  }
  const move = (event: PointerEvent): void => {
    if (event.pointerId !== drawing) return
    // Missing over plain http beyond this machine.
    const parts = 'getCoalescedEvents' in event ? event.getCoalescedEvents() : []
    for (const part of parts.length === 0 ? [event] : parts) put(part)
    stage.frames.request('pen', paint)
  }
  const up = (event: PointerEvent): void => {
    fingers.delete(event.pointerId)
    if (event.pointerId !== drawing) return
    if (event.type === 'pointerup') put(event)
    end(true)
  }
  // ahead of the board, which keeps two fingers to itself
  window.addEventListener('pointerdown', count, { signal, capture: true })
  surface.addEventListener('pointerdown', down, { signal })
  window.addEventListener('pointermove', move, { signal })
  window.addEventListener('pointerup', up, { signal })
  window.addEventListener('pointercancel', up, { signal })
  return {
    putDown: () => end(true),
    dispose() {
      all.abort()
      end(true)
    },
  }
}
