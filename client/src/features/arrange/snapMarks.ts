import type { Box } from '../canvas/camera.ts'
import styles from './snapMarks.module.css'
import type { Snap } from './snap.ts'

const SVG = 'http://www.w3.org/2000/svg'
/** Half the length of the strokes that end a gap, CSS px. */
const TICK = 5

/** Views beyond each edge of the view that the drawing takes room for: as far as lines go that are of use. */
const ROOM = 2

type SnapMarks = { show(snap: Snap, scale: number): void; /** Shows nothing for now. */ clear(): void; end(): void }

/**
 * Lines and gaps in one drawing over the cards, there while a hand moves something along them. It takes room for all of them at once, and keeps it: a drawing that grows and
 * shrinks has the browser work out anew in each frame what lies over what (Chromium 153: 0.7 of the 1.0 ms that it took).
 */
export function createSnapMarks(overlay: () => Element | null | undefined, view: () => Box): SnapMarks {
  let drawing: SVGElement | undefined
  let lines: SVGElement | undefined
  let gaps: SVGElement | undefined
  const clear = (): void => {
    for (const path of [lines, gaps]) if (path?.getAttribute('d') !== '') path?.setAttribute('d', '')
  }
  return {
    show(snap, scale) {
      if (snap.lines.length === 0 && snap.gaps.length === 0) return clear()
      const place = overlay()
      if (place === null || place === undefined) return
      if (drawing === undefined) {
        const [made, line, gap, room] = [document.createElementNS(SVG, 'svg'), document.createElementNS(SVG, 'path'), document.createElementNS(SVG, 'path'), document.createElementNS(SVG, 'rect')]
        made.setAttribute('class', styles['marks'] ?? '')
        made.setAttribute('data-snap', '')
        gap.setAttribute('class', styles['gaps'] ?? '')
        const { x, y, w, h } = view()
        room.setAttribute('class', styles['room'] ?? '')
        for (const [name, value] of Object.entries({ x: x - ROOM * w, y: y - ROOM * h, width: (1 + 2 * ROOM) * w, height: (1 + 2 * ROOM) * h })) room.setAttribute(name, String(value))
        made.append(room, line, gap)
        place.append(made)
        ;[drawing, lines, gaps] = [made, line, gap]
      }
      const tick = TICK / scale
      lines?.setAttribute('d', snap.lines.map(({ axis, at, from, to }) => (axis === 'x' ? `M${at} ${from}V${to}` : `M${from} ${at}H${to}`)).join(''))
      gaps?.setAttribute(
        'd',
        snap.gaps
          .map(({ axis, at, from, to }) => (axis === 'x' ? `M${from} ${at}H${to}M${from} ${at - tick}v${2 * tick}M${to} ${at - tick}v${2 * tick}` : `M${at} ${from}V${to}M${at - tick} ${from}h${2 * tick}M${at - tick} ${to}h${2 * tick}`))
          .join(''),
      )
    },
    clear,
    end() {
      drawing?.remove()
      drawing = lines = gaps = undefined
    },
  }
}
