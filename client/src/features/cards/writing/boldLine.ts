import { readWords } from '@visiebord/shared/board/words/readWords.ts'
import type { Splice } from '../textDiff.ts'

type Range = { readonly from: number; readonly to: number }
type Letter = { readonly at: number; readonly bold: boolean; readonly isSpace: boolean }
type Pair = readonly [from: number, until: number]

/** Where words are bold, between their marks. */
export const boldRuns = (text: string): readonly { readonly from: number; readonly until: number }[] =>
  readWords(text).flatMap(({ runs }) => runs.filter(({ bold }) => bold).map(({ at, text: words }) => ({ from: at, until: at + words.length })))

/** What of a line is shown, letter by letter. */
const lettersOf = (line: string): readonly Letter[] =>
  readWords(line).flatMap(({ runs }) => runs.flatMap(({ at, bold, text }) => Array.from({ length: text.length }, (_, index) => ({ at: at + index, bold, isSpace: /\s/u.test(text[index] ?? '') }))))

const isIn = ({ from, to }: Range, { at }: Letter): boolean => at >= from && at < to

/** Whether all letters of that part of a line are bold; undefined when it has none. */
export function isAllBold(line: string, range: Range): boolean | undefined {
  const letters = lettersOf(line).filter((letter) => isIn(range, letter) && !letter.isSpace)
  return letters.length === 0 ? undefined : letters.every(({ bold }) => bold)
}

/** Stretches of bold letters, without spaces at their ends: marks beside a space would not be read. */
function pairsOf(letters: readonly Letter[]): readonly Pair[] {
  const pairs: Pair[] = []
  for (let from = 0; from < letters.length; from++) {
    if (letters[from]?.bold !== true) continue
    let until = from
    while (letters[until + 1]?.bold === true) until++
    const part = letters.slice(from, until + 1)
    const [first, last] = [part.find(({ isSpace }) => !isSpace), part.findLast(({ isSpace }) => !isSpace)]
    if (first !== undefined && last !== undefined) pairs.push([first.at, last.at + 1])
    from = until
  }
  return pairs
}

const boldnessOf = (letters: readonly Letter[]): string => letters.filter(({ isSpace }) => !isSpace).map(({ bold }) => (bold ? '1' : '0')).join('')

/** Splices of the line as it is that make that part of it bold, or plain. None where it is so, or where marks would not be read (within a word, beside a bracket). */
export function boldChange(line: string, range: Range, { bold }: { readonly bold: boolean }): readonly Splice[] {
  const letters = lettersOf(line)
  const wanted = letters.map((letter) => (isIn(range, letter) ? { ...letter, bold } : letter))
  const [old, next] = [pairsOf(letters), pairsOf(wanted)]
  const has = (pairs: readonly Pair[], end: 0 | 1, at: number): boolean => pairs.some((pair) => pair[end] === at)
  const changes: Splice[] = []
  for (const [from, until] of old) {
    if (!has(next, 0, from)) changes.push({ index: from - 2, remove: 2, insert: '' })
    if (!has(next, 1, until)) changes.push({ index: until, remove: 2, insert: '' })
  }
  for (const [from, until] of next) {
    if (!has(old, 0, from)) changes.push({ index: from, remove: 0, insert: '**' })
    if (!has(old, 1, until)) changes.push({ index: until, remove: 0, insert: '**' })
  }
  const sorted = changes.toSorted((a, b) => a.index - b.index)
  let made = line
  for (const { index, remove, insert } of sorted.toReversed()) made = made.slice(0, index) + insert + made.slice(index + remove)
  return boldnessOf(lettersOf(made)) === boldnessOf(wanted) ? sorted : []
}
