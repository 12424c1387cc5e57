/**
 * Loaded into each server process before its own code (`node --import`): answers the bench about the process from inside.
 * It asks the server nothing and changes nothing of it; each server runs with the same.
 */
import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { isMainThread } from 'node:worker_threads'
import { PROBE_RESOLUTION_MS, type Probe } from './probeAnswer.ts'

// Worker threads of a server load it too; only the main thread has the channel.
if (isMainThread && process.send !== undefined) {
  const delay = monitorEventLoopDelay({ resolution: PROBE_RESOLUTION_MS })
  delay.enable()
  let utilisation = performance.eventLoopUtilization()
  process.on('message', (message: unknown) => {
    if (typeof message !== 'object' || message === null || !('probe' in message)) return
    if ('collect' in message && message.collect === true) globalThis.gc?.()
    const memory = process.memoryUsage()
    const now = performance.eventLoopUtilization()
    const answer: Probe = {
      loopMaxMs: Math.max(0, delay.max / 1e6 - PROBE_RESOLUTION_MS),
      loopP99Ms: Math.max(0, delay.percentile(99) / 1e6 - PROBE_RESOLUTION_MS),
      loopBusy: performance.eventLoopUtilization(now, utilisation).utilization,
      rss: memory.rss,
      heapUsed: memory.heapUsed,
      outsideHeap: memory.external,
    }
    delay.reset()
    utilisation = now
    process.send?.({ probe: answer })
  })
  // A server that has nothing else to do may end.
  process.channel?.unref()
}
