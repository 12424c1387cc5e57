import type { ReportSection } from '@visiebord/shared/report/reportModel.ts'
import type { ReportWords } from '@visiebord/shared/report/reportWords.ts'
import { visibleLine } from '@visiebord/shared/report/visibleText.ts'
import { openChapter } from './chapterHead.ts'
import { drawChip } from './chips.ts'
import { column, linesOf, type Pages } from './pages.ts'
import { drawTable } from './table.ts'
import { TYPE } from './typography.ts'

/** Who take part, with their paper and mark, and how many cards are theirs. */
export function drawParties(pages: Pages, section: Extract<ReportSection, { type: 'parties' }>, words: ReportWords): void {
  const chapter = openChapter(pages, section.head)
  const nameWidth = column.width - 170
  const columns = [{ title: words.party, width: nameWidth }, { title: words.short, width: 80 }, { title: words.content, width: 90 }]
  drawTable(pages, chapter, columns, section.items.map(({ party, cards }) => [
    { lines: linesOf(pages, [{ text: visibleLine(party.name), style: TYPE.strong }], nameWidth - 34), indent: 22, beside: ({ x, top, from }) => from === 0 && drawChip(pages, party, x, top + 0.5, 13.5) },
    { lines: linesOf(pages, [{ text: visibleLine(party.short), style: TYPE.body }], 70) },
    { lines: linesOf(pages, [{ text: words.cards(cards), style: TYPE.body }], 84) },
  ]))
}
