import { cardSize } from '@visiebord/shared/board/geometry/cardSize.ts'
import { resizedTo } from '@visiebord/shared/board/geometry/resizing.ts'
import type { Size } from '@visiebord/shared/board/schema.ts'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import type { Stage } from './stage.ts'

type Options = { readonly id: string; readonly stage: Stage; readonly live: Pick<OpenWorkshop, 'commands' | 'onHandIn'> }

/** Pulls a card larger or smaller by its corner: seen at once, written once. Esc gives its size back; a seal that comes takes it as it is. */
export function attachResize(grip: HTMLElement, { id, stage, live }: Options): () => void {
  const all = new AbortController()
  let end: (keep: boolean) => void = () => undefined
  const down = (event: PointerEvent): void => {
    const card = stage.reader.cards.get(id)
    if (card === undefined || event.button !== 0) return
    event.stopPropagation()
    event.preventDefault()
    const was = cardSize(card)
    const from = { x: event.clientX, y: event.clientY }
    let size: Size | undefined
    const gesture = new AbortController()
    const { signal } = gesture
    end = (keep) => {
      end = () => undefined
      gesture.abort()
      stopHandIn()
      // Written before the offset goes: nothing jumps back for a frame.
      if (keep && size !== undefined && (size.w !== was.w || size.h !== was.h)) live.commands.resizeCard(id, size)
      stage.setOffset(id, 'mine', undefined)
    }
    const stopHandIn = live.onHandIn(() => end(true))
    stage.keep('hand', new Set([id]))
    window.addEventListener(
      'pointermove',
      (move) => {
        const { scale } = stage.camera.getState()
        size = resizedTo(card, { w: was.w + (move.clientX - from.x) / scale, h: was.h + (move.clientY - from.y) / scale })
        if (size !== undefined) stage.setOffset(id, 'mine', { dx: 0, dy: 0, dw: size.w - was.w, dh: size.h - was.h })
      },
      { signal },
    )
    window.addEventListener(
      'pointerup',
      () => {
        window.addEventListener('click', (click) => click.stopPropagation(), { capture: true, once: true, signal: AbortSignal.timeout(50) })
        end(true)
      },
      { signal },
    )
    window.addEventListener('pointercancel', () => end(false), { signal })
    window.addEventListener(
      'keydown',
      (key) => {
        if (key.key !== 'Escape') return
        key.stopImmediatePropagation()
        end(false)
      },
      { signal, capture: true },
    )
  }
  grip.addEventListener('pointerdown', down, { signal: all.signal })
  return () => {
    end(false)
    all.abort()
  }
}
