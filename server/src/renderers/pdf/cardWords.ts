import { listIndents } from '@visiebord/shared/board/geometry/listIndents.ts'
import { markedWords } from '@visiebord/shared/board/words/readWords.ts'
import type { ReportCard } from '@visiebord/shared/report/reportModel.ts'
import type { ReportWords } from '@visiebord/shared/report/reportWords.ts'
import { readsFromRight } from '@visiebord/shared/report/readsFromRight.ts'
import { visibleLine, visibleText } from '@visiebord/shared/report/visibleText.ts'
import { withTag } from './drawTagged.ts'
import type { Line, Span, Style } from './layoutLines.ts'
import { linesOf, type Pages } from './pages.ts'
import type { Tag } from './tag.ts'
import { TYPE } from './typography.ts'
import { wordTags } from './wordTags.ts'

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

/** What a card is called where it stands whole elsewhere: its words on one line, or the first of them. */
const NAMED_BY = 160
export function calledBy(text: string, words: ReportWords): string {
  const signs = Array.from(visibleLine(text))
  if (signs.length <= NAMED_BY) return signs.join('') || words.noText
  const cut = signs.slice(0, NAMED_BY).join('')
  const end = cut.lastIndexOf(' ')
  return `${(end < NAMED_BY / 2 ? cut : cut.slice(0, end)).trimEnd()}…`
}

/** What stands out among words of this style. */
const bolder = (style: Style): Style => ({ ...style, weight: style.weight === 'semibold' ? 'heavy' : 'semibold' })

type Options = { readonly style: Style; readonly width: number; /** Quiet, behind the words; under them where they end in a list. */ readonly tail?: string; /** What they stand in, in the tags. */ readonly within?: Tag }

/** The words of a card as it shows them, in their tags: items of a list stand in behind their bullet or number, bold words are bold. */
export function linesOfCard(pages: Pages, card: Pick<ReportCard, 'id' | 'text'>, words: ReportWords, { style, width, tail = '', within }: Options): readonly Line[] {
  const said = visibleText(card.text).trimEnd()
  const marked = markedWords(said)
  if (marked === undefined) return withTag(withTail(pages, [{ text: saidBy(card, words), style }], { tail, width }), { type: 'P', within })
  const bold = bolder(style)
  const fromRight = readsFromRight(said)
  const indents = listIndents(marked)
  const tags = wordTags(marked, within)
  const lines = marked.flatMap(({ list, runs }, index): readonly Line[] => {
    const tag = tags[index] ?? { words: { type: 'P', within } }
    const spans = runs.length === 0 ? [{ text: '', style }] : runs.map((run): Span => ({ text: run.text, style: run.bold ? bold : style, glued: true }))
    if (list === undefined) return withTag(index === marked.length - 1 && !fromRight ? withTail(pages, spans, { tail, width }) : linesOf(pages, spans, width, { fromRight }), tag.words)
    const { words: indent = 0, label = 0 } = indents[index] ?? {}
    const by = indent * style.size
    const items = withTag(linesOf(pages, spans, Math.max(style.size * 4, width - by), { fromRight }), tag.words)
    // of what reads from the right, lines were laid against a nearer end already, and the label at the far one
    const [named] = linesOf(pages, [{ text: list.label, style }], width - label * style.size, { fromRight })
    return items.map((line, at): Line => {
      const stood: Line = fromRight ? line : { ...line, glyphs: line.glyphs.map((glyphs) => Object.assign({}, glyphs, { x: glyphs.x + by })), width: line.width + by }
      if (at > 0 || named === undefined || tag.label === undefined) return stood
      return { ...stood, label: { tag: tag.label, glyphs: fromRight ? named.glyphs : named.glyphs.map((glyphs) => Object.assign({}, glyphs, { x: glyphs.x + label * style.size })) } }
    })
  })
  const last = marked.at(-1)
  return tail !== '' && (fromRight || last?.list !== undefined) ? [...lines, ...withTag(linesOf(pages, keptParts(tail, TYPE.small), width), { type: 'P', within })] : lines
}
