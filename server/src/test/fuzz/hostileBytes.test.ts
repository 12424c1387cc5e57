import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import type { Told } from './hostileBytesThread.ts'

const SEED = Number(process.env['SEED'] ?? 7)
/** From RELIABILITY; the best of some tries, so that only what is slow every time counts. */
const MOST_MS = 50
/** Without a word for so long, it hangs. */
const WATCHDOG_MS = 20_000

test(`[P07] bytes that hang other servers, in every way in which a client can send them: answered within ${MOST_MS} ms, the board stays as it is (seed ${SEED})`, async () => {
  const worker = new Worker(new URL('./hostileBytesThread.ts', import.meta.url), { workerData: SEED, execArgv: [] })
  let current = 'the start'
  let count = 0
  const problems: string[] = []
  await new Promise<void>((resolve, reject) => {
    let watchdog: NodeJS.Timeout | undefined
    const watch = (): void => {
      clearTimeout(watchdog)
      watchdog = setTimeout(() => reject(new Error(`it hangs on ${current}`)), WATCHDOG_MS)
    }
    watch()
    worker.once('error', reject)
    worker.on('message', (told: Told) => {
      watch()
      if ('begins' in told) current = told.begins
      else if ('all' in told) {
        clearTimeout(watchdog)
        resolve()
      } else {
        count++
        if (told.bestMs > MOST_MS) problems.push(`${told.done}: ${told.bestMs.toFixed(0)} ms`)
        problems.push(...told.problems.map((problem) => `${told.done}: ${problem}`))
      }
    })
  }).finally(() => void worker.terminate())
  expect(problems).toEqual([])
  expect(count).toBeGreaterThan(1_000)
})
