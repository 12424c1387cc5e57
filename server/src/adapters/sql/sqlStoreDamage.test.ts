import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, expect, test } from 'vitest'
import type { Store } from '../../core/ports/store.ts'
import { boardSeed, boardWrite, bytesOf, snapshotOf, workshopState, workshopWrite } from '../../test/contracts/storeSamples.ts'
import { systemRandom } from '../system/systemRandom.ts'
import { openSqlStore } from './sqlStore.ts'

const folder = mkdtempSync(join(tmpdir(), 'visiebord-damage-'))
afterAll(() => rmSync(folder, { recursive: true }))
const freshFile = (): string => join(folder, `${systemRandom.id()}.sqlite`)
const open = (path: string): Store => openSqlStore(path, { newId: () => systemRandom.id() })

const PICTURE = new Uint8Array(40).fill(7)
const FILE = hash('sha256', PICTURE, 'hex')
const imageOf = (workshopId: string) => ({ workshopId, file: FILE, bytes: PICTURE, width: 2, height: 1, participantId: 'p1', at: '2026-11-22T09:00:00.000Z' })

/** A file with two whole workshops, closed. */
async function twoWorkshops(): Promise<string> {
  const path = freshFile()
  const store = open(path)
  for (const id of ['w1', 'w2']) {
    await store.commit([workshopWrite(workshopState(id)), boardSeed(id, { bytes: bytesOf(1, 2, 3) })])
    const ledger = { bind: [{ client: 5, participantId: 'p1' }, { client: 6, participantId: 'p2' }], close: [{ client: 6, participantId: 'p2' }, { client: 7, participantId: 'p2' }], authors: [{ cardId: 'c1', participantId: 'p1' }] }
    await store.commit([{ type: 'board', write: { boardId: id, generation: 'g1', ...ledger } }])
    for (const seq of [1, 2, 3]) await store.commit([boardWrite(id, seq, new Uint8Array(50).fill(seq))])
    await store.commit([{ type: 'snapshot', snapshot: snapshotOf(id, 1) }, { type: 'image', image: imageOf(id) }])
  }
  await store.close()
  return path
}

function harm(path: string, ...statements: string[]): void {
  const file = new DatabaseSync(path)
  for (const statement of statements) file.exec(statement)
  file.close()
}

const DAMAGES: readonly { readonly what: string; readonly sql: string; readonly read: (store: Store, id: string) => Promise<unknown>; readonly names: RegExp }[] = [
  { what: 'a changed row', sql: `update board_log set bytes = x'00' where board_id = 'w1' and seq = 2`, read: (store, id) => store.readBoard(id), names: /board w1: row 2 / },
  { what: 'a row that is gone', sql: `delete from board_log where board_id = 'w1' and seq = 2`, read: (store, id) => store.readBoard(id), names: /board w1: row 2 is missing/ },
  { what: 'a last row that is gone', sql: `delete from board_log where board_id = 'w1' and seq = 3`, read: (store, id) => store.readBoard(id), names: /board w1: row 3 is missing/ },
  { what: 'a row of another generation', sql: `update board_log set generation = 'g0' where board_id = 'w1' and seq = 3`, read: (store, id) => store.readBoard(id), names: /board w1: row 3 / },
  { what: 'a changed state', sql: `update board_state set bytes = x'010204' where board_id = 'w1'`, read: (store, id) => store.readBoard(id), names: /board w1: the state at 0/ },
  { what: 'a state that is gone', sql: `delete from board_state where board_id = 'w1'`, read: (store, id) => store.readBoard(id), names: /board w1: its state/ },
  ...[
    `update bindings set participant_id = 'p2' where board_id = 'w1' and client = 5`,
    `update bindings set closed = 0 where board_id = 'w1' and client = 6`,
    `update bindings set client = 4 where board_id = 'w1' and client = 5`,
    `update bindings set generation = 'g0' where board_id = 'w1' and client = 5`,
    `delete from bindings where board_id = 'w1' and client = 7`,
    `update card_authors set participant_id = 'p2' where board_id = 'w1'`,
    `update card_authors set card_id = 'c2' where board_id = 'w1'`,
    `update card_authors set board_id = 'w3' where board_id = 'w1'`,
    `insert into card_authors values ('w1', 'c9', 'p1')`,
  ].map((sql) => ({ what: `a damaged ledger (${sql})`, sql, read: (store: Store, id: string) => store.readBoard(id), names: /board w1: its ids and authors/ })),
  { what: 'a changed workshop', sql: `update workshops set state = replace(state, 'facilitator', 'viewer') where id = 'w1'`, read: (store, id) => store.readWorkshop(id), names: /workshop w1/ },
  { what: 'a changed record', sql: `drop trigger snapshots_never_change; update snapshots set record = '{}' where workshop_id = 'w1'`, read: (store, id) => store.readSnapshot(id, 1), names: /snapshot 1 of workshop w1/ },
  { what: 'a changed picture', sql: `drop trigger images_never_change; update images set bytes = x'00' where workshop_id = 'w1'`, read: (store, id) => store.readImage(id, FILE), names: /picture [0-9a-f]{64} of workshop w1/ },
]

test.each(DAMAGES)('[DB21] [DB64] [D11] $what is found when it is read, named, and harms no other workshop', async ({ sql, read, names }) => {
  const path = await twoWorkshops()
  harm(path, sql)
  const store = open(path)
  await expect(read(store, 'w1')).rejects.toMatchObject({ kind: 'corrupt', message: expect.stringMatching(names) })
  expect(await read(store, 'w2')).toBeDefined()
  await store.commit([boardWrite('w2', 4, bytesOf(4))])
  expect((await store.readBoard('w2'))?.seq).toBe(4)
  await store.close()
})

test('[DB67] a damaged picture is whole again when the same one is brought once more, and no row is added for it', async () => {
  const path = await twoWorkshops()
  harm(path, `drop trigger images_never_change; update images set bytes = x'00' where workshop_id = 'w1'`)
  const store = open(path)
  await store.commit([{ type: 'image', image: imageOf('w1') }])
  expect(await store.readImage('w1', FILE)).toEqual(PICTURE)
  expect(await store.weighImages('w1')).toEqual({ count: 1, bytes: PICTURE.length })
  await store.close()
})

test('[DB21] a flipped bit in the file itself is found, and the other board reads whole', async () => {
  const path = freshFile()
  const store = open(path)
  // Rows larger than a page, so that the bit falls into the content of one row only.
  for (const [id, fill] of [['w1', 0xa5], ['w2', 0x5a]] as const) {
    await store.commit([boardSeed(id)])
    await store.commit([boardWrite(id, 1, new Uint8Array(20_000).fill(fill))])
  }
  await store.close()
  const bytes = readFileSync(path)
  // SQLite leaves old copies of a page behind; the bit is flipped in each page that holds some of it.
  const content = new Uint8Array(64).fill(0xa5)
  for (let at = bytes.indexOf(content); at >= 0; at = bytes.indexOf(content, at + 4096)) bytes[at + 40] = 0xa5 ^ 4
  writeFileSync(path, bytes)
  const again = open(path)
  await expect(again.readBoard('w1')).rejects.toMatchObject({ kind: 'corrupt', message: 'board w1: row 1 does not match its checksum' })
  expect((await again.readBoard('w2'))?.log).toHaveLength(1)
  await again.close()
})

test('[DB22] a file that is no database, or of which the first page is gone, is refused as corrupt and left as it is', async () => {
  const path = freshFile()
  writeFileSync(path, 'this is a letter, not a database '.repeat(500))
  const before = readFileSync(path)
  expect(() => open(path)).toThrow(expect.objectContaining({ kind: 'corrupt' }))
  expect(readFileSync(path).equals(before)).toBe(true)
})

test('[DB22] a database that vanished is not made anew by who expects one', () => {
  expect(() => openSqlStore(freshFile(), { newId: () => systemRandom.id(), mode: 'existing' })).toThrow(expect.objectContaining({ kind: 'unavailable' }))
})

test('[DB11] [F03] the database itself refuses to change, replace or drop a snapshot', async () => {
  const path = await twoWorkshops()
  const file = new DatabaseSync(path)
  for (const sql of [
    `update snapshots set sha256 = 'other'`,
    `delete from snapshots`,
    `insert or replace into snapshots select * from snapshots where workshop_id = 'w1'`,
    `delete from workshops; delete from snapshots`,
  ]) {
    expect(() => file.exec(sql)).toThrow(/never changes|stays as long/)
  }
  expect(file.prepare('select count(*) as n from snapshots').get()?.['n']).toBe(2)
  file.close()
})

test('[DB14] of a deleted workshop nothing is left in any table but its id', async () => {
  const path = await twoWorkshops()
  const store = open(path)
  await store.commit([{ type: 'delete-workshop', workshopId: 'w1' }])
  await store.close()
  const file = new DatabaseSync(path)
  const tables = file.prepare(`select name from sqlite_schema where type = 'table' and name not like 'sqlite%'`).all().map((row) => String(row['name']))
  const withIt = tables.filter((name) => file.prepare(`select * from ${name}`).all().some((row) => Object.values(row).includes('w1')))
  expect(withIt).toEqual(['deleted_workshops'])
  file.close()
})
