// Started inside the server's process by `--import`: tells on SIGUSR2 what the process holds, as one line on stdout. The server itself knows nothing of it.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { isMainThread, Worker } from 'node:worker_threads'
import { runInNewContext } from 'node:vm'
import { setFlagsFromString } from 'node:v8'

export type ProbeAnswer = {
  /** How many of each kind of handle and timer keep the process going. */
  readonly resources: Readonly<Record<string, number>>
  /** After a full collection, bytes. */
  readonly heapUsed: number
  readonly rss: number
  /** Bytes that sockets hold because their other end does not take them, summed, and of the worst. */
  readonly buffered: number
  readonly mostBuffered: number
  /** Questions to the store so far, by method and first argument: `readBoard abc`. */
  readonly questions: Readonly<Record<string, number>>
  /** Longest hold of the event loop since the last question, ms; on a busy machine this holds what others took of it. */
  readonly longestHoldMs: number
  /** CPU of the process so far, ms. */
  readonly cpuMs: number
}

const tally = (words: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1
  return counts
}

function writableLength(handle: unknown): number {
  return typeof handle === 'object' && handle !== null && 'writableLength' in handle && typeof handle.writableLength === 'number' ? handle.writableLength : 0
}

if (isMainThread) {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  const asked: string[] = []
  const post = Reflect.get(Worker.prototype, 'postMessage') as (this: Worker, message: unknown, ...rest: unknown[]) => void
  Worker.prototype.postMessage = function (this: Worker, message: unknown, ...rest: unknown[]) {
    for (const each of Array.isArray(message) ? (message as unknown[]) : [message]) {
      if (typeof each !== 'object' || each === null || !('method' in each) || !('args' in each) || !Array.isArray(each.args)) continue
      const [first] = each.args as unknown[]
      asked.push(`${String(each.method)}${typeof first === 'string' ? ` ${first}` : ''}`)
    }
    post.call(this, message, ...rest)
  }
  const holds = monitorEventLoopDelay({ resolution: 5 })
  holds.enable()
  process.on('SIGUSR2', () => {
    const longestHoldMs = Math.max(0, holds.max / 1e6 - 5)
    collect()
    const handles = (Reflect.get(process, '_getActiveHandles') as () => unknown[]).call(process)
    const waiting = handles.map(writableLength)
    const { heapUsed, rss } = process.memoryUsage()
    const { user, system } = process.cpuUsage()
    const answer: ProbeAnswer = {
      resources: tally(process.getActiveResourcesInfo()),
      heapUsed,
      rss,
      buffered: waiting.reduce((sum, bytes) => sum + bytes, 0),
      mostBuffered: Math.max(0, ...waiting),
      questions: tally(asked),
      longestHoldMs,
      cpuMs: (user + system) / 1000,
    }
    process.stdout.write(`probe ${JSON.stringify(answer)}\n`)
    setImmediate(() => holds.reset()) // the collection was ours
  })
}
