import type { BoardReader } from '@visiebord/shared/board/board.ts'
import { type RefObject, useLayoutEffect, useState } from 'react'
import { applyTransform, type CameraStore, type Insets, turned } from './camera.ts'
import { areTitlesDrawn } from './areTitlesDrawn.ts'
import { createFrames } from './frames.ts'
import { Stage } from './stage.ts'

type Options = { readonly reader: BoardReader; readonly camera: CameraStore; readonly insets: Insets; readonly surface: RefObject<HTMLElement | null>; readonly layer: RefObject<HTMLElement | null> }

/** Below this scale a title has no room for what stands beside it. */
const SMALL = 0.42

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
    const draw = (): void => {
      const now = camera.getState()
      applyTransform(paper, now)
      if (now.scale === scale) return
      scale = now.scale
      paper.toggleAttribute('data-distant', scale < 0.4)
      for (const child of paper.children) {
        if (!(child instanceof HTMLElement) || child.dataset['keepsSize'] === undefined) continue
        child.toggleAttribute('data-small', scale < SMALL)
        child.toggleAttribute('data-titles-drawn', areTitlesDrawn(scale))
        // Of sections there may be hundreds, each with a value of its own (sheetSizes.ts): one on what holds them would have all of them worked out anew.
        const holders = child.querySelector(':scope > [data-section-id]') === null ? [child] : child.children
        for (const holder of holders) if (holder instanceof HTMLElement && holder.dataset['sectionId'] === undefined) holder.style.setProperty('--px', `${1 / scale}px`)
      }
    }
    draw()
    // No layer of its own for the compositor: without a graphics card putting hundreds of papers together again costs more than painting what moved, and it blurs text between scales.
    const stop = camera.subscribe(() => frames.request('camera', draw))
    const watch = new ResizeObserver(() => {
      const before = { viewport: made.viewport, insets: made.insets }
      made.resize({ w: area.clientWidth, h: area.clientHeight })
      camera.setState(turned(camera.getState(), before, { viewport: made.viewport, insets: made.insets }), true)
    })
    watch.observe(area)
    setStage(made)
    return () => {
      stop()
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
