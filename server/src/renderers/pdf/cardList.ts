import type { ReportCard } from '@visiebord/shared/report/reportModel.ts'
import type { ReportWords } from '@visiebord/shared/report/reportWords.ts'
import { drawChip } from './chips.ts'
import { flowLines } from './flow.ts'
import type { Line, Span, Style } from './layoutLines.ts'
import { addElement, column, drawLines, drawRule, FRAME, heightOf, inElement, linesOf, makeRoom, type Pages, type StructureElement } from './pages.ts'
import { TYPE } from './typography.ts'
import { readsFromRight } from './visualOrder.ts'

const CHIP = 13.5
const TEXT_X = 126
const LABEL_WIDTH = 36

export type CardRow = {
  readonly card: ReportCard
  /** Before the text, in its own column: U1. */
  readonly label?: string
  /** After the author: the mark, the place. */
  readonly notes: readonly string[]
  readonly style?: Style
}

/** The words a card has, or that it has none. */
export const saidBy = (card: ReportCard, words: ReportWords): string => (card.text.trim() === '' ? words.noText : card.text)

/** Cards as a list: whose it is in front, the text in full, author and mark behind it. */
export function drawCardList(pages: Pages, parent: StructureElement, rows: readonly CardRow[], words: ReportWords): void {
  const list = addElement(pages, parent, 'L')
  for (const row of rows) drawRow(pages, list, row, words)
  list.end()
}

/** Text with a quiet tail behind it: on the same line where it fits; under a text that reads from the right, on its own. */
export function withTail(pages: Pages, spans: readonly Span[], { tail, width }: { readonly tail: string; readonly width: number }): readonly Line[] {
  if (tail === '') return linesOf(pages, spans, width)
  const said = spans.map(({ text }) => text).join('')
  const parts = keptParts(tail, TYPE.small)
  if (readsFromRight(said)) return [...linesOf(pages, spans, width), ...linesOf(pages, parts, width)]
  const last = spans.at(-1)
  const ended = last ? [...spans.slice(0, -1), { ...last, text: last.text.trimEnd() }] : spans
  const whole = linesOf(pages, [{ text: tail, style: TYPE.small }], width).length === 1 ? [{ text: tail, style: TYPE.small, keep: true }] : parts
  return linesOf(pages, [...ended, { text: '  ', style: TYPE.small }, ...whole], width)
}

/** `a · b · c` that breaks only between its parts. */
export function keptParts(text: string, style: Style): readonly Span[] {
  const spans: Span[] = []
  for (const part of text.split(' · ')) {
    const before = spans.pop()
    if (before) spans.push({ text: `${before.text} ·`, style, keep: true }, { text: ' ', style })
    spans.push({ text: part, style, keep: true })
  }
  return spans
}

function drawRow(pages: Pages, list: StructureElement, { card, label, notes, style }: CardRow, words: ReportWords): void {
  const x = TEXT_X + (label === undefined ? 0 : LABEL_WIDTH)
  const behind = [...(card.author === undefined ? [] : [card.author]), ...notes].join(' · ')
  const isEmpty = card.text.trim() === ''
  const spans: readonly Span[] = [
    { text: saidBy(card, words), style: isEmpty ? TYPE.quiet : (style ?? TYPE.body) },
  ]
  const lines = withTail(pages, spans, { tail: behind, width: FRAME.right - x })
  const pad = 6.5
  makeRoom(pages, Math.min(heightOf(lines), 60) + pad * 2)
  pages.y += pad
  const item = addElement(pages, list, 'LI')
  const top = pages.y
  drawChip(pages, card.party, column.x, top + 0.5, CHIP)
  const short = linesOf(pages, [{ text: card.party?.short ?? '–', style: TYPE.label }], TEXT_X - column.x - CHIP - 6)
  const name = addElement(pages, item, 'Lbl', { alt: card.party?.name ?? words.noParty })
  inElement(pages, name, 'Lbl', () => {
    drawLines(pages, short.slice(0, 1), column.x + CHIP + 4.5, top + 1.2)
    if (label !== undefined) drawLines(pages, linesOf(pages, [{ text: label, style: { ...TYPE.strong, size: 11.5 } }], LABEL_WIDTH).slice(0, 1), TEXT_X, top - 0.8)
  })
  const body = addElement(pages, item, 'LBody')
  flowLines(pages, lines, { parent: body, type: 'P', x })
  pages.y += pad
  drawRule(pages, pages.y)
}
