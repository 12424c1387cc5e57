import { listIndents } from '@visiebord/shared/board/geometry/listIndents.ts'
import { markedWords } from '@visiebord/shared/board/words/readWords.ts'
import type { ReportCard } from '@visiebord/shared/report/reportModel.ts'
import type { ReportWords } from '@visiebord/shared/report/reportWords.ts'
import { readsFromRight } from '@visiebord/shared/report/readsFromRight.ts'
import { visibleText } from '@visiebord/shared/report/visibleText.ts'
import type { Line, Span, Style } from './layoutLines.ts'
import { linesOf, type Pages } from './pages.ts'
import { TYPE } from './typography.ts'

/** The words a card has, or that it has none. */
export const saidBy = (card: ReportCard, words: ReportWords): string => (card.text.trim() === '' ? words.noText : card.text)

/** Text with a quiet tail behind it: on the same line where it fits; under a text that reads from the right, on its own. */
export function withTail(pages: Pages, spans: readonly Span[], { tail, width }: { readonly tail: string; readonly width: number }): readonly Line[] {
  if (tail === '') return linesOf(pages, spans, width)
  const said = spans.map(({ text }) => text).join('')
  const parts = keptParts(tail, TYPE.small)
  if (readsFromRight(said)) return [...linesOf(pages, spans, width), ...linesOf(pages, parts, width)]
  const last = spans.at(-1)
  const ended = last ? [...spans.slice(0, -1), { ...last, text: last.text.trimEnd() }] : spans
  const whole = linesOf(pages, [{ text: tail, style: TYPE.small }], width).length === 1 ? [{ text: tail, style: TYPE.small, keep: true }] : parts
  return linesOf(pages, [...ended, { text: '  ', style: TYPE.small }, ...whole], width)
}

/** `a · b · c` that breaks only between its parts. */
export function keptParts(text: string, style: Style): readonly Span[] {
  const spans: Span[] = []
  for (const part of text.split(' · ')) {
    const before = spans.pop()
    if (before) spans.push({ text: `${before.text} ·`, style, keep: true }, { text: ' ', style })
    spans.push({ text: part, style, keep: true })
  }
  return spans
}

type Options = { readonly style: Style; readonly width: number; /** Quiet, behind the words; under them where they end in a list. */ readonly tail?: string }

/** The words of a card as it shows them: items of a list stand in behind their bullet or number, bold words are bold. In the tags they are words with their bullets. */
export function linesOfCard(pages: Pages, card: Pick<ReportCard, 'id' | 'text'>, words: ReportWords, { style, width, tail = '' }: Options): readonly Line[] {
  const said = visibleText(card.text).trimEnd()
  const marked = markedWords(said)
  if (marked === undefined) return withTail(pages, [{ text: saidBy(card, words), style }], { tail, width })
  const bold: Style = { ...style, weight: 'semibold' }
  const fromRight = readsFromRight(said)
  const indents = listIndents(marked)
  const lines = marked.flatMap(({ list, runs }, index): readonly Line[] => {
    const spans = runs.length === 0 ? [{ text: '', style }] : runs.map((run): Span => ({ text: run.text, style: run.bold ? bold : style, glued: true }))
    const { words: indent = 0, label = 0 } = indents[index] ?? {}
    if (list === undefined) return index === marked.length - 1 && !fromRight ? withTail(pages, spans, { tail, width }) : linesOf(pages, spans, width, { fromRight })
    const inner = Math.max(style.size * 4, width - indent * style.size)
    const items = linesOf(pages, spans, inner, { fromRight })
    const [named] = linesOf(pages, [{ text: list.label, style }], width, { fromRight: false })
    return items.map((line, at) => hung(line, at === 0 ? named : undefined, { by: indent * style.size, labelAt: label * style.size, fromRight: fromRight ? width : undefined }))
  })
  const last = marked.at(-1)
  return tail !== '' && (fromRight || last?.list !== undefined) ? [...lines, ...linesOf(pages, keptParts(tail, TYPE.small), width)] : lines
}

/** A line of an item, moved in behind its label. Of what reads from the right, `fromRight` is the width: its lines were laid against a nearer end, and the label stands at the far one. */
function hung(line: Line, label: Line | undefined, { by, labelAt, fromRight }: { readonly by: number; readonly labelAt: number; readonly fromRight: number | undefined }): Line {
  const shift = fromRight === undefined ? by : 0
  const words = line.glyphs.map((glyphs) => Object.assign({}, glyphs, { x: glyphs.x + shift }))
  // A space that nobody sees: who reads the tags hears a bullet and a word.
  const signs = (label?.glyphs ?? []).map((glyphs) => Object.assign({}, glyphs, { text: `${glyphs.text} `, x: fromRight === undefined ? labelAt + glyphs.x : fromRight - labelAt - (label?.width ?? 0) + glyphs.x }))
  return { ...line, glyphs: fromRight === undefined ? [...signs, ...words] : [...words, ...signs], width: line.width + by }
}
