import type { Report, ReportSection, SaidItem } from '@visiebord/shared/report/reportModel.ts'
import { reportWords, type ReportWords } from '@visiebord/shared/report/reportWords.ts'
import { visibleLine } from '@visiebord/shared/report/visibleText.ts'
import { drawCardList } from './cardList.ts'
import { calledBy } from './cardWords.ts'
import { drawHeading, openChapter } from './chapterHead.ts'
import { hasContents, openContents } from './contentsList.ts'
import { drawCover } from './coverPage.ts'
import { drawDevelopments } from './developmentsPages.ts'
import { flowLines } from './flow.ts'
import { openFontShelf } from './fontShelf.ts'
import type { PdfFonts } from './loadPdfFonts.ts'
import { column, drawFooters, linesOf, nextPage, type Pages, type StructureElement } from './pages.ts'
import { drawParties } from './partiesPages.ts'
import { beginsWithPicture, drawBoardPicture, drawRoadmapPicture } from './picturePages.ts'
import { bytesOf, openDocument } from './reportDocument.ts'
import { drawRoadmapTables } from './roadmapPages.ts'
import { drawStatements } from './statementsPages.ts'
import { TYPE } from './typography.ts'

/** [X40]–[X47] The report on A4, tagged, with its fonts inside. Same report, same bytes: its only date is the report's. */
export async function renderPdf(report: Report, fonts: PdfFonts): Promise<Uint8Array> {
  const words = reportWords(report.language)
  const doc = openDocument({ title: visibleLine(report.title) || words.noTitle, language: report.language, createdAt: dateOf(report), ...aboutIt(report) }, fonts)
  const root = doc.struct('Document')
  doc.addStructure(root)
  const pages: Pages = { doc, shelf: openFontShelf(doc), root, y: 0, chapter: undefined, begun: [] }
  const chapters = report.sections.filter((section) => 'head' in section).length
  let contents: ReturnType<typeof openContents> | undefined
  for (const [index, section] of report.sections.entries()) {
    if (index === 1 && (hasContents(chapters) || !beginsWithPicture(section, report))) nextPage(pages)
    if (index === 1 && hasContents(chapters)) contents = openContents(pages, chapters, words)
    drawSection(pages, section, report, words)
  }
  contents?.write()
  root.end()
  drawFooters(pages, report)
  return bytesOf(doc)
}

/** For who looks for it among a thousand files: what it is, and the number that proves it. */
function aboutIt({ sections, seal }: Report): { readonly subject?: string; readonly keywords?: string } {
  const cover = sections.find((section) => section.type === 'cover')
  return { ...(cover === undefined ? {} : { subject: cover.eyebrow }), ...(seal === undefined ? {} : { keywords: `SHA-256 ${seal.sha256}` }) }
}

/** Sealed: the moment of sealing. Live: the newest moment that the agenda knows, since no clock may be read here. */
function dateOf({ seal, rounds }: Report): Date {
  const moments = [seal?.sealedAt, ...(seal ? [] : rounds.flatMap(({ openedAt, sealedAt }) => [openedAt, sealedAt]))]
  const times = moments.map((moment) => (moment === undefined ? Number.NaN : Date.parse(moment))).filter((time) => !Number.isNaN(time))
  return new Date(Math.max(Date.UTC(2000, 0, 1), ...times))
}

function drawSection(pages: Pages, section: ReportSection, report: Report, words: ReportWords): void {
  switch (section.type) {
    case 'cover':
      return drawCover(pages, section, words)
    case 'empty':
      return flowLines(pages, linesOf(pages, [{ text: section.text, style: { ...TYPE.body, size: 15 } }], column.width), { parent: pages.root, type: 'P', x: column.x })
    case 'statements':
      return drawStatements(pages, section, words)
    case 'principles':
      return drawCardList(pages, openChapter(pages, section.head), section.items.map(({ card, label, place }) => ({ card, label, notes: place === undefined ? [] : [visibleLine(place)] })), words)
    case 'developments':
      return drawDevelopments(pages, section, words)
    case 'notes': {
      const chapter = openChapter(pages, section.head)
      for (const { title, notes } of section.groups) {
        drawHeading(pages, chapter, title === undefined ? words.noSection : visibleLine(title) || words.noTitle, { after: words.count.note(notes.length) })
        drawCardList(pages, chapter, notes.map(({ card, mark }) => ({ card, notes: mark === undefined ? [] : [words.mark[mark]] })), words)
      }
      return undefined
    }
    case 'things': {
      const chapter = openChapter(pages, section.head)
      for (const { title, things } of section.groups) {
        drawHeading(pages, chapter, title === undefined ? words.noSection : visibleLine(title) || words.noTitle, { after: words.cards(things.length) })
        drawCardList(pages, chapter, things.map(({ card, label }) => ({ card, notes: [label] })), words)
      }
      return undefined
    }
    case 'roadmap': {
      const chapter = drawRoadmapPicture(pages, report, section) ?? openChapter(pages, section.head)
      return drawRoadmapTables(pages, chapter, section, words)
    }
    case 'boardPicture':
      return drawBoardPicture(pages, section, report)
    case 'remarks': {
      const chapter = openChapter(pages, section.head)
      for (const item of section.items) drawSaid(pages, chapter, item, words)
      return undefined
    }
    case 'looseEnds': {
      const chapter = openChapter(pages, section.head)
      for (const { title, cards } of section.groups) {
        drawHeading(pages, chapter, title, { after: words.cards(cards.length) })
        drawCardList(pages, chapter, cards.map(({ id, text, party, label }) => ({ card: { id, text: calledBy(text, words), ...(party ? { party } : {}) }, notes: [label], asTyped: true })), words)
      }
      return undefined
    }
    case 'parties':
      return drawParties(pages, section, words)
  }
}

function drawSaid(pages: Pages, chapter: StructureElement, { card, tags, reactions, comments }: SaidItem, words: ReportWords): void {
  drawHeading(pages, chapter, calledBy(card.text, words), { after: card.label, isBookmarked: false })
  for (const [label, list] of [[words.tags, tags.map(visibleLine)], [words.reactions, reactions]] as const) {
    if (list.length === 0) continue
    const spans = [{ text: `${label}: `, style: TYPE.label }, { text: list.join(', '), style: TYPE.body }]
    flowLines(pages, linesOf(pages, spans, column.width), { parent: chapter, type: 'P', x: column.x })
  }
  if (comments.length > 0) drawCardList(pages, chapter, comments.map((comment) => ({ card: comment, notes: comment.notes, asTyped: true })), words)
}
