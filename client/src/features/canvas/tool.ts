import type { Pen } from '@visiebord/shared/board/schema.ts'

/** What the pointer does on the board. */
export type Tool = 'choose' | 'section' | 'link' | Pen
/** With a pen in the hand nothing is chosen, lifted or panned by one pointer. */
export const isPen = (tool: Tool): tool is Pen => tool === 'pen' || tool === 'marker'
/** A link being made: first the card it starts from, then the one it goes to. */
export type LinkDraft = { readonly from?: string; readonly to?: string }

/** Strokes that are not a card yet, as far as others need to know. */
export type PenPort = {
  /** Takes back the last one; false when there is none. */
  readonly takeBack: () => boolean
  /** Who holds the pen tells how; it returns the way to put it away. */
  readonly hold: (takeBack: () => boolean) => () => void
}

export function createPenPort(): PenPort {
  let held: (() => boolean) | undefined
  return {
    takeBack: () => held?.() ?? false,
    hold(takeBack) {
      held = takeBack
      return () => {
        if (held === takeBack) held = undefined
      }
    },
  }
}
