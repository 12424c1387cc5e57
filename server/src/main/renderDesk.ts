import { Worker } from 'node:worker_threads'
import type { ExportSource } from '../core/ports/exports.ts'
import type { FormatName } from './formatNames.ts'

export type RenderOrder = { readonly format: FormatName; readonly source: ExportSource }

function renderAside(order: RenderOrder): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./renderThread.ts', import.meta.url), { workerData: order, execArgv: [] })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the thread of a ${order.format} ended with ${code} before it was done`)))
  })
}

/**
 * Makes documents in a thread of their own, one after the other: laying out a large board takes seconds that the event loop
 * does not have, and thirty people who all press at once take one core, not all.
 */
export function createRenderDesk(): (order: RenderOrder) => Promise<Uint8Array> {
  let last: Promise<unknown> = Promise.resolve()
  return (order) => {
    const made = last.then(() => renderAside(order))
    last = made.catch(() => undefined)
    return made
  }
}
