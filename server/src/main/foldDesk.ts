import { Worker } from 'node:worker_threads'
import type { BoardParts, BoardPieces, FoldedBoard, Folding, RewrittenBoard } from '../core/ports/folding.ts'

export type FoldOrder = { readonly number: number; readonly work: keyof Folding; readonly parts: BoardParts }
type Folded = FoldedBoard | RewrittenBoard | BoardPieces
export type FoldAnswer = { readonly number: number; readonly value: Folded } | { readonly number: number; readonly failed: string }

export type FoldDeskOptions = {
  /** A thread without work is let go after this long, ms: the next board is often not far behind. */
  readonly idleMs?: number
  /** One order takes this long at most, ms: a hundred times what the largest board needs. */
  readonly patienceMs?: number
  /** Sees each thread that is started, so that a test can end one. */
  readonly onThread?: (worker: Worker) => void
}
export type FoldDesk = Folding & { dispose(): Promise<void> }

/** A thread that runs out of this much, MiB, ends alone: the server goes on. */
const MOST_MEMORY_MIB = 2_048

type Asked = { readonly resolve: (value: never) => void; readonly reject: (error: Error) => void }

/** One thread, started by the first order, ended when it is idle or hangs. */
class FoldLane {
  readonly #options: Required<Omit<FoldDeskOptions, 'onThread'>> & FoldDeskOptions
  readonly #asked = new Map<number, Asked>()
  #worker: Worker | undefined
  #count = 0
  #timer: NodeJS.Timeout | undefined

  constructor(options: FoldDeskOptions) {
    this.#options = { idleMs: 30_000, patienceMs: 120_000, ...options }
  }

  ask<T extends Folded>(work: keyof Folding, parts: BoardParts): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const number = ++this.#count
      this.#asked.set(number, { resolve, reject })
      const order: FoldOrder = { number, work, parts }
      this.#worker ??= this.#start()
      this.#worker.postMessage(order, buffersIn(parts))
      if (this.#asked.size === 1) this.#wait()
    })
  }

  async dispose(): Promise<void> {
    await this.#end('the server is stopping')
  }

  #start(): Worker {
    const worker = new Worker(new URL('./foldThread.ts', import.meta.url), { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MIB } })
    worker.on('message', (answer: FoldAnswer) => this.#hear(answer))
    const ended = (why: string): void => {
      if (this.#worker === worker) void this.#end(why)
    }
    worker.on('error', (error: Error) => ended(error.message))
    worker.on('exit', () => ended('it ended'))
    this.#options.onThread?.(worker)
    return worker
  }

  #hear(answer: FoldAnswer): void {
    const asked = this.#asked.get(answer.number)
    this.#asked.delete(answer.number)
    if ('value' in answer) asked?.resolve(answer.value as never)
    else asked?.reject(new Error(answer.failed))
    this.#wait()
  }

  /** While something is under way for so long; without work a shorter while, then the thread goes. */
  #wait(): void {
    clearTimeout(this.#timer)
    const { idleMs, patienceMs } = this.#options
    this.#timer = this.#asked.size > 0 ? setTimeout(() => void this.#end('it takes too long'), patienceMs) : setTimeout(() => void this.#end('idle'), idleMs)
    this.#timer.unref()
  }

  async #end(why: string): Promise<void> {
    clearTimeout(this.#timer)
    const worker = this.#worker
    this.#worker = undefined
    const lost = [...this.#asked.values()]
    this.#asked.clear()
    for (const asked of lost) asked.reject(new Error(`the thread that folds boards did not finish: ${why}`))
    await worker?.terminate()
  }
}

/** Everything in the parts that can be given away instead of copied. */
function buffersIn({ state, rows }: BoardParts): ArrayBuffer[] {
  const views = [state, ...rows.flatMap(({ ends, bytes }) => [ends, bytes])]
  return views.flatMap((view) => (view !== undefined && view.buffer instanceof ArrayBuffer && view.byteLength === view.buffer.byteLength && view.byteLength > 0 ? [view.buffer] : []))
}

/** Whole boards are folded beside the event loop: who opens one does not wait for one that is being tidied up, so there are two threads at most. */
export function createFoldDesk(options: FoldDeskOptions = {}): FoldDesk {
  const tidying = new FoldLane(options)
  const opening = new FoldLane(options)
  return {
    fold: (parts) => tidying.ask<FoldedBoard>('fold', parts),
    rewrite: (parts) => tidying.ask<RewrittenBoard>('rewrite', parts),
    split: (parts) => opening.ask<BoardPieces>('split', parts),
    async dispose() {
      await Promise.all([tidying.dispose(), opening.dispose()])
    },
  }
}
