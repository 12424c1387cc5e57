import { PAPER } from '@visiebord/shared/report/paper.ts'
import type { DevelopmentItem, ReportSection } from '@visiebord/shared/report/reportModel.ts'
import type { ReportWords } from '@visiebord/shared/report/reportWords.ts'
import { linesOfCard } from './cardWords.ts'
import { openChapter } from './chapterHead.ts'
import { drawChip } from './chips.ts'
import { column, decorate, linesOf, type Pages } from './pages.ts'
import { drawTable, type Cell } from './table.ts'
import { TYPE } from './typography.ts'

const WIDTH = { score: 66, horizon: 66 } as const
const INDENT = 48

/** Developments with their weight: a number and five blocks. */
export function drawDevelopments(pages: Pages, section: Extract<ReportSection, { type: 'developments' }>, words: ReportWords): void {
  const chapter = openChapter(pages, section.head)
  const textWidth = column.width - 2 * WIDTH.score - WIDTH.horizon
  const columns = [{ title: words.development, width: textWidth }, { title: words.horizon, width: WIDTH.horizon }, { title: words.relevance, width: WIDTH.score }, { title: words.priority, width: WIDTH.score }]
  drawTable(pages, chapter, columns, section.items.map((item) => [
    textCell(pages, item, { words, width: textWidth }),
    { lines: linesOf(pages, [{ text: item.horizon ?? '–', style: TYPE.small }], WIDTH.horizon - 8) },
    scoreCell(pages, item.relevance),
    scoreCell(pages, item.priority),
  ]))
}

function textCell(pages: Pages, { card }: DevelopmentItem, { words, width }: { readonly words: ReportWords; readonly width: number }): Cell {
  const short = linesOf(pages, [{ text: card.party?.short ?? '–', style: TYPE.label }], INDENT - 20)
  return {
    indent: INDENT,
    lines: linesOfCard(pages, card, words, { style: card.text.trim() === '' ? TYPE.quiet : TYPE.body, tail: card.author ?? '', width: width - INDENT - 14 }),
    label: { lines: short.slice(0, 1), x: 18, alt: card.party?.name ?? words.noParty },
    beside: ({ x, top, from }) => from === 0 && drawChip(pages, card.party, x, top + 0.5, 13.5),
  }
}

const scoreCell = (pages: Pages, score: number | undefined): Cell => ({
  lines: linesOf(pages, [{ text: score === undefined ? '–' : String(score), style: { ...TYPE.label, size: 10.5 } }], 16),
  beside: ({ x, top }) => {
    if (score === undefined) return
    decorate(pages, () => {
      for (let block = 0; block < 5; block++) pages.doc.rect(x + 13 + block * 6.5, top + 4, 5, 8).fill(block < score ? PAPER.action : PAPER.border)
    })
  },
})
