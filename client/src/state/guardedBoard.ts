import type { Board, TextHandle, UndoDesk } from '@visiebord/shared/board/board.ts'
import type { BoardGuard, Objection } from './boardGuard.ts'
import { guardedCommands } from './guardedCommands.ts'

/** A board whose every write asks the guard first: commands, typing, undo. Reading is the board's own. */
export function guardedBoard(board: Board, guard: BoardGuard): Board {
  return {
    read: board.read,
    commands: guardedCommands(() => board, guard),
    undo: guardedUndo(board.undo, guard),
    cardText: (cardId) => {
      const handle = board.cardText(cardId)
      if (handle === undefined) return undefined
      return guardedText(handle, guard, (length) => {
        const card = board.read.cards.get(cardId)
        return [card === undefined ? undefined : guard.kinds([card.kind]), guard.unlocked(board.read, [cardId]), guard.textLength(length)]
      })
    },
    sectionTitle: (sectionId) => {
      const handle = board.sectionTitle(sectionId)
      return handle === undefined ? undefined : guardedText(handle, guard, (length) => [guard.structure(), guard.titleLength(length)])
    },
    dispose: () => board.dispose(),
  }
}

/** Typing that makes a text shorter is always let through by length: whoever is over the limit must be able to get back. */
function guardedText(handle: TextHandle, guard: BoardGuard, objections: (length: number) => readonly Objection[]): TextHandle {
  const mayGrow = (by: number): boolean => guard.permits(...objections(by > 0 ? handle.read().length + by : 0))
  return {
    read: () => handle.read(),
    splice: (index, remove, insert) => {
      if (mayGrow(insert.length - remove)) handle.splice(index, remove, insert)
    },
    change: (splices) => {
      if (mayGrow(splices.reduce((sum, { remove, insert }) => sum + insert.length - remove, 0))) handle.change(splices)
    },
    observe: (listener) => handle.observe(listener),
  }
}

function guardedUndo(undo: UndoDesk, guard: BoardGuard): UndoDesk {
  const ask = (run: () => ReturnType<UndoDesk['undo']>): ReturnType<UndoDesk['undo']> => (guard.permits(guard.anything()) ? run() : { done: false, why: 'nothing' })
  return {
    canUndo: () => undo.canUndo(),
    canRedo: () => undo.canRedo(),
    undo: () => ask(() => undo.undo()),
    redo: () => ask(() => undo.redo()),
    cut: () => undo.cut(),
    subscribe: (listener) => undo.subscribe(listener),
  }
}
