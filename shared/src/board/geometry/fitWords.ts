/** Fits words with lists and bold in a box, as `fitText` fits plain ones: by what is shown, marks gone, items standing in, bold wider. */
import type { WordLine } from '../words/readWords.ts'
import type { Measure } from './advance.ts'
import { breakWord } from './breakWord.ts'
import { type FitOptions, type Fitted, largestFit, piecesOf } from './fitText.ts'
import { listIndents } from './listIndents.ts'

type Stretch = { readonly text: string; readonly bold: boolean }
/** One line as it is shown; its words begin at `indent`, the label of an item before them at `labelAt`, in units of the box. */
export type LaidLine = { readonly indent: number; readonly label?: string; readonly labelAt: number; readonly runs: readonly Stretch[] }

type Options = FitOptions & { readonly bold: Measure }

/** Words that stay together, in their weights: a word may be bold in part. */
type Piece = { readonly source: string; readonly runs: readonly Stretch[]; readonly isSpace: boolean }

function piecesIn({ runs }: WordLine): readonly Piece[] {
  const pieces: Piece[] = []
  let run = 0
  let used = 0
  for (const piece of piecesOf(runs.map(({ text }) => text).join(''))) {
    const parts: Stretch[] = []
    for (let left = piece.length; left > 0; ) {
      const { text, bold } = runs[run] ?? { text: piece, bold: false }
      const part = text.slice(used, used + left)
      if (part !== '') parts.push({ text: part.replaceAll('\u00ad', ''), bold })
      left -= part.length
      used += part.length
      if (used < text.length) continue
      run++
      used = 0
    }
    pieces.push({ source: piece, runs: parts, isSpace: /^\s/u.test(piece) })
  }
  return pieces
}

const joined = (runs: readonly Stretch[]): readonly Stretch[] =>
  runs.reduce<Stretch[]>((all, run) => {
    const last = all.at(-1)
    if (run.text === '') return all
    if (last?.bold === run.bold) all[all.length - 1] = { text: last.text + run.text, bold: run.bold }
    else all.push(run)
    return all
  }, [])

/** The same lines everywhere, as `fitText`. Of a word that is cut, each part has the weight of the word's first letter. */
export const fitWords = (lines: readonly WordLine[], options: Options): Fitted<LaidLine> => {
  const { width, measure, bold } = options
  const widthOf = (runs: readonly Stretch[], size: number): number => runs.reduce((sum, run) => sum + (run.bold ? bold : measure)(run.text, size), 0)
  const indents = listIndents(lines)
  const pieces = lines.map(piecesIn)

  const breakAt = (size: number, mayCut: boolean): readonly LaidLine[] | undefined => {
    const laid: LaidLine[] = []
    for (const [index, { list }] of lines.entries()) {
      const { words: indent = 0, label: labelAt = 0 } = indents[index] ?? {}
      const room = Math.max(size, width - indent * size)
      let line: Stretch[] = []
      let used = 0
      let space: Stretch | undefined
      let isFirst = true
      const close = (): void => {
        laid.push({ indent: indent * size, labelAt: labelAt * size, ...(isFirst && list !== undefined ? { label: list.label } : {}), runs: joined(line) })
        isFirst = false
      }
      for (const { source, runs, isSpace } of pieces[index] ?? []) {
        if (isSpace) {
          space = line.length === 0 ? undefined : { text: ' ', bold: runs[0]?.bold === true }
          continue
        }
        const needed = widthOf(space === undefined ? runs : [space, ...runs], size)
        if (line.length > 0 && used + needed <= room) {
          if (space !== undefined) line.push(space)
          line.push(...runs)
          used += needed
        } else {
          if (line.length > 0) close()
          line = [...runs]
          used = widthOf(runs, size)
          if (used > room) {
            if (!mayCut) return undefined
            const weight = runs[0]?.bold === true
            // By the wider of its weights: no part comes out wider than its line.
            const parts = breakWord(source, room, size, runs.some((run) => run.bold) ? bold : measure)
            for (const part of parts.slice(0, -1)) {
              line = [{ text: part, bold: weight }]
              close()
            }
            line = [{ text: parts.at(-1) ?? '', bold: weight }]
            used = widthOf(line, size)
          }
        }
        space = undefined
      }
      close()
    }
    return laid
  }
  return largestFit(options, lines.reduce((sum, { runs }) => sum + widthOf(runs, 1), 0), breakAt)
}
