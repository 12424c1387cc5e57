import styles from './snapMarks.module.css'
import type { Snap } from './snap.ts'

const SVG = 'http://www.w3.org/2000/svg'
/** Half the length of the strokes that end a gap, CSS px. */
const TICK = 5

/** Lines and gaps in one drawing over the cards, there while a hand moves something along them. */
export function createSnapMarks(overlay: () => Element | null | undefined): { show(snap: Snap, scale: number): void; clear(): void } {
  let drawing: SVGElement | undefined
  let [lines, gaps]: (SVGElement | undefined)[] = []
  const clear = (): void => {
    drawing?.remove()
    drawing = undefined
  }
  return {
    show(snap, scale) {
      if (snap.lines.length === 0 && snap.gaps.length === 0) return clear()
      const place = overlay()
      if (place === null || place === undefined) return
      if (drawing === undefined) {
        const [made, line, gap] = [document.createElementNS(SVG, 'svg'), document.createElementNS(SVG, 'path'), document.createElementNS(SVG, 'path')]
        made.setAttribute('class', styles['marks'] ?? '')
        made.setAttribute('data-snap', '')
        gap.setAttribute('class', styles['gaps'] ?? '')
        made.append(line, gap)
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
  }
}
