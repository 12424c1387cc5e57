import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import { tellCaret } from './caretTeller.ts'

/** Tells others where my caret is while I write in a card on the board. Draws nothing. */
export function TellCaret({ live }: { readonly live: OpenWorkshop }) {
  const editingId = useStore(live.selection, (selection) => selection.editingId)
  useEffect(() => (editingId === undefined ? undefined : tellCaret(live, (field) => field.closest('[data-editor]') !== null)), [live, editingId])
  return null
}
