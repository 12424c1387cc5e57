import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import type { Stage } from '../canvas/stage.ts'

type Options = { readonly stage: Stage; readonly live: OpenWorkshop }

/** The roadmap moves by its title; its projects move along. One command at the drop, Esc gives it back. Answers the way to let go. */
export function attachFrameDrag(frame: HTMLElement, { stage, live }: Options): () => void {
  const abort = new AbortController()
  frame.addEventListener(
    'pointerdown',
    (event) => {
      const { timeline } = stage.reader
      if (timeline === undefined || event.button !== 0 || !(event.target instanceof Element) || event.target.closest('[data-frame-grip]') === null) return
      event.stopPropagation()
      const held = stage.placesOf((stage.roadmap?.bars ?? []).flatMap(({ id }) => [id, ...stage.reader.stepsOf(id).filter((step) => stage.reader.cards.get(step)?.position === undefined)]))
      const start = { x: event.clientX, y: event.clientY }
      let [dx, dy] = [0, 0]
      const gesture = new AbortController()
      const { signal } = gesture
      const end = (keep: boolean): void => {
        gesture.abort()
        stopHandIn()
        if (dx === 0 && dy === 0) return
        stage.carry(undefined)
        frame.style.transform = ''
        if (keep) live.commands.setTimeline({ ...timeline, position: { x: timeline.position.x + dx, y: timeline.position.y + dy } })
        window.addEventListener('click', (click) => click.stopPropagation(), { capture: true, once: true, signal: AbortSignal.timeout(50) })
      }
      const stopHandIn = live.onHandIn(() => end(true))
      window.addEventListener(
        'pointermove',
        (move) => {
          const { scale } = stage.camera.getState()
          const [x, y] = [(move.clientX - start.x) / scale, (move.clientY - start.y) / scale]
          if (dx === 0 && dy === 0 && Math.hypot(x, y) * scale < 4) return
          ;[dx, dy] = [Math.round(x), Math.round(y)]
          frame.style.transform = `translate(${dx}px, ${dy}px)`
          stage.carry({ lay: held, offset: { dx, dy } })
        },
        { signal },
      )
      window.addEventListener('pointerup', () => end(true), { signal })
      window.addEventListener('pointercancel', () => end(false), { signal })
      window.addEventListener('keydown', (key) => key.key === 'Escape' && end(false), { signal, capture: true })
    },
    { signal: abort.signal },
  )
  return () => abort.abort()
}
