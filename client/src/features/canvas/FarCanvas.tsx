import { useEffect, useRef } from 'react'
import { createFarDrawing } from './farDrawing.ts'
import { useScene } from './scene.ts'
import styles from './Surface.module.css'

/** The drawing that stands in for cards while the board is far away. Lies in the layer, undone of its transform. */
export function FarCanvas() {
  const { stage, parties, selection, reader } = useScene()
  const element = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const canvas = element.current
    if (canvas === null) return undefined
    const drawing = createFarDrawing({ canvas, stage, parties: () => parties, chosen: () => selection.getState().ids, lit: () => stage.flagged('data-lit') })
    const draw = (): void => {
      const { x, y, scale } = stage.camera.getState()
      canvas.style.transform = `translate(${x}px, ${y}px) scale(${1 / scale})`
      ;[canvas.style.width, canvas.style.height] = [`${stage.viewport.w}px`, `${stage.viewport.h}px`]
      drawing.draw()
    }
    const ask = (): void => stage.frames.request('far-drawing', draw)
    const whenFar = (): void => {
      if (stage.isFar()) ask()
    }
    draw()
    const theme = new MutationObserver(() => drawing.renewInks())
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class', 'style'] })
    const stops = [
      stage.onView(() => (stage.isFar() || !canvas.hidden ? ask() : undefined)),
      stage.onSeen(whenFar),
      stage.onFlags(whenFar),
      selection.subscribe(whenFar),
      reader.subscribe(whenFar),
      () => theme.disconnect(),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [stage, parties, selection, reader])
  return <canvas ref={element} className={styles.far} aria-hidden="true" hidden />
}
