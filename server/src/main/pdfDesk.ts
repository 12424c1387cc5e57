import { Worker } from 'node:worker_threads'
import type { Report } from '@visiebord/shared/report/reportModel.ts'

function renderAside(report: Report): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./renderPdfThread.ts', import.meta.url), { workerData: report, execArgv: [] })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the thread of a PDF ended with ${code} before it was done`)))
  })
}

/** Makes PDFs in a thread of their own, one after the other: a round of thirty people who all press at once takes one core, not all. */
export function createPdfDesk(): (report: Report) => Promise<Uint8Array> {
  let last: Promise<unknown> = Promise.resolve()
  return (report) => {
    const made = last.then(() => renderAside(report))
    last = made.catch(() => undefined)
    return made
  }
}
