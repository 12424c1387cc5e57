import type { BoardReader } from '@visiebord/shared/board/board.ts'
import type { Party } from '@visiebord/shared/workshop/nouns.ts'
import type { Stage } from '../canvas/stage.ts'
import { createMapDrawing } from './mapDrawing.ts'
import { frameOn, freeView, type MapScale, type Size } from './mapGeometry.ts'

/** At most so often, ms: a map is glanced at, and what it costs must not be felt by who drags. */
const REDRAWN_AFTER_MS = 500
const FRAMED_AFTER_MS = 100
/** A machine that is never idle gets it all the same, ms. */
const AT_LAST_MS = 1_500

type Options = { readonly canvas: HTMLCanvasElement; readonly frame: HTMLElement; readonly size: Size; readonly stage: Stage; readonly reader: BoardReader; readonly parties: () => ReadonlyMap<string, Party> }
export type LiveMap = { /** How the board lies on it now. */ readonly map: () => MapScale | undefined; /** For a hand on the map: without waiting. */ readonly frameNow: () => void; readonly dispose: () => void }

/** Keeps the drawing and the frame true, seldom and when the machine is idle. */
export function liveMap({ canvas, frame, size, stage, reader, parties }: Options): LiveMap {
  const drawing = createMapDrawing(canvas, size, { stage, parties })
  let map: MapScale | undefined
  const frameNow = (): void => {
    frame.hidden = map === undefined
    if (map === undefined) return
    const { x, y, w, h } = frameOn(map, freeView(stage.camera.getState(), stage), size)
    frame.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px)`
    ;[frame.style.width, frame.style.height] = [`${w.toFixed(1)}px`, `${h.toFixed(1)}px`]
  }
  const draw = (): void => {
    map = drawing.draw()
    frameNow()
  }
  const redraw = seldom(REDRAWN_AFTER_MS, (run) => whenIdle(run), draw)
  const reframe = seldom(FRAMED_AFTER_MS, (run) => (run(), () => undefined), frameNow)
  const theme = new MutationObserver(() => {
    drawing.renewInks()
    redraw.ask()
  })
  theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class', 'style'] })
  const stops = [
    stage.onBoxes(redraw.ask),
    reader.subscribe(({ sections, timeline, cards }) => (sections.size > 0 || timeline || cards.size > 0 ? redraw.ask() : undefined)),
    stage.onView(reframe.ask),
    redraw.dispose,
    reframe.dispose,
    () => theme.disconnect(),
  ]
  draw()
  return {
    map: () => map,
    frameNow,
    dispose: () => {
      for (const stop of stops) stop()
    },
  }
}

/** Runs `task` some time after it was asked for, once for all that asked meanwhile, never twice within `ms`. */
function seldom(ms: number, when: (run: () => void) => () => void, task: () => void): { readonly ask: () => void; readonly dispose: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  let cancel: (() => void) | undefined
  let isAsked = false
  const run = (): void => {
    isAsked = false
    task()
    timer = setTimeout(() => {
      timer = undefined
      if (isAsked) cancel = when(run)
    }, ms)
  }
  return {
    ask() {
      if (isAsked) return
      isAsked = true
      if (timer === undefined) cancel = when(run)
    },
    dispose() {
      clearTimeout(timer)
      cancel?.()
      isAsked = true
    },
  }
}

function whenIdle(run: () => void): () => void {
  if (typeof window.requestIdleCallback !== 'function') {
    const timer = setTimeout(run)
    return () => clearTimeout(timer)
  }
  const handle = window.requestIdleCallback(() => run(), { timeout: AT_LAST_MS })
  return () => window.cancelIdleCallback(handle)
}
