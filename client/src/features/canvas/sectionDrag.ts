import { beginSnapping } from '../arrange/snapping.ts'
import { MOTION_LIMITS } from '@visiebord/shared/protocol/motion.ts'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import { panBy, type Point, toBoard } from './camera.ts'
import { edgePush } from './edgePush.ts'
import { laySheet, otherSections } from './sectionTarget.ts'
import type { Stage } from './stage.ts'

type Options = { readonly id: string; readonly stage: Stage; readonly live: OpenWorkshop }

/** A section moves by its title, and its cards move along. One command at the drop, Esc gives it back. */
export function attachSectionDrag(sheet: HTMLElement, { id, stage, live }: Options): () => void {
  const abort = new AbortController()
  sheet.addEventListener(
    'pointerdown',
    (event) => {
      const target = event.target instanceof Element ? event.target : undefined
      const section = stage.reader.sections.get(id)
      if (target === undefined || target.closest('[data-section-grip]') === null || section === undefined || event.button !== 0 || !movesWith(event, target)) return
      event.stopPropagation()
      const held = [...stage.reader.cards.values()].filter((card) => card.sectionId === id && card.position !== undefined).map((card) => card.id)
      const surface = sheet.closest<HTMLElement>('[data-board-surface]')
      const { left, top } = surface?.getBoundingClientRect() ?? { left: 0, top: 0 }
      const pointOf = (pointed: PointerEvent): Point => ({ x: pointed.clientX - left, y: pointed.clientY - top })
      const start = pointOf(event)
      let pointer = start
      const from = toBoard(stage.camera.getState(), start)
      /** The section and what lies in it: others see them go. */
      const cardIds = [id, ...held].slice(0, MOTION_LIMITS.cardIds)
      const lay = stage.placesOf(held)
      let cursor: Point = { x: 0, y: 0 }
      let isTold = false
      let [dx, dy] = [0, 0]
      let asked = { dx: 0, dy: 0 }
      const gesture = new AbortController()
      const snapping = beginSnapping({
        stage,
        box: { ...section.position, ...section.size },
        others: (view) => otherSections(stage, id, view),
        near: () => sheet,
        again: () => {
          if (asked.dx === 0 && asked.dy === 0) return
          ;({ dx, dy } = snapping.along(asked))
          show()
        },
      })
      const show = (): void => {
        sheet.style.transform = `translate(${dx}px, ${dy}px)`
        stage.carry({ lay, offset: { dx, dy } })
        isTold = true
        if (surface !== null) surface.dataset['dragging'] = ''
        live.motion.send({ cursor, drag: { dx, dy, cardIds } })
      }
      const end = (keep: boolean): void => {
        gesture.abort()
        snapping.end()
        stopHandIn()
        stopView()
        const moved = keep && (dx !== 0 || dy !== 0)
        const [atX, atY] = [dx, dy]
        ;[dx, dy] = [0, 0]
        if (moved) live.commands.moveSection(id, { x: section.position.x + atX, y: section.position.y + atY })
        if (isTold) {
          if (surface !== null) delete surface.dataset['dragging']
          live.motion.send({ cursor })
        }
        const now = stage.reader.sections.get(id)
        if (isTold) stage.carry(undefined)
        if (now === undefined) return
        sheet.style.transform = ''
        laySheet(sheet, { ...now.position, ...now.size })
      }
      const stopHandIn = live.onHandIn(() => end(true))
      const { signal } = gesture
      const follow = (): void => {
        cursor = toBoard(stage.camera.getState(), pointer)
        if (!isTold && Math.hypot(pointer.x - start.x, pointer.y - start.y) < 4) return
        asked = { dx: Math.round(cursor.x - from.x), dy: Math.round(cursor.y - from.y) }
        ;({ dx, dy } = snapping.along(asked))
        show()
      }
      // The view may go under the hand: by wheel, or at the edge of the board.
      const stopView = stage.onView(() => isTold && follow())
      const panAtEdge = (): void => {
        const push = signal.aborted || !isTold ? undefined : edgePush(stage, pointer)
        if (push === undefined) return
        stage.camera.setState(panBy(stage.camera.getState(), push.x, push.y), true)
        stage.frames.request('edge-pan', panAtEdge)
      }
      window.addEventListener(
        'pointermove',
        (move) => {
          pointer = pointOf(move)
          follow()
          if (isTold && edgePush(stage, pointer) !== undefined) stage.frames.request('edge-pan', panAtEdge)
        },
        { signal },
      )
      window.addEventListener('pointerup', () => {
        if (dx !== 0 || dy !== 0) window.addEventListener('click', (click) => click.stopPropagation(), { capture: true, once: true, signal: AbortSignal.timeout(50) })
        end(true)
      }, { signal })
      window.addEventListener('pointercancel', () => end(false), { signal })
      window.addEventListener('keydown', (key) => key.key === 'Escape' && end(false), { signal, capture: true })
    },
    { signal: abort.signal },
  )
  return () => abort.abort()
}

/** A finger that pans falls on titles too: it takes only a section that was chosen first. */
export const movesWith = (event: PointerEvent, pressed: Element): boolean => event.pointerType !== 'touch' || pressed.closest('[data-section-grip]') === null || pressed.closest('[data-section-id][data-chosen]') !== null
