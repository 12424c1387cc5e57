/** What keys and buttons make of the words in a field: the smallest splices, so that the carets and letters of others stay where they are. */
import type { Splice } from '../textDiff.ts'
import { boldChange, boldRuns, isAllBold } from './boldLine.ts'

export type Selection = { readonly from: number; readonly to: number }
/** Splices in order, each in the text that the one before it left, and what is chosen after them. */
export type WordEdit = { readonly splices: readonly Splice[]; readonly select: Selection }
export type ListKind = 'bullets' | 'numbers'
/** What holds of the chosen words, or of those at the caret. */
export type WordMarks = { readonly bold: boolean; readonly list: ListKind | undefined }

type Line = { readonly from: number; readonly until: number; readonly text: string }

const LINE_END = /[\n\r\u2028\u2029]/u
/** As it is written: an item in which nothing stands yet is one too. */
const ITEM = /^([ \t]*)([-*•]|(\d{1,3})([.)]))([ \t]+)/u
const MOST = 999

export function linesOf(text: string): readonly Line[] {
  let from = 0
  return text.split(LINE_END).map((line) => {
    const one = { from, until: from + line.length, text: line }
    from = one.until + 1
    return one
  })
}

/** Lines in which something is chosen; a choice that ends where a line begins does not mean that line. */
const touched = (text: string, { from, to }: Selection): readonly Line[] => linesOf(text).filter((line) => line.from <= to && line.until >= from && (line.from < to || from === to || line.from === from))

/** Splices of a text as it was, in order, as splices of what each leaves. What is put exactly at the caret comes before it; at the end of a choice, behind it. */
function editOf(changes: readonly Splice[], { from, to }: Selection): WordEdit {
  const sorted = changes.toSorted((a, b) => a.index - b.index)
  let shift = 0
  const splices = sorted.map(({ index, remove, insert }) => {
    const splice = { index: index + shift, remove, insert }
    shift += insert.length - remove
    return splice
  })
  const carried = (at: number, isEnd: boolean): number =>
    sorted.reduce((now, { index, remove, insert }) => now - Math.min(remove, Math.max(0, at - index)) + (index < at || (index === at && !isEnd) ? insert.length : 0), at)
  return { splices, select: { from: carried(from, false), to: carried(to, to > from) } }
}

/** Bold on or off: of what is chosen, else of the word at the caret; where there is no word, marks to write between. Undefined where nothing can be bold. */
export function toggleBold(text: string, selection: Selection): WordEdit | undefined {
  const { from, to } = selection
  if (from === to) {
    if (/(?<!\*)\*{4}(?!\*)/u.test(text.slice(Math.max(0, from - 3), from + 3)) && text.slice(from - 2, from + 2) === '****') return editOf([{ index: from - 2, remove: 4, insert: '' }], selection)
    const runs = boldRuns(text)
    // Who wrote bold and asks again, writes on in plain letters behind it.
    if (runs.some(({ until }) => until === from)) return { splices: [], select: { from: from + 2, to: from + 2 } }
    const ended = runs.find(({ until }) => until + 2 === from)
    const word = ended ?? wordAt(text, from)
    if (word === undefined) return { splices: [{ index: from, remove: 0, insert: '****' }], select: { from: from + 2, to: from + 2 } }
    return boldOver(text, { from: word.from, to: 'until' in word ? word.until : word.to }, selection)
  }
  return boldOver(text, selection, selection)
}

function boldOver(text: string, range: Selection, selection: Selection): WordEdit | undefined {
  const lines = touched(text, range)
  const within = (line: Line): Selection => ({ from: Math.max(0, range.from - line.from), to: Math.min(line.text.length, range.to - line.from) })
  const states = lines.map((line) => isAllBold(line.text, within(line))).filter((state) => state !== undefined)
  if (states.length === 0) return undefined
  const changesTo = (bold: boolean): readonly Splice[] =>
    lines.flatMap((line) => boldChange(line.text, within(line), { bold }).map(({ index, remove, insert }) => ({ index: index + line.from, remove, insert })))
  const bolder = states.every(Boolean) ? [] : changesTo(true)
  // All that can be bold is: then it becomes plain.
  const changes = bolder.length > 0 ? bolder : changesTo(false)
  return changes.length === 0 ? undefined : editOf(changes, selection)
}

const LETTER = /[\p{L}\p{N}\p{M}]/u
const INSIDE = /['’-]/u

/** Letters and figures on both sides of a place, with hyphens and apostrophes inside. */
function wordAt(text: string, at: number): Selection | undefined {
  const isIn = (index: number): boolean => {
    const unit = text.charCodeAt(index)
    const sign = unit >= 0xdc00 && unit <= 0xdfff ? text.slice(index - 1, index + 1) : String.fromCodePoint(text.codePointAt(index) ?? 0)
    return LETTER.test(sign) || (INSIDE.test(sign) && LETTER.test(text[index - 1] ?? '') && LETTER.test(text[index + 1] ?? ''))
  }
  let [from, to] = [at, at]
  while (from > 0 && isIn(from - 1)) from--
  while (to < text.length && isIn(to)) to++
  return from === to ? undefined : { from, to }
}

const kindOf = (line: string): ListKind | undefined => {
  const mark = ITEM.exec(line)
  return mark === null ? undefined : mark[3] === undefined ? 'bullets' : 'numbers'
}
const isDeep = (indent: string): boolean => indent.includes('\t') || indent.length > 1

/** Begins or ends a list over the chosen lines; a list of the other kind becomes one of this kind. Empty lines between are no items. */
export function toggleList(text: string, selection: Selection, kind: ListKind): WordEdit {
  const all = touched(text, selection)
  const written = all.filter((line) => line.text.trim() !== '')
  const lines = written.length === 0 ? all.slice(0, 1) : written
  if (lines.every((line) => kindOf(line.text) === kind)) {
    return editOf(lines.map((line) => ({ index: line.from, remove: (ITEM.exec(line.text)?.[0] ?? '').length, insert: '' })), selection)
  }
  const counts = [0, 0]
  const before = linesOf(text).findLast((line) => line.until < (lines[0]?.from ?? 0))
  const last = before === undefined ? undefined : ITEM.exec(before.text)
  if (last?.[3] !== undefined) counts[isDeep(last[1] ?? '') ? 1 : 0] = Number(last[3])
  const changes = lines.map((line): Splice => {
    const [, indent = '', mark = '', , , space = ''] = ITEM.exec(line.text) ?? [undefined, /^[ \t]*/u.exec(line.text)?.[0] ?? '']
    const depth = isDeep(indent) ? 1 : 0
    if (depth === 0) counts[1] = 0
    const number = Math.min(MOST, (counts[depth] ?? 0) + 1)
    counts[depth] = number
    return { index: line.from + indent.length, remove: mark.length + space.length, insert: kind === 'bullets' ? '- ' : `${number}. ` }
  })
  return editOf(changes, selection)
}

/** Enter in an item: the next item, numbers count on and those behind it too; in an empty one the list ends. Undefined: a line as ever. */
export function enterInList(text: string, { from, to }: Selection): WordEdit | undefined {
  const lines = linesOf(text)
  const at = lines.findIndex((line) => from <= line.until)
  const line = lines[at]
  const found = line === undefined ? null : ITEM.exec(line.text)
  if (line === undefined || found === null || from - line.from < found[0].length) return undefined
  const [whole, indent = '', mark = '', number, point = ''] = found
  if (line.text.slice(whole.length).trim() === '' && to <= line.until) return { splices: [{ index: line.from, remove: line.text.length, insert: '' }], select: { from: line.from, to: line.from } }
  if (number === undefined) return editOf([{ index: from, remove: to - from, insert: `\n${indent}${mark} ` }], { from: to, to })
  const next = Number(number) + 1
  if (next > MOST) return undefined
  const changes: Splice[] = [{ index: from, remove: to - from, insert: `\n${indent}${next}${point} ` }]
  const rest = lines.slice(lines.findIndex((each) => to <= each.until) + 1)
  for (const [index, each] of rest.entries()) {
    const counted = ITEM.exec(each.text)
    const told = next + index
    if (counted?.[1] !== indent || counted[3] !== String(told) || counted[4] !== point || told >= MOST) break
    changes.push({ index: each.from + indent.length, remove: counted[3].length, insert: String(told + 1) })
  }
  return editOf(changes, { from: to, to })
}

/** Whether buttons show as pressed. */
export function marksAt(text: string, { from, to }: Selection): WordMarks {
  const lines = touched(text, { from, to })
  const written = lines.filter((line) => line.text.trim() !== '')
  const kinds = new Set(written.map((line) => kindOf(line.text)))
  const list = kinds.size === 1 ? [...kinds][0] : undefined
  if (from === to) return { bold: boldRuns(text).some((run) => run.from <= from && from <= run.until + 2), list }
  const states = lines.map((line) => isAllBold(line.text, { from: Math.max(0, from - line.from), to: Math.min(line.text.length, to - line.from) })).filter((state) => state !== undefined)
  return { bold: states.length > 0 && states.every(Boolean), list }
}

