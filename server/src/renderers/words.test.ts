import type { Card } from '@visiebord/shared/board/schema.ts'
import { buildReport } from '@visiebord/shared/report/buildReport.ts'
import { markedShapes } from '@visiebord/shared/report/picture/markedShapes.ts'
import { describe, expect, test } from 'vitest'
import { renderCsv } from './csv/renderCsv.ts'
import { renderJson } from './json/renderJson.ts'
import { markdownCell, markdownWords } from './markdown/markdownWords.ts'
import { renderMarkdown } from './markdown/renderMarkdown.ts'
import { calledBy, linesOfCard } from './pdf/cardWords.ts'
import { layoutLines } from './pdf/layoutLines.ts'
import { openFontShelf } from './pdf/fontShelf.ts'
import { loadPdfFonts } from './pdf/loadPdfFonts.ts'
import { openDocument } from './pdf/reportDocument.ts'
import { renderPdf } from './pdf/renderPdf.ts'
import type { Tag } from './pdf/tag.ts'
import { renderSvg } from './svg/renderSvg.ts'

const WORDS = 'Wij delen:\r\n- **dicht**bij\n- *samen*\n  1. thuis\n\nEn -5 graden, 2 ** 3'
const reportOf = (text: string, kind: 'note' | 'statement' | 'principle' | 'development' = 'note') =>
  buildReport({
    workshop: { id: 'w', title: 'Visie', language: 'nl' },
    parties: [{ id: 'tie', name: 'Tiel', short: 'TIE', color: 2 }],
    rounds: [],
    content: { schema: 1, cards: [{ id: 'k', kind, text, order: 'a', position: { x: 0, y: 0 }, partyId: 'tie', ...(kind === 'statement' ? { status: 'adopted' } : kind === 'principle' ? { number: 1 } : {}) } as Card], sections: [], lanes: [], links: [], timeline: {} },
    authorNames: new Map(),
  })
const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
/** Enough of a page for lines to be laid: every font draws everything, ten points a sign. */
const pages = { shelf: { covers: () => true, width: (_: string, text: string, size: number) => text.length * size } } as unknown as Parameters<typeof linesOfCard>[0]
const style = { weight: 'regular', size: 1, color: '#000000' } as const

describe('lists and bold in documents', () => {
  test('[WD12] [X33] Markdown has them as lists and bold, and nothing else becomes markup', () => {
    expect(decode(renderMarkdown(reportOf(WORDS)))).toContain([
      '- Wij delen:', '', '  - **dicht**bij', '  - \\*samen\\*', '    1. thuis', '', '  En -5 graden, 2 \\*\\* 3 (**TIE**)',
    ].join('\n'))
    expect(decode(renderMarkdown(reportOf('- een\n- twee', 'principle')))).toContain('- **U1**\n\n  - een\n  - twee\n\n  (**TIE**)\n')
    expect(decode(renderMarkdown(reportOf('- **een**\n  - twee', 'development')))).toContain('| • **een**<br>&emsp;– twee |')
  })

  test.each([
    ['**<b>** en **[x](y)**', '**&lt;b&gt;** en **\\[x\\](y)**'],
    ['- - een', '- \\- een'],
    ['- # kop\n- 1. een', '- \\# kop\n- 1\\. een'],
    ['- [ ] taak', '- \\[ \\] taak'],
    ['3. drie\n4. vier', '3. drie\n4. vier'],
    ['1. een\n3. drie', '1\\. een\\\n3\\. drie'],
    ['- een\n2. twee', '• een\\\n2\\. twee'],
    ['  - diep', '- diep'],
    ['10. tien\n  - diep', '10. tien\n    - diep'],
    ['een\n\n**twee**', 'een\\\n\\\n**twee**'],
    ['**- een**\n**# twee**', '**\\- een**\\\n**\\# twee**'],
    ['wij **- zo -**', 'wij **- zo -**'],
  ])('[X33] %j is written as %j', (text, written) => {
    expect(markdownWords(text, { indent: '' })).toBe(written)
  })

  test('[X31] words without marks are written as before', () => {
    for (const text of ['Eerste\n\n  twee', '2 ** 3', '- ', '*schuin*', '']) expect(markdownCell(text)).not.toMatch(/(?<!\\)\*/u)
    expect(markdownWords('2 ** 3', { indent: '', tail: '(a)' })).toBe('2 \\*\\* 3 (a)')
  })

  test('[WD12] CSV and JSON hold the words as they were typed', () => {
    expect(decode(renderCsv(reportOf(WORDS)))).toContain('**dicht**bij')
    expect(JSON.parse(decode(renderJson(reportOf(WORDS)))).cards[0].text).toBe(WORDS)
  })

  test('[WD12] SVG draws bullets and bold, and says the words', () => {
    const svg = decode(renderSvg(reportOf(WORDS)))
    expect(svg).toMatch(/<text [^>]*font-weight="650"[^>]*>dicht<\/text>/)
    expect(svg).toMatch(/>•<\/text>/)
    expect(svg).not.toContain('**dicht')
    expect(svg).toContain('Tiel · Wij delen:')
  })

  test('[WD12] in a picture each stretch stands where the one before it ends, in Arabic from the right', () => {
    const box = { x: 0, y: 0, w: 400, h: 300, weight: 'medium', color: '#000000', largest: 20, smallest: 20 } as const
    const texts = (text: string) => (markedShapes(text, box)?.shapes ?? []).flatMap((shape) => (shape.type === 'text' ? [shape] : []))
    const [bullet, bold, rest] = texts('- **dicht**bij')
    expect([bullet?.text, bold?.text, rest?.text]).toEqual(['•', 'dicht', 'bij'])
    expect([bullet?.weight, bold?.weight, rest?.weight]).toEqual(['medium', 'bold', 'medium'])
    expect((bullet?.x ?? 9) < (bold?.x ?? 0) && (bold?.x ?? 9) < (rest?.x ?? 0)).toBe(true)
    const strong = markedShapes('een **vet** woord', { ...box, weight: 'bold' })?.shapes.flatMap((shape) => (shape.type === 'text' ? [shape.weight] : []))
    expect(strong).toEqual(['bold', 'heavy', 'bold'])
    const [mark, words] = texts('- مرحبا **بكم**')
    expect(mark).toMatchObject({ text: '•', x: 400, anchor: 'end' })
    expect(words?.x).toBeLessThan(400)
  })

  test('[WD12] PDF: items stand in behind their label, what belongs to the card under a list', () => {
    const lines = linesOfCard(pages, { id: 'k', text: 'kop\n- een twee drie\n10. tien' }, { noText: 'leeg' } as Parameters<typeof linesOfCard>[2], { style: { ...style, size: 10 }, width: 60, tail: 'Anna' })
    expect(lines.map(({ glyphs, label }) => [...(label?.glyphs ?? []), ...glyphs].map(({ text }) => text).join('|'))).toEqual(['kop', '•|een', 'twee', 'drie', '10.|tien', 'Anna'])
    expect(lines[2]?.glyphs[0]?.x).toBe(lines[1]?.glyphs[0]?.x)
    expect(lines[1]?.label?.glyphs[0]?.x).toBe(0)
    expect(lines[5]?.glyphs[0]?.x).toBe(0)
  })

  test('[WD12] [X41] PDF: items are lists in the tags, deeper ones inside the item above, and each way of counting is a list of its own', () => {
    const lines = linesOfCard(pages, { id: 'k', text: 'kop\nsub\n- een\n  - diep\n- twee\n1. drie\n\nslot' }, { noText: 'leeg' } as Parameters<typeof linesOfCard>[2], { style, width: 60 })
    const way = (tag: Tag | undefined): string => (tag === undefined ? '' : `${way(tag.within)}/${tag.type}${tag.numbering ?? ''}`)
    expect(lines.map(({ tag, label }) => [way(label?.tag), way(tag)])).toEqual([
      ['', '/P'], ['', '/P'], ['/LDisc/LI/Lbl', '/LDisc/LI/LBody/P'], ['/LDisc/LI/LBody/LDisc/LI/Lbl', '/LDisc/LI/LBody/LDisc/LI/LBody/P'],
      ['/LDisc/LI/Lbl', '/LDisc/LI/LBody/P'], ['/LDecimal/LI/Lbl', '/LDecimal/LI/LBody/P'], ['', '/P'], ['', '/P'],
    ])
    const listOf = (at: number): Tag | undefined => lines[at]?.label?.tag.within?.within
    expect(lines[0]?.tag).toBe(lines[1]?.tag)
    expect(listOf(2)).toBe(listOf(4))
    expect(lines[3]?.label?.tag.within?.within?.within).toBe(lines[2]?.tag?.within)
    expect(lines[6]?.tag).not.toBe(lines[0]?.tag)
  })

  test('[WD12] PDF: bold shows among words that are semibold themselves, in letters of every kind', () => {
    const strong = { ...style, weight: 'semibold' } as const
    const fonts = (text: string) => linesOfCard({ shelf: openFontShelf(openDocument({ title: 't', language: 'nl', createdAt: new Date(0) }, loadPdfFonts())) } as Parameters<typeof linesOfCard>[0], { id: 'k', text }, { noText: 'leeg' } as Parameters<typeof linesOfCard>[2], { style: strong, width: 600 })
      .flatMap(({ glyphs }) => glyphs.filter((each) => each.text.trim() !== '').map(({ font }) => font))
    expect(fonts('een **vet** woord')).toEqual(['semibold', 'heavy', 'semibold'])
    expect(fonts('**خدمة** قريبة')).toEqual(['arabicHeavy', 'arabicSemibold'])
    expect(fonts('**שירות** קרוב')).toEqual(['hebrewHeavy', 'hebrewSemibold'])
  })

  test('[X46] PDF: the number of an item that reads from the right stands at the right, its point turned', () => {
    const [line] = linesOfCard(pages, { id: 'k', text: '1. שלום' }, { noText: 'leeg' } as Parameters<typeof linesOfCard>[2], { style: { ...style, size: 1 }, width: 60 })
    const label = line?.label?.glyphs ?? []
    expect(label.toSorted((a, b) => a.x - b.x).map(({ text }) => text).join('')).toBe('.1')
    expect(Math.max(...label.map(({ x, width }) => x + width))).toBe(60)
    expect(Math.max(...(line?.glyphs ?? []).map(({ x, width }) => x + width))).toBeLessThan(60)
  })

  test('[X44] a card is called by its first words, cut between two of them and never within a sign', () => {
    const words = { noText: 'leeg' } as Parameters<typeof calledBy>[1]
    expect([calledBy(' \n', words), calledBy('een\ntwee', words)]).toEqual(['leeg', 'een twee'])
    const called = calledBy('woorden '.repeat(40), words)
    expect([called.length <= 161, called.endsWith('woorden…')]).toEqual([true, true])
    expect(calledBy('🌳'.repeat(200), words)).toBe(`${'🌳'.repeat(160)}…`)
  })

  test('[X44] a word that is bold in part is not parted at the end of a line', () => {
    const glued = layoutLines(pages.shelf, [{ text: 'een ', style }, { text: 'kern', style: { ...style, weight: 'semibold' }, glued: true }, { text: 'taak nu', style, glued: true }], 10)
    expect(glued.map(({ glyphs }) => glyphs.map(({ text }) => text).join(''))).toEqual(['een', 'kerntaak', 'nu'])
  })

  test('[WD12] [X40] the PDF comes out, the same each time', async () => {
    const fonts = loadPdfFonts()
    const one = await renderPdf(reportOf(WORDS, 'statement'), fonts)
    expect(one).toEqual(await renderPdf(reportOf(WORDS, 'statement'), fonts))
    expect(one.length).toBeGreaterThan(10_000)
  })
})
