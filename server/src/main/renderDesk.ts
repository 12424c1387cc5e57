import { Worker } from 'node:worker_threads'
import type { ExportSource } from '../core/ports/exports.ts'
import type { FormatName } from './formatNames.ts'

export type RenderOrder = { readonly format: FormatName; readonly source: ExportSource }

export type Render = (order: RenderOrder, signal?: AbortSignal) => Promise<Uint8Array>

const renderAside: Render = (order, signal) =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./renderThread.ts', import.meta.url), { workerData: order, execArgv: [] })
    worker.once('message', resolve)
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`the thread of a ${order.format} ended with ${code} before it was done`)))
    signal?.addEventListener('abort', () => {
      reject(signal.reason as Error)
      void worker.terminate()
    }, { once: true })
  })

/**
 * Makes documents in a thread of their own, one after the other: laying out a large board takes seconds that the event loop
 * does not have, and thirty people who all press at once take one core, not all. What nobody waits for any more (`signal`) is not made.
 */
export function createRenderDesk(render: Render = renderAside): Render {
  let last: Promise<unknown> = Promise.resolve()
  return (order, signal) => {
    const made = last.then(() => {
      signal?.throwIfAborted()
      return render(order, signal)
    })
    last = made.catch(() => undefined)
    return made
  }
}
