import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { StoreFailure } from '../../core/ports/store.ts'
import type { Store } from '../../core/ports/store.ts'
import type { StoreWorkerData } from './serveStore.ts'
import type { Answer, Question, StoreMethod } from './workerWire.ts'
import { packBytes, packCommit, unpackFailure } from './workerWire.ts'

const OWN_SCRIPT = new URL('./storeWorker.ts', import.meta.url)

type Asked = { readonly resolve: (value: unknown) => void; readonly reject: (error: unknown) => void }

export type WorkerStoreOptions = {
  readonly mode?: 'create' | 'existing'
  readonly prepare?: string
  /** Sees each thread that is started, so that a test can end one. */
  readonly onThread?: (worker: Worker) => void
  /** The script of the thread: a test has one that fails at a step. */
  readonly script?: URL
}

type Asking = Question extends infer Each ? (Each extends Question ? Omit<Each, 'number'> : never) : never

/** It may have done what it was asked, and could not say so. */
class ThreadEnded extends StoreFailure {}

/** One thread from its start to its end; what it never answered is rejected as unavailable. */
class StoreThread {
  #worker: Worker
  #asked = new Map<number, Asked>()
  #count = 0
  #ended = false
  readonly opened: Promise<void>

  constructor(data: StoreWorkerData, { onThread, script = OWN_SCRIPT }: Pick<WorkerStoreOptions, 'onThread' | 'script'>) {
    // Its own flags, none: those of the process (an input type, an inspector) are not meant for it.
    this.#worker = new Worker(script, { workerData: data, execArgv: [] })
    onThread?.(this.#worker)
    this.opened = new Promise((resolve, reject) => {
      this.#worker.on('message', (answer: Answer) => this.#hear(answer, { resolve, reject }))
      this.#worker.on('error', (error: Error) => this.#end(`the thread of the store failed: ${error.message}`, reject))
      this.#worker.on('exit', () => this.#end('the thread of the store ended', reject))
    })
    // Only the first opening is waited for; a later thread tells by rejecting what was asked of it.
    this.opened.catch(() => undefined)
  }

  get ended(): boolean {
    return this.#ended
  }

  ask(asking: Asking, transfer: ArrayBuffer[] = []): Promise<unknown> {
    if (this.#ended) return Promise.reject(new ThreadEnded('unavailable', 'the thread of the store ended'))
    return new Promise((resolve, reject) => {
      const number = ++this.#count
      this.#asked.set(number, { resolve, reject })
      const question: Question = { number, ...asking }
      this.#worker.postMessage(question, transfer)
    })
  }

  async exited(): Promise<void> {
    if (!this.#ended) await once(this.#worker, 'exit')
  }

  #hear(answer: Answer, opening: { resolve: () => void; reject: (error: unknown) => void }): void {
    if (answer.type === 'ready') return opening.resolve()
    if (answer.type === 'not-opened') return opening.reject(unpackFailure(answer.failed))
    const asked = this.#asked.get(answer.number)
    this.#asked.delete(answer.number)
    if (answer.type === 'done') asked?.resolve(answer.value)
    else asked?.reject(unpackFailure(answer.failed))
  }

  #end(why: string, rejectOpening: (error: unknown) => void): void {
    this.#ended = true
    const failure = new ThreadEnded('unavailable', why)
    rejectOpening(failure)
    for (const asked of this.#asked.values()) asked.reject(failure)
    this.#asked.clear()
  }
}

/** The store on one SQLite file in a thread of its own. Rejects with StoreFailure when it cannot be opened. */
export async function openWorkerStore(path: string, options: WorkerStoreOptions = {}): Promise<Store> {
  const { mode = 'create', prepare } = options
  const data = { path, mode, ...(prepare === undefined ? {} : { prepare }) }
  let thread = new StoreThread(data, options)
  await thread.opened
  let closing: Promise<void> | undefined

  const ask = async (asking: Asking, transfer: ArrayBuffer[] = []): Promise<unknown> => {
    if (closing) throw new StoreFailure('unavailable', 'the store is closed')
    // A thread that died (out of memory) is started again by the next question, on the same file and never on a new one.
    if (thread.ended) thread = new StoreThread({ ...data, mode: 'existing' }, options)
    return thread.ask(asking, transfer)
  }
  /** Once more of the next thread when the first died over it: so the answer is certain, for what is stored already is stored once. */
  const askAgain = (asking: Asking): Promise<unknown> =>
    ask(asking).catch((error: unknown) => {
      if (!(error instanceof ThreadEnded)) throw error
      return ask(asking)
    })
  /** The other thread fulfils the same `Store`: what it answers is of the type that the method promises. */
  const relay = <M extends Exclude<StoreMethod, 'commit' | 'backupTo'>>(method: M): Store[M] => ((...args: readonly unknown[]) => askAgain({ method, args })) as unknown as Store[M]

  return {
    async commit(writes) {
      await askAgain({ method: 'commit', packed: packCommit(writes) })
    },
    async compact(boardId, generation, seq, bytes) {
      const transfer: ArrayBuffer[] = []
      await ask({ method: 'compact', args: [boardId, generation, seq, packBytes(bytes, transfer)] }, transfer)
    },
    readBoard: relay('readBoard'),
    readState: relay('readState'),
    readRows: relay('readRows'),
    listQuietBoards: relay('listQuietBoards'),
    readAuthors: relay('readAuthors'),
    readWorkshop: relay('readWorkshop'),
    listWorkshops: relay('listWorkshops'),
    findLink: relay('findLink'),
    linksOf: relay('linksOf'),
    findSession: relay('findSession'),
    readSnapshot: relay('readSnapshot'),
    readImage: relay('readImage'),
    weighImages: relay('weighImages'),
    check: relay('check'),
    async backupTo(path) {
      await ask({ method: 'backupTo', args: [path] })
    },
    close() {
      closing ??= thread.ended ? Promise.resolve() : thread.ask({ method: 'close', args: [] }).then(() => thread.exited())
      return closing
    },
  }
}
