import type { FontShelf } from './fontShelf.ts'
import type { FontName } from './loadPdfFonts.ts'

/** A piece of text in one font. `actual` is what it stands for when no font has its glyphs. */
export type FontRun = { readonly font: FontName; readonly text: string; readonly actual?: string }

export type Weight = 'regular' | 'medium' | 'semibold' | 'heavy'

const PLAIN = /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u017f\u2013\u2014\u2018-\u201e\u2022\u2026]*$/
const EMOJI = /\ufe0f|\u20e3|\p{Emoji_Presentation}|\p{Regional_Indicator}/u
/** Characters that steer the shape of their neighbours and need no glyph of their own. */
const STEERING = /\u200c|\u200d|\u200e|\u200f|\u061c|\p{Variation_Selector}/u
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/** Splits by what the fonts can draw: each grapheme goes whole to the first font that has all of it. */
export function fontRuns(shelf: FontShelf, text: string, weight: Weight): readonly FontRun[] {
  if (PLAIN.test(text)) return [{ font: weight, text }]
  const runs: FontRun[] = []
  for (const { segment } of graphemes.segment(text)) {
    const run = runOf(shelf, segment, weight)
    const last = runs.at(-1)
    if (last && last.font === run.font && last.actual === undefined && run.actual === undefined) runs[runs.length - 1] = { font: run.font, text: last.text + run.text }
    else runs.push(run)
  }
  return runs
}

/** The fonts that help out, as heavy as the words around them; medium has no counterpart there. */
const HELPERS: Readonly<Record<Weight, readonly FontName[]>> = {
  regular: ['sans', 'arabic', 'hebrew'], medium: ['sans', 'arabic', 'hebrew'],
  semibold: ['sansSemibold', 'arabicSemibold', 'hebrewSemibold'], heavy: ['sansHeavy', 'arabicHeavy', 'hebrewHeavy'],
}

/** People write these daily and no font here has them: drawn as the nearest sign that there is, and read as what they are. */
const STAND_INS: Readonly<Record<string, string>> = {
  '←': '\u2b60', '↑': '\u2b61', '→': '\u2b62', '↓': '\u2b63', '⟵': '\u2b60', '⟶': '\u2b62', '⇐': '\u21e6', '⇑': '\u21e7', '⇒': '\u21e8', '⇓': '\u21e9', '⇔': '\u2b04',
}

function runOf(shelf: FontShelf, grapheme: string, weight: Weight): FontRun {
  const helpers = HELPERS[weight]
  const chain: readonly FontName[] = EMOJI.test(grapheme) ? ['emoji', weight, ...helpers.slice(0, 1), 'symbols'] : [weight, ...helpers, 'symbols', 'emoji']
  const font = chain.find((name) => Array.from(grapheme).every((sign) => STEERING.test(sign) || shelf.covers(name, sign.codePointAt(0) ?? 0)))
  if (font !== undefined) return { font, text: grapheme }
  const drawable = Array.from(grapheme).filter((sign) => !STEERING.test(sign))
  if (drawable.length === 0) return { font: weight, text: '' }
  const instead = drawable.length === 1 ? STAND_INS[drawable[0] ?? ''] : undefined
  if (instead !== undefined && shelf.covers('symbols', instead.codePointAt(0) ?? 0)) return { font: 'symbols', text: instead, actual: grapheme }
  return { font: shelf.covers(weight, 0xfffd) ? weight : 'sans', text: '\ufffd', actual: grapheme }
}
