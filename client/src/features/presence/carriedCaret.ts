import { carryOffset, diffText } from '../cards/textDiff.ts'

export type Caret = { readonly from: number; readonly to: number }
/** A caret as it was said, and the text as it was here then. */
export type SaidCaret = { readonly caret: Caret; readonly text: string }

/** Where that caret is in the text as it is here now. */
export function carriedCaret({ caret, text }: SaidCaret, now: string): Caret {
  const splice = diffText(text, now)
  const place = (offset: number): number => Math.min(now.length, Math.max(0, splice === undefined ? Math.floor(offset) : carryOffset(Math.floor(offset), [splice])))
  return { from: place(caret.from), to: place(caret.to) }
}
