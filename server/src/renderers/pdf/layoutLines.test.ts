import { beforeAll, describe, expect, test } from 'vitest'
import { keptTogether } from './flow.ts'
import { fontRuns } from './fontRuns.ts'
import { openFontShelf, type FontShelf } from './fontShelf.ts'
import { layoutLines, type Line } from './layoutLines.ts'
import { loadPdfFonts } from './loadPdfFonts.ts'
import { openDocument } from './reportDocument.ts'

let shelf: FontShelf
beforeAll(() => {
  shelf = openFontShelf(openDocument({ title: 't', language: 'nl', createdAt: new Date(0) }, loadPdfFonts()))
})

const STYLE = { weight: 'regular', size: 10, color: '#000000' } as const
const lay = (text: string, width: number): readonly Line[] => layoutLines(shelf, [{ text, style: STYLE }], width)
const textOf = (line: Line): string => line.glyphs.map((run) => run.text).join('')

describe('lines of text', () => {
  test('[X44] no line is wider than its column, also not in a word of two hundred letters', () => {
    const lines = lay(`kort ${'verantwoordelijkheidsverdeling'.repeat(7)} eind`, 120)
    for (const { width } of lines) expect(width).toBeLessThanOrEqual(120.01)
    expect(lines.map(textOf).join('').replaceAll(' ', '')).toBe(`kort${'verantwoordelijkheidsverdeling'.repeat(7)}eind`)
  })

  test('[X44] a line that was wrapped begins with a word; line breaks and indents of the text are kept', () => {
    expect(lay('aaaa bbbb cccc dddd', 48).map(textOf)).toEqual(['aaaa bbbb', 'cccc dddd'])
    expect(lay('een\n\n  - twee\r\n\tdrie', 300).map(textOf)).toEqual(['een', '', '  - twee', '    drie'])
  })

  test('[X45] each grapheme goes to a font that has it, joined emoji in one piece', () => {
    const fontsOf = (text: string): readonly string[] => fontRuns(shelf, text, 'regular').map(({ font }) => font)
    expect(fontsOf('Coördinatie Łódź')).toEqual(['regular'])
    expect(fontsOf('مرحبًا')).toEqual(['arabic'])
    expect(fontsOf('ברוכים')).toEqual(['hebrew'])
    expect(fontsOf('👩🏽‍🦽')).toEqual(['emoji'])
    expect(fontsOf('␇')).toEqual(['symbols'])
  })

  test('[X45] arrows, which people write daily and no font here has, are drawn as the nearest one and read as themselves', () => {
    for (const arrow of '←↑→↓⇐⇒⇔⟶') expect(fontRuns(shelf, arrow, 'semibold')).toEqual([{ font: 'symbols', text: expect.stringMatching(/^[\u2b60-\u2b63\u21e6-\u21e9\u2b04]$/u), actual: arrow }])
  })

  test('[X46] glyphs come in the order in which they are read, wherever they stand on the line', () => {
    const [line] = lay('מרחבא (kamer 12) 10:30', 300)
    const glyphs = line?.glyphs ?? []
    expect(glyphs.map(({ text }) => text).join('')).toBe('מרחבא )kamer 12( 10:30')
    expect(glyphs.toSorted((a, b) => a.x - b.x).map(({ text }) => text).join('')).toBe('10:30 (kamer 12) מרחבא')
    expect(lay('מכתב (3)', 300)[0]?.glyphs.toSorted((a, b) => a.x - b.x).map(({ text }) => text).join('')).toBe('(3) מכתב')
  })

  test('[X42] two lines of one text have a space between them for who reads the tags, but not where a word was cut or ends in a hyphen', () => {
    expect(lay('een twee', 30).map(({ isSpaced }) => isSpaced)).toEqual([true, undefined])
    expect(lay('een\ntwee', 300).map(({ isSpaced }) => isSpaced)).toEqual([true, undefined])
    expect(lay('verantwoordelijkheid', 60).slice(0, -1).every(({ isSpaced }) => isSpaced === undefined)).toBe(true)
    expect(lay('kern-taak', 28).map(({ isSpaced }) => isSpaced)).toEqual([undefined, undefined])
  })

  test.each([[5, 5, 5], [4, 5, 3], [1, 5, 0], [2, 3, 0], [2, 4, 2], [1, 2, 0], [0, 9, 0]])('[X44] where %i of the lines fit and there are %i, %i stay: none stands alone', (fitting, all, kept) => {
    expect(keptTogether(fitting, all)).toBe(kept)
  })

  test('[X45] what no font has is shown as U+FFFD and still says what it stands for', () => {
    expect(fontRuns(shelf, '中', 'regular')).toEqual([{ font: expect.any(String), text: '\ufffd', actual: '中' }])
  })
})
