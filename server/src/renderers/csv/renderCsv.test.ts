import { expect, test } from 'vitest'
import { goldenReport, NASTY_NOTES } from '../../test/golden/goldenReport.ts'
import { textOfCell } from './csvCell.ts'
import { renderCsv } from './renderCsv.ts'

/** A small RFC 4180 reader, written apart from the writer. */
function readCsv(text: string, separator: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]]
  let cell = ''
  let isQuoted = false
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (isQuoted) {
      if (sign !== '"') cell += sign
      else if (text[at + 1] === '"') cell += text[at++]
      else isQuoted = false
    } else if (sign === '"' && cell === '') isQuoted = true
    else if (sign === separator || (sign === '\r' && text[at + 1] === '\n')) {
      rows.at(-1)?.push(cell)
      cell = ''
      if (sign === '\r') {
        at++
        rows.push([])
      }
    } else cell += sign
  }
  return rows.slice(0, -1)
}

const decode = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)

test('[X23] begins with a byte order mark, separates by the language, ends lines with CRLF, and has one row a card', () => {
  const report = goldenReport()
  const text = decode(renderCsv(report))
  expect(text.startsWith('\ufeffid;soort;partij;vak;tekst;auteur;velden;plaats\r\n')).toBe(true)
  expect(readCsv(text.slice(1), ';').map((row) => row.length)).toEqual(Array.from({ length: report.content.cards.length + 1 }, () => 8))
  expect(decode(renderCsv(goldenReport('en'))).startsWith('\ufeffid,kind,party,section,text,author,fields,position\r\n')).toBe(true)
})

test('[X21] every nasty note can be read back to the letter', () => {
  const rows = new Map(readCsv(decode(renderCsv(goldenReport())).slice(1), ';').map((row) => [textOfCell(row[0] ?? ''), row]))
  for (const { id, text } of NASTY_NOTES) expect([id, textOfCell(rows.get(id)?.[4] ?? '-')]).toEqual([id, text.toWellFormed()])
})
