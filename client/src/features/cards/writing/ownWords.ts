import { applySplices, diffText } from '../textDiff.ts'
import type { Selection } from './wordEdits.ts'
import type { WritingHand } from './writingPlace.ts'

/**
 * The hand of a field whose words are nobody else's yet. It writes as typing does, so that the browser's own undo takes each change back as one step
 * and whoever listens for `input` hears of it.
 */
export function writeOwnWords(field: HTMLTextAreaElement, signal: AbortSignal): WritingHand {
  let isComposing = false
  field.addEventListener('compositionstart', () => (isComposing = true), { signal })
  field.addEventListener('compositionend', () => (isComposing = false), { signal })
  const before = new Map<string, Selection>()
  field.addEventListener(
    'input',
    (event) => {
      // A browser chooses what its undo brought back: the next letter would take its place.
      const was = event instanceof InputEvent && event.inputType === 'historyUndo' ? before.get(field.value) : undefined
      if (was !== undefined) field.setSelectionRange(was.from, was.to)
    },
    { signal },
  )
  return {
    change({ splices, select }) {
      if (isComposing) return
      if (splices.length > 0) before.set(field.value, { from: field.selectionStart, to: field.selectionEnd })
      const splice = diffText(field.value, applySplices(field.value, splices))
      if (splice !== undefined) put(field, splice.index, splice.index + splice.remove, splice.insert)
      field.setSelectionRange(select.from, select.to)
    },
  }
}

function put(field: HTMLTextAreaElement, from: number, to: number, words: string): void {
  // It writes where the keyboard is.
  field.focus({ preventScroll: true })
  field.setSelectionRange(from, to)
  // The one way that leaves a change to the browser's undo; no standard has another.
  if (words === '' ? field.ownerDocument.execCommand('delete') : field.ownerDocument.execCommand('insertText', false, words)) return
  field.setRangeText(words, from, to)
  field.dispatchEvent(new Event('input', { bubbles: true }))
}
