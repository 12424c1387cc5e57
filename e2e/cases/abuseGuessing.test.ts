import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import WebSocket from 'ws'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask } from '../contract/support/ask.ts'
import { joinToWrite, putCard } from '../contract/support/boardWriter.ts'
import { create, enter, type Led, lead, secretOf } from '../contract/support/people.ts'
import { NOTHING, RawSocket, say } from '../contract/support/rawSocket.ts'
import { type StartedServer, startServer } from '../startedServer.ts'
import { postFrom } from './support/guess.ts'
import { handshake, RawLine } from './support/rawLine.ts'

const SOAK = process.env['SOAK'] === '1'
const [GUESSES, ADDRESSES] = SOAK ? [10_000, 50] : [500, 10]
/** ACC3: wrong ones of one address in a minute before it hears that it is too fast. */
const FREE = 30

const secret = (): string => randomBytes(24).toString('base64url')
/** The right one but for its last letter, which is never the right one's: that may be a figure too. */
const nearly = (right: string, index: number): string => `${right.slice(0, -1)}${'0123456789AQgw'.split('').filter((letter) => letter !== right.at(-1))[index % 10]}`

describe('[A10] guessing links', () => {
  let server: StartedServer
  let led: Led
  const used: string[] = []
  beforeAll(async () => {
    server = await startServer()
    led = await lead(server)
  })
  afterAll(() => server.stop())

  test('is throttled for each address, keeps nobody out who has a right link, and leaves no token in the log', async () => {
    const addresses = Array.from({ length: ADDRESSES }, (_, index) => `127.0.3.${index + 1}`)
    const right = secretOf(led.workshop.links.participant)
    const seen = new Map<string, number>()
    const guess = async (from: string, count: number): Promise<void> => {
      for (let index = 0; index < count; index++) {
        const token = index % 2 === 0 ? secret() : nearly(right, index)
        used.push(token)
        const answer = await postFrom(server, from, index % 3 === 0 ? 'invitations' : 'sessions', { token, ...(index % 3 === 0 ? {} : { name: 'Rader' }) })
        seen.set(`${answer.status} ${answer.code}`, (seen.get(`${answer.status} ${answer.code}`) ?? 0) + 1)
        expect(answer.type).toBe('application/problem+json')
        if (answer.status === 429) expect(Number(answer.retryAfter)).toBeGreaterThan(0)
        expect(JSON.stringify(answer.body)).not.toContain(token)
      }
    }
    const guessing = Promise.all(addresses.map((from) => guess(from, GUESSES / ADDRESSES)))
    // Honest people of the very addresses from which it comes, while it goes on.
    for (const from of addresses) {
      const joined = await postFrom(server, from, 'sessions', { token: right, name: 'Eerlijk' })
      expect([from, joined.status]).toEqual([from, 201])
      used.push(String(joined.body['accessToken']))
    }
    await guessing
    used.push(right)
    expect([...seen.keys()].toSorted()).toEqual(['401 link-unknown', '429 too-fast'])
    expect(seen.get('401 link-unknown')).toBe(FREE * ADDRESSES)
    expect(seen.get('429 too-fast')).toBe(GUESSES - FREE * ADDRESSES)
    for (const from of addresses) expect((await postFrom(server, from, 'sessions', { token: right, name: 'Nog een' })).status).toBe(201)
    expect((await postFrom(server, '127.0.4.1', 'sessions', { token: secret(), name: 'Elders' })).code).toBe('link-unknown')
    await (await RawSocket.join(server, led.ann)).close()
    const log = server.lines().join('\n')
    for (const token of used) expect(log).not.toContain(token.slice(0, 16))
  })

  test('guessing sessions says nothing else, over HTTP and sockets alike', async () => {
    for (let index = 0; index < 50; index++) {
      const token = secret()
      expect((await ask(server, 'GET', `workshops/${led.id}`, { token })).code).toBe('no-session')
      expect(await new RawSocket(server, led.id, token).closed).toBe(4401)
    }
  })
})

describe('[A10] [ACC12] no secret in any log', () => {
  test('whatever goes wrong: bad tokens, cookies, forms and frames, a board that cannot be read, a database that fails, a process that ends', async () => {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'visiebord-secrets-'))
    const organiserCode = `code-${secret()}`
    const env = { ORGANISER_CODE: organiserCode }
    const secrets: string[] = [organiserCode]
    const remember = <T extends string>(value: T): T => {
      secrets.push(value)
      return value
    }
    const lines: string[] = []
    try {
      const server = await startServer({ dataDir, env })
      const workshop = await create(server, { organiserCode, title: remember(`Titel ${secret()}`) })
      for (const link of Object.values(workshop.links)) remember(secretOf(link))
      const name = remember(`Naam ${secret()}`)
      const ann = await enter(server, workshop.links.facilitator, name)
      remember(ann.accessToken)
      const joined = await ask(server, 'POST', 'sessions', { body: { token: secretOf(workshop.links.viewer), name: 'Vic' } })
      const cookie = remember(String(joined.headers.get('set-cookie')).split(';', 1)[0] ?? '')
      remember(String(joined.body['accessToken']))
      const { id } = workshop
      const wrong = (): string => remember(secret())

      // Over HTTP: wrong tokens and codes, in every place where one may stand, and where none may.
      await ask(server, 'POST', 'workshops', { body: { title: 'x', parties: [], organiserCode: wrong() } })
      await ask(server, 'POST', 'sessions', { body: { token: wrong(), name: 'x' } })
      await ask(server, 'POST', 'invitations', { body: { token: wrong() } })
      await ask(server, 'GET', `workshops/${id}`, { token: wrong() })
      await ask(server, 'GET', `workshops/${id}`, { cookie: `visiebord=${id}.${wrong()}` })
      await ask(server, 'GET', `workshops/${id}`, { cookie: `${cookie}; visiebord=;;${wrong()}=` })
      await ask(server, 'GET', `workshops/${id}?token=${ann.accessToken}`, { token: ann.accessToken })
      await ask(server, 'GET', `workshops/${wrong()}`, { token: ann.accessToken })
      await ask(server, 'GET', `nothing/${wrong()}?token=${ann.accessToken}`)
      await ask(server, 'GET', `workshops/${id}/snapshots/live/exports/${wrong()}`, { token: ann.accessToken })
      await ask(server, 'POST', 'sessions', { raw: `{"token":"${wrong()}", "name":`, headers: { 'content-type': 'application/json' } })
      await ask(server, 'POST', 'sessions', { body: { token: wrong(), [wrong()]: wrong() } })
      await ask(server, 'POST', 'sessions', { raw: `token=${wrong()}`, headers: { 'content-type': 'application/x-www-form-urlencoded' } })
      await ask(server, 'POST', `workshops/${id}/imports`, { token: ann.accessToken, body: { lines: [wrong().repeat(2_000)] } })
      await ask(server, 'PATCH', `workshops/${id}`, { token: ann.accessToken, origin: 'https://elsewhere.example', body: { title: wrong() } })
      for (const words of [`GET /join#${wrong()} HTTP/1.1\r\nHost: x\r\n\r\n`, `${wrong()}\r\n\r\n`, `GET / HTTP/1.1\r\nHost: x\r\nAuthorization Bearer ${wrong()}\r\n\r\n`, `GET /${wrong()} HTTP/1.1\r\nHost: x\r\nX: ${'a'.repeat(70_000)}\r\n\r\n`]) {
        const line = await RawLine.open(server)
        void line.say(words)
        await line.answer()
        line.close()
      }

      // On sockets: refused ones, garbage, refused writes, frames that are none, one that is cut.
      for (const options of [{ query: `token=${wrong()}` }, { path: `/sync/${wrong()}` }, { cookie: `visiebord=${id}.${wrong()}` }]) await new RawSocket(server, id, undefined, options).closed
      await new RawSocket(server, id, wrong()).closed
      await new RawSocket(server, id, ann.accessToken, { query: `generation=${wrong()}` }).closed
      for (const bytes of [remember(`text ${secret()}`), Uint8Array.of(77, ...Buffer.from(wrong())), say.update(Buffer.from(wrong())), say.awareness([{ client: 1, state: wrong() }]).subarray(0, -1)]) {
        const socket = await RawSocket.join(server, ann)
        socket.send(bytes)
        await socket.closed
      }
      const refused = await joinToWrite(server, ann)
      refused.write((doc) => putCard(doc, 'a card', { text: wrong(), authorId: wrong() }))
      await refused.socket.refusal()
      refused.socket.send(say.awareness([{ client: refused.doc.clientID, state: { user: name, token: ann.accessToken } }]))
      const kept = await joinToWrite(server, ann)
      kept.write((doc) => putCard(doc, 'kept', { text: wrong() }))
      await kept.stored()
      const line = await RawLine.open(server)
      await line.say(handshake(server, `/sync/${id}`, { token: ann.accessToken }))
      await line.say(wrong())
      line.socket.resetAndDestroy()
      refused.socket.socket.terminate()

      // A handler that breaks: the workshop’s row, and the board’s, are no longer what was written.
      await server.stop()
      lines.push(...server.lines())
      const file = new DatabaseSync(path.join(dataDir, 'visiebord.sqlite'))
      file.exec(`update board_log set bytes = x'00' where board_id = '${id}'`)
      file.exec(`update board_state set bytes = x'00' where board_id = '${id}'`)
      file.close()
      const damaged = await startServer({ dataDir, env })
      for (const call of ['', '/snapshots/live/exports/json']) expect((await ask(damaged, 'GET', `workshops/${id}${call}`, { token: ann.accessToken })).code).toBe('board-unreadable')
      await new RawSocket(damaged, id, ann.accessToken).closed
      const other = await create(damaged, { organiserCode })
      for (const link of Object.values(other.links)) remember(secretOf(link))
      const bea = await enter(damaged, other.links.facilitator, 'Bea')
      remember(bea.accessToken)
      const beas = await joinToWrite(damaged, bea)
      const broken = new DatabaseSync(path.join(dataDir, 'visiebord.sqlite'))
      broken.exec('alter table board_log rename to gone; alter table sessions rename to gone_too; alter table links rename to gone_three; alter table snapshots rename to gone_four')
      broken.close()
      expect((await ask(damaged, 'GET', `workshops/${other.id}`, { token: wrong() })).status).toBeGreaterThanOrEqual(500)
      expect((await ask(damaged, 'GET', `workshops/${other.id}/snapshots/1`, { token: bea.accessToken })).status).toBeGreaterThanOrEqual(500)
      expect((await ask(damaged, 'POST', 'sessions', { body: { token: secretOf(other.links.viewer), name } })).status).toBeGreaterThanOrEqual(500)
      await new RawSocket(damaged, other.id, wrong()).closed
      beas.socket.send(say.step2(NOTHING))
      beas.write((doc) => putCard(doc, 'never stored', { text: wrong() }))
      await beas.socket.until(() => beas.socket.socket.readyState !== WebSocket.OPEN || beas.socket.all('notice').length > 0).catch(() => undefined)
      await damaged.kill()
      lines.push(...damaged.lines())
    } finally {
      await rm(dataDir, { recursive: true, force: true })
    }
    expect(lines.length).toBeGreaterThan(3) // it did say that something is wrong
    const log = lines.join('\n')
    process.stdout.write(`${lines.length} lines, ${secrets.length} secrets; such as: ${lines.slice(1, 5).map((each) => each.slice(0, 160)).join(' | ')}\n`)
    for (const hidden of secrets) {
      expect(log).not.toContain(hidden)
      expect(log).not.toContain(hidden.slice(-16))
    }
  })
})
