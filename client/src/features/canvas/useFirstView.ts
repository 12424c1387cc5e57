import { useLayoutEffect, useState } from 'react'
import { fit } from './camera.ts'
import { firstView } from './firstView.ts'
import { useScene } from './scene.ts'

/** Text smaller than this is not read: a first view shows less instead. */
const LEAST_SCALE = { wide: 0.45, narrow: 0.6 } as const

/** Chooses what the board opens on, once its content is here. True when the view stands. */
export function useFirstView({ ready, first }: { readonly ready: boolean; readonly first: boolean }): boolean {
  const { stage, reader, live } = useScene()
  const [settled, setSettled] = useState(false)
  useLayoutEffect(() => {
    if (!ready || settled) return undefined
    if (first) {
      const view = live?.view.getState()
      const round = view?.rounds.find((each) => each.id === view.currentRoundId) ?? view?.rounds.find((each) => each.state === 'planned')
      const { w, h } = stage.viewport
      const { insets, viewport } = stage
      const box = firstView(round?.phase, { reader, boxOf: (id) => stage.boxOf(id), roadmap: stage.roadmap?.frame, free: { w: w - insets.left - insets.right, h: h - insets.top - insets.bottom } })
      const everything = stage.everything()
      if (box !== undefined) stage.camera.setState(fit(box, { viewport, insets, most: 1, least: w < 700 ? LEAST_SCALE.narrow : LEAST_SCALE.wide, align: 'top' }), true)
      else if (everything !== undefined) stage.camera.setState(fit(everything, { viewport, insets, most: 1, align: 'top' }), true)
    }
    stage.remount()
    // Not in this pass: what was just mounted is laid out first.
    const frame = requestAnimationFrame(() => setSettled(true))
    return () => cancelAnimationFrame(frame)
  }, [ready, first, settled, stage, reader, live])
  return settled
}
