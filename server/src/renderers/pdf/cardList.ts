import type { ReportCard } from '@visiebord/shared/report/reportModel.ts'
import type { ReportWords } from '@visiebord/shared/report/reportWords.ts'
import { linesOfCard, saidBy, withTail } from './cardWords.ts'
import { drawChip } from './chips.ts'
import { flowLines } from './flow.ts'
import type { Style } from './layoutLines.ts'
import { addElement, column, drawLines, drawRule, FRAME, heightOf, inElement, linesOf, makeRoom, type Pages, type StructureElement } from './pages.ts'
import { TYPE } from './typography.ts'

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
  /** Words that are no card's: an asterisk in them is an asterisk. */
  readonly asTyped?: boolean
}

/** Cards as a list: whose it is in front, the text in full, author and mark behind it. */
export function drawCardList(pages: Pages, parent: StructureElement, rows: readonly CardRow[], words: ReportWords): void {
  const list = addElement(pages, parent, 'L')
  for (const row of rows) drawRow(pages, list, row, words)
  list.end()
}

function drawRow(pages: Pages, list: StructureElement, { card, label, notes, style, asTyped }: CardRow, words: ReportWords): void {
  const x = TEXT_X + (label === undefined ? 0 : LABEL_WIDTH)
  const behind = [...(card.author === undefined ? [] : [card.author]), ...notes].join(' · ')
  const isEmpty = card.text.trim() === ''
  const look = { style: isEmpty ? TYPE.quiet : (style ?? TYPE.body), tail: behind, width: FRAME.right - x }
  const lines = asTyped === true ? withTail(pages, [{ text: saidBy(card, words), style: look.style }], look) : linesOfCard(pages, card, words, look)
  const pad = 6.5
  makeRoom(pages, Math.min(heightOf(lines), 60) + pad * 2)
  pages.y += pad
  const item = addElement(pages, list, 'LI')
  const top = pages.y
  drawChip(pages, card.party, column.x, top + 0.5, CHIP)
  const short = linesOf(pages, [{ text: card.party?.short ?? '–', style: TYPE.label }], TEXT_X - column.x - CHIP - 6)
  const name = addElement(pages, item, 'Lbl', { alt: [card.party?.name ?? words.noParty, ...(label === undefined ? [] : [label])].join(', ') })
  inElement(pages, name, 'Lbl', () => {
    drawLines(pages, short.slice(0, 1), column.x + CHIP + 4.5, top + 1.2)
    if (label !== undefined) drawLines(pages, linesOf(pages, [{ text: label, style: { ...TYPE.strong, size: 11.5 } }], LABEL_WIDTH).slice(0, 1), TEXT_X, top - 0.8)
  })
  const body = addElement(pages, item, 'LBody')
  flowLines(pages, lines, { parent: body, type: 'P', x })
  pages.y += pad
  drawRule(pages, pages.y)
}
