/** Makes one document and ends. Started by renderDesk.ts. */
import { parentPort, workerData } from 'node:worker_threads'
import { buildReport } from '@visiebord/shared/report/buildReport.ts'
import type { Report } from '@visiebord/shared/report/reportModel.ts'
import { renderCsv } from '../renderers/csv/renderCsv.ts'
import { renderJson } from '../renderers/json/renderJson.ts'
import { renderMarkdown } from '../renderers/markdown/renderMarkdown.ts'
import { renderSvg } from '../renderers/svg/renderSvg.ts'
import type { FormatName } from './formatNames.ts'
import type { RenderOrder } from './renderDesk.ts'

/** The PDF renderer is loaded only for a PDF: its fonts and layout are most of what a thread costs to start. */
const RENDERERS: Readonly<Record<FormatName, (report: Report) => Uint8Array | Promise<Uint8Array>>> = {
  json: renderJson,
  csv: renderCsv,
  markdown: renderMarkdown,
  svg: renderSvg,
  pdf: async (report) => {
    const [{ renderPdf }, { loadPdfFonts }] = await Promise.all([import('../renderers/pdf/renderPdf.ts'), import('../renderers/pdf/loadPdfFonts.ts')])
    return renderPdf(report, loadPdfFonts())
  },
}

const { format, source } = workerData as RenderOrder
const { pictures, ...told } = source
const images = pictures === undefined ? undefined : await (await import('./reportImages.ts')).reportImages(pictures)
const own = new Uint8Array(await RENDERERS[format](buildReport({ ...told, ...(images === undefined ? {} : { images }) })))
parentPort?.postMessage(own, [own.buffer])
