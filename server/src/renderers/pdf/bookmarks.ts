import { FRAME, type Pages } from './pages.ts'

type Outline = PDFKit.PDFOutline & {
  readonly outlineData: { Count?: number }
  addItem(title: string, options: { readonly expanded: boolean; readonly top: number; readonly left: number }): Outline
}

/** A bookmark at the pen; those of a chapter hang below it, folded. */
export function bookmark(pages: Pages, title: string, under?: PDFKit.PDFOutline): PDFKit.PDFOutline {
  const holder = (under ?? pages.doc.outline) as Outline
  // pdfkit measures from the right edge, and counts only what is unfolded: a reader must be told how many lie folded
  const item = holder.addItem(title, { expanded: false, top: Math.max(0, pages.y - FRAME.top / 2), left: pages.doc.page.width })
  holder.outlineData.Count = under === undefined ? holder.children.length : -holder.children.length
  return item
}
