import { Redo2, Undo2 } from 'lucide-react'
import { actionGroup } from '../actionGroup.ts'

export const undoing = actionGroup({
  title: { nl: 'Terugnemen', en: 'Undo' },
  actions: {
    undo: { icon: Undo2, whyNot: ({ live }) => (live.board.getState().board.undo.canUndo() ? undefined : 'nothingToUndo'), run: ({ cards }) => cards.undo() },
    redo: { icon: Redo2, whyNot: ({ live }) => (live.board.getState().board.undo.canRedo() ? undefined : 'nothingToRedo'), run: ({ cards }) => cards.redo() },
  },
  words: {
    nl: { undo: { name: 'Terug', also: 'ongedaan maken terugnemen undo' }, redo: { name: 'Opnieuw', also: 'toch wel redo herhalen' } },
    en: { undo: { name: 'Undo', also: 'back revert' }, redo: { name: 'Redo', also: 'again' } },
  },
})
