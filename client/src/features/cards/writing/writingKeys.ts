import { enterInList, type Selection, toggleBold, toggleList, type WordEdit } from './wordEdits.ts'
import type { WritingPlace } from './writingPlace.ts'

export type WritingVerb = 'bold' | 'bullets' | 'numbers'

const editBy = (verb: WritingVerb, text: string, selection: Selection): WordEdit | undefined => (verb === 'bold' ? toggleBold(text, selection) : toggleList(text, selection, verb))
const selectionIn = (field: HTMLTextAreaElement): Selection => ({ from: field.selectionStart, to: field.selectionEnd })

/** Makes the chosen words bold or a list, or ends that. */
export function writes(verb: WritingVerb, { field, hand }: WritingPlace): void {
  if (field.current === null) return
  const edit = editBy(verb, field.current.value, selectionIn(field.current))
  if (edit !== undefined) hand()?.change(edit)
}

type Press = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** By the place on the keyboard for figures: with Shift they write signs. */
export function verbOf({ key, code, ctrlKey, metaKey, altKey, shiftKey }: Press): WritingVerb | undefined {
  if (!(ctrlKey || metaKey) || altKey) return undefined
  if (!shiftKey) return key.toLowerCase() === 'b' ? 'bold' : undefined
  return code === 'Digit8' ? 'bullets' : code === 'Digit7' ? 'numbers' : undefined
}

/** Listens to the field; all but these keys stay the browser's. While an input method composes, every key is its own. `onDone` is told what a key did. */
export function listenToField(field: HTMLTextAreaElement, writing: WritingPlace, { signal, onDone }: { readonly signal: AbortSignal; readonly onDone: (verb: WritingVerb) => void }): void {
  let withShift = false
  field.addEventListener(
    'keydown',
    (event) => {
      withShift = event.shiftKey
      const verb = event.isComposing ? undefined : verbOf(event)
      if (verb === undefined) return
      event.preventDefault()
      writes(verb, writing)
      onDone(verb)
    },
    { signal },
  )
  // Keyboards on a screen do not tell their keys, but what they are about to put in.
  field.addEventListener(
    'beforeinput',
    (event) => {
      if (event.inputType !== 'insertLineBreak' || event.isComposing || withShift) return
      const edit = enterInList(field.value, selectionIn(field))
      if (edit === undefined) return
      event.preventDefault()
      writing.hand()?.change(edit)
    },
    { signal },
  )
}
