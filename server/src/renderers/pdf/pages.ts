import type { Report } from '@visiebord/shared/report/reportModel.ts'
import { reportWords } from '@visiebord/shared/report/reportWords.ts'
import { PAPER } from '@visiebord/shared/report/paper.ts'
import { shortHash } from '@visiebord/shared/report/shortHash.ts'
import { circlePath } from '@visiebord/shared/report/shapes.ts'
import type { FontShelf } from './fontShelf.ts'
import { layoutLines, type Line, type Span } from './layoutLines.ts'
import type { FontName } from './loadPdfFonts.ts'
import { addLandscape, addPortrait, type ReportDocument } from './reportDocument.ts'

/** Places on a page, in points. The spine is the red thread that holds the pages together. */
export const FRAME = { spine: 37.5, left: 78, right: 547.5, top: 50, bottom: 778, footer: 792 } as const
const LANDSCAPE_SIDE = 46

export type StructureElement = PDFKit.PDFStructureElement

/** A chapter and where it began; `page` counts from 0. */
export type Begun = { readonly title: string; readonly page: number; readonly y: number }

/** One document being written: where the pen is, what the reader of tags hears. */
export type Pages = {
  readonly doc: ReportDocument
  readonly shelf: FontShelf
  readonly root: StructureElement
  /** Points from the top of this page. */
  y: number
  /** The chapter that is being written, among the bookmarks. */
  chapter: PDFKit.PDFOutline | undefined
  /** Chapters that have begun, in order. */
  readonly begun: Begun[]
}

export type Place = { readonly x: number; readonly width: number }

export const column: Place = { x: FRAME.left, width: FRAME.right - FRAME.left }

/** Lines, rules and paper: nothing that a reader of tags should hear. */
export function decorate({ doc }: Pages, draw: () => void): void {
  doc.markContent('Artifact', { type: 'Layout' })
  draw()
  doc.endMarkedContent()
}

/** The scope of a header cell and the box of a figure are known to pdfkit, not to its types. */
type ElementOptions = PDFKit.Mixins.StructureElementOptions & { readonly scope?: 'Row' | 'Column'; readonly bbox?: readonly number[]; readonly numbering?: 'Disc' | 'Decimal' }

export const addElement = (pages: Pages, parent: StructureElement, type: string, { numbering, ...options }: ElementOptions = {}): StructureElement => {
  const element = pages.doc.struct(type, options)
  // pdfkit has no name for how a list counts
  if (numbering !== undefined) Object.assign((element as StructureElement & { readonly dictionary: { readonly data: object } }).dictionary.data, { A: { O: 'List', ListNumbering: numbering } })
  parent.add(element)
  return element
}

/** Draws what belongs to one element; never spans pages. */
export function inElement({ doc }: Pages, element: StructureElement, type: string, draw: () => void): void {
  element.add(doc.markStructureContent(type))
  draw()
  doc.endMarkedContent()
}

export function nextPage(pages: Pages): void {
  addPortrait(pages.doc)
  pages.y = FRAME.top
  drawSpine(pages)
}

/** A page for a picture, on its side when that is how the picture lies; the frame it leaves for it. */
export function nextPicturePage(pages: Pages, { w, h }: { readonly w: number; readonly h: number }): { readonly x: number; readonly y: number; readonly width: number; readonly height: number } {
  const isTall = h > w * 1.1
  if (isTall) addPortrait(pages.doc)
  else addLandscape(pages.doc)
  pages.y = FRAME.top
  drawSpine(pages)
  const { width, height } = pages.doc.page
  return { x: FRAME.left, y: FRAME.top, width: (isTall ? FRAME.right : width - LANDSCAPE_SIDE) - FRAME.left, height: height - 64 - FRAME.top }
}

/** True when it had to turn the page. */
export function makeRoom(pages: Pages, height: number): boolean {
  if (pages.y + height <= FRAME.bottom) return false
  nextPage(pages)
  return true
}

function drawSpine(pages: Pages): void {
  decorate(pages, () => {
    const { doc } = pages
    doc.moveTo(FRAME.spine, 0).lineTo(FRAME.spine, doc.page.height).lineWidth(2.25).strokeColor(PAPER.thread).stroke()
  })
}

/** Where a chapter begins, the thread is knotted. */
export function drawKnot(pages: Pages, y: number): void {
  decorate(pages, () => {
    pages.doc.path(circlePath(FRAME.spine, y, 5.6)).lineWidth(2.1).fillAndStroke(PAPER.paper, PAPER.thread)
  })
}

export const linesOf = (pages: Pages, spans: readonly Span[], width: number, options: { readonly fromRight?: boolean } = {}): readonly Line[] => layoutLines(pages.shelf, spans, width, options)
export const heightOf = (lines: readonly Line[]): number => lines.reduce((sum, { height }) => sum + height, 0)

/** Fonts that put characters together from parts that others share: a reader cannot tell from the glyphs what was written. */
const COMPOSED: ReadonlySet<FontName> = new Set(['arabic', 'arabicSemibold', 'arabicHeavy', 'hebrew', 'hebrewSemibold', 'hebrewHeavy', 'emoji'])

/** Draws lines from `top` down, inside the element that is open. */
export function drawLines({ doc }: Pages, lines: readonly Line[], x: number, top: number): void {
  let y = top
  for (const line of lines) {
    for (const [index, glyphs] of line.glyphs.entries()) {
      if (glyphs.text === '') continue
      // who reads by the tags hears no end of a line: without it two words would be one
      const behind = line.isSpaced === true && index === line.glyphs.length - 1 ? ' ' : ''
      const actual = glyphs.actual ?? (COMPOSED.has(glyphs.font) ? glyphs.text : undefined)
      if (actual !== undefined) doc.markContent('Span', { actual: actual + behind })
      doc.font(glyphs.font).fontSize(glyphs.size).fillColor(glyphs.color).text(actual === undefined ? glyphs.text + behind : glyphs.text, x + glyphs.x, y + line.baseline, { lineBreak: false, baseline: 'alphabetic' })
      if (actual !== undefined) doc.endMarkedContent()
    }
    y += line.height
  }
}

export const drawRule = (pages: Pages, y: number, { x, width }: Place = column): void =>
  decorate(pages, () => void pages.doc.moveTo(x, y).lineTo(x + width, y).lineWidth(0.5).strokeColor(PAPER.border).stroke())

/** `title · vastgelegde ronde N` and `short hash · bladzijde x van y` on every page but the cover. */
export function drawFooters(pages: Pages, report: Report): void {
  const { doc } = pages
  const words = reportWords(report.language)
  const { start, count } = doc.bufferedPageRange()
  const style = { weight: 'regular', size: 8.8, color: PAPER.inkSubtle } as const
  for (let index = start + 1; index < start + count; index++) {
    doc.switchToPage(index)
    const right = doc.page.width > doc.page.height ? doc.page.width - LANDSCAPE_SIDE : FRAME.right
    const y = doc.page.height - (841.89 - FRAME.footer)
    const hash = report.seal ? `${shortHash(report.seal.sha256)} · ` : ''
    const end = linesOf(pages, [{ text: `${hash}${words.page(index - start + 1, count)}`, style }], 250)
    const room = right - FRAME.left - (end[0]?.width ?? 0) - 24
    const status = report.seal ? words.sealedRound(report.seal.number) : words.live
    doc.markContent('Artifact', { type: 'Pagination', attached: ['Bottom'] })
    doc.moveTo(FRAME.left, y).lineTo(right, y).lineWidth(0.5).strokeColor(PAPER.border).stroke()
    drawLines(pages, [fittedLine(pages, report.title, ` · ${status}`, { style, room })], FRAME.left, y + 7)
    drawLines(pages, end, right - (end[0]?.width ?? 0), y + 7)
    doc.endMarkedContent()
  }
}

function fittedLine(pages: Pages, title: string, rest: string, { style, room }: { readonly style: Span['style']; readonly room: number }): Line {
  const line = (text: string): readonly Line[] => linesOf(pages, [{ text, style }], 10_000)
  let kept = Array.from(title.replace(/\s+/gu, ' ').trim())
  let made = line(kept.join('') + rest)
  while ((made[0]?.width ?? 0) > room && kept.length > 1) {
    kept = kept.slice(0, Math.min(kept.length - 1, Math.floor(kept.length * 0.92)))
    made = line(`${kept.join('').trimEnd()}…${rest}`)
  }
  return made[0] ?? { glyphs: [], width: 0, height: 0, baseline: 0 }
}
