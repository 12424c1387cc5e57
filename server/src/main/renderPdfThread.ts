/** Makes one PDF and ends: laying out a large board takes a second that the event loop does not have. Started by pdfDesk.ts. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Report } from '@visiebord/shared/report/reportModel.ts'
import { loadPdfFonts } from '../renderers/pdf/loadPdfFonts.ts'
import { renderPdf } from '../renderers/pdf/renderPdf.ts'

const bytes = await renderPdf(workerData as Report, loadPdfFonts())
const own = new Uint8Array(bytes)
parentPort?.postMessage(own, [own.buffer])
