import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { KINDS } from '../kinds/kindTable.ts'
import type { Card } from '../schema.ts'
import { readWords } from '../words/readWords.ts'
import { measureWith } from './advance.ts'
import { cardSize, seenSize } from './cardSize.ts'
import { fitCardText } from './cardText.ts'
import { fitText } from './fitText.ts'
import { fitWords, type LaidLine } from './fitWords.ts'
import { listIndents } from './listIndents.ts'

const SEED = Number(process.env['SEED'] ?? 62)
const [measure, bold] = [measureWith('medium'), measureWith('bold')]
const box = { width: 196, height: 150, measure }
const widthOf = ({ indent, runs }: LaidLine, size: number): number => runs.reduce((sum, run) => sum + (run.bold ? bold : measure)(run.text, size), indent)
const told = (lines: readonly LaidLine[]): readonly string[] => lines.map(({ label, indent, runs }) => `${label ?? (indent > 0 ? ' ' : '')}${runs.map((run) => (run.bold ? `<${run.text}>` : run.text)).join('')}`)

describe('fitting lists and bold', () => {
  test('[WD6] items stand in behind their label, bold words break with the word they are part of, and marks take no room', () => {
    const fitted = fitWords(readWords('Wat wij delen:\n- **dicht**bij de inwoner\n  1. ook thuis'), { ...box, bold, largest: 26, smallest: 26, height: 400 })
    expect(told(fitted.lines)).toEqual(['Wat wij delen:', '•<dicht>bij de', ' inwoner', '1.ook thuis'])
    expect(fitted.lines.map(({ indent }) => indent > 0)).toEqual([false, true, true, true])
  })

  test('[WD6] lines without marks break as plain text does', () => {
    for (const text of ['Eén keer vragen, daarna weten.', 'samenwerkingsovereenkomst dienstverleningsovereenkomst', 'a\n\nb  c', 'kop – staart en/of zo-iets', 'lo\u00adket '.repeat(30), '😀👩‍👧 '.repeat(20)]) {
      const [plain, words] = [fitText(text, box), fitWords(readWords(text), { ...box, bold })]
      expect(told(words.lines)).toEqual(plain.lines)
      expect([words.size, words.height]).toEqual([plain.size, plain.height])
    }
  })

  const piece = fc.constantFrom('**', '- ', '1. ', '12) ', '  ', ' ', '\n', 'dienstverlening', 'loket', 'én', '😀', '-', 'مرحبا', 'samenwerkingsovereenkomsten')
  test(`[WD6] no line is wider than its box, and no word is lost (seed ${SEED})`, () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }).map((parts) => parts.join('')), (text) => {
        const lines = readWords(text)
        const fitted = fitWords(lines, { ...box, bold })
        for (const line of fitted.lines) expect(widthOf(line, fitted.size), JSON.stringify(line)).toBeLessThanOrEqual(box.width + 0.001)
        const squeezed = (words: string): string => words.replaceAll(/[\s-]/gu, '')
        expect(squeezed(fitted.lines.flatMap(({ runs }) => runs.map((run) => run.text)).join(''))).toBe(squeezed(lines.flatMap(({ runs }) => runs.map((run) => run.text)).join('')))
        expect(fitted.lines.filter(({ label }) => label !== undefined)).toHaveLength(lines.filter(({ list }) => list !== undefined).length)
      }),
      { seed: SEED, numRuns: 600 },
    )
  })

  test('[WD6] a card is as high as what it shows: bold and lists count, marks do not', () => {
    const note = (text: string): Card => ({ id: 'k', kind: 'note', text, order: 'a', position: { x: 0, y: 0 } })
    const short = Array.from({ length: 6 }, (_, at) => `- punt ${at}`).join('\n')
    expect(fitCardText(short, cardSize({ kind: 'note' }), KINDS.note.room).fits).toBe(true)
    expect(seenSize(note(short)).h).toBe(cardSize({ kind: 'note' }).h)
    const long = Array.from({ length: 12 }, (_, at) => `- punt ${at}`).join('\n')
    const fitted = fitCardText(long, cardSize({ kind: 'note' }), KINDS.note.room)
    expect(seenSize(note(long)).h).toBe(Math.ceil(fitted.height) + 48)
    // Ten times `**` would take two lines if they were shown.
    expect(fitCardText('**a** '.repeat(20), cardSize({ kind: 'note' }), KINDS.note.room).height).toBeLessThanOrEqual(fitCardText('a '.repeat(20), cardSize({ kind: 'note' }), KINDS.note.room).height * 1.5)
  })

  test('[WD5] in one list all words stand in as far, deeper ones further', () => {
    const indents = listIndents(readWords('9. een\n10. twee\n  - drie\nkop\n- vier'))
    expect(indents[0]?.words).toBe(indents[1]?.words)
    expect(indents[2]?.label).toBeGreaterThan(indents[1]?.label ?? 0)
    expect(indents[3]).toEqual({ words: 0, label: 0 })
    expect(indents[4]?.words).toBeLessThan(indents[0]?.words ?? 0)
  })
})
