import type { BoardReader } from '@visiebord/shared/board/board.ts'
import { type RefObject, useLayoutEffect, useState } from 'react'
import { applyTransform, type CameraStore, type Insets } from './camera.ts'
import { areTitlesDrawn } from './farTitles.ts'
import { createFrames } from './frames.ts'
import { Stage } from './stage.ts'

type Options = { readonly reader: BoardReader; readonly camera: CameraStore; readonly insets: Insets; readonly surface: RefObject<HTMLElement | null>; readonly layer: RefObject<HTMLElement | null> }

/** How long after the last change of the camera the layer counts as lying still, ms. */
const STILL_AFTER_MS = 160

/** The stage of one board, made when its surface is on the page; the camera is tied to the one layer here. */
export function useStage({ reader, camera, insets, surface, layer }: Options): Stage | undefined {
  const [stage, setStage] = useState<Stage>()
  useLayoutEffect(() => {
    const [area, paper] = [surface.current, layer.current]
    if (area === null || paper === null) return undefined
    const frames = createFrames(
      (run) => requestAnimationFrame(run),
      (handle) => cancelAnimationFrame(handle),
    )
    const made = new Stage({ reader, camera, frames, viewport: { w: area.clientWidth, h: area.clientHeight }, insets })
    let scale = Number.NaN
    let still: ReturnType<typeof setTimeout> | undefined
    const draw = (): void => {
      const now = camera.getState()
      applyTransform(paper, now)
      if (now.scale === scale) return
      scale = now.scale
      paper.toggleAttribute('data-distant', scale < 0.4)
      for (const child of paper.querySelectorAll<HTMLElement>('[data-keeps-size]')) {
        child.style.setProperty('--px', `${1 / scale}px`)
        child.toggleAttribute('data-small', scale < 0.42)
        child.toggleAttribute('data-titles-drawn', areTitlesDrawn(scale))
        child.style.setProperty('--title', `${Math.max(24, 17 / scale)}px`)
      }
    }
    draw()
    const stop = camera.subscribe(() => {
      // Only while it moves: a layer of its own costs memory and blurs text between scales.
      paper.style.willChange = 'transform'
      clearTimeout(still)
      still = setTimeout(() => (paper.style.willChange = ''), STILL_AFTER_MS)
      frames.request('camera', draw)
    })
    const watch = new ResizeObserver(() => made.resize({ w: area.clientWidth, h: area.clientHeight }))
    watch.observe(area)
    setStage(made)
    return () => {
      stop()
      clearTimeout(still)
      watch.disconnect()
      made.dispose()
      frames.dispose()
    }
    // The insets of a living stage are set below: they must not make another one.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [reader, camera, surface, layer])
  if (stage !== undefined) stage.insets = insets
  return stage
}
