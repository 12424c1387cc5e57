import { fitCardText, TEXT_MEASURES } from '../../board/geometry/cardText.ts'
import { fitWords, type LaidLine } from '../../board/geometry/fitWords.ts'
import { markedWords } from '../../board/words/readWords.ts'
import { readsFromRight } from '../readsFromRight.ts'
import { visibleText } from '../visibleText.ts'
import type { Shape } from './picture.ts'
import { ASCENT, round, type TextBox, textWidth } from './textShapes.ts'

/** Of words that say none. */
const LINE_HEIGHT = 1.2

type Part = { readonly text: string; readonly from: number; readonly width: number; readonly weight: TextBox['weight'] | 'heavy' }

/**
 * The words of a card with lists and bold, as on the screen: each stretch of one weight a text of its own. Undefined for words without marks.
 * `middle`: lines of no list stand in the middle of the box, lists begin where the widest line does.
 */
export function markedShapes(text: string, box: TextBox, { align }: { readonly align: 'start' | 'middle' } = { align: 'start' }): { readonly shapes: readonly Shape[]; readonly height: number } | undefined {
  const said = visibleText(text)
  const lines = markedWords(said)
  if (lines === undefined) return undefined
  // As large as on the screen; here each line is broken by the weight of each of its words.
  const lineHeight = box.lineHeight ?? LINE_HEIGHT
  const { size } = fitCardText(said, box, { left: 0, right: 0, top: 0, under: 0, largest: box.largest, smallest: box.smallest, lineHeight, weight: box.weight })
  const fitted = fitWords(lines, { width: box.w, height: box.h, measure: TEXT_MEASURES[box.weight], bold: TEXT_MEASURES.bold, largest: size, smallest: size, lineHeight })
  const isInList = (line: LaidLine): boolean => line.indent > 0
  const laid = fitted.lines.map((line) => ({ line, parts: partsOf(line, fitted.size, box.weight) }))
  const widest = Math.max(0, ...laid.map(({ parts }) => endOf(parts)))
  const fromRight = readsFromRight(said)
  const shapes = laid.flatMap(({ line, parts }, index) => {
    const start = align === 'start' ? 0 : (box.w - (isInList(line) ? widest : endOf(parts))) / 2
    const y = round(box.y + index * fitted.lineHeight + fitted.size * ASCENT)
    return parts.map(({ text: words, from, weight }): Shape => {
      const look = { type: 'text', y, text: words, size: round(fitted.size), weight, color: box.color } as const
      // What reads from the right is laid from the right, by its own end: of such letters the width is a guess.
      return fromRight ? { ...look, x: round(box.x + box.w - start - from), anchor: 'end', fromRight } : { ...look, x: round(box.x + start + from) }
    })
  })
  return { shapes, height: fitted.height }
}

const endOf = (parts: readonly Part[]): number => Math.max(0, ...parts.map(({ from, width }) => from + width))

function partsOf({ indent, labelAt, label, runs }: LaidLine, size: number, weight: TextBox['weight']): readonly Part[] {
  const parts: Part[] = label === undefined ? [] : [{ text: label, from: labelAt, width: textWidth(label, size, weight), weight }]
  let from = indent
  for (const { text, bold } of runs) {
    const drawn = bold ? (weight === 'bold' ? 'heavy' : 'bold') : weight
    const width = textWidth(text, size, drawn)
    if (text.trim() !== '') parts.push({ text, from, width, weight: drawn })
    from += width
  }
  return parts
}
