import type { ChapterHead } from '@visiebord/shared/report/reportModel.ts'
import { bookmark } from './bookmarks.ts'
import { beginChapter } from './contentsList.ts'
import { flowLines } from './flow.ts'
import { addElement, column, drawKnot, FRAME, heightOf, linesOf, makeRoom, type Pages, type StructureElement } from './pages.ts'
import { TYPE } from './typography.ts'

/** Room that must follow a heading on the same page. */
const AFTER_CHAPTER = 120
const AFTER_HEADING = 64

/** Opens a chapter: its element, its bookmark, the knot in the thread. Close to the bottom it begins on a new page. */
export function openChapter(pages: Pages, { number, title, intro }: ChapterHead): StructureElement {
  const section = addElement(pages, pages.root, 'Sect', { title })
  const heading = linesOf(pages, [{ text: `${number}. ${title}`, style: TYPE.chapter }], column.width)
  const lead = linesOf(pages, [{ text: intro, style: TYPE.body }], column.width)
  if (pages.y > FRAME.top) pages.y += 34
  makeRoom(pages, heightOf(heading) + heightOf(lead) + AFTER_CHAPTER)
  beginChapter(pages, `${number}. ${title}`)
  drawKnot(pages, pages.y + (heading[0]?.height ?? 0) / 2)
  flowLines(pages, heading, { parent: section, type: 'H2', x: column.x })
  pages.y += 4
  flowLines(pages, lead, { parent: section, type: 'P', x: column.x })
  pages.y += 12
  return section
}

/** A heading inside a chapter, never alone at the bottom of a page: `keepWith` points of what follows stay with it. A bookmark too, unless it is one of hundreds. */
export function drawHeading(pages: Pages, parent: StructureElement, text: string, { after, keepWith = AFTER_HEADING, isBookmarked = true }: { readonly after?: string; readonly keepWith?: number; readonly isBookmarked?: boolean } = {}): void {
  const spans = [{ text, style: TYPE.heading }, ...(after === undefined ? [] : [{ text: `   ${after}`, style: TYPE.small }])]
  const lines = linesOf(pages, spans, column.width)
  if (pages.y > FRAME.top + 60) pages.y += 14
  makeRoom(pages, heightOf(lines) + 4 + keepWith)
  if (isBookmarked) bookmark(pages, text, pages.chapter)
  flowLines(pages, lines, { parent, type: 'H3', x: column.x })
  pages.y += 4
}

