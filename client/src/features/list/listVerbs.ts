import type { Board } from '@visiebord/shared/board/board.ts'
import { cardRect } from '@visiebord/shared/board/geometry/cardSize.ts'
import { around, type Rect } from '@visiebord/shared/board/geometry/rect.ts'
import { sectionRect } from '@visiebord/shared/board/selectors/placement.ts'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import type { CardVerbs } from '../actions/actionContext.ts'
import { cardsIn, projectsIn } from '../canvas/groundQuestion.ts'
import type { CanvasWords } from '../canvas/words.ts'
import { laneMove } from '../roadmap/laneOrder.ts'
import { placeRoadmap } from '../roadmap/placeRoadmap.ts'
import { addSectionBeside, choosingInList } from './choosingInList.ts'
import type { ListControls } from './listControls.ts'

/** What the list asks in a dialog, where the board has a place for it. */
export type ListQuestion = { readonly what: 'ground'; readonly of: 'section' | 'lane'; readonly id: string; readonly asks: 'name' | 'delete' } | { readonly what: 'timeline' }

type Options = {
  readonly workshop: Pick<OpenWorkshop, 'selection' | 'commands' | 'announce'>
  readonly board: Board
  readonly words: CanvasWords & { readonly laneDeleted: (title: string) => string; readonly laneMoved: (title: string, at: number, of: number) => string }
  /** Done by the page. */
  readonly page: Pick<CardVerbs, 'open' | 'moveTo'>
  readonly list: () => ListControls | undefined
  /** Where the keyboard goes when the row that has it is taken away. */
  readonly nextRow: () => { focus(): void } | undefined
  readonly ask: (question: ListQuestion) => void
  /** The section that a menu or the keyboard is at. */
  readonly sectionId: string | undefined
}

/** What the catalogue's actions do in the list. */
export function listVerbs({ workshop, board, words, page, list, nextRow, ask, sectionId }: Options): CardVerbs {
  const { selection, commands, announce } = workshop
  const { read } = board
  const nameIt = (of: 'section' | 'lane', id: string): void => (id === '' ? undefined : ask({ what: 'ground', of, id, asks: 'name' }))
  const turnBack = (which: 'undo' | 'redo'): void => {
    const outcome = board.undo[which]()
    const told = outcome.done ? (which === 'undo' ? words.undone : words.redone) : outcome.why === 'others-wrote' ? words.othersWrote : which === 'undo' ? words.nothingToUndo : words.nothingToRedo
    announce.say(told, { urgent: !outcome.done })
  }
  return {
    edit: (id) => selection.setState({ ids: new Set([id]), editingId: id }),
    open: page.open,
    moveTo: page.moveTo,
    remove: (ids) => {
      const next = nextRow()
      commands.deleteCards(ids)
      if (ids.some((id) => read.cards.has(id))) return
      announce.say(words.deleted(ids.length))
      next?.focus()
    },
    ...choosingInList({ workshop, board: read, words }),
    // The panel has a field for each end of a link.
    link: page.open,
    addSection: () => nameIt('section', addSectionBeside({ workshop, board: read, title: words.newSection })),
    renameSection: (id) => ask({ what: 'ground', of: 'section', id, asks: 'name' }),
    removeSection: (id) => {
      if (cardsIn(read, id) > 0) return ask({ what: 'ground', of: 'section', id, asks: 'delete' })
      commands.deleteSection(id)
      if (!read.sections.has(id)) announce.say(words.sectionDeleted)
      return undefined
    },
    add: (kind, _, fields) => list()?.write({ kind, ...(fields === undefined ? {} : { fields }) }, sectionId),
    showSection: (id) => list()?.showSection(id),
    showRoadmap: () => list()?.showRoadmap(),
    addRoadmap: (now) => nameIt('lane', placeRoadmap({ commands, reader: read, below: everything(board), now, laneTitle: words.newLane }) ?? ''),
    askTimeline: () => ask({ what: 'timeline' }),
    addLane: () => nameIt('lane', commands.addLane(words.newLane)),
    renameLane: (id) => ask({ what: 'ground', of: 'lane', id, asks: 'name' }),
    removeLane: (id) => {
      if (projectsIn(read, id) > 0) return ask({ what: 'ground', of: 'lane', id, asks: 'delete' })
      const title = read.lanes.get(id)?.title ?? ''
      commands.deleteLane(id)
      if (!read.lanes.has(id)) announce.say(words.laneDeleted(title))
      return undefined
    },
    moveLane: (id, by) => {
      const asked = laneMove(read, id, by)
      if (asked === undefined) return
      const before = read.lanes.get(id)?.order
      commands.orderLane(id, asked.between)
      // A refused command has said why.
      if (read.lanes.get(id)?.order !== before) announce.say(words.laneMoved(read.lanes.get(id)?.title ?? '', asked.place, asked.of))
    },
    undo: () => turnBack('undo'),
    redo: () => turnBack('redo'),
  }
}

/** The box around all that lies on the board. */
const everything = ({ read }: Board): Rect | undefined => around([...[...read.sections.values()].map(sectionRect), ...[...read.cards.values()].flatMap((card) => cardRect(card) ?? [])])
