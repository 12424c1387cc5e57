import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startServer } from '../startedServer.ts'
import { ask, get } from './support/ask.ts'
import { type Person, type Workshop, create, lead, secretOf, viewOf } from './support/people.ts'
import { RawSocket, refusedUpgrade } from './support/rawSocket.ts'
import { joinToWrite, putCard } from './support/boardWriter.ts'
import { runToEnd } from './support/runToEnd.ts'

/** 8.8 s by the server's own clock, and what a busy machine adds to it; the long run allows what is promised. */
const GONE_WITHIN_MS = process.env['SOAK'] === '1' ? 10_000 : 20_000
let base = ''
beforeAll(async () => void (base = await mkdtemp(path.join(tmpdir(), 'visiebord-life-'))))
afterAll(() => rm(base, { recursive: true, force: true }))

async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name))
}

describe.concurrent('[Process] a life', () => {
  test('port 0 picks one, the line on stdout has no slash at the end, the folder is made with what is above it', async () => {
    const dataDir = path.join(base, 'deep', 'down')
    const server = await startServer({ dataDir })
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:[1-9][0-9]*$/)
    expect(server.lines().filter((line) => line.startsWith('Visiebord listens on'))).toHaveLength(1)
    expect((await stat(dataDir)).isDirectory()).toBe(true)
    expect((await ask(server, 'GET', '/health')).status).toBe(200)
    const { links } = await create(server)
    expect(links.viewer.startsWith(`${server.url}/join#`)).toBe(true)
    expect(await server.stop()).toBe(0)
  })

  test('SIGTERM closes sockets with 1012 and ends with 0 within 10 s; sessions and stored work are there at the next start, tokens only hashed', async () => {
    const dataDir = path.join(base, 'restart')
    const server = await startServer({ dataDir })
    const led = await lead(server)
    const ann = await joinToWrite(server, led.ann)
    ann.write((doc) => putCard(doc, 'kept', { text: 'Blijft staan' }))
    await ann.socket.stored(1)
    const silent = new RawSocket(server, led.id, led.ann.accessToken)
    await silent.first('view')
    const began = performance.now()
    const [code] = await Promise.all([server.stop(), expect(ann.socket.closed).resolves.toBe(1012), expect(silent.closed).resolves.toBe(1012)])
    expect(code).toBe(0)
    expect(performance.now() - began).toBeLessThan(GONE_WITHIN_MS)

    for (const file of await filesBelow(dataDir)) expect((await readFile(file)).includes(led.ann.accessToken), `the session's token stands in ${file}`).toBe(false)

    const again = await startServer({ dataDir })
    expect((await viewOf(again, led.ann)).me.name).toBe('Ann')
    const back = await joinToWrite(again, led.ann)
    expect([...back.doc.getMap('cards').keys()]).toEqual(['kept'])
    await again.stop()
  })

  test('SIGTERM in the middle of work: what was called stored is there, and what is there was sent', async () => {
    const dataDir = path.join(base, 'flush')
    const server = await startServer({ dataDir })
    const { ann } = await lead(server)
    const { socket, write } = await joinToWrite(server, ann)
    const ids = Array.from({ length: 300 }, (_, index) => `card ${String(index).padStart(3, '0')}`)
    write((doc) => {
      for (const id of ids) putCard(doc, id, {})
    })
    await socket.stored(1)
    expect(await server.stop()).toBe(0)
    expect(await socket.closed).toBe(1012)
    const stored = socket.all('stored').at(-1)?.count ?? 0
    const again = await startServer({ dataDir })
    const back = await joinToWrite(again, ann)
    const there = [...back.doc.getMap('cards').keys()].toSorted()
    expect(there).toEqual(ids.slice(0, there.length))
    expect(there.length).toBeGreaterThanOrEqual(stored)
    await again.stop()
  })

  test('a second server on the same DATA_DIR takes over when the first stops within 15 s', async () => {
    const dataDir = path.join(base, 'handover')
    const first = await startServer({ dataDir })
    const { workshop } = await lead(first)
    const second = startServer({ dataDir })
    // It waits: it is told to be ready only after the first has stopped.
    expect(await Promise.race([second.then(() => 'ready'), ask(first, 'GET', '/health').then(() => 'first answers')])).toBe('first answers')
    expect(await first.stop()).toBe(0)
    const server = await second
    const session = await ask(server, 'POST', 'sessions', { body: { token: secretOf(workshop.links.facilitator), name: 'Ann' } })
    expect(session.status).toBe(201)
    await server.stop()
  })

  test('a second server on the same DATA_DIR waits up to 15 s, then stops with one sentence; the first goes on', async () => {
    const dataDir = path.join(base, 'held')
    const first = await startServer({ dataDir })
    const began = performance.now()
    const { code, stderr } = await runToEnd({ PORT: '0', DATA_DIR: dataDir })
    const waited = performance.now() - began
    expect(code).not.toBe(0)
    expect(waited).toBeGreaterThan(13_000)
    expect(waited).toBeLessThan(40_000) // 15 s, and what a busy machine needs to start it
    expect(stderr.split('\n').filter((line) => /DATA_DIR.*\.$/.test(line))).toHaveLength(1)
    expect((await ask(first, 'GET', '/health')).status).toBe(200)
    await first.stop()
  })

  test('under a PUBLIC_URL with a path everything is served below it, and links are built from it', async () => {
    for (const end of ['', '/']) {
      const server = await startServer({ env: { PUBLIC_URL: `http://localhost:8123/visie${end}` } })
      const at = { url: `${server.url}/visie` }
      const { id, links } = await get<Workshop>(ask(at, 'POST', '/api/v1/workshops', { body: { title: 'Pad', parties: [] } }), 201)
      for (const link of Object.values(links)) expect(link.startsWith('http://localhost:8123/visie/join#')).toBe(true)
      const joined = await ask(at, 'POST', '/api/v1/sessions', { body: { token: secretOf(links.facilitator), name: 'Ann' } })
      expect(joined.headers.get('set-cookie')).toMatch(/; Path=\/visie(;|$)/)
      const ann = joined.body as unknown as Person
      const socket = await RawSocket.join(at, ann, { origin: 'http://localhost:8123' })
      await socket.close()
      expect((await refusedUpgrade(at, `/sync/${id}`, { origin: server.url })).status).toBe(403)
      for (const address of ['/visie/', '/visie/join', `/visie/w/${id}`]) {
        const page = await fetch(server.url + address)
        expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<base href="/visie/"')])
      }
      expect((await ask(at, 'GET', '/api/v1/openapi.json')).status).toBe(200)
      expect((await ask(at, 'GET', '/health')).status).toBe(200)
      expect((await ask(server, 'POST', '/api/v1/workshops', { body: { title: 'x', parties: [] } })).status).toBe(404)
      expect((await fetch(`${server.url}/join`)).status).toBe(404)
      await server.stop()
    }
  })

  test('an ORGANISER_CODE is asked when a workshop is created, and on https the cookie is Secure', async () => {
    const server = await startServer({ env: { PUBLIC_URL: 'https://bord.gemeente.example', ORGANISER_CODE: 'Zonnebloem 7' } })
    const body = { title: 'Achter een code', parties: [] }
    expect((await ask(server, 'POST', 'workshops', { body })).status).toBe(403)
    expect((await ask(server, 'POST', 'workshops', { body: { ...body, organiserCode: 'zonnebloem' } })).status).toBe(403)
    const { links } = await get<Workshop>(ask(server, 'POST', 'workshops', { body: { ...body, organiserCode: 'Zonnebloem 7' } }), 201)
    expect(links.viewer.startsWith('https://bord.gemeente.example/join#')).toBe(true)
    const joined = await ask(server, 'POST', 'sessions', { body: { token: secretOf(links.viewer), name: 'Vic' }, origin: 'https://bord.gemeente.example' })
    expect(joined.headers.get('set-cookie')).toMatch(/; Secure(;|$)/)
    for (const origin of [server.url, 'http://bord.gemeente.example', 'https://bord.gemeente.example:8443']) expect((await ask(server, 'POST', 'sessions', { body: { token: secretOf(links.viewer), name: 'Vic' }, origin })).status, origin).toBe(403)
    await server.stop()
  })

  test('X-Forwarded-For counts only when it comes from a trusted proxy', async () => {
    const guess = (at: { url: string }, from: string) => ask(at, 'POST', 'sessions', { body: { token: 'no-link-has-this-token-at-all', name: 'M' }, headers: { 'x-forwarded-for': from } })
    for (const trusted of [true, false]) {
      const server = await startServer({ env: trusted ? { TRUSTED_PROXIES: '127.0.0.1' } : {} })
      let tries = 0
      while ((await guess(server, '203.0.113.1')).status === 401 && tries < 200) tries += 1
      expect(tries).toBeLessThan(200)
      expect((await guess(server, '203.0.113.2')).status).toBe(trusted ? 401 : 429)
      // Whoever holds a link is not kept out by who guesses from the same address.
      const { links } = await create(server)
      expect((await ask(server, 'POST', 'sessions', { body: { token: secretOf(links.viewer), name: 'Vic' }, headers: { 'x-forwarded-for': '203.0.113.1' } })).status).toBe(201)
      await server.stop()
    }
  })

  test('health is 503 while the store takes no writes, and 200 again after', async () => {
    const dataDir = path.join(base, 'health')
    const server = await startServer({ dataDir })
    const file = (await filesBelow(dataDir)).find((name) => name.endsWith('.sqlite')) ?? ''
    const blocker = new DatabaseSync(file)
    blocker.exec('begin immediate')
    expect((await ask(server, 'GET', '/health')).status).toBe(503)
    blocker.exec('rollback')
    blocker.close()
    let status = 503
    while (status === 503) status = (await ask(server, 'GET', '/health')).status
    expect(status).toBe(200)
    await server.stop()
  })

  test('an expired session opens nothing; the link renews it to the same participant in the same browser', async () => {
    const dataDir = path.join(base, 'expired')
    const today = await startServer({ dataDir })
    const { id, workshop } = await lead(today)
    const joined = await ask(today, 'POST', 'sessions', { body: { token: secretOf(workshop.links.participant), name: 'Bob' } })
    const cookie = String(joined.headers.get('set-cookie')).split(';', 1)[0] ?? ''
    await today.stop()
    const shifted = (days: number): Record<string, string> => ({
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(`{const real=Date.now;Date.now=()=>real()+${days * 86_400_000}}`)}`,
    })
    const nearly = await startServer({ dataDir, env: shifted(29) })
    expect((await ask(nearly, 'GET', `workshops/${id}`, { cookie })).status).toBe(200)
    await nearly.stop()
    const later = await startServer({ dataDir, env: shifted(31) })
    expect((await ask(later, 'GET', `workshops/${id}`, { cookie })).status).toBe(401)
    expect(await new RawSocket(later, id, undefined, { cookie }).closed).toBe(4401)
    const renewed = await ask(later, 'POST', 'sessions', { cookie, body: { token: secretOf(workshop.links.participant) } })
    expect([renewed.status, renewed.body['participantId']]).toEqual([201, joined.body['participantId']])
    expect(renewed.body['accessToken']).not.toBe(joined.body['accessToken'])
    const fresh = String(renewed.headers.get('set-cookie')).split(';', 1)[0] ?? ''
    expect((await ask(later, 'GET', `workshops/${id}`, { cookie: fresh })).status).toBe(200)
    await later.stop()
  })
})
