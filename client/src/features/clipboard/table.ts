/** Rows of cells. A line of plain text is a row of one cell. */
export type Table = readonly (readonly string[])[]

/** Signs that stand before a point in a list. `o` and `§` are what Word makes of its second and third level: those only in a cell of their own. */
const SIGNS = '•◦▪‣·●○■□➢✓✔☐☑☒–—*\\-'
const BULLET = new RegExp(`^[${SIGNS}]\\s+`, 'u')
const BULLET_ALONE = new RegExp(`^[${SIGNS}o§]$`, 'u')
const NUMBER = /^(?:\d{1,3}(?:\.\d{1,3})*[.)]|[a-zA-Z][.)])\s+/u
const NUMBER_ALONE = /^(?:\d{1,3}(?:\.\d{1,3})*[.)]|[a-zA-Z][.)])$/u

/** What no card should hold: control characters, except the ends of lines. */
// oxlint-disable-next-line no-control-regex -- these are what is taken out
const CONTROL = /[\u0000-\u0008\u000C\u000E-\u001F\u007F]/gu

/**
 * The cells of what a spreadsheet or a document puts on the clipboard. A cell is in quotes only when it holds what would
 * end it (tab, end of line, quote): a sentence that somebody put in quotes keeps them. Bullets and numbers of a list are
 * taken off, empty cells and rows left out. Linear in the text.
 */
export function tableOf(text: string): Table {
  const rows = cellsOf(text.toWellFormed().replaceAll(/\r\n?/gu, '\n').replaceAll(CONTROL, ''))
  const numbered = rows.filter(([first = ''], index) => rows.length > 1 && index < rows.length && (NUMBER.test(first) || NUMBER_ALONE.test(first))).length
  const takeNumbers = numbered * 2 >= rows.length && numbered > 1
  return rows.map((row) => withoutMark(row, takeNumbers).map(tidy).filter((cell) => cell !== '')).filter((row) => row.length > 0)
}

/** A soft end of a line within a cell (Word, PowerPoint) is one. */
const tidy = (cell: string): string => cell.replaceAll('\u000B', '\n').replaceAll(/[\u2028\u2029]/gu, '\n').trim()

function withoutMark(row: readonly string[], takeNumbers: boolean): readonly string[] {
  const [first = '', ...others] = row
  const bare = first.trim()
  if (others.length > 0 && (BULLET_ALONE.test(bare) || (takeNumbers && NUMBER_ALONE.test(bare)))) return others
  const start = first.trimStart()
  const cut = start.replace(BULLET, '')
  return [cut === start && takeNumbers ? start.replace(NUMBER, '') : cut, ...others]
}

function cellsOf(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at <= text.length) {
    const quoted = text[at] === '"' ? quotedCell(text, at) : undefined
    const end = quoted?.end ?? endOfCell(text, at)
    row.push(quoted?.cell ?? text.slice(at, end))
    if (text[end] !== '\t') {
      rows.push(row)
      row = []
    }
    at = end + 1
  }
  return rows
}

function endOfCell(text: string, from: number): number {
  let end = from
  while (end < text.length && text[end] !== '\t' && text[end] !== '\n') end++
  return end
}

/** Undefined when what begins with a quote is no cell of a spreadsheet. */
function quotedCell(text: string, from: number): { readonly cell: string; readonly end: number } | undefined {
  let at = from + 1
  for (;;) {
    at = text.indexOf('"', at)
    if (at < 0) return undefined
    if (text[at + 1] !== '"') break
    at += 2
  }
  const end = at + 1
  if (end < text.length && text[end] !== '\t' && text[end] !== '\n') return undefined
  const inner = text.slice(from + 1, at)
  return /[\t\n"]/u.test(inner) ? { cell: inner.replaceAll('""', '"'), end } : undefined
}

/** How lines and cells become cards. */
export type Cut = 'line' | 'cell' | 'whole'

/** The texts of the cards, in order. Cells of one line stand under each other in its card. */
export function textsOf(table: Table, cut: Cut): readonly string[] {
  if (cut === 'cell') return table.flat()
  const lines = table.map((row) => row.join('\n'))
  return cut === 'line' ? lines : lines.length === 0 ? [] : [table.map((row) => row.join(' ')).join('\n')]
}

/** One cell with this in it, as spreadsheets read it. */
const cellOf = (text: string): string => (/[\t\n\r"]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** Texts with what stands beside them, one row each: what lands in a letter, a document or a spreadsheet. One text alone is itself. */
export function plainOf(rows: readonly (readonly string[])[]): string {
  const [only, ...others] = rows
  if (others.length === 0) return only?.[0] ?? ''
  return rows.map((row) => row.map(cellOf).join('\t')).join('\n')
}
