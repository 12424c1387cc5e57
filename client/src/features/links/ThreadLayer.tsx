import { threadOf } from '@visiebord/shared/board/selectors/thread.ts'
import { useEffect, useRef } from 'react'
import { useScene } from '../canvas/scene.ts'
import type { Box } from '../canvas/camera.ts'
import { around } from '../canvas/mountedView.ts'
import styles from './ThreadLayer.module.css'
import { type ThreadLine, threadLine } from './threadPath.ts'

const SVG = 'http://www.w3.org/2000/svg'

const LIGHTS_AFTER_MS = 160
/** How far beside two cards their line may go round, board units: a card and its gap. */
const REACH = 260

type Line = { readonly from: string; readonly to: string; readonly kind: 'thread' | 'plain' | 'waits' }

/**
 * The red thread of the chosen card, both ways, and its other links as thin ink. Drawn over the cards without React: one
 * attribute on the layer dims the rest, flags light the cards.
 */
export function ThreadLayer() {
  const { stage, selection, reader } = useScene()
  const svg = useRef<SVGSVGElement>(null)
  useEffect(() => {
    const element = svg.current
    const layer = element?.closest<HTMLElement>('[data-overlay]')?.parentElement
    if (element === null || layer === undefined || layer === null) return undefined
    let lines: readonly Line[] = []
    let shown = ''
    let held = false
    /** Ways are sought once for where things lie; what is in a hand goes straight. */
    const known = new Map<string, ThreadLine>()
    const lineBetween = (from: string, to: string, a: Box, b: Box): ThreadLine => {
      if (stage.offsetOf(from) !== undefined || stage.offsetOf(to) !== undefined) return threadLine(a, b)
      const key = `${from} ${to}`
      const line = known.get(key) ?? threadLine(a, b, boxesBetween(from, to, a, b))
      known.set(key, line)
      return line
    }
    const boxesBetween = (from: string, to: string, a: Box, b: Box): Box[] => {
      const reach = around([a, b])
      if (reach === undefined) return []
      return stage.index.search({ x: reach.x - REACH, y: reach.y - REACH, w: reach.w + 2 * REACH, h: reach.h + 2 * REACH }).flatMap((id) => (id === from || id === to || isPartOfBar(id) ? [] : (stage.boxOf(id) ?? [])))
    }
    const draw = (): void => {
      element.replaceChildren()
      const halo = document.createDocumentFragment()
      const strokes = document.createDocumentFragment()
      const knots = document.createDocumentFragment()
      for (const { from, to, kind } of lines) {
        const [a, b] = [stage.seenBoxOf(from), stage.seenBoxOf(to)]
        if (a === undefined || b === undefined) continue
        const { path, ends } = lineBetween(from, to, a, b)
        for (const [holder, name] of [
          [halo, styles['halo']],
          [strokes, styles[kind]],
        ] as const) {
          const line = document.createElementNS(SVG, 'path')
          line.setAttribute('d', path)
          line.setAttribute('class', name ?? '')
          if (kind === 'thread' && holder === strokes) line.setAttribute('pathLength', '1')
          holder.append(line)
        }
        for (const end of kind === 'thread' ? ends : ends.slice(1)) {
          const knot = document.createElementNS(SVG, 'circle')
          knot.setAttribute('cx', String(end.x))
          knot.setAttribute('cy', String(end.y))
          knot.setAttribute('class', (kind === 'thread' ? styles['knot'] : styles['end']) ?? '')
          knots.append(knot)
        }
      }
      element.append(halo, strokes, knots)
    }
    const ask = (): void => {
      if (lines.length > 0 || element.childElementCount > 0) stage.frames.request('thread', draw)
    }
    const renew = (): void => {
      const { ids, editingId } = selection.getState()
      const [id] = ids
      const thread = ids.size === 1 && id !== undefined && editingId === undefined ? threadOf(reader, id) : undefined
      const others = ids.size === 1 && id !== undefined && editingId === undefined ? otherLinks(id) : []
      const isLit = thread !== undefined && thread.ids.size > 1
      lines = [...(isLit ? thread.edges.filter(({ to }) => !isPartOfBar(to)).map(({ from, to }): Line => ({ from, to, kind: 'thread' })) : []), ...others]
      layer.toggleAttribute('data-thread', isLit)
      stage.flag('data-lit', isLit ? new Set([...thread.ids, ...others.flatMap(({ from, to }) => [from, to])]) : new Set())
      const now = isLit ? (id ?? '') : ''
      if (now !== shown) element.dataset['fresh'] = ''
      shown = now
      ask()
    }
    /** A step on the roadmap is the lower edge of its project: lit, it needs no line. */
    const isPartOfBar = (id: string): boolean => reader.cards.get(id)?.kind === 'step' && reader.cards.get(id)?.position === undefined
    const otherLinks = (id: string): Line[] =>
      [...reader.linksAt(id)].flatMap((linkId) => {
        const link = reader.links.get(linkId)
        if (link === undefined || link.kind === 'supports' || link.kind === 'realises') return []
        return { from: link.from, to: link.to, kind: link.kind === 'dependsOn' ? 'waits' : 'plain' } as const
      })
    let was = selection.getState()
    let timer: ReturnType<typeof setTimeout> | undefined
    /** The thread goes out at once and lights after a moment: a double click, or a drag, is not asked for it. */
    const soon = (): void => {
      clearTimeout(timer)
      if (shown !== '') renewDark()
      timer = setTimeout(renew, LIGHTS_AFTER_MS)
    }
    const renewDark = (): void => {
      lines = []
      shown = ''
      layer.removeAttribute('data-thread')
      stage.flag('data-lit', new Set())
      draw()
    }
    renew()
    const stops = [
      selection.subscribe((now) => {
        if (now.ids !== was.ids || now.editingId !== was.editingId) soon()
        was = now
      }),
      reader.subscribe((change) => {
        if (selection.getState().ids.size === 1 && (change.links.size > 0 || [...change.cards].some((id) => !reader.cards.has(id) || stage.boxOf(id) === undefined))) renew()
      }),
      stage.onBoxes(() => known.clear()),
      stage.onSeen(ask),
      stage.onFlags(() => {
        const holds = stage.flagged('data-lifted') !== undefined
        if (holds === held) return
        held = holds
        if (holds) {
          clearTimeout(timer)
          renewDark()
        } else soon()
      }),
      () => clearTimeout(timer),
    ]
    return () => {
      for (const stop of stops) stop()
      layer.removeAttribute('data-thread')
      stage.flag('data-lit', new Set())
    }
  }, [stage, selection, reader])
  return <svg ref={svg} className={styles.layer} aria-hidden="true" width="1" height="1" />
}
