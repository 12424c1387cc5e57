import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { boardSeed, boardWrite, bytesOf, snapshotOf, workshopState, workshopWrite } from '../../test/contracts/storeSamples.ts'
import { systemRandom } from '../system/systemRandom.ts'
import { backupSqlite } from './backupSqlite.ts'
import { openSqlStore } from './sqlStore.ts'
import { openWorkerStore } from './workerStore.ts'

const folder = mkdtempSync(join(tmpdir(), 'visiebord-backup-'))
afterAll(() => rmSync(folder, { recursive: true }))
const fresh = (): string => join(folder, `${systemRandom.id()}.sqlite`)

test('[DB28] a backup made while people write holds a state that was stored during it: each transaction whole or not at all', async () => {
  const store = await openWorkerStore(fresh())
  await store.commit([boardSeed('w1'), boardSeed('w2'), workshopWrite(workshopState('w1')), { type: 'snapshot', snapshot: snapshotOf('w1', 1) }])
  let writing = true
  let seq = 0
  const writer = (async () => {
    while (writing || seq < 20) {
      seq += 1
      await store.commit([boardWrite('w1', seq, new Uint8Array(3000).fill(seq)), boardWrite('w2', seq, new Uint8Array(3000).fill(seq))])
    }
  })()
  const targets = [fresh(), fresh(), fresh()]
  const between: [number, number][] = []
  for (const target of targets) {
    const before = seq - 1
    await store.backupTo(target)
    between.push([before, seq])
  }
  writing = false
  await writer
  await store.close()
  for (const [index, target] of targets.entries()) {
    const copy = openSqlStore(target, { newId: () => systemRandom.id() })
    const [left, right] = [await copy.readBoard('w1'), await copy.readBoard('w2')]
    expect(left?.seq).toBe(right?.seq)
    expect(left?.seq).toBeGreaterThanOrEqual(between[index]?.[0] ?? 0)
    expect(left?.seq).toBeLessThanOrEqual(between[index]?.[1] ?? 0)
    expect(await copy.readSnapshot('w1', 1)).toEqual(snapshotOf('w1', 1))
    await copy.close()
  }
})

test('[DB29] a backup never overwrites, and leaves no unfinished file behind', async () => {
  const path = fresh()
  const store = openSqlStore(path, { newId: () => systemRandom.id() })
  const target = fresh()
  writeFileSync(target, 'a letter')
  await expect(store.backupTo(target)).rejects.toMatchObject({ kind: 'conflict' })
  expect(readFileSync(target, 'utf8')).toBe('a letter')
  await expect(store.backupTo(join(folder, 'no-such-folder', 'b.sqlite'))).rejects.toMatchObject({ kind: 'unavailable' })
  await store.close()
  expect(readdirSync(folder).filter((name) => name.includes('unfinished'))).toEqual([])
})

test('[DB29] a verified backup of a damaged database is refused and gets no name', async () => {
  const path = fresh()
  const store = openSqlStore(path, { newId: () => systemRandom.id() })
  await store.commit([boardSeed('w1')])
  for (let seq = 1; seq <= 200; seq++) await store.commit([boardWrite('w1', seq, bytesOf(seq % 256, 1, 2))])
  await store.close()
  const bytes = readFileSync(path)
  // The inside of a page in the middle of the log: a broken tree, not just other content.
  const page = Math.floor(bytes.indexOf(Buffer.from('board_log')) / 4096) + 20
  bytes.fill(0xff, page * 4096, page * 4096 + 600)
  writeFileSync(path, bytes)
  const target = fresh()
  await expect(backupSqlite(path, target, { verify: true })).rejects.toMatchObject({ kind: 'corrupt' })
  expect(readdirSync(folder).filter((name) => target.endsWith(name))).toEqual([])
})

test('[DB30] a restored backup gets a new generation for every board, once; the original keeps its own', async () => {
  const path = fresh()
  const store = openSqlStore(path, { newId: () => systemRandom.id() })
  await store.commit([boardSeed('w1'), boardSeed('w2')])
  await store.commit([boardWrite('w1', 1, bytesOf(1), { bind: [{ client: 5, participantId: 'p1' }] })])
  const target = fresh()
  await store.backupTo(target)
  expect((await store.readBoard('w1'))?.generation).toBe('g1')
  await store.close()

  copyFileSync(target, path)
  for (const end of ['-wal', '-shm']) rmSync(path + end, { force: true })
  const generations: (string | undefined)[] = []
  for (const round of [1, 2]) {
    const restored = openSqlStore(path, { newId: () => `new-${round}-${systemRandom.id()}` })
    const board = await restored.readBoard('w1')
    expect(board).toMatchObject({ seq: 1, log: [{ seq: 1, bytes: bytesOf(1) }] })
    expect(board?.bindings.get(5)).toEqual({ participantId: 'p1', closed: false, generation: 'g1' })
    generations.push(board?.generation, (await restored.readBoard('w2'))?.generation)
    await restored.close()
  }
  expect(generations[0]).toMatch(/^new-1-/)
  expect(generations[1]).toMatch(/^new-1-/)
  expect(generations[0]).not.toBe(generations[1])
  expect(generations.slice(2)).toEqual(generations.slice(0, 2))
})
