import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, afterEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { CrashWriter } from '../test/crashWriter.ts'
import { SourceProcess, startServerProcess } from '../test/serverProcess.ts'

/** 8.8 s by the server's own clock, and what a busy machine adds to it; the long run allows what is promised. */
const GONE_WITHIN_MS = process.env['SOAK'] === '1' ? 10_000 : 20_000
const base = mkdtempSync(path.join(tmpdir(), 'visiebord-server-'))
const started: SourceProcess[] = []
afterEach(() => Promise.all(started.splice(0).map((one) => one.stop('SIGKILL'))))
afterAll(() => rmSync(base, { recursive: true }))

let folders = 0
const freshDir = (): string => path.join(base, `data-${++folders}`)
function start(dataDir: string, env: Readonly<Record<string, string>> = {}): SourceProcess {
  const server = startServerProcess(dataDir, env)
  started.push(server)
  return server
}

const post = (url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) })

async function createWorkshop(url: string): Promise<{ id: string; links: Record<string, string> }> {
  const answer = await post(`${url}/api/v1/workshops`, { title: 'Proef', parties: [{ name: 'Gemeente' }] })
  expect(answer.status).toBe(201)
  return (await answer.json()) as { id: string; links: Record<string, string> }
}

const tokenOf = (link: string): string => link.slice(link.indexOf('#') + 1)

test('[Z7] it says in one line of stdout where it listens, answers there, and ends with 0 on SIGTERM', async () => {
  const server = start(freshDir())
  const url = await server.ready()
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:[0-9]+$/)
  expect((await fetch(`${url}/health`)).status).toBe(200)
  const { code, stdout } = await server.stop('SIGTERM')
  expect(code).toBe(0)
  expect(stdout).toBe(`Visiebord listens on ${url}\n`)
})

test('[Z8] a second signal does no harm, sockets are told to come back, and what was made is there after the next start', async () => {
  const dataDir = freshDir()
  const server = start(dataDir)
  const url = await server.ready()
  const { id, links } = await createWorkshop(url)
  const session = (await (await post(`${url}/api/v1/sessions`, { token: tokenOf(links['facilitator'] ?? ''), name: 'Ans' })).json()) as { accessToken: string }
  const socket = new WebSocket(`${url.replace('http', 'ws')}/sync/${id}`, { headers: { authorization: `Bearer ${session.accessToken}` } })
  await once(socket, 'message')
  const closed = once(socket, 'close')
  server.child.kill('SIGTERM')
  server.child.kill('SIGINT')
  expect((await closed)[0]).toBe(1012)
  expect((await server.ended).code).toBe(0)

  const again = start(dataDir)
  const answer = await fetch(`${await again.ready()}/api/v1/workshops/${id}`, { headers: { authorization: `Bearer ${session.accessToken}` } })
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({ id, title: 'Proef', me: { name: 'Ans' } })
})

test('[Z8] it is gone within 10 s of SIGTERM also while the store takes nothing and an edit waits, and the edit comes back with its owner', async () => {
  const dataDir = freshDir()
  const server = start(dataDir)
  const url = await server.ready()
  const { id, links } = await createWorkshop(url)
  const { accessToken } = (await (await post(`${url}/api/v1/sessions`, { token: tokenOf(links['facilitator'] ?? ''), name: 'Ans' })).json()) as { accessToken: string }
  const writer = new CrashWriter('w')
  await writer.connect(url, id, accessToken)
  const addNote = (marker: string): void => writer.operate(marker, (board) => void board.commands.addCards([{ kind: 'note', text: marker, position: { x: 0, y: 0 } }]))
  const stored = new Promise<void>((resolve) => (writer.onStored = () => writer.openCount === 0 && resolve()))
  addNote('first')
  await stored
  const blocker = new DatabaseSync(path.join(dataDir, 'visiebord.sqlite'))
  blocker.exec('begin immediate')
  addNote('second')
  const began = performance.now()
  const { code } = await server.stop('SIGTERM')
  expect(code).toBe(0)
  expect(performance.now() - began).toBeLessThan(GONE_WITHIN_MS)
  expect([...writer.stored]).toEqual(['first'])
  blocker.close()
  await writer.disconnect()

  const storedLater = new Promise<void>((resolve) => (writer.onStored = () => writer.openCount === 0 && resolve()))
  await writer.connect(await start(dataDir).ready(), id, accessToken)
  await storedLater
  expect([...writer.stored]).toEqual(['first', 'second'])
  await writer.disconnect()
})

test('[Z2] a setting that cannot be used stops it with one sentence and 1', async () => {
  const { code, stdout, stderr } = await start(freshDir(), { PORT: 'acht' }).ended
  expect([code, stdout]).toEqual([1, ''])
  expect(stderr).toMatch(/^PORT [^\n]+\.\n$/)
})

test('[Z9] a port in use stops it with one sentence and 1, and the folder is free again', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const address = other.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const dataDir = freshDir()
  const { code, stderr } = await start(dataDir, { PORT: String(port) }).ended
  other.close()
  expect(code).toBe(1)
  expect(stderr.split('\n').filter((line) => line.includes('cannot listen'))).toEqual([expect.stringContaining(`127.0.0.1:${port}: another program uses that port`)])
  await start(dataDir).ready()
})

test('[Z10] a damaged database stops it with one sentence, and is left as it is', async () => {
  const dataDir = freshDir()
  await start(dataDir).ready()
  await started[0]?.stop('SIGTERM')
  const file = path.join(dataDir, 'visiebord.sqlite')
  writeFileSync(file, 'not a database'.repeat(1000))
  const { code, stderr } = await start(dataDir).ended
  expect(code).toBe(1)
  expect(stderr).toMatch(/^The database \S+visiebord\.sqlite is damaged [^\n]+\.\n$/)
})

test('[Z6] a restart that overlaps waits until the first server is gone', async () => {
  const dataDir = freshDir()
  const first = start(dataDir)
  await first.ready()
  const second = start(dataDir)
  await second.shows(/waiting for it to stop/)
  await first.stop('SIGKILL')
  expect(await second.ready()).toMatch(/^http:/)
})

test('[Z11] health tells that the store takes no writes, and that it does again', async () => {
  const dataDir = freshDir()
  const url = await start(dataDir).ready()
  const blocker = new DatabaseSync(path.join(dataDir, 'visiebord.sqlite'))
  blocker.exec('begin immediate')
  expect((await fetch(`${url}/health`)).status).toBe(503)
  blocker.exec('rollback')
  blocker.close()
  let status = 503
  while (status !== 200) status = (await fetch(`${url}/health`)).status
  expect(status).toBe(200)
})

test('[Z12] the operator lists workshops and renews a lost facilitator link, which the running server knows at once', async () => {
  const dataDir = freshDir()
  const url = await start(dataDir).ready()
  const { id, links } = await createWorkshop(url)
  const list = await new SourceProcess('operator/workshops.ts', { DATA_DIR: dataDir }).ended
  expect(list).toMatchObject({ code: 0, stdout: expect.stringMatching(new RegExp(`^${id}  20[0-9-]{8}  0 people  Proef\n$`)) })
  const renewal = await new SourceProcess('operator/workshops.ts', { DATA_DIR: dataDir }, ['renew', id]).ended
  expect(renewal.code).toBe(0)
  const link = renewal.stdout.trim().split('\n').at(-1) ?? ''
  expect(link.startsWith(`${url}/join#`)).toBe(true)
  expect((await post(`${url}/api/v1/sessions`, { token: tokenOf(links['facilitator'] ?? ''), name: 'Ans' })).status).toBe(401)
  const session = await post(`${url}/api/v1/sessions`, { token: tokenOf(link), name: 'Ans' })
  expect(await session.json()).toMatchObject({ workshopId: id, role: 'facilitator' })
  expect(await new SourceProcess('operator/workshops.ts', { DATA_DIR: dataDir }, ['renew', 'x']).ended).toMatchObject({ code: 1, stderr: expect.stringMatching(/^There is no workshop x[^\n]+\n$/) })
  expect(await new SourceProcess('operator/workshops.ts', { DATA_DIR: base }).ended).toMatchObject({ code: 1, stderr: expect.stringMatching(/^There is no Visiebord in [^\n]+\n$/) })
})

test('[Z13] the operator makes a backup while the server runs, and a new server starts on it', async () => {
  const dataDir = freshDir()
  const url = await start(dataDir).ready()
  const { id, links } = await createWorkshop(url)
  const file = path.join(base, 'backup.sqlite')
  const made = await new SourceProcess('operator/backup.ts', { DATA_DIR: dataDir }, [file]).ended
  expect(made).toMatchObject({ code: 0, stdout: expect.stringMatching(/To restore: stop the server, [^\n]+\n$/) })
  expect(await new SourceProcess('operator/backup.ts', { DATA_DIR: dataDir }, [file]).ended).toMatchObject({ code: 1, stderr: expect.stringMatching(/exists already[^\n]*\n$/) })

  const restored = freshDir()
  await start(restored).ready()
  await started.at(-1)?.stop('SIGTERM')
  for (const end of ['', '-wal', '-shm']) rmSync(path.join(restored, `visiebord.sqlite${end}`), { force: true })
  copyFileSync(file, path.join(restored, 'visiebord.sqlite'))
  const again = await start(restored).ready()
  const session = await post(`${again}/api/v1/sessions`, { token: tokenOf(links['facilitator'] ?? ''), name: 'Ans' })
  expect(await session.json()).toMatchObject({ workshopId: id, role: 'facilitator' })
})
