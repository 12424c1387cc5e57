/**
 * Lists and bold, read out of the plain words of a card: what somebody typed is all that is kept, and a mark that means nothing
 * is just shown (docs/adr/0008). Bold follows the flanking rule of CommonMark 0.31 (§6.2) for `**`, without nesting: a run of
 * one, three or more asterisks is text, and bold ends on its line.
 */

/** Words of one weight; `at` is where they begin in the text as it was typed, in UTF-16 code units. */
export type Run = { readonly text: string; readonly bold: boolean; readonly at: number }
/** Before an item of a list: how far it stands in, and its bullet or number as it is shown. */
export type ListMark = { readonly depth: 0 | 1; readonly label: string }
/** One line as it was typed, without its marks; no runs where it is empty. */
export type WordLine = { readonly list?: ListMark; readonly runs: readonly Run[] }

/** Where a paragraph ends: for the fitting, the browser and here alike. */
export const LINE_END = /\r\n|[\n\r\u2028\u2029]/gu
/** Spaces, a mark, spaces, and something after it. Four figures are a year, and no number of a list. */
const ITEM = /^([ \t]*)(?:[-*•]|(\d{1,3}[.)]))[ \t]+(?=\S)/u
/** Without one of these there is nothing to read: asked first, for ten thousand cards are drawn. */
const MAYBE = /\*\*|(?:^|[\n\r\u2028\u2029])[ \t]*(?:[-*•]|\d{1,3}[.)])[ \t]/u
const BOLD_MARK = /(?<!\*)\*\*(?!\*)/gu
const SPACE = /^\s?$/u
const PUNCTUATION = /^[\p{P}\p{S}]$/u
export const BULLETS = ['•', '–'] as const

const NOT_PLAIN = /[\n\r\u2028\u2029]|\*\*|^[ \t]*(?:[-*•]|\d{1,3}[.)])[ \t]/u

export const mayHoldMarks = (text: string): boolean => MAYBE.test(text)
/** One line and no mark, as most cards hold: told at one look. */
export const isPlainLine = (text: string): boolean => !NOT_PLAIN.test(text)

type Line = { readonly from: number; readonly until: number; /** What ended it. */ readonly end: string }

function linesIn(text: string): readonly Line[] {
  const lines: Line[] = []
  let from = 0
  for (const { 0: end, index } of text.matchAll(LINE_END)) {
    lines.push({ from, until: index, end })
    from = index + end.length
  }
  return [...lines, { from, until: text.length, end: '' }]
}

const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff
const signBefore = (text: string, at: number): string => (at <= 0 ? '' : text.slice(at > 1 && isLow(text.charCodeAt(at - 1)) ? at - 2 : at - 1, at))
const signAfter = (text: string, at: number): string => (at >= text.length ? '' : String.fromCodePoint(text.codePointAt(at) ?? 0))

/** Where bold words begin and end in `text`, in order. */
function boldIn(text: string): readonly (readonly [from: number, until: number])[] {
  const pairs: [number, number][] = []
  let open: number | undefined
  for (const { index } of text.matchAll(BOLD_MARK)) {
    const [before, after] = [signBefore(text, index), signAfter(text, index + 2)]
    const beside = { before: SPACE.test(before) || PUNCTUATION.test(before), after: SPACE.test(after) || PUNCTUATION.test(after) }
    const opens = !SPACE.test(after) && (!PUNCTUATION.test(after) || beside.before)
    const closes = !SPACE.test(before) && (!PUNCTUATION.test(before) || beside.after)
    if (open !== undefined && closes) {
      pairs.push([open + 2, index])
      open = undefined
    } else if (opens) open = index
  }
  return pairs
}

function lineOf(text: string, { from, until }: Line): WordLine {
  const whole = text.slice(from, until)
  const [mark = '', indent = '', number] = ITEM.exec(whole) ?? []
  const words = whole.slice(mark.length)
  const start = from + mark.length
  const runs: Run[] = []
  const add = (begin: number, end: number, bold: boolean): void => {
    if (end > begin) runs.push({ text: words.slice(begin, end), bold, at: start + begin })
  }
  let read = 0
  for (const [begin, end] of words.includes('**') ? boldIn(words) : []) {
    add(read, begin - 2, false)
    add(begin, end, true)
    read = end + 2
  }
  add(read, words.length, false)
  if (mark === '') return { runs }
  const depth = indent.includes('\t') || indent.length > 1 ? 1 : 0
  return { list: { depth, label: number ?? BULLETS[depth] }, runs }
}

/** Every line of a text, read. Never throws; takes time by the length of the text. */
export const readWords = (text: string): readonly WordLine[] => linesIn(text).map((line) => lineOf(text, line))

/** The same of a text in which there is a list or something bold; undefined for all others, at the cost of one look. */
export function markedWords(text: string): readonly WordLine[] | undefined {
  if (!mayHoldMarks(text)) return undefined
  const lines = readWords(text)
  return lines.some(({ list, runs }) => list !== undefined || runs.some(({ bold }) => bold)) ? lines : undefined
}

/** A text as it is said, named, sought and sorted by: without bullets and asterisks that mark something. Numbers stay, and so does every line end. */
export function plainWords(text: string): string {
  if (!mayHoldMarks(text)) return text
  return linesIn(text)
    .map((line) => {
      const { list, runs } = lineOf(text, line)
      const number = list !== undefined && /^\d/u.test(list.label) ? `${list.label} ` : ''
      return number + runs.map((run) => run.text).join('') + line.end
    })
    .join('')
}
