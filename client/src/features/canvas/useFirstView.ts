import { useCallback, useLayoutEffect, useRef, useState } from 'react'
import { type Camera, fit, panBy } from './camera.ts'
import { firstView } from './firstView.ts'
import { useScene } from './scene.ts'

/** Text smaller than this is not read: a first view shows less instead. */
const LEAST_SCALE = { wide: 0.45, narrow: 0.6 } as const

type First = { readonly ready: boolean; readonly first: boolean; /** What slips cover at the top, CSS px. */ readonly top: number }

/**
 * Chooses what the board opens on, as soon as there is content (of this browser's own copy, before the server's), and once more when all of it is here. True when the view stands. As long as no hand has moved it, it goes along
 * with the slips above it: the words of a round that opens would lie over the first titles.
 */
export function useFirstView({ ready, first, top }: First): boolean {
  const { stage, reader, live } = useScene()
  const [settled, setSettled] = useState(false)
  const begun = useRef<Camera>(undefined)
  const covered = useRef(top)
  useLayoutEffect(() => {
    const by = top - covered.current
    covered.current = top
    const now = stage.camera.getState()
    if (by === 0 || now !== begun.current || stage.flagged('data-moving') !== undefined) return
    begun.current = panBy(now, 0, -by)
    stage.camera.setState(begun.current, true)
  }, [top, stage])
  const choose = useCallback((): void => {
    const view = live?.view.getState()
    const round = view?.rounds.find((each) => each.id === view.currentRoundId) ?? view?.rounds.find((each) => each.state === 'planned')
    const { insets, viewport } = stage
    const { w, h } = viewport
    const free = { w: w - insets.left - insets.right, h: h - insets.top - insets.bottom }
    const box = firstView(round?.phase, { reader, boxOf: (id) => stage.boxOf(id), roadmap: stage.roadmap?.frame, free })
    const everything = stage.everything()
    if (box !== undefined) stage.camera.setState(fit(box, { viewport, insets, most: 1, least: w < 700 ? LEAST_SCALE.narrow : LEAST_SCALE.wide, align: 'top' }), true)
    else if (everything !== undefined) stage.camera.setState(fit(everything, { viewport, insets, most: 1, align: live === undefined ? 'centre' : 'top' }), true)
    // An empty board begins where the first card from a list will come: under a slip nobody would see it.
    else stage.camera.setState(fit({ x: 0, y: 0, ...free }, { viewport, insets, most: 1, align: 'top' }), true)
    begun.current = stage.camera.getState()
  }, [stage, reader, live])
  useLayoutEffect(() => {
    if (!first || ready || settled) return undefined
    // On a slow line it would be seen at the wrong place, and leap.
    const look = (): void => {
      if (begun.current === undefined && stage.everything() !== undefined) choose()
    }
    look()
    return reader.subscribe(look)
  }, [first, ready, settled, stage, reader, choose])
  useLayoutEffect(() => {
    if (!ready || settled) return undefined
    // Who has looked elsewhere meanwhile stays there.
    if (first && (begun.current === undefined || stage.camera.getState() === begun.current)) choose()
    stage.remount()
    // Not in this pass: what was just mounted is laid out first.
    const frame = requestAnimationFrame(() => setSettled(true))
    return () => cancelAnimationFrame(frame)
  }, [ready, first, settled, stage, choose])
  return settled
}
