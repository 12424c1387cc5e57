import { markedWords, type WordLine } from '@visiebord/shared/board/words/readWords.ts'
import { visibleText } from '@visiebord/shared/report/visibleText.ts'
import { markdownRuns, markdownText } from './escapeMarkdown.ts'

type Item = WordLine & { readonly list: NonNullable<WordLine['list']> }
/** Lines that follow each other: words, or one list. */
type Block = { readonly items: readonly Item[] } | { readonly lines: readonly WordLine[] }

const isItem = (line: WordLine): line is Item => line.list !== undefined
const numberOf = ({ list }: Item): number => Number.parseInt(list.label, 10)
const isNumbered = (item: Item): boolean => /^\d/u.test(item.list.label)

/** Markdown counts a list itself, from its first number on: one that counts otherwise, or is of two kinds on one level, is written as lines. */
function isCounted(items: readonly Item[]): boolean {
  const before: (Item | undefined)[] = [undefined, undefined]
  return items.every((item) => {
    const { depth } = item.list
    const last = before[depth]
    before[depth] = item
    if (depth === 0) before[1] = undefined
    if (last === undefined) return true
    return isNumbered(last) === isNumbered(item) && (!isNumbered(item) || (numberOf(item) === numberOf(last) + 1 && item.list.label.at(-1) === last.list.label.at(-1)))
  })
}

const isBlank = ({ runs }: WordLine): boolean => runs.every(({ text }) => text.trim() === '')
const asLine = (line: WordLine): WordLine => {
  const [first] = line.runs
  if (line.list === undefined || first === undefined) return line
  const label = `${line.list.label} `
  return { runs: first.bold ? [{ text: label, bold: false, at: first.at }, ...line.runs] : [{ ...first, text: label + first.text }, ...line.runs.slice(1)] }
}

/** An item that is deeper than nothing before it is no deeper. */
function standing(items: readonly Item[]): readonly Item[] {
  const first = items.findIndex(({ list }) => list.depth === 0)
  return items.map((item, index) => (first < 0 || index < first ? Object.assign({}, item, { list: { ...item.list, depth: 0 as const } }) : item))
}

function blocksOf(lines: readonly WordLine[]): readonly Block[] {
  const blocks: Block[] = []
  for (let from = 0; from < lines.length; ) {
    const inList = lines[from]?.list !== undefined
    let until = from + 1
    while (until < lines.length && (lines[until]?.list !== undefined) === inList) until++
    const part = lines.slice(from, until)
    const items = standing(part.filter(isItem))
    if (inList && isCounted(items)) blocks.push({ items })
    else if (!part.every(isBlank)) {
      const first = part.findIndex((line) => !isBlank(line))
      const last = part.findLastIndex((line) => !isBlank(line))
      blocks.push({ lines: part.slice(first, last + 1).map(asLine) })
    }
    from = until
  }
  return blocks
}

const listText = (items: readonly Item[], indent: string): string => {
  let inner = ''
  return items
    .map((item) => {
      const mark = isNumbered(item) ? item.list.label : '-'
      const before = item.list.depth === 0 ? '' : inner
      if (item.list.depth === 0) inner = ' '.repeat(mark.length + 1)
      return `${before}${mark} ${markdownRuns(item.runs).trimEnd()}`
    })
    .join(`\n${indent}`)
}

type Around = { readonly indent: string; /** Before and behind the words; a list has them above and below it. */ readonly lead?: string; readonly tail?: string }

const beside = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ')

/** [X31][X33] The words of a card with their lists and bold; nothing else in them becomes markup. */
export function markdownWords(text: string, { indent, lead = '', tail = '' }: Around): string {
  const marked = markedWords(visibleText(text).trimEnd())
  if (marked === undefined) return beside([lead, markdownText(text, indent), tail])
  const blocks = blocksOf(marked)
  const written = blocks.map((block) => ('items' in block ? listText(block.items, indent) : block.lines.map((line) => markdownRuns(line.runs).trimEnd()).join(`\\\n${indent}`)))
  const isList = (block: Block | undefined): boolean => block !== undefined && 'items' in block
  const [first = '', ...rest] = written
  const begun = isList(blocks[0]) ? [lead, first, ...rest] : [beside([lead, first]), ...rest]
  const ended = isList(blocks.at(-1)) ? [...begun, tail] : [...begun.slice(0, -1), beside([begun.at(-1) ?? '', tail])]
  return ended.filter((part) => part !== '').join(`\n\n${indent}`)
}

/** The same in a cell of a table, which has lines but no lists: bullets are signs there. */
export const markdownCell = (text: string): string => {
  const marked = markedWords(visibleText(text).trimEnd())
  if (marked === undefined) return markdownText(text, '').replaceAll('\\\n', '<br>')
  return marked.map((line) => `${line.list?.depth === 1 ? '&emsp;' : ''}${markdownRuns(asLine(line).runs).trimEnd()}`).join('<br>')
}
