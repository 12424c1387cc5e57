import type { UndoDesk } from '@visiebord/shared/board/board.ts'
import type { KeyboardEvent } from 'react'

/** Undo and redo in a field: the browser knows only its own typing, this desk knows what others wrote in between. True when the key was one of these. */
export function undoKey(event: KeyboardEvent, desk: UndoDesk): boolean {
  const key = event.key.toLowerCase()
  if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== 'z' && key !== 'y')) return false
  event.preventDefault()
  if (key === 'y' || event.shiftKey) desk.redo()
  else desk.undo()
  return true
}
