import type { Pen } from '@visiebord/shared/board/schema.ts'
import { flushSync } from 'react-dom'
import type { CanvasVerbs } from '../actions/actionContext.ts'
import type { BoardActions } from './boardActions.ts'
import { deleteSection } from './groundQuestion.ts'
import type { Scene } from './scene.ts'
import type { CanvasWords } from './words.ts'

type Options = {
  readonly scene: Scene
  readonly actions: BoardActions
  readonly words: CanvasWords
  readonly surface: () => HTMLElement | null
  readonly link: (id: string) => void
  readonly moveTo: (ids: readonly string[]) => void
  readonly open: (id: string) => void
  readonly draw: (pen: Pen) => void
}

/** What the catalogue's actions do here. */
export function canvasVerbs({ scene, actions, words, surface, link, moveTo, open, draw }: Options): CanvasVerbs {
  const { live, questions, selection, stage } = scene
  return {
    edit: actions.edit,
    open,
    moveTo,
    remove: actions.remove,
    undo: actions.undo,
    redo: actions.redo,
    chosen: actions.chosen,
    select: actions.select,
    selectAll: actions.selectAll,
    duplicate: actions.duplicate,
    link,
    add: actions.add,
    draw,
    addSection: actions.addSection,
    addRoadmap: actions.addRoadmap,
    addLane: () => live?.commands.addLane(words.newLane),
    askTimeline: () => questions.setState({ now: { about: 'timeline' } }, true),
    renameSection: (id) => {
      // Far away the title is drawn over the cards: one cannot type in a drawing.
      if (stage.isFar()) actions.showSection(id)
      // Its title is there once it is chosen, wherever it lies.
      flushSync(() => selection.setState({ ids: new Set(), sectionId: id }, true))
      surface()?.querySelector<HTMLElement>(`[data-section-id="${CSS.escape(id)}"] [data-section-grip]`)?.click()
    },
    removeSection: (id) => {
      if (!deleteSection(scene, id)) return
      actions.say(words.sectionDeleted)
      surface()?.focus({ preventScroll: true })
    },
    showSection: actions.showSection,
    showRoadmap: actions.showRoadmap,
    fitAll: actions.fitAll,
    fitChosen: actions.fitChosen,
    zoomBy: actions.zoomBy,
    zoomTo: actions.zoomTo,
  }
}
