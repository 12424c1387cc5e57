import { boardPicture, roadmapPicture } from '@visiebord/shared/report/picture/boardPicture.ts'
import type { Picture, Shape } from '@visiebord/shared/report/picture/picture.ts'
import { PAPER } from '@visiebord/shared/report/paper.ts'
import type { ChapterHead, Report, ReportSection } from '@visiebord/shared/report/reportModel.ts'
import { reportWords, type ReportWords } from '@visiebord/shared/report/reportWords.ts'
import { visibleLine } from '@visiebord/shared/report/visibleText.ts'
import type { Party } from '@visiebord/shared/workshop/nouns.ts'
import { drawChip } from './chips.ts'
import { beginChapter } from './contentsList.ts'
import { flowLines } from './flow.ts'
import { addElement, decorate, drawKnot, drawLines, FRAME, inElement, linesOf, nextPicturePage, type Pages, type StructureElement } from './pages.ts'
import { TYPE } from './typography.ts'

/** Wider than any line: the picture has broken its texts already. */
const ONE_LINE = 1e6
const WEIGHT = { regular: 'regular', medium: 'medium', bold: 'semibold', heavy: 'heavy' } as const

/** The whole board on a page of its own, as one figure with its words as alternative. */
export function drawBoardPicture(pages: Pages, { head, alt }: Extract<ReportSection, { type: 'boardPicture' }>, report: Report): void {
  const picture = boardPicture(report, { caption: false })
  const { chapter, room } = openPictureChapter(pages, head, picture)
  drawFigure(pages, chapter, { picture, alt, room, images: imagesOf(pages, report) })
  pages.y = FRAME.bottom
}

/** Whether this chapter turns to a page of its own by itself. */
export const beginsWithPicture = (section: ReportSection, report: Report): boolean => section.type === 'boardPicture' || (section.type === 'roadmap' && roadmapPicture(report) !== undefined)

/** The roadmap on a page of its own, before its tables; undefined when there is no timeline. */
export function drawRoadmapPicture(pages: Pages, report: Report, { head, lanes }: Extract<ReportSection, { type: 'roadmap' }>): StructureElement | undefined {
  const picture = roadmapPicture(report)
  if (picture === undefined) return undefined
  const words = reportWords(report.language)
  const { chapter, room } = openPictureChapter(pages, head, picture)
  const projects = lanes.reduce((sum, lane) => sum + lane.projects.length, 0)
  drawFigure(pages, chapter, { picture, images: new Map(), alt: words.roadmapAlt(words.count.project(projects), words.lanes(lanes.length)), room: { ...room, height: room.height - 28 } })
  drawLegend(pages, chapter, report.parties, { words, x: room.x, right: room.x + room.width })
  pages.y = FRAME.bottom
  return chapter
}

function openPictureChapter(pages: Pages, { number, title, intro }: ChapterHead, picture: Picture): { readonly chapter: StructureElement; readonly room: Figure['room'] } {
  const room = nextPicturePage(pages, picture)
  const chapter = addElement(pages, pages.root, 'Sect', { title })
  beginChapter(pages, `${number}. ${title}`)
  const heading = linesOf(pages, [{ text: `${number}. ${title}`, style: TYPE.chapter }], room.width)
  drawKnot(pages, pages.y + (heading[0]?.height ?? 0) / 2)
  flowLines(pages, heading, { parent: chapter, type: 'H2', x: room.x })
  flowLines(pages, linesOf(pages, [{ text: intro, style: TYPE.body }], room.width), { parent: chapter, type: 'P', x: room.x })
  const top = pages.y + 8
  return { chapter, room: { ...room, y: top, height: room.y + room.height - top } }
}

/** Whose colour and mark is whose, and what the lower edge of a bar says; on one line, as far as it goes. */
function drawLegend(pages: Pages, chapter: StructureElement, parties: readonly Party[], { words, x, right }: { readonly words: ReportWords; readonly x: number; readonly right: number }): void {
  const y = pages.y
  const element = addElement(pages, chapter, 'P')
  const write = (text: string, at: number): number => {
    const lines = linesOf(pages, [{ text, style: TYPE.small }], 200).slice(0, 1).map((line) => Object.assign({}, line, { isSpaced: true as const }))
    inElement(pages, element, 'P', () => drawLines(pages, lines, at, y))
    return at + (lines[0]?.width ?? 0) + 16
  }
  let at = write(words.whoLeads, x)
  for (const party of parties) {
    if (at > right - 190) break
    drawChip(pages, party, at, y + 1, 10.5)
    at = write(visibleLine(party.name), at + 15)
  }
  for (const [text, height] of [[words.stepLegend.done, 3.4], [words.stepLegend.open, 1.3]] as const) {
    decorate(pages, () => void pages.doc.rect(at, y + 9 - height, 16, height).fill(PAPER.ink))
    at = write(text, at + 21)
  }
}

type Images = ReadonlyMap<string, PDFKit.Mixins.ImageSrc>
/** The library has it, its types have not. */
type OpensImages = { openImage(bytes: Buffer): PDFKit.Mixins.ImageSrc }
/** Opened once: however often a picture lies there, it stands in the file once. */
const imagesOf = ({ doc }: Pages, { images = [] }: Report): Images =>
  new Map(images.map(({ file, bytes }) => [file, (doc as unknown as OpensImages).openImage(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))]))

type Figure = { readonly picture: Picture; readonly images: Images; readonly alt: string; readonly room: { readonly x: number; readonly y: number; readonly width: number; readonly height: number } }

/** As large as fits, from the top left; leaves the pen under it. */
function drawFigure(pages: Pages, parent: StructureElement, { picture, alt, room, images }: Figure): void {
  const scale = Math.min(room.width / picture.w, room.height / picture.h)
  const { doc } = pages
  const figure = addElement(pages, parent, 'Figure', { alt, bbox: [room.x, room.y, room.x + picture.w * scale, room.y + picture.h * scale] })
  inElement(pages, figure, 'Figure', () => {
    doc.save()
    doc.translate(room.x, room.y).scale(scale).translate(-picture.x, -picture.y)
    doc.rect(picture.x, picture.y, picture.w, picture.h).clip()
    doc.rect(picture.x, picture.y, picture.w, picture.h).fill(picture.background)
    for (const shape of picture.shapes) drawShape(pages, shape, images)
    doc.restore()
  })
  figure.end()
  pages.y = room.y + picture.h * scale + 10
}

function drawShape(pages: Pages, shape: Shape, images: Images): void {
  const { doc } = pages
  switch (shape.type) {
    case 'rect':
      if (shape.radius === undefined) doc.rect(shape.x, shape.y, shape.w, shape.h)
      else doc.roundedRect(shape.x, shape.y, shape.w, shape.h, Math.min(shape.radius, shape.w / 2, shape.h / 2))
      return ink(pages, shape)
    case 'path':
      if (shape.d === '') return undefined
      doc.path(shape.d)
      return ink(pages, shape, shape.whole === true ? 'non-zero' : 'even-odd')
    case 'text': {
      const lines = linesOf(pages, [{ text: shape.text, style: { weight: WEIGHT[shape.weight], size: shape.size, color: shape.color } }], ONE_LINE, { fromRight: shape.fromRight === true })
      const width = lines[0]?.width ?? 0
      const x = shape.anchor === 'end' ? shape.x - width : shape.anchor === 'middle' ? shape.x - width / 2 : shape.x
      // a line that reads from the right was laid against the far end
      return drawLines(pages, lines, x - Math.min(...(lines[0]?.glyphs ?? []).map((glyphs) => glyphs.x)), shape.y - (lines[0]?.baseline ?? 0))
    }
    case 'card':
      for (const part of shape.shapes) drawShape(pages, part, images)
      return undefined
    case 'image': {
      const image = images.get(shape.file)
      if (image !== undefined) doc.image(image, shape.x, shape.y, { width: shape.w, height: shape.h })
      else for (const part of shape.instead) drawShape(pages, part, images)
      return undefined
    }
  }
}

function ink({ doc }: Pages, { fill, stroke, strokeWidth, dash }: { readonly fill?: string; readonly stroke?: string; readonly strokeWidth?: number; readonly dash?: readonly number[] }, rule: 'even-odd' | 'non-zero' = 'even-odd'): void {
  if (stroke !== undefined) doc.lineWidth(strokeWidth ?? 1).strokeColor(stroke)
  if (dash !== undefined) doc.dash(dash[0] ?? 1, { space: dash[1] ?? 1 })
  if (fill !== undefined && stroke !== undefined) doc.fillAndStroke(fill, stroke, rule)
  else if (fill !== undefined) doc.fill(fill, rule)
  else if (stroke !== undefined) doc.stroke()
  if (dash !== undefined) doc.undash()
}
