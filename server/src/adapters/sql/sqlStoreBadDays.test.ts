import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { setImmediate } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Worker } from 'node:worker_threads'
import { afterAll, expect, test } from 'vitest'
import { boardSeed, boardWrite, bytesOf } from '../../test/contracts/storeSamples.ts'
import { systemRandom } from '../system/systemRandom.ts'
import { openSqlStore } from './sqlStore.ts'
import { openWorkerStore } from './workerStore.ts'

const folder = mkdtempSync(join(tmpdir(), 'visiebord-bad-days-'))
afterAll(() => rmSync(folder, { recursive: true }))
const freshFile = (): string => join(folder, `${systemRandom.id()}.sqlite`)

test('[DB23] [D03] on a full disk commits that do not fit are unavailable, others go on, reading too, nothing is half written, and room heals it', async () => {
  const store = openSqlStore(freshFile(), { newId: () => systemRandom.id(), prepare: 'pragma max_page_count = 150' })
  await store.commit([boardSeed('w1'), boardSeed('w2')])
  await store.commit([boardWrite('w2', 1, new Uint8Array(300_000))])
  const together = await Promise.allSettled([store.commit([boardWrite('w1', 1, bytesOf(1))]), store.commit([boardWrite('w2', 2, new Uint8Array(600_000))]), store.commit([boardWrite('w1', 2, bytesOf(2))])])
  expect(together.map((one) => one.status === 'rejected' && one.reason.kind)).toEqual([false, 'unavailable', false])
  expect(await store.readBoard('w1')).toMatchObject({ seq: 2, log: [{ seq: 1 }, { seq: 2 }] })
  expect(await store.readBoard('w2')).toMatchObject({ seq: 1 })
  await store.commit([{ type: 'delete-workshop', workshopId: 'w2' }])
  await store.commit([boardWrite('w1', 3, new Uint8Array(200_000))])
  expect((await store.readBoard('w1'))?.seq).toBe(3)
  await store.check()
  await store.close()
})

test('[DB23] a connection that went read-only is opened again: the next commit is stored, without a restart', async () => {
  const store = await openWorkerStore(freshFile(), { prepare: 'pragma query_only = on' })
  await expect(store.commit([boardSeed('w1')])).rejects.toMatchObject({ kind: 'unavailable' })
  await store.commit([boardSeed('w1')])
  expect((await store.readBoard('w1'))?.seq).toBe(0)
  await store.close()
})

test('[DB23] a database that vanished stays unavailable and never becomes an empty one', async () => {
  const path = freshFile()
  const store = openSqlStore(path, { newId: () => systemRandom.id(), prepare: 'pragma query_only = on' })
  for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true })
  await expect(store.check()).rejects.toMatchObject({ kind: 'unavailable' })
  await expect(store.check()).rejects.toMatchObject({ kind: 'unavailable' })
  await expect(store.readBoard('w1')).rejects.toMatchObject({ kind: 'unavailable' })
  await store.close()
})

test('[DB24] while the disk keeps a commit waiting the event loop goes on, and the commit is stored after', async () => {
  const path = freshFile()
  const store = await openWorkerStore(path)
  const other = new DatabaseSync(path)
  other.exec('begin immediate')
  let stored = false
  const commit = store.commit([boardSeed('w1')]).then(() => (stored = true))
  const began = performance.now()
  let turns = 0
  for (; performance.now() - began < 200; turns++) await setImmediate()
  expect(stored).toBe(false)
  expect(turns).toBeGreaterThan(100)
  other.exec('commit')
  other.close()
  await commit
  await store.close()
})

test('[DB25] a thread that died is unavailable for what it was asked, and the next question starts it again', async () => {
  const threads: Worker[] = []
  const store = await openWorkerStore(freshFile(), { onThread: (worker) => void threads.push(worker) })
  await store.commit([boardSeed('w1')])
  const asked = store.readBoard('w1')
  await threads[0]?.terminate()
  await asked.catch((error: unknown) => expect(error).toMatchObject({ kind: 'unavailable' }))
  expect((await store.readBoard('w1'))?.seq).toBe(0)
  expect(threads).toHaveLength(2)
  await store.close()
})

test('[DB26] what a process had been told is stored is there after it was killed in the middle of writing', async () => {
  const path = freshFile()
  const writer = `
    const { openWorkerStore } = await import(${JSON.stringify(fileURLToPath(new URL('./workerStore.ts', import.meta.url)))})
    const store = await openWorkerStore(${JSON.stringify(path)})
    await store.commit([{ type: 'board-state', boardId: 'w1', generation: 'g1', seq: 0, bytes: new Uint8Array(2) }])
    for (let seq = 1; ; seq++) {
      const bytes = new Uint8Array(2000).fill(seq % 251)
      await store.commit([{ type: 'board', write: { boardId: 'w1', generation: 'g1', update: { seq, bytes, participantIds: [], at: '' } } }])
      process.stdout.write(seq + '\\n')
    }`
  const child = spawn(process.execPath, ['--input-type=module', '-e', writer], { stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = once(child, 'exit')
  let told = 0
  for await (const line of createInterface({ input: child.stdout })) {
    told = Number(line)
    if (told === 150) child.kill('SIGKILL')
  }
  await exited
  expect(told).toBeGreaterThanOrEqual(150)
  const store = openSqlStore(path, { newId: () => systemRandom.id() })
  const board = await store.readBoard('w1')
  // One more may have been durable than it lived to tell.
  expect([told, told + 1]).toContain(board?.seq)
  expect(board?.log.every((row) => row.bytes.every((byte) => byte === row.seq % 251))).toBe(true)
  await store.close()
})
