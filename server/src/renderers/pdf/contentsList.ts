import { PAPER } from '@visiebord/shared/report/paper.ts'
import type { ReportWords } from '@visiebord/shared/report/reportWords.ts'
import { bookmark } from './bookmarks.ts'
import { addElement, column, decorate, drawLines, FRAME, heightOf, inElement, linesOf, type Begun, type Pages, type StructureElement } from './pages.ts'
import { TYPE } from './typography.ts'

const LINE = 19
const NUMBER_WIDTH = 40
/** A report of two chapters is seen at a glance. */
const LEAST = 3

/** Whether a report of so many chapters says where they are. */
export const hasContents = (chapters: number): boolean => chapters >= LEAST

/** Leaves room for the contents on this page; the pages are known when all is drawn, and then `write` fills it. */
export function openContents(pages: Pages, chapters: number, words: ReportWords): { readonly write: () => void } {
  const section = addElement(pages, pages.root, 'Sect', { title: words.contents })
  const heading = linesOf(pages, [{ text: words.contents, style: TYPE.heading }], column.width)
  const title = addElement(pages, section, 'H2')
  inElement(pages, title, 'H2', () => drawLines(pages, heading, column.x, pages.y))
  title.end()
  const list = addElement(pages, section, 'TOC')
  const page = pages.doc.bufferedPageRange().count - 1
  const top = pages.y + heightOf(heading) + 8
  pages.y = top + chapters * LINE
  return {
    write: () => {
      pages.doc.switchToPage(page)
      for (const [index, chapter] of pages.begun.entries()) drawEntry(pages, list, chapter, top + index * LINE)
      section.end()
    },
  }
}

/** The thing that pdfkit makes of a press on a place. */
type Pressable = { goTo(x: number, y: number, w: number, h: number, name: string, options: object): void; addNamedDestination(name: string, ...place: readonly unknown[]): void }

function drawEntry(pages: Pages, list: StructureElement, begun: Begun, y: number): void {
  const { doc } = pages
  const { title, page } = begun
  const number = linesOf(pages, [{ text: String(page + 1), style: TYPE.body }], NUMBER_WIDTH)
  const name = linesOf(pages, [{ text: `${title} `, style: TYPE.body }], column.width - NUMBER_WIDTH).slice(0, 1)
  const end = FRAME.right - (number[0]?.width ?? 0)
  const foot = y + (name[0]?.baseline ?? 0)
  decorate(pages, () => void doc.moveTo(column.x + (name[0]?.width ?? 0) + 8, foot).lineTo(end - 8, foot).lineWidth(0.7).dash(0.7, { space: 3 }).strokeColor(PAPER.borderStrong).stroke().undash())
  const link = addElement(pages, addElement(pages, addElement(pages, list, 'TOCI'), 'Reference'), 'Link')
  inElement(pages, link, 'Link', () => {
    drawLines(pages, name.map((line) => ({ ...line, isSpaced: true })), column.x, y)
    drawLines(pages, number, end, y)
  })
  const pressable = doc as unknown as Pressable
  pressable.goTo(column.x, y - 1, column.width, LINE - 1, placeOf(begun), { structParent: link, Contents: new String(title) })
  link.end()
}

const placeOf = ({ page, y }: Begun): string => `p${page + 1}-${Math.round(y)}`

/** A chapter begins at the pen: a bookmark, and a place to which the contents lead. */
export function beginChapter(pages: Pages, title: string): void {
  const begun: Begun = { title, page: pages.doc.bufferedPageRange().count - 1, y: Math.max(0, pages.y - FRAME.top / 2) }
  const pressable = pages.doc as unknown as Pressable
  pressable.addNamedDestination(placeOf(begun), 'XYZ', 0, begun.y, null)
  pages.begun.push(begun)
  pages.chapter = bookmark(pages, title)
}
