import type { FontName } from './loadPdfFonts.ts'
import type { ReportDocument } from './reportDocument.ts'

/** What each font can draw and how wide it is. Widths are remembered for the life of one document. */
export type FontShelf = {
  covers(font: FontName, codePoint: number): boolean
  /** In points at this size, with kerning. */
  width(font: FontName, text: string, size: number): number
}

type Coverage = { hasGlyphForCodePoint(codePoint: number): boolean }

const isCoverage = (value: unknown): value is Coverage => typeof value === 'object' && value !== null && 'hasGlyphForCodePoint' in value

/** pdfkit keeps the parsed font to itself; without it nobody can know whether a glyph is there before an empty box is drawn. */
function coverageOf(doc: ReportDocument, font: FontName): Coverage {
  doc.font(font)
  const held: unknown = Reflect.get(doc, '_font')
  const parsed: unknown = typeof held === 'object' && held !== null ? Reflect.get(held, 'font') : undefined
  if (!isCoverage(parsed)) throw new Error('this version of pdfkit does not show its fonts')
  return parsed
}

export function openFontShelf(doc: ReportDocument): FontShelf {
  const coverages = new Map<FontName, Coverage>()
  const widths = new Map<string, number>()
  return {
    covers: (font, codePoint) => {
      const coverage = coverages.get(font) ?? coverageOf(doc, font)
      coverages.set(font, coverage)
      return coverage.hasGlyphForCodePoint(codePoint)
    },
    width: (font, text, size) => {
      const key = `${font} ${text}`
      const known = widths.get(key) ?? doc.font(font).fontSize(1000).widthOfString(text)
      widths.set(key, known)
      return (known * size) / 1000
    },
  }
}
