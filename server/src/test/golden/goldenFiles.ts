import { createHash } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import { renderCsv } from '../../renderers/csv/renderCsv.ts'
import { renderJson } from '../../renderers/json/renderJson.ts'
import { renderMarkdown } from '../../renderers/markdown/renderMarkdown.ts'
import { loadPdfFonts } from '../../renderers/pdf/loadPdfFonts.ts'
import { renderPdf } from '../../renderers/pdf/renderPdf.ts'
import { renderSvg } from '../../renderers/svg/renderSvg.ts'
import type { Report } from '@visiebord/shared/report/reportModel.ts'

/** Where the golden files lie. */
export const GOLDEN_FOLDER = new URL('./files/', import.meta.url)

export type GoldenFile = { readonly name: string; readonly make: (report: Report) => Promise<Uint8Array> }

/** Byte for byte, but for the PDF: compression differs between processors, so that what is kept is a number of what is in it. */
export const GOLDEN_FILES: readonly GoldenFile[] = [
  { name: 'board.json', make: async (report) => renderJson(report) },
  { name: 'board.csv', make: async (report) => renderCsv(report) },
  { name: 'board.md', make: async (report) => renderMarkdown(report) },
  { name: 'board.svg', make: async (report) => renderSvg(report) },
  { name: 'report.pdf.sha256', make: async (report) => new TextEncoder().encode(`${contentHash(await renderPdf(report, loadPdfFonts()))}\n`) },
]

/** Everything that is in the streams of a PDF, unpacked, in their order. */
export function streamsOf(pdf: Uint8Array): readonly Buffer[] {
  const bytes = Buffer.from(pdf)
  const streams: Buffer[] = []
  for (let from = 0; ; ) {
    const start = bytes.indexOf('stream\n', from)
    if (start < 0) return streams
    const end = bytes.indexOf('\nendstream', start)
    const dictionary = bytes.subarray(bytes.lastIndexOf('obj\n', start), start).toString('latin1')
    const body = bytes.subarray(start + 'stream\n'.length, end)
    streams.push(dictionary.includes('FlateDecode') ? inflateSync(body) : body)
    from = end + '\nendstream'.length
  }
}

function contentHash(pdf: Uint8Array): string {
  const hash = createHash('sha256')
  for (const stream of streamsOf(pdf)) hash.update(stream)
  return hash.digest('hex')
}
