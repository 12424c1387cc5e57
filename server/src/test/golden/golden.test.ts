import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { loadPdfFonts } from '../../renderers/pdf/loadPdfFonts.ts'
import { renderPdf } from '../../renderers/pdf/renderPdf.ts'
import { GOLDEN_FILES, GOLDEN_FOLDER } from './goldenFiles.ts'
import { emptyReport, goldenReport } from './goldenReport.ts'

describe('the files of the whole example with the nasty notes', () => {
  test.each(GOLDEN_FILES)('[X40] $name is what it was (node server/src/test/golden/refresh.ts renews it)', async ({ name, make }) => {
    const made = Buffer.from(await make(goldenReport()))
    const kept = readFileSync(new URL(name, GOLDEN_FOLDER))
    // a difference of megabytes helps nobody: the first line that differs does
    const [madeLines, keptLines] = [made.toString('utf8').split('\n'), kept.toString('utf8').split('\n')]
    const first = madeLines.findIndex((line, index) => line !== keptLines[index])
    expect({ line: first, is: madeLines[first]?.slice(0, 300) }).toEqual({ line: -1, is: undefined })
    expect(made.equals(kept)).toBe(true)
  })

  test.each(GOLDEN_FILES.filter(({ name }) => !name.includes('pdf')))('[X40] $name made twice is the same bytes', async ({ make }) => {
    expect(Buffer.from(await make(goldenReport())).equals(Buffer.from(await make(goldenReport())))).toBe(true)
  })

  test('[X40] the PDF made twice is the same bytes', async () => {
    const fonts = loadPdfFonts()
    const [first, second] = [await renderPdf(goldenReport(), fonts), await renderPdf(goldenReport(), fonts)]
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true)
  })

  test.each(GOLDEN_FILES)('[X6] $name of an empty board is made, in both languages', async ({ make }) => {
    for (const language of ['nl', 'en'] as const) expect((await make(emptyReport(language))).length).toBeGreaterThan(10)
  })
})
