import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openSqlStore } from '../../adapters/sql/sqlStore.ts'
import type { AtStep } from '../../adapters/sql/storeSteps.ts'
import { openWorkerStore } from '../../adapters/sql/workerStore.ts'
import { systemRandom } from '../../adapters/system/systemRandom.ts'
import { SourceProcess } from '../serverProcess.ts'
import { type Fault, failpointOf, faultFileOf } from './failpoint.ts'
import { fill, JOBS, lookAt } from './storeJobs.ts'

const SOAK = process.env['SOAK'] === '1'
const base = mkdtempSync(path.join(tmpdir(), 'visiebord-steps-'))
afterAll(() => rmSync(base, { recursive: true }))
const newId = (): string => systemRandom.id()
const filledFile = path.join(base, 'filled.sqlite')
beforeAll(async () => {
  const store = openSqlStore(filledFile, { newId })
  await fill(store)
  await store.close()
})

/** The files of a database as they are at this moment: what a process that is killed now leaves behind. */
function copyOf(from: string): string {
  const to = path.join(base, `${newId()}.sqlite`)
  for (const end of ['', '-wal']) if (existsSync(from + end)) copyFileSync(from + end, to + end)
  return to
}

async function seen(file: string): Promise<unknown> {
  const store = openSqlStore(file, { newId, mode: 'existing' })
  const what = await lookAt(store)
  await store.close()
  return what
}

async function doIt(file: string, job: string, at?: AtStep): Promise<void> {
  const store = openSqlStore(file, { newId, ...(at ? { at } : {}) })
  await JOBS[job]?.(store)
  await store.close()
}

/** The steps that a job goes through, in their order (the n-th time of its kind), each with what is on the disk at that moment. */
async function stepsOf(job: string): Promise<readonly { readonly at: string; readonly count: number; readonly left: string }[]> {
  const file = copyOf(filledFile)
  const steps: { at: string; count: number; left: string }[] = []
  await doIt(file, job, (at) => void steps.push({ at, count: 1 + steps.filter((one) => one.at === at).length, left: copyOf(file) }))
  return steps
}

async function whole(job: string): Promise<{ readonly before: unknown; readonly after: unknown }> {
  const file = copyOf(filledFile)
  const before = await seen(file)
  await doIt(file, job)
  const after = await seen(file)
  expect(after).not.toEqual(before)
  return { before, after }
}

const arm = (file: string, fault: Fault): void => writeFileSync(file, JSON.stringify(fault))

/** How many steps a job has at the least: a trace that sees nothing proves nothing. */
describe.each([['append', 9], ['compact', 6], ['rewrite', 7], ['seal', 10]] as const)('[DB62] %s', (job, least) => {
  test('[D01] a process that dies at any step leaves it whole or not at all, and doing it again makes it whole', async () => {
    const { before, after } = await whole(job)
    const steps = await stepsOf(job)
    expect(steps.length).toBeGreaterThanOrEqual(least)
    for (const { at, count, left } of steps) {
      expect(await seen(left), `${at} ${count}`).toEqual(at === 'commit:after' ? after : before)
      // Compaction is not asked again but made anew: the state that is there by then is newer than what it was made of, or the same.
      await doIt(left, job)
      expect(await seen(left), `${at} ${count}, again`).toEqual(after)
    }
  })

  test.each(['enospc', 'throw', 'readonly'])('[F06] a disk that fails (%s) at any step leaves nothing of it, and doing it again makes it whole', async (how) => {
    const { before, after } = await whole(job)
    const steps = await stepsOf(job)
    const file = copyOf(filledFile)
    const faults = faultFileOf(file)
    const store = openSqlStore(file, { newId, at: failpointOf(faults) })
    for (const { at } of steps.filter((one) => one.at !== 'commit:after')) {
      arm(faults, { at, how })
      await expect(JOBS[job]?.(store), at).rejects.toMatchObject({ kind: 'unavailable' })
      rmSync(faults)
      expect(await lookAt(store), at).toEqual(before)
    }
    await JOBS[job]?.(store)
    expect(await lookAt(store)).toEqual(after)
    await store.close()
  })

  test.runIf(SOAK)('[D01] the same with real processes and SIGKILL', async () => {
    const { before, after } = await whole(job)
    for (const { at, count } of await stepsOf(job)) {
      const file = copyOf(filledFile)
      const { stdout } = await new SourceProcess('test/failpoints/storeJob.ts', { FAIL_AT: at, FAIL_COUNT: String(count), FAIL_HOW: 'kill' }, [file, job]).ended
      expect(stdout, `${at} ${count}`).toBe('')
      expect(await seen(file), `${at} ${count}`).toEqual(at === 'commit:after' ? after : before)
    }
  })

  // A seal holds a row as well; compaction is not asked again.
  test.runIf(job === 'seal' || (SOAK && job !== 'compact'))('[DB61] when the thread dies over it at any step, it is asked again and is stored once', async () => {
    const { after } = await whole(job)
    for (const { at, count } of await stepsOf(job)) {
      const file = copyOf(filledFile)
      const faults = faultFileOf(file)
      const store = await openWorkerStore(file, { script: new URL('./failingStoreWorker.ts', import.meta.url) })
      arm(faults, { at, how: 'die', count })
      await JOBS[job]?.(store)
      expect(existsSync(faults), `${at} ${count}: the thread died`).toBe(false)
      expect(await lookAt(store), `${at} ${count}`).toEqual(after)
      await store.close()
    }
  })
})
