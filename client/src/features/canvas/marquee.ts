import { type Box, type Point, toBoard } from './camera.ts'
import type { Stage } from './stage.ts'

type Options = {
  readonly area: HTMLElement
  readonly stage: Stage
  readonly className: string
  /** What a rectangle begun here is for; `undefined`: none is begun. */
  readonly purpose: (event: PointerEvent) => 'choose' | 'section' | undefined
  readonly onChoose: (ids: readonly string[], add: boolean) => void
  readonly onSection: (box: Box) => void
}

/** A click with the tool for sections, instead of a drag, makes one of this size: three notes by two. */
const ONE_CLICK: { readonly w: number; readonly h: number } = { w: 740, h: 520 }
const LEAST_PX = 8

const boxOf = (a: Point, b: Point): Box => ({ x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), w: Math.abs(a.x - b.x), h: Math.abs(a.y - b.y) })

export type Marquee = {
  /** Draws on with the pointer that is down already, from px on the surface; chooses, and adds to what is chosen. */
  readonly draw: (start: Point) => void
  readonly stop: () => void
}

/** A rectangle pulled over the table: to choose cards, or to be a new section. */
export function attachMarquee({ area, stage, className, purpose, onChoose, onSection }: Options): Marquee {
  const all = new AbortController()
  const begin = (what: 'choose' | 'section', start: Point, add: boolean): void => {
    const gesture = new AbortController()
    const { signal } = gesture
    const from = toBoard(stage.camera.getState(), start)
    const element = document.createElement('div')
    element.className = className
    let box: Box | undefined
    const end = (): void => {
      gesture.abort()
      element.remove()
    }
    window.addEventListener(
      'pointermove',
      (move) => {
        const at = pointOf(area, move)
        if (box === undefined && Math.hypot(at.x - start.x, at.y - start.y) < LEAST_PX) return
        if (box === undefined) area.append(element)
        const camera = stage.camera.getState()
        box = boxOf(from, toBoard(camera, at))
        element.style.transform = `translate(${(box.x - camera.x) * camera.scale}px, ${(box.y - camera.y) * camera.scale}px)`
        element.style.width = `${box.w * camera.scale}px`
        element.style.height = `${box.h * camera.scale}px`
      },
      { signal },
    )
    window.addEventListener(
      'pointerup',
      () => {
        end()
        if (box !== undefined) window.addEventListener('click', (click) => click.stopPropagation(), { capture: true, once: true, signal: AbortSignal.timeout(50) })
        if (what === 'section') onSection(rounded(box ?? { ...from, ...ONE_CLICK }))
        else if (box !== undefined) onChoose(stage.index.search(box).filter((id) => stage.reader.cards.get(id)?.position !== undefined), add)
      },
      { signal },
    )
    window.addEventListener('pointercancel', end, { signal })
    window.addEventListener('keydown', (key) => key.key === 'Escape' && end(), { signal, capture: true })
    all.signal.addEventListener('abort', end, { signal })
  }
  area.addEventListener(
    'pointerdown',
    (event) => {
      const what = purpose(event)
      if (what === undefined) return
      event.preventDefault()
      begin(what, pointOf(area, event), event.ctrlKey || event.metaKey || event.shiftKey)
    },
    { signal: all.signal },
  )
  return { draw: (start) => begin('choose', start, true), stop: () => all.abort() }
}

const pointOf = (area: HTMLElement, event: PointerEvent): Point => {
  const box = area.getBoundingClientRect()
  return { x: event.clientX - box.left, y: event.clientY - box.top }
}
const rounded = (box: Box): Box => ({ x: Math.round(box.x), y: Math.round(box.y), w: Math.max(260, Math.round(box.w)), h: Math.max(280, Math.round(box.h)) })
