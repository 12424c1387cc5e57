import type { Line } from './layoutLines.ts'
import { drawTagged, openTags } from './drawTagged.ts'
import { addElement, column, decorate, drawLines, drawRule, FRAME, heightOf, inElement, linesOf, makeRoom, nextPage, type Pages, type StructureElement } from './pages.ts'
import { TYPE } from './typography.ts'

export type TableColumn = { readonly title: string; readonly width: number }

export type Cell = {
  readonly lines: readonly Line[]
  /** Stands before the first line; `alt` is what is heard in its place. */
  readonly label?: { readonly lines: readonly Line[]; readonly x: number; readonly alt: string }
  /** Points that the lines stand in from the left of the cell. */
  readonly indent?: number
  /** What is drawn beside the lines and not read: a chip, boxes. Told where the part of these lines on this page begins. */
  readonly beside?: (part: { readonly x: number; readonly top: number; readonly from: number; readonly to: number }) => void
}

export type Row = readonly Cell[]

const GAP = 12
const PAD = 5.5

const titleLines = (pages: Pages, columns: readonly TableColumn[]): readonly (readonly Line[])[] =>
  columns.map(({ title, width }) => linesOf(pages, [{ text: title, style: { ...TYPE.label, color: TYPE.small.color } }], width - GAP))

/** What a table needs to begin on a page: its titles and its first row, or what of a long row may stand alone. */
export function tableStart(pages: Pages, columns: readonly TableColumn[], rows: readonly Row[]): number {
  const first = rows[0] === undefined ? 0 : Math.min(rowHeight(rows[0]), FRAME.bottom - FRAME.top - 60)
  return Math.max(...titleLines(pages, columns).map(heightOf)) + 5 + first
}

/** A real table: header cells for columns and rows, repeated titles on the next page, rows that break over pages when they must. */
export function drawTable(pages: Pages, parent: StructureElement, columns: readonly TableColumn[], rows: readonly Row[]): void {
  const table = addElement(pages, parent, 'Table')
  const titles = titleLines(pages, columns)
  const headHeight = Math.max(...titles.map(heightOf)) + 5
  makeRoom(pages, tableStart(pages, columns, rows))
  const head = addElement(pages, addElement(pages, table, 'THead'), 'TR')
  eachColumn(columns, (x, index) => {
    const cell = addElement(pages, head, 'TH', { scope: 'Column' })
    inElement(pages, cell, 'TH', () => drawLines(pages, titles[index] ?? [], x, pages.y))
  })
  pages.y += headHeight
  drawRule(pages, pages.y)
  const body = addElement(pages, table, 'TBody')
  const repeatHead = (): void => {
    nextPage(pages)
    decorate(pages, () => eachColumn(columns, (x, index) => drawLines(pages, titles[index] ?? [], x, pages.y)))
    pages.y += headHeight
    drawRule(pages, pages.y)
  }
  for (const row of rows) drawTableRow(pages, body, { row, columns, repeatHead })
  table.end()
}

const rowHeight = (row: Row): number => Math.max(0, ...row.map(({ lines }) => heightOf(lines))) + PAD * 2

function eachColumn(columns: readonly TableColumn[], visit: (x: number, index: number) => void): void {
  let x: number = column.x
  for (const [index, { width }] of columns.entries()) {
    visit(x, index)
    x += width
  }
}

type RowPlace = { readonly row: Row; readonly columns: readonly TableColumn[]; readonly repeatHead: () => void }

function drawTableRow(pages: Pages, body: StructureElement, { row, columns, repeatHead }: RowPlace): void {
  if (pages.y + Math.min(rowHeight(row), FRAME.bottom - FRAME.top - 60) > FRAME.bottom) repeatHead()
  const element = addElement(pages, body, 'TR')
  const cells = row.map((cell, index) => {
    const type = index === 0 ? 'TH' : 'TD'
    const own = addElement(pages, element, type, index === 0 ? { scope: 'Row' } : {})
    return { cell, next: 0, own, elementOf: openTags(pages, own), otherwise: { type, element: () => own } }
  })
  for (;;) {
    const top = pages.y + PAD
    let bottom = top
    eachColumn(columns, (x, index) => {
      const held = cells[index]
      if (!held) return
      const part = fitting(held.cell.lines.slice(held.next), FRAME.bottom - PAD - top)
      held.cell.beside?.({ x, top, from: held.next, to: held.next + part.length })
      const { label, indent = 0 } = held.cell
      if (label !== undefined && held.next === 0) inElement(pages, addElement(pages, held.own, 'Span', { alt: label.alt }), 'Span', () => drawLines(pages, label.lines, x + label.x, top + 1.2))
      drawTagged(pages, part, { x: x + indent, top, elementOf: held.elementOf, otherwise: held.otherwise })
      held.next += part.length
      bottom = Math.max(bottom, top + heightOf(part))
    })
    pages.y = bottom + PAD
    drawRule(pages, pages.y)
    if (cells.every(({ cell, next }) => next >= cell.lines.length)) break
    repeatHead()
  }
  element.end()
}

/** At least one line, so that a row always gets on. */
function fitting(lines: readonly Line[], room: number): readonly Line[] {
  let used = 0
  const end = lines.findIndex(({ height }) => (used += height) > room + 0.01)
  return end < 0 ? lines : lines.slice(0, Math.max(1, end))
}
