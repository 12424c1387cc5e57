import type { FontShelf } from './fontShelf.ts'
import type { FontName } from './loadPdfFonts.ts'

/** A piece of text in one font. `actual` is what it stands for when no font has its glyphs. */
export type FontRun = { readonly font: FontName; readonly text: string; readonly actual?: string }

export type Weight = 'regular' | 'medium' | 'semibold'

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

function runOf(shelf: FontShelf, grapheme: string, weight: Weight): FontRun {
  const chain: readonly FontName[] = EMOJI.test(grapheme) ? ['emoji', weight, 'sans', 'symbols'] : [weight, 'sans', 'arabic', 'hebrew', 'symbols', 'emoji']
  const font = chain.find((name) => Array.from(grapheme).every((sign) => STEERING.test(sign) || shelf.covers(name, sign.codePointAt(0) ?? 0)))
  if (font !== undefined) return { font, text: grapheme }
  const drawable = Array.from(grapheme).filter((sign) => !STEERING.test(sign))
  if (drawable.length === 0) return { font: weight, text: '' }
  return { font: shelf.covers(weight, 0xfffd) ? weight : 'sans', text: '\ufffd', actual: grapheme }
}
