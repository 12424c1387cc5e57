import { expect, test } from 'vitest'
import type { ExportSource } from '../core/ports/exports.ts'
import { createExportFormats } from './exportFormats.ts'
import { fileName } from './fileName.ts'

const source: ExportSource = {
  workshop: { id: 'w1', title: 'Woondeal – Één dag! “’s-Hertogenbosch”', language: 'nl' },
  snapshot: { number: 2, roundId: 'r2', sealedAt: '2026-11-22T09:00:00.000Z', sha256: 'ab'.repeat(32), previousSha256: null },
  at: '2026-11-22T09:00:00.000Z',
  parties: [{ id: 'a', name: 'Gemeente', short: 'G', color: 1 }],
  rounds: [{ id: 'r2', title: 'Verkenning', phase: 'start', state: 'sealed', order: 0 }],
  content: {
    schema: 1,
    cards: [{ id: 'c1', kind: 'note', text: 'Meer groen in de wijk', order: 'a0', position: { x: 0, y: 0 }, partyId: 'a' }],
    sections: [],
    lanes: [],
    links: [],
    timeline: {},
  },
  authorNames: new Map([['c1', 'Ans']]),
}

test('[Z14] every format that is built makes a file of its kind, twice the same bytes', async () => {
  const formats = createExportFormats()
  expect([...formats.keys()]).toEqual(['json', 'csv', 'markdown', 'svg', 'pdf'])
  const begins: Record<string, RegExp> = { json: /^\{/, csv: /^\uFEFF?\w/, markdown: /^#/, svg: /^<(\?xml|svg)/, pdf: /^%PDF-/ }
  for (const [name, format] of formats) {
    const [first, second] = await Promise.all([format(source), format(source)])
    expect(new TextDecoder().decode(first.bytes.subarray(0, 200)), name).toMatch(begins[name] ?? /^$/)
    expect(Buffer.compare(first.bytes, second.bytes), name).toBe(0)
    expect(first.fileName).toMatch(/^[a-z0-9.-]+$/)
  }
})

test('[Z15] a file is named after workshop and round, in ASCII, whatever the title is', () => {
  expect(fileName(source, 'pdf')).toBe('woondeal-een-dag-s-hertogenbosch-ronde-2.pdf')
  const { snapshot: _sealed, ...live } = source
  expect(fileName({ ...live, workshop: { id: 'w1', title: '🌳 מים', language: 'en' } }, 'csv')).toBe('workshop-board.csv')
  expect(fileName({ ...live, workshop: { id: 'w1', title: 'a'.repeat(200), language: 'nl' } }, 'csv')).toBe(`${'a'.repeat(60)}-bord.csv`)
})
