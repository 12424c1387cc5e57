/**
 * Loaded into each server process before its own code (`node --import`): answers the bench about the process from inside.
 * It asks the server nothing and changes nothing of it; each server runs with the same.
 */
import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { queryObjects, writeHeapSnapshot } from 'node:v8'
import { isMainThread } from 'node:worker_threads'
import { PROBE_RESOLUTION_MS, type Counted, type Probe, type ProbeQuestion } from './probeAnswer.ts'

const tally = (words: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1
  return counts
}

/** The module is the server's own, loaded already. */
async function countOf({ module, name }: Counted): Promise<number> {
  const found = ((await import(module)) as Readonly<Record<string, unknown>>)[name]
  if (typeof found !== 'function') throw new TypeError(`${module} has no class ${name}`)
  // What hangs on its prototype, without the class and those that extend it.
  return queryObjects(found, { format: 'count' })
}

// Worker threads of a server load it too; only the main thread has the channel.
if (isMainThread && process.send !== undefined) {
  const delay = monitorEventLoopDelay({ resolution: PROBE_RESOLUTION_MS })
  delay.enable()
  let utilisation = performance.eventLoopUtilization()
  const answerTo = async (question: ProbeQuestion): Promise<void> => {
    const counts: Record<string, number> = {}
    for (const counted of question.count ?? []) counts[counted.name] = await countOf(counted)
    if (question.snapshot !== undefined) writeHeapSnapshot(question.snapshot)
    if (question.collect === true) globalThis.gc?.()
    const memory = process.memoryUsage()
    const now = performance.eventLoopUtilization()
    const answer: Probe = {
      loopMaxMs: Math.max(0, delay.max / 1e6 - PROBE_RESOLUTION_MS),
      loopP99Ms: Math.max(0, delay.percentile(99) / 1e6 - PROBE_RESOLUTION_MS),
      loopBusy: performance.eventLoopUtilization(now, utilisation).utilization,
      rss: memory.rss,
      heapUsed: memory.heapUsed,
      outsideHeap: memory.external,
      resources: tally(process.getActiveResourcesInfo()),
      counts,
    }
    delay.reset()
    utilisation = now
    process.send?.({ probe: answer })
  }
  process.on('message', (message: unknown) => {
    if (typeof message === 'object' && message !== null && 'probe' in message) void answerTo(message as ProbeQuestion)
  })
  // Whoever measured it was ended from outside: nobody else would ever end the server.
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  // A server that has nothing else to do may end.
  process.channel?.unref()
}
