/** The thread that owns the database connection, so that an fsync never holds the event loop. Started by workerStore.ts. */
import { setImmediate } from 'node:timers/promises'
import type { MessagePort } from 'node:worker_threads'
import { parentPort, workerData } from 'node:worker_threads'
import type { Store } from '../../core/ports/store.ts'
import { systemRandom } from '../system/systemRandom.ts'
import { openSqlStore } from './sqlStore.ts'
import type { Answer, Question } from './workerWire.ts'
import { packFailure } from './workerWire.ts'

export type StoreWorkerData = { readonly path: string; readonly mode: 'create' | 'existing'; readonly prepare?: string }

function ownPort(): MessagePort {
  if (parentPort === null) throw new Error('storeWorker.ts runs in a worker thread only')
  return parentPort
}
const port = ownPort()
const { path, mode, prepare } = workerData as StoreWorkerData

const say = (answer: Answer): void => port.postMessage(answer)

async function answer(store: Store, question: Question): Promise<void> {
  const { number, method, args } = question
  try {
    const call = store[method] as (...args: readonly unknown[]) => Promise<unknown>
    say({ type: 'done', number, value: await call(...args) })
  } catch (error) {
    say({ type: 'failed', number, failed: packFailure(error) })
  }
  if (method === 'close') port.close()
}

try {
  // One turn of the loop before a transaction: all commits that wait in the port join it, as the fsync is what costs.
  const gather = (): Promise<void> => setImmediate()
  const store = openSqlStore(path, { newId: () => systemRandom.id(), mode, gather, ...(prepare === undefined ? {} : { prepare }) })
  port.on('message', (question: Question) => void answer(store, question))
  say({ type: 'ready' })
} catch (error) {
  say({ type: 'not-opened', failed: packFailure(error) })
}
