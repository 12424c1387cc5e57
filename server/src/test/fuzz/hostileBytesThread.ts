/** Hands hostile bytes to a room, one after the other, and says before and after each: whoever started this sees where it hangs. */
import { parentPort, workerData } from 'node:worker_threads'
import { contentOf } from '@visiebord/shared/board/content.ts'
import { createBench } from '../room/bench.ts'
import { seededRandom } from '../room/seededDoc.ts'
import { say } from '../room/wireSocket.ts'
import { hostilePayloads, WAYS } from './hostileBytes.ts'
import { strangersOn } from './strangersOn.ts'

export type Told = { readonly begins: string } | { readonly done: string; readonly bestMs: number; readonly problems: readonly string[] } | { readonly all: true }

/** A machine that does something else meanwhile is slow once, not every time. */
const TRIES = 4
const FAST_MS = 50

const tell = (told: Told): void => parentPort?.postMessage(told)
const bench = await createBench()
const reader = await bench.peer('vera')
const before = JSON.stringify(contentOf(reader.doc))

for (const [name, payload] of hostilePayloads(seededRandom(Number(workerData)))) {
  for (const [way, wrap] of WAYS) {
    for (const isFirst of [true, false]) {
      const what = `${name}, ${way}${isFirst ? ', before SyncStep2' : ''}`
      tell({ begins: what })
      const problems: string[] = []
      let bestMs = Number.POSITIVE_INFINITY
      for (let left = TRIES; left > 0 && bestMs > FAST_MS; left--) {
        const socket = await bench.socket('anna')
        if (!isFirst) socket.say(say.sync('step2', Uint8Array.of(0, 0)))
        const startedAt = performance.now()
        socket.say(wrap(payload))
        socket.say(say.sync('step2', Uint8Array.of(0, 0))) // what waited for it is judged now
        await bench.clock.advance(20)
        bestMs = Math.min(bestMs, performance.now() - startedAt)
        if (socket.closed !== undefined && socket.closed !== 4400) problems.push(`closed with ${socket.closed}`)
        socket.leave()
      }
      await bench.clock.advance(50)
      if (JSON.stringify(contentOf(reader.doc)) !== before) problems.push('the board changed')
      problems.push(...strangersOn(reader.doc))
      tell({ done: what, bestMs, problems })
    }
  }
}
if (bench.lines.length > 0) tell({ done: 'the log', bestMs: 0, problems: bench.lines.slice(0, 3) })
tell({ all: true })
