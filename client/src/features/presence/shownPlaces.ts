import { markedWords } from '@visiebord/shared/board/words/readWords.ts'

/** Letters that are shown, and where in the text as it was typed they begin. */
export type ShownRun = { readonly at: number; readonly length: number; readonly line: number }
/** Beside which letter a caret stands: behind the letter before it, or before the letter after it. */
export type Beside = { readonly letter: number; readonly side: 'behind' | 'before' }

/** What of a text with lists and bold a card shows; undefined for one without, which it shows as it is. */
export function shownRuns(text: string): readonly ShownRun[] | undefined {
  return markedWords(text)?.flatMap(({ runs }, line) => runs.map((run) => ({ at: run.at, length: run.text.length, line })))
}

/** The nearest letter that is shown on the caret's own line, in `text`; undefined where that line shows none. */
export function besideCaret(text: string, runs: readonly ShownRun[], caret: number): Beside | undefined {
  const until = /[\n\r\u2028\u2029]/u
  const isSameLine = (from: number, to: number): boolean => !until.test(text.slice(Math.min(from, to), Math.max(from, to)))
  const before = runs.findLast(({ at }) => at < caret)
  if (before !== undefined) {
    const end = Math.min(caret, before.at + before.length)
    if (isSameLine(end, caret)) return { letter: end - 1, side: 'behind' }
  }
  const after = runs.find(({ at }) => at >= caret)
  return after !== undefined && isSameLine(caret, after.at) ? { letter: after.at, side: 'before' } : undefined
}
