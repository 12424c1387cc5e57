import type { WritingPlace } from './writingPlace.ts'

type Field = Pick<HTMLTextAreaElement, 'value' | 'selectionStart' | 'selectionEnd'>

/** Marks put down to write bold words between: they go again when nothing was written and the caret leaves them. */
export type EmptyBold = {
  /** After bold was asked for. */
  readonly begun: () => void
  /** The words or the caret changed. */
  readonly moved: () => void
  /** The field is being left. */
  readonly left: () => void
}

export function watchEmptyBold(field: Field, writing: Pick<WritingPlace, 'hand'>): EmptyBold {
  let at: number | undefined
  const settle = (stays: boolean): void => {
    if (at === undefined) return
    const from = at
    const isEmpty = field.value.slice(from, from + 4) === '****'
    if (isEmpty && stays && field.selectionStart === from + 2 && field.selectionEnd === from + 2) return
    at = undefined
    if (!isEmpty) return
    // The caret stays between the letters where it is now.
    const place = (offset: number): number => offset - Math.min(4, Math.max(0, offset - from))
    writing.hand()?.change({ splices: [{ index: from, remove: 4, insert: '' }], select: { from: place(field.selectionStart), to: place(field.selectionEnd) } })
  }
  return {
    begun: () => {
      const from = field.selectionStart - 2
      at = field.selectionStart === field.selectionEnd && field.value.slice(from, from + 4) === '****' ? from : undefined
    },
    moved: () => settle(true),
    left: () => settle(false),
  }
}
