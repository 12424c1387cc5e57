import { createRef, type RefObject } from 'react'
import type { WordEdit } from './wordEdits.ts'

/** Puts down what a key or a button makes of the words: one act, one undo step, and nothing while an input method composes. */
export type WritingHand = { readonly change: (edit: WordEdit) => void }

/** A field in which words of a card are written, and the hand that ties it to them now: for the keys and buttons beside it. */
export type WritingPlace = {
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly hand: () => WritingHand | undefined
  readonly take: (hand: WritingHand | undefined) => void
}

/** One as long as the field is there: `useState(createWritingPlace)`. */
export function createWritingPlace(): WritingPlace {
  let held: WritingHand | undefined
  return {
    field: createRef<HTMLTextAreaElement>(),
    hand: () => held,
    take: (hand) => {
      held = hand
    },
  }
}
