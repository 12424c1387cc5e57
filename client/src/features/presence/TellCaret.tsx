import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'

/** A caret is told this often at most: the letters themselves come with the text. */
const EVERY_MS = 120

/** Tells others where my caret is while I write in a card on the board. Draws nothing. */
export function TellCaret({ live }: { readonly live: OpenWorkshop }) {
  const editingId = useStore(live.selection, (selection) => selection.editingId)
  useEffect(() => {
    if (editingId === undefined) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = (): void => {
      timer = undefined
      const field = document.activeElement
      if (field instanceof HTMLTextAreaElement && field.closest('[data-editor]') !== null) live.awareness.tell({ caret: { from: field.selectionStart, to: field.selectionEnd } })
    }
    const moved = (): void => void (timer ??= setTimeout(look, EVERY_MS))
    const abort = new AbortController()
    const { signal } = abort
    for (const event of ['selectionchange', 'input', 'keyup', 'pointerup', 'focusin']) document.addEventListener(event, moved, { signal })
    moved()
    return () => {
      abort.abort()
      clearTimeout(timer)
      live.awareness.tell({ caret: undefined })
    }
  }, [live, editingId])
  return null
}
