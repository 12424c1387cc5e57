import { useEffect, useRef } from 'react'
import { useWords } from '../../language/language.ts'
import { roadmapWords } from '../roadmap/words.ts'
import { createFarDrawing } from './farDrawing.ts'
import { frameAround, type Picture, whenToRedraw } from './farPicture.ts'
import { useScene } from './scene.ts'
import styles from './Surface.module.css'

/** How long after its last change the view counts as lying still, ms. */
const STILL_AFTER_MS = 120

/** The drawing that stands in for cards while the board is far away. Lies in the layer, undone of its transform. */
export function FarCanvas() {
  const { stage, parties, selection, reader } = useScene()
  const { roadmap: roadmapTitle } = useWords(roadmapWords)
  const element = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const canvas = element.current
    if (canvas === null) return undefined
    const drawing = createFarDrawing({ canvas, stage, parties: () => parties, chosen: () => selection.getState().ids, lit: () => stage.flagged('data-lit'), roadmapTitle })
    let picture: Picture | undefined
    let rest: ReturnType<typeof setTimeout> | undefined
    const show = (): void => {
      clearTimeout(rest)
      canvas.hidden = !stage.isDrawn()
      if (canvas.hidden) {
        picture = undefined
        return
      }
      const { viewport } = stage
      const camera = stage.camera.getState()
      const at = performance.now()
      const when = picture === undefined ? 'now' : whenToRedraw(picture, camera, { viewport, now: at })
      if (when === 'later') rest = setTimeout(change, STILL_AFTER_MS)
      if (when !== 'now') return
      const frame = frameAround(camera, viewport)
      // Where it lies on the board: the layer's transform carries it along until it is drawn anew.
      canvas.style.transform = `translate(${frame.x}px, ${frame.y}px) scale(${1 / frame.scale})`
      ;[canvas.style.width, canvas.style.height] = [`${frame.w}px`, `${frame.h}px`]
      const cards = drawing.draw(frame)
      picture = { frame, cards, at, took: performance.now() - at }
    }
    const ask = (): void => stage.frames.request('far-drawing', show)
    /** What it shows is no longer so. */
    const change = (): void => {
      if (!stage.isDrawn() && canvas.hidden) return
      picture = undefined
      ask()
    }
    show()
    const theme = new MutationObserver(() => {
      drawing.renewInks()
      change()
    })
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'class', 'style'] })
    const stops = [
      stage.onView(() => (stage.isDrawn() || !canvas.hidden ? ask() : undefined)),
      stage.onSeen(change),
      stage.onFlags(change),
      stage.mounted.subscribe(change),
      selection.subscribe(change),
      reader.subscribe(change),
      () => theme.disconnect(),
      () => drawing.dispose(),
      () => clearTimeout(rest),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [stage, parties, selection, reader, roadmapTitle])
  return <canvas ref={element} className={styles.far} aria-hidden="true" hidden />
}
