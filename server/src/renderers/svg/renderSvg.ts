import type { Report, ReportImage } from '@visiebord/shared/report/reportModel.ts'
import { boardPicture } from '@visiebord/shared/report/picture/boardPicture.ts'
import type { Ink, Shape } from '@visiebord/shared/report/picture/picture.ts'
import { textWidth } from '@visiebord/shared/report/picture/textShapes.ts'
import { reportWords } from '@visiebord/shared/report/reportWords.ts'
import { utf8 } from '../utf8.ts'
import { xmlText } from './xmlText.ts'

const FAMILY = "'Atkinson Hyperlegible Next', 'Atkinson Hyperlegible', 'Noto Sans', system-ui, sans-serif"
const WEIGHT = { regular: 400, medium: 500, bold: 650, heavy: 800 } as const

/** [X50]–[X53] The picture of the board as strict XML: text as text, no script, no style sheet, nothing from elsewhere. */
export function renderSvg(report: Report): Uint8Array {
  const picture = boardPicture(report, { caption: true })
  const words = reportWords(report.language)
  const cover = report.sections.find((section) => section.type === 'cover')
  const alt = report.sections.find((section) => section.type === 'boardPicture')?.alt ?? (report.seal ? words.empty : words.emptyLive)
  const images = new Map((report.images ?? []).map((image) => [image.file, image]))
  const lines = picture.shapes.map((shape) => shapeXml(shape, images))
  return utf8([
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${[picture.x, picture.y, picture.w, picture.h].map(number).join(' ')}" width="${number(picture.w)}" height="${number(picture.h)}" role="img" aria-labelledby="t d" xml:lang="${report.language}" lang="${report.language}" font-family="${FAMILY}">`,
    `<title id="t">${xmlText(`${report.title} · ${cover?.eyebrow ?? ''}`)}</title>`,
    `<desc id="d">${xmlText(alt)}</desc>`,
    `<rect x="${number(picture.x)}" y="${number(picture.y)}" width="${number(picture.w)}" height="${number(picture.h)}" fill="${picture.background}"/>`,
    ...lines,
    '</svg>\n',
  ].join('\n'))
}

const number = (value: number): string => String(Math.round(value * 100) / 100)

const inkXml = ({ fill, stroke, strokeWidth, dash }: Ink): string =>
  ` fill="${fill ?? 'none'}"${stroke === undefined ? '' : ` stroke="${stroke}" stroke-width="${number(strokeWidth ?? 1)}"`}${dash === undefined ? '' : ` stroke-dasharray="${dash.map(number).join(' ')}"`}`

/** Every character here has a known width in the board's own font. */
const MEASURED = /^[\u0020-\u007e\u00a0-\u017f\u2013-\u2014\u2018-\u201e\u2026]+$/

/** [X53] As wide as it was measured, whatever font the reader has: no line runs out of its card. */
const lengthXml = ({ text, size, weight }: Extract<Shape, { type: 'text' }>): string =>
  MEASURED.test(text) ? ` textLength="${number(textWidth(text, size, weight))}" lengthAdjust="spacingAndGlyphs"` : ''

/** Where a text reads from the right, its start is at the right: the end that is meant is told the other way round. */
function sideXml({ anchor, fromRight }: Extract<Shape, { type: 'text' }>): string {
  if (fromRight === undefined) return anchor === undefined ? '' : ` text-anchor="${anchor}"`
  return ` direction="rtl"${anchor === 'end' ? '' : ` text-anchor="${anchor ?? 'end'}"`}`
}

type Images = ReadonlyMap<string, ReportImage>

/** [X60] The picture itself stands in the file: nothing is asked of anywhere. */
function imageXml({ x, y, w, h, file, instead }: Extract<Shape, { type: 'image' }>, images: Images): string {
  const image = images.get(file)
  if (image === undefined) return instead.map((shape) => shapeXml(shape, images)).join('')
  return `<image x="${number(x)}" y="${number(y)}" width="${number(w)}" height="${number(h)}" preserveAspectRatio="none" href="data:${image.mediaType};base64,${Buffer.from(image.bytes).toString('base64')}"/>`
}

function shapeXml(shape: Shape, images: Images): string {
  switch (shape.type) {
    case 'rect':
      return `<rect x="${number(shape.x)}" y="${number(shape.y)}" width="${number(shape.w)}" height="${number(shape.h)}"${shape.radius === undefined ? '' : ` rx="${number(shape.radius)}"`}${inkXml(shape)}/>`
    case 'path':
      return shape.d === '' ? '' : `<path d="${shape.d}"${inkXml(shape)} fill-rule="${shape.whole === true ? 'nonzero' : 'evenodd'}"/>`
    case 'text':
      return `<text x="${number(shape.x)}" y="${number(shape.y)}" font-size="${number(shape.size)}" font-weight="${WEIGHT[shape.weight]}" fill="${shape.color}"${sideXml(shape)} xml:space="preserve"${lengthXml(shape)}>${xmlText(shape.text)}</text>`
    case 'card':
      return `<g data-card-id="${xmlText(shape.id)}" data-card-kind="${shape.kind}"><title>${xmlText(shape.label)}</title>${shape.shapes.map((each) => shapeXml(each, images)).join('')}</g>`
    case 'image':
      return imageXml(shape, images)
  }
}
