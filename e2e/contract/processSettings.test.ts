import { mkdtemp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startServer } from '../startedServer.ts'
import { type Ended, runToEnd } from './support/runToEnd.ts'

let base = ''
beforeAll(async () => void (base = await mkdtemp(path.join(tmpdir(), 'visiebord-settings-'))))
afterAll(() => rm(base, { recursive: true, force: true }))

/** It stopped by itself, with one sentence that names what is wrong and why. */
function expectOneSentence(ended: Ended, about: RegExp): void {
  expect(ended.code, ended.stderr).not.toBe(0)
  expect(ended.code).not.toBeNull()
  expect(ended.stdout).not.toContain('listens on')
  const lines = ended.stderr.split('\n').filter((line) => line !== '')
  expect(lines, ended.stderr).toHaveLength(1)
  expect(lines[0]).toMatch(about)
  expect(lines[0]).toMatch(/^\S+ \S+ .*\.$/)
  expect(lines[0]).not.toMatch(/^\s*at |Error:/)
}

describe.concurrent('[Process] a malformed or half-set setting stops the start with one sentence that says which and why', () => {
  test.each([
    [/PORT/, { PORT: 'acht' }],
    [/PORT/, { PORT: '65536' }],
    [/HOST/, { HOST: '256.1.1.1' }],
    [/PUBLIC_URL/, { PUBLIC_URL: 'bord.gemeente.nl' }],
    [/PUBLIC_URL/, { PUBLIC_URL: 'http://127.0.0.1/?a=1' }],
    [/PUBLIC_URL/, { HOST: '0.0.0.0', ORGANISER_CODE: 'geheim' }],
    [/ORGANISER_CODE/, { HOST: '0.0.0.0', PUBLIC_URL: 'https://bord.gemeente.nl' }],
    [/ORGANISER_CODE/, { PUBLIC_URL: 'https://bord.gemeente.nl' }],
    [/TRUSTED_PROXIES/, { TRUSTED_PROXIES: 'not an address' }],
    [/DATABASE_URL/, { DATABASE_URL: 'postgres://localhost/visiebord' }],
    [/REDIS_URL/, { REDIS_URL: 'redis://localhost' }],
  ])('%s in %j', async (about, env) => {
    const dataDir = path.join(base, `never-${JSON.stringify(env).replace(/\W/g, '')}`)
    expectOneSentence(await runToEnd({ HOST: '127.0.0.1', PORT: '0', DATA_DIR: dataDir, ...env }), about)
  })
})

describe.concurrent('[Process] what the settings ask for cannot be had: one sentence', () => {
  test('the port is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const address = other.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const ended = await runToEnd({ PORT: String(port), DATA_DIR: path.join(base, 'port') })
    other.close()
    expectOneSentence(ended, new RegExp(`${port}`))
  })

  test('DATA_DIR is a file, or lies below a file', async () => {
    const file = path.join(base, 'file')
    await writeFile(file, 'somebody’s')
    for (const dataDir of [file, path.join(file, 'data')]) expectOneSentence(await runToEnd({ PORT: '0', DATA_DIR: dataDir }), /DATA_DIR/)
  })

  test('DATA_DIR is a folder in which this user may not write', async () => {
    const dataDir = path.join(base, 'theirs')
    await mkdir(dataDir, { mode: 0o555 })
    // Who runs this as root may write everywhere, so the server is started as nobody.
    const asNobody = process.getuid?.() === 0 ? { uid: 65_534 } : {}
    expectOneSentence(await runToEnd({ PORT: '0', DATA_DIR: dataDir }, asNobody), /DATA_DIR/)
    expect(await readdir(dataDir)).toEqual([])
  })

  test('the database is damaged; it is never replaced by an empty one', async () => {
    const dataDir = path.join(base, 'damaged')
    const server = await startServer({ dataDir })
    await server.stop()
    const files = (await readdir(dataDir)).filter((name) => name.endsWith('.sqlite'))
    expect(files.length).toBeGreaterThan(0)
    for (const name of files) await writeFile(path.join(dataDir, name), 'not a database '.repeat(1_000))
    expectOneSentence(await runToEnd({ PORT: '0', DATA_DIR: dataDir }), /database/)
    for (const name of files) expect(await readFile(path.join(dataDir, name), 'utf8')).toMatch(/^not a database /)
  })
})
