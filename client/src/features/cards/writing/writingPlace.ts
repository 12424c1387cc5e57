import { createRef, type RefObject } from 'react'
import type { TypingHand } from '../typingHand.ts'

/** A field in which words of a card are written, and the hand that ties it to them now: for the keys and buttons beside it. */
export type WritingPlace = {
  readonly field: RefObject<HTMLTextAreaElement | null>
  readonly hand: () => TypingHand | undefined
  readonly take: (hand: TypingHand | undefined) => void
}

/** One as long as the field is there: `useState(createWritingPlace)`. */
export function createWritingPlace(): WritingPlace {
  let held: TypingHand | undefined
  return {
    field: createRef<HTMLTextAreaElement>(),
    hand: () => held,
    take: (hand) => {
      held = hand
    },
  }
}
