import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { gunzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { migrate } from '../../adapters/sql/migrate.ts'
import { MIGRATIONS } from '../../adapters/sql/schema/migrations.ts'
import { openSqlStore } from '../../adapters/sql/sqlStore.ts'
import type { AtStep } from '../../adapters/sql/storeSteps.ts'
import { systemRandom } from '../../adapters/system/systemRandom.ts'
import { CrashWriter } from '../crashWriter.ts'
import { startServerProcess } from '../serverProcess.ts'

/**
 * `released/<number>.sqlite.gz` was made by the server whose newest migration has that number, at work: two workshops with links, sessions, a sealed and an open
 * round, somebody removed, an id that is closed, a workshop that was deleted. Beside it what that server answered. A release that adds migrations adds its own.
 */
const RELEASED = path.join(import.meta.dirname, 'released')
const numbers = readdirSync(RELEASED).filter((name) => name.endsWith('.sqlite.gz')).map((name) => Number(name.slice(0, 4)))
type Answered = { readonly workshops: readonly { readonly id: string; readonly accessToken: string; readonly links: { readonly participant: string }; readonly view: { readonly allowed: { readonly board: { readonly kinds: readonly string[] } } }; readonly snapshots: readonly object[]; readonly board: object }[] }

const base = mkdtempSync(path.join(tmpdir(), 'visiebord-old-'))
afterAll(() => rmSync(base, { recursive: true }))
/** A later server knows more kinds of card, and lets people write them. */
const withMoreKinds = (view: Answered['workshops'][number]['view']): object => ({ ...view, allowed: { ...view.allowed, board: { ...view.allowed.board, kinds: expect.arrayContaining([...view.allowed.board.kinds]) as unknown } } })
const newId = (): string => systemRandom.id()
const unpack = (number: number, end: string): Buffer => gunzipSync(readFileSync(path.join(RELEASED, `${String(number).padStart(4, '0')}.${end}.gz`)))

function databaseOf(number: number): string {
  const folder = path.join(base, newId())
  mkdirSync(folder)
  const file = path.join(folder, 'visiebord.sqlite')
  writeFileSync(file, unpack(number, 'sqlite'))
  return file
}

const schemaOf = (file: DatabaseSync): unknown => file.prepare(`select type, name, sql from sqlite_schema where name not like 'sqlite%' order by type, name`).all()
function appliedIn(file: DatabaseSync): number {
  return Number(file.prepare('select max(number) as last from applied_migrations').get()?.['last'])
}
/** Every row of every table that the old release knows, in its columns. */
function rowsOf(path: string, columns: Readonly<Record<string, readonly string[]>>): unknown {
  const file = new DatabaseSync(path)
  const rows = Object.entries(columns).map(([table, names]) => [table, file.prepare(`select ${names.join(', ')} from ${table} order by ${names.join(', ')}`).all()])
  file.close()
  return rows
}
function columnsOf(path: string): Readonly<Record<string, readonly string[]>> {
  const file = new DatabaseSync(path)
  const tables = file.prepare(`select name from sqlite_schema where type = 'table' and name not like 'sqlite%' and name <> 'applied_migrations'`).all().map((row) => String(row['name']))
  const columns = Object.fromEntries(tables.map((table) => [table, file.prepare(`select name from pragma_table_info(?)`).all(table).map((row) => String(row['name']))]))
  file.close()
  return columns
}

function open(file: string, at?: AtStep): ReturnType<typeof openSqlStore> {
  return openSqlStore(file, { newId, ...(at ? { at } : {}) })
}

describe.each(numbers)('[D12] [DB63] a database of release %i', (number) => {
  test('opens with equal data: what the old server answered, the new one answers, and people work on', async () => {
    const file = databaseOf(number)
    const server = startServerProcess(path.dirname(file))
    const url = await server.ready()
    const { workshops } = JSON.parse(unpack(number, 'json').toString()) as Answered
    expect(workshops.length).toBeGreaterThan(0)
    for (const { id, accessToken, view, snapshots, board } of workshops) {
      const get = async (what: string): Promise<unknown> => (await fetch(`${url}/api/v1/workshops/${id}${what}`, { headers: { authorization: `Bearer ${accessToken}` } })).json()
      expect(await get('')).toMatchObject(withMoreKinds(view))
      expect(await get('/snapshots')).toHaveLength(snapshots.length)
      for (const [index, snapshot] of snapshots.entries()) expect(await get(`/snapshots/${index + 1}`)).toEqual(snapshot)
      expect(await get('/snapshots/live/exports/json')).toMatchObject(board)
      const writer = new CrashWriter('new')
      await writer.connect(url, id, accessToken)
      const stored = new Promise<void>((resolve) => {
        writer.onStored = () => writer.openCount === 0 && resolve()
      })
      writer.operate('<new>', (one) => void one.commands.addCards([{ kind: 'note', text: '<new>', position: { x: 0, y: 0 } }]))
      await stored
      await writer.disconnect()
    }
    expect((await server.stop('SIGTERM')).code).toBe(0)
  })

  /** What is on the disk at each step of the way to the newest schema. */
  async function stepsOf(): Promise<readonly { readonly at: string; readonly left: string }[]> {
    const file = databaseOf(number)
    const steps: { at: string; left: string }[] = []
    await open(file, (at, about) => {
      const left = path.join(path.dirname(file), `${steps.length}.sqlite`)
      for (const end of ['', '-wal']) if (existsSync(file + end)) copyFileSync(file + end, left + end)
      steps.push({ at: `${at} of ${about}`, left })
    }).close()
    return steps
  }

  function expectUsable(file: string, what: string): void {
    const database = new DatabaseSync(file)
    const applied = appliedIn(database)
    const fresh = new DatabaseSync(':memory:')
    migrate(fresh, { migrations: MIGRATIONS.slice(0, applied) })
    expect(schemaOf(database), what).toEqual(schemaOf(fresh))
    database.close()
  }

  test('left by a process that died at any step of a migration, it is a whole database of one release, and opens with equal data', async () => {
    const old = databaseOf(number)
    const columns = columnsOf(old)
    const before = rowsOf(old, columns)
    const steps = await stepsOf()
    expect(steps.length).toBeGreaterThanOrEqual(MIGRATIONS.length - number)
    for (const { at, left } of steps) {
      expectUsable(left, at)
      expect(rowsOf(left, columns), at).toEqual(before)
      await open(left).close()
      expect(rowsOf(left, columns), `${at}, opened`).toEqual(before)
      expectUsable(left, `${at}, opened`)
    }
  })

  test('a disk that is full at any step of a migration leaves it whole, and it opens once there is room', async () => {
    const columns = columnsOf(databaseOf(number))
    const before = rowsOf(databaseOf(number), columns)
    const steps = (await stepsOf()).length
    for (let failing = 0; failing < steps; failing++) {
      const file = databaseOf(number)
      let step = 0
      const fail: AtStep = () => {
        if (step++ === failing) throw Object.assign(new Error('database or disk is full'), { errcode: 13 })
      }
      expect(() => open(file, fail)).toThrow(expect.objectContaining({ kind: 'unavailable' }))
      expectUsable(file, `step ${failing}`)
      expect(rowsOf(file, columns)).toEqual(before)
      await open(file).close()
      expect(rowsOf(file, columns)).toEqual(before)
    }
  })
})
