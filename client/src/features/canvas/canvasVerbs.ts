import type { Pen } from '@visiebord/shared/board/schema.ts'
import { flushSync } from 'react-dom'
import type { CanvasVerbs } from '../actions/actionContext.ts'
import { laneMove } from '../roadmap/laneOrder.ts'
import type { BoardActions } from './boardActions.ts'
import { deleteLane, deleteSection } from './groundQuestion.ts'
import type { Scene } from './scene.ts'
import type { CanvasWords } from './words.ts'

type Options = {
  readonly scene: Scene
  readonly actions: BoardActions
  readonly words: CanvasWords
  readonly laneWords: { readonly laneDeleted: (title: string) => string; readonly laneMoved: (title: string, at: number, of: number) => string }
  readonly surface: () => HTMLElement | null
  readonly link: (id: string) => void
  readonly moveTo: (ids: readonly string[]) => void
  readonly open: (id: string) => void
  readonly draw: (pen: Pen) => void
}

/** What the catalogue's actions do here. */
export function canvasVerbs({ scene, actions, words, laneWords, surface, link, moveTo, open, draw }: Options): CanvasVerbs {
  const { live, questions, selection, stage, reader } = scene
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
    renameLane: (id) => surface()?.querySelector<HTMLElement>(`[data-lane-id="${CSS.escape(id)}"] [data-ground-title]`)?.click(),
    removeLane: (id) => {
      const title = reader.lanes.get(id)?.title ?? ''
      if (!deleteLane(scene, id)) return
      actions.say(laneWords.laneDeleted(title))
      surface()?.focus({ preventScroll: true })
    },
    moveLane: (id, by) => {
      const asked = laneMove(reader, id, by)
      if (asked === undefined) return
      live?.commands.orderLane(id, asked.between)
      actions.say(laneWords.laneMoved(reader.lanes.get(id)?.title ?? '', asked.place, asked.of))
    },
    showSection: actions.showSection,
    showRoadmap: actions.showRoadmap,
    fitAll: actions.fitAll,
    fitChosen: actions.fitChosen,
    zoomBy: actions.zoomBy,
    zoomTo: actions.zoomTo,
  }
}
