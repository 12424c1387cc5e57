import type { MessagePort } from 'node:worker_threads'
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads'
import type { Store } from '../../core/ports/store.ts'
import { systemRandom } from '../system/systemRandom.ts'
import { openSqlStore } from './sqlStore.ts'
import type { AtStep } from './storeSteps.ts'
import type { Answer, Question } from './workerWire.ts'
import { buffersOf, packFailure, unpackCommit } from './workerWire.ts'

export type StoreWorkerData = { readonly path: string; readonly mode: 'create' | 'existing'; readonly prepare?: string }

function ownPort(): MessagePort {
  if (parentPort === null) throw new Error('the store is served in a worker thread only')
  return parentPort
}

function call(store: Store, question: Question): Promise<unknown> {
  if (question.method === 'commit') return store.commit(unpackCommit(question.packed))
  return (store[question.method] as (...args: readonly unknown[]) => Promise<unknown>)(...question.args)
}

/** Opens the store that the thread was started for and answers what is asked, until it is closed. `at` lets a test fail at a step. */
export function serveStore(at?: AtStep): void {
  const port = ownPort()
  const { path, mode, prepare } = workerData as StoreWorkerData
  const say = (answer: Answer, transfer: ArrayBuffer[] = []): void => port.postMessage(answer, transfer)

  const answer = async (store: Store, question: Question): Promise<void> => {
    const { number, method } = question
    try {
      const value = await call(store, question)
      say({ type: 'done', number, value }, buffersOf(value))
    } catch (error) {
      say({ type: 'failed', number, failed: packFailure(error) })
    }
    if (method === 'close') port.close()
  }

  try {
    const store = openSqlStore(path, { newId: () => systemRandom.id(), mode, ...(prepare === undefined ? {} : { prepare }), ...(at ? { at } : {}) })
    port.on('message', (first: Question) => {
      void answer(store, first)
      // All commits that wait in the port join the same transaction, as the fsync is what costs.
      for (let next = receiveMessageOnPort(port); next !== undefined; next = receiveMessageOnPort(port)) void answer(store, next.message as Question)
    })
    say({ type: 'ready' })
  } catch (error) {
    say({ type: 'not-opened', failed: packFailure(error) })
  }
}
