import { readsFromRight } from '@visiebord/shared/report/readsFromRight.ts'
import { visibleText } from '@visiebord/shared/report/visibleText.ts'
import { fontRuns, type FontRun, type Weight } from './fontRuns.ts'
import type { FontShelf } from './fontShelf.ts'
import type { Tag } from './tag.ts'
import { hasRightToLeft, splitByDirection, visualOrder } from './visualOrder.ts'

export type Style = { readonly weight: Weight; readonly size: number; readonly color: string; readonly leading?: number }
/** `keep`: on one line if it fits on one. `glued`: goes on with the word before it, which may be of another weight. */
export type Span = { readonly text: string; readonly style: Style; readonly keep?: boolean; readonly glued?: boolean }

/** One stretch of glyphs at its place on the line. */
export type Glyphs = FontRun & { readonly x: number; readonly width: number; readonly size: number; readonly color: string }
export type Line = {
  /** In the order in which they are read. */
  readonly glyphs: readonly Glyphs[]
  readonly width: number
  readonly height: number
  readonly baseline: number
  /** Another line follows, and between the two there is a space that nobody sees. */
  readonly isSpaced?: true
  readonly tag?: Tag
  /** The bullet or number before it, on the same foot. */
  readonly label?: { readonly glyphs: readonly Glyphs[]; readonly tag: Tag }
}

type Piece = FontRun & { readonly width: number; readonly style: Style }
type Word = { readonly pieces: readonly Piece[]; readonly width: number; readonly isSpace: boolean; readonly source: string }

const LEADING = 1.36
const BASELINE = 0.98
const SOFT_HYPHEN = /\u00ad/g

/** Breaks spans into lines of at most `width` points: at spaces and after hyphens, inside a word only when it is wider than a line. */
export function layoutLines(shelf: FontShelf, spans: readonly Span[], width: number, { fromRight = readsFromRight(spans.map(({ text }) => text).join(' ')) }: { readonly fromRight?: boolean } = {}): readonly Line[] {
  const lines: Line[] = []
  let words: Word[] = []
  let used = 0
  const least = spans[0]?.style
  let isWrapped = false
  /** Where on the line the word begins that the next one may go on with. */
  let wordFrom = 0
  const close = (isSpaced = words.at(-1)?.isSpace === true): void => {
    const line = toLine(shelf, words, { width, fromRight, ...(least ? { least } : {}) })
    lines.push(isSpaced ? { ...line, isSpaced } : line)
    words = []
    used = 0
  }
  for (const { text, style, keep, glued } of spans) {
    const paragraphs = visibleText(text).replace(SOFT_HYPHEN, '').normalize('NFC').replaceAll('\t', '    ').split('\n')
    for (const [index, paragraph] of paragraphs.entries()) {
      if (index > 0) {
        close(true)
        isWrapped = false
      }
      for (const [at, word] of wordsOf(shelf, paragraph, { style, ...(keep === true ? { keptWithin: width } : {}) }).entries()) {
        if (word.isSpace) {
          if (used === 0 && isWrapped) continue
          words.push(word)
          used += word.width
          continue
        }
        const goesOn = glued === true && index === 0 && at === 0 && words.at(-1)?.isSpace === false
        if (used + word.width > width && used > 0) {
          const along = goesOn && wordFrom > 0 ? words.splice(wordFrom) : []
          close()
          isWrapped = true
          words = along
          used = along.reduce((sum, each) => sum + each.width, 0)
          wordFrom = 0
        } else if (!goesOn) wordFrom = words.length
        for (const part of word.width > width ? cutWord(shelf, word, { style, width }) : [word]) {
          if (used + part.width > width && used > 0) close()
          words.push(part)
          used += part.width
        }
      }
    }
  }
  if (words.length > 0 || lines.length === 0) close(false)
  return lines
}

function wordsOf(shelf: FontShelf, paragraph: string, { style, keptWithin }: { readonly style: Style; readonly keptWithin?: number }): readonly Word[] {
  const whole = keptWithin === undefined || paragraph === '' ? undefined : toWord(shelf, paragraph.replaceAll(' ', '\u00a0'), style)
  if (whole && whole.width <= (keptWithin ?? 0)) return [whole]
  const parts = paragraph.match(/[ \u2000-\u200a\u3000]+|[^ \u2000-\u200a\u3000]*?[\p{L}\p{N}][-–—/](?=\p{L})|[^ \u2000-\u200a\u3000]+/gu) ?? []
  return parts.map((part) => toWord(shelf, part, style))
}

function toWord(shelf: FontShelf, source: string, style: Style): Word {
  const directed = hasRightToLeft(source) ? splitByDirection(source) : [source]
  const pieces = directed.flatMap((text) => fontRuns(shelf, text, style.weight)).map((run): Piece => Object.assign({ style, width: shelf.width(run.font, run.text, style.size) }, run))
  return { pieces, width: pieces.reduce((sum, piece) => sum + piece.width, 0), isSpace: /^\s+$/u.test(source), source }
}

/** A word wider than a line, in parts that are not. */
function cutWord(shelf: FontShelf, word: Word, { style, width }: { readonly style: Style; readonly width: number }): readonly Word[] {
  const parts: Word[] = []
  let held = ''
  let heldWidth = 0
  for (const { segment } of new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(word.source)) {
    const wide = toWord(shelf, segment, style).width
    if (held !== '' && heldWidth + wide > width) {
      parts.push(toWord(shelf, held, style))
      held = ''
      heldWidth = 0
    }
    held += segment
    heldWidth += wide
  }
  return held === '' ? parts : [...parts, toWord(shelf, held, style)]
}

function toLine(shelf: FontShelf, words: readonly Word[], { width, fromRight, least }: { readonly width: number; readonly fromRight: boolean; readonly least?: Style }): Line {
  const lastWord = words.findLastIndex(({ isSpace }) => !isSpace)
  const pieces = words.slice(0, lastWord + 1).flatMap(({ pieces: held }) => held)
  const rightToLeft = fromRight || pieces.some(({ text }) => hasRightToLeft(text))
  const ordered = rightToLeft ? visualOrder(inOneDirectionEach(shelf, pieces), fromRight) : joined(shelf, pieces).map((piece, at) => Object.assign({}, piece, { at }))
  const used = ordered.reduce((sum, piece) => sum + piece.width, 0)
  const size = Math.max(least?.size ?? 0, ...ordered.map(({ style }) => style.size))
  const height = Math.max((least?.leading ?? LEADING) * (least?.size ?? 0), ...ordered.map(({ style }) => style.size * (style.leading ?? LEADING)))
  let x = fromRight ? width - used : 0
  const placed = ordered.map(({ style, width: wide, font, text, actual, at }) => {
    const glyphs: Glyphs = { font, text, ...(actual === undefined ? {} : { actual }), x, width: wide, size: style.size, color: style.color }
    x += wide
    return { at, glyphs }
  })
  const glyphs = placed.toSorted((a, b) => a.at - b.at).map((each) => each.glyphs)
  return { glyphs, width: used, height, baseline: (height - size * LEADING) / 2 + size * BASELINE }
}

/** Beside words from the right, brackets and points turn and numbers do not: each stands by itself. */
function inOneDirectionEach(shelf: FontShelf, pieces: readonly Piece[]): readonly (Piece & { readonly at: number })[] {
  return pieces
    .flatMap((piece): readonly Piece[] => {
      const parts = piece.actual !== undefined || hasRightToLeft(piece.text) ? [piece.text] : splitByDirection(piece.text)
      return parts.length === 1 ? [piece] : parts.map((text) => Object.assign({}, piece, { text, width: shelf.width(piece.font, text, piece.style.size) }))
    })
    .map((piece, at) => Object.assign({}, piece, { at }))
}

/** Neighbours in one font and style are drawn, and read back, as one. */
function joined(shelf: FontShelf, pieces: readonly Piece[]): readonly Piece[] {
  const runs: Piece[] = []
  for (const piece of pieces) {
    const last = runs.at(-1)
    if (last && last.font === piece.font && last.style === piece.style && last.actual === undefined && piece.actual === undefined) {
      const text = last.text + piece.text
      runs[runs.length - 1] = { font: last.font, style: last.style, text, width: last.width + piece.width }
    } else runs.push(piece)
  }
  return runs.map(({ font, text, style, actual, width }) => (actual === undefined ? { font, text, style, width: shelf.width(font, text, style.size) } : { font, text, style, actual, width }))
}
