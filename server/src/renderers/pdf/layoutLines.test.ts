import { beforeAll, describe, expect, test } from 'vitest'
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

  test('[X45] what no font has is shown as U+FFFD and still says what it stands for', () => {
    expect(fontRuns(shelf, '中', 'regular')).toEqual([{ font: expect.any(String), text: '\ufffd', actual: '中' }])
  })
})
