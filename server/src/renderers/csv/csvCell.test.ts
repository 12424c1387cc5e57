import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvCell, textOfCell } from './csvCell.ts'

/** What a reader of RFC 4180 sees in one cell. */
const unquoted = (cell: string): string => (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('=', '+', '-', '@', "'", '"', ';', ',', '\n', '\r', '\t', ' ', '0', '1', 'e', '/', 'a') }))

describe('a cell', () => {
  test('[X21] gives its exact text back, whatever the text', () => {
    fc.assert(fc.property(anyText, fc.constantFrom(';' as const, ',' as const), (text, separator) => {
      expect(textOfCell(unquoted(csvCell(text, separator)))).toBe(text)
    }))
  })

  test('[X20] is never a formula', () => {
    fc.assert(fc.property(anyText, (text) => {
      expect(unquoted(csvCell(text, ';'))).not.toMatch(/^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u)
    }))
  })

  test.each(['\u200e=1+1', '\u0001=1+1', '\u00ad@SOM(A1)', ' \u2060+1'])('[X20] %j is none either', (text) => {
    expect(unquoted(csvCell(text, ';'))).toBe(`'${text}`)
  })

  test('[X20] never breaks out of its place', () => {
    fc.assert(fc.property(anyText, (text) => {
      const cell = csvCell(text, ';')
      if (!cell.startsWith('"')) expect(cell).not.toMatch(/[";\r\n]/)
      else expect(cell).toMatch(/^"([^"]|"")*"$/s)
    }))
  })

  test.each(['00123', '1/2', '3-4', '1e5', '12:30', '1.234,56', '€ 10', '1 mei', 'mei 2027', '3 jan 2027', 'WAAR', 'true', '50%'])('[X22] %s stays text in a spreadsheet', (text) => {
    expect(csvCell(text, ';').replaceAll('"', '')).toBe(`'${text}`)
  })

  test.each(['Eén keer vragen', '24 projecten', 'n-001', 'maart is te laat', '2029: een collega', 'x 51'])('[X22] %s is left alone', (text) => {
    expect(csvCell(text, ';')).toBe(text)
  })
})
