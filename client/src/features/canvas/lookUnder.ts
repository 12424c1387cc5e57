import { sectionAt } from '@visiebord/shared/board/selectors/placement.ts'
import { toBoard } from './camera.ts'
import type { Under } from './canvasCommon.ts'
import { cardAt } from './hit.ts'
import type { Scene } from './scene.ts'

/** What a hand points at: the card that is seen there, or whose handle it is, else the section, else the ground. */
export function lookUnder({ stage, reader, selection }: Pick<Scene, 'stage' | 'reader' | 'selection'>, surface: HTMLElement | null, event: { readonly target: EventTarget | null; readonly clientX: number; readonly clientY: number }): Under {
  const box = surface?.getBoundingClientRect() ?? { left: 0, top: 0 }
  const at = toBoard(stage.camera.getState(), { x: event.clientX - box.left, y: event.clientY - box.top })
  const titled = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-section-id]')?.dataset['sectionId'] : undefined
  const [ofHandle] = event.target instanceof Element && event.target.closest('[data-handle]') !== null ? selection.getState().ids : []
  return { cardId: ofHandle ?? cardAt(stage, event.target, at), sectionId: titled ?? sectionAt(reader, at)?.id, at }
}
