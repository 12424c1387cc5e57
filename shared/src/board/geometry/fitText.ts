/** Fits text in a box: the largest size at which whole words fit; below the smallest size the box grows, not the text shrinks. */
import { LINE_END } from '../words/readWords.ts'
import type { Measure } from './advance.ts'
import { breakWord } from './breakWord.ts'

export type FitOptions = {
  readonly width: number
  readonly height: number
  readonly measure: Measure
  readonly largest?: number
  readonly smallest?: number
  /** Times the size. */
  readonly lineHeight?: number
  /** Of each paragraph that is laid otherwise: how far it stands in, in em, and by what it is measured. */
  readonly paragraphs?: readonly { readonly indent: number; readonly measure: Measure }[]
}
export type Fitted<Line> = {
  readonly size: number
  readonly lines: readonly Line[]
  /** Of one line, and of all of them: when `height` is more than the box has, the card grows to it. */
  readonly lineHeight: number
  readonly height: number
  readonly fits: boolean
}
export type FittedText = Fitted<string>

/** LOOK §2: 26 → 17.6, and line height 1.2 on notes. */
const LARGEST = 26
const SMALLEST = 17.6
const LINE_HEIGHT = 1.2
const STEP = 1.4 // seven sizes: fewer look jumpy side by side, more cost without being seen

/** Pieces between which a line may end: after a space, and after a dash or slash inside a word. */
export const piecesOf = (paragraph: string): readonly string[] => paragraph.match(/[^\s\-–—/]*[-–—/]+|[^\s\-–—/]+|\s+/gu) ?? []

const breakLines = (text: string, size: number, options: FitOptions, mayCut: boolean): readonly string[] | undefined => {
  const lines: string[] = []
  for (const [index, paragraph] of text.split(LINE_END).entries()) {
    const { indent = 0, measure = options.measure } = options.paragraphs?.[index] ?? {}
    const width = indent === 0 ? options.width : Math.max(size, options.width - indent * size)
    let line = ''
    let lineWidth = 0
    let space = ''
    const begin = (words: string): void => {
      line = words
      lineWidth = measure(words, size)
    }
    for (const piece of piecesOf(paragraph)) {
      if (/^\s/u.test(piece)) {
        space = line === '' ? '' : ' '
        continue
      }
      const words = piece.replaceAll('\u00ad', '')
      const needed = measure(space + words, size)
      if (line !== '' && lineWidth + needed <= width) {
        line += space + words
        lineWidth += needed
      } else {
        if (line !== '') lines.push(line)
        begin(words)
        if (lineWidth > width) {
          if (!mayCut) return undefined
          const parts = breakWord(piece, width, size, measure)
          lines.push(...parts.slice(0, -1))
          begin(parts.at(-1) ?? '')
        }
      }
      space = ''
    }
    lines.push(line)
  }
  return lines
}

/** The largest size at which it fits. `em` is how wide all of it is at size 1; `breakAt` gives nothing where a word is wider than a line, unless it may cut. */
export const largestFit = <Line>(options: FitOptions, em: number, breakAt: (size: number, mayCut: boolean) => readonly Line[] | undefined): Fitted<Line> => {
  const { width, height, largest = LARGEST, smallest = SMALLEST, lineHeight = LINE_HEIGHT } = options
  const steps = Math.max(0, Math.round((largest - smallest) / STEP))
  const sizes = Array.from({ length: steps + 1 }, (_, index) => (index === steps ? smallest : largest - index * STEP))
  for (const size of sizes) {
    // A size at which even four fifths of the text (spaces at line ends vanish) fill more than the box cannot fit: skip it unmeasured.
    if (size !== smallest && em * 0.8 * size * size * lineHeight > width * height) continue
    const lines = breakAt(size, size === smallest)
    if (lines === undefined) continue
    const total = lines.length * size * lineHeight
    if (total <= height || size === smallest) return { size, lines, lineHeight: size * lineHeight, height: total, fits: total <= height }
  }
  return { size: smallest, lines: [], lineHeight: smallest * lineHeight, height: 0, fits: true }
}

/** Deterministic: the same text, box and measure give the same lines everywhere. Words are cut only at the smallest size. */
export const fitText = (text: string, options: FitOptions): FittedText => {
  return largestFit(options, options.measure(text, 1), (size, mayCut) => breakLines(text, size, options, mayCut))
}
