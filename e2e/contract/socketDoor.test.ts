import * as Y from 'yjs'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { type StartedServer, startServer } from '../startedServer.ts'
import { ask } from './support/ask.ts'
import { cardsOf, joinToWrite, putCard } from './support/boardWriter.ts'
import { type Led, type Person, lead, viewOf } from './support/people.ts'
import { plainClient } from './support/plainClient.ts'
import { NOTHING, RawSocket, refusedUpgrade, say } from './support/rawSocket.ts'

let server: StartedServer
let led: Led
let bob: Person
beforeAll(async () => {
  // y-websocket says aloud that it does not know the messages from 100 on; it goes on all the same.
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  server = await startServer()
  led = await lead(server)
  bob = await led.enter('participant', 'Bob')
  await led.begin()
})
afterAll(() => server.stop())

describe.concurrent('[Socket] the door', () => {
  test('the server says SyncStep1 first, then the view as GET gives it without participants, and the people', async () => {
    const meeting = await lead(server)
    const cor = await meeting.enter('participant', 'Cor')
    const socket = await RawSocket.join(server, cor)
    expect(socket.frames[0]?.type).toBe('step1')
    const view = await socket.first('view')
    const { participants, now: _now, ...rest } = (await viewOf(server, cor)) as Awaited<ReturnType<typeof viewOf>> & { now: string }
    const { now, ...told } = view.json
    expect(told).toEqual(rest)
    expect(now).toMatch(/Z$/)
    const { all } = (await socket.first('people')).json as { all: { id: string; name: string; role: string }[] }
    const named = (people: readonly { id: string; name: string; role: string }[]): readonly string[] => people.map(({ id, name, role }) => `${id} ${name} ${role}`).toSorted()
    expect(named(all)).toEqual(named(participants))
    await socket.close()
  })

  test('each connection gets some message at least every 15 s', async () => {
    const quiet = await lead(server)
    const socket = await RawSocket.join(server, quiet.ann)
    const heard = socket.frames.length
    const from = performance.now()
    await new Promise<void>((resolve) => socket.socket.once('message', () => resolve()))
    expect(socket.frames.length).toBeGreaterThan(heard)
    expect(performance.now() - from).toBeLessThan(16_000)
    await socket.close()
  })

  test('without a session: accepted, then 4401, whether the id exists or not', async () => {
    for (const path of [led.id, 'nothing', '__proto__', 'x'.repeat(500), '%E2%82%AC']) {
      expect(await new RawSocket(server, '', undefined, { path: `/sync/${path}` }).closed, path).toBe(4401)
      expect(await new RawSocket(server, '', 'not-a-token-of-anybody-here', { path: `/sync/${path}` }).closed, path).toBe(4401)
    }
    const other = await lead(server)
    expect(await new RawSocket(server, led.id, other.ann.accessToken).closed).toBe(4401)
  })

  test('a foreign or null Origin is 403 before the upgrade, also without a session; a loopback name with the same port is welcome', async () => {
    const { port } = new URL(server.url)
    for (const origin of ['https://elsewhere.example', 'null', `http://127.0.0.1:${Number(port) + 1}`, 'http://localhost', `http://localhost.elsewhere.example:${port}`]) {
      for (const authorization of [`Bearer ${bob.accessToken}`, 'Bearer nobody']) {
        const { status, type, version, body } = await refusedUpgrade(server, `/sync/${led.id}`, { origin, authorization })
        expect([origin, status, type, version]).toEqual([origin, 403, expect.stringMatching(/^application\/problem\+json/), expect.stringMatching(/^\d+\.\d+\.\d+$/)])
        expect(JSON.parse(body)).toMatchObject({ status: 403, code: expect.any(String) })
      }
    }
    for (const host of ['127.0.0.1', 'localhost', '[::1]']) await (await RawSocket.join(server, bob, { origin: `http://${host}:${port}` })).close()
  })

  test('the cookie of a browser opens it too', async () => {
    const joined = await ask(server, 'POST', 'sessions', { body: { token: led.workshop.links.viewer.split('#')[1], name: 'Vic' } })
    const socket = new RawSocket(server, led.id, undefined, { cookie: String(joined.headers.get('set-cookie')).split(';', 1)[0] ?? '', origin: server.url })
    expect((await socket.first('view')).json).toMatchObject({ me: { name: 'Vic' } })
    await socket.close()
  })

  test('what is not a message of this protocol closes with 4400', async () => {
    const garbage: readonly (Uint8Array | string)[] = [
      'hello', '', new Uint8Array(), Uint8Array.of(77), Uint8Array.of(2, 0), Uint8Array.of(0), Uint8Array.of(0, 9, 0), Uint8Array.of(0, 2, 200), Uint8Array.of(0, 2, 3, 255, 255, 255), Uint8Array.of(0, 1, 2, 9, 9),
      Uint8Array.of(0, 0, 1, 9), Uint8Array.of(1, 1, 5), Uint8Array.of(1), Uint8Array.of(3, 3), Uint8Array.of(106, 1), Uint8Array.of(100, 2, 123, 125), Uint8Array.of(101, 2, 123, 125), Uint8Array.of(102, 1), Uint8Array.of(104, 2, 123, 125),
      Uint8Array.of(105, 2, 123, 125), Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255), Uint8Array.from([...say.step2(NOTHING), 0]), Uint8Array.of(0x80), Uint8Array.of(103, 1, 255),
    ]
    for (const bytes of garbage) {
      const socket = await RawSocket.join(server, bob)
      socket.send(bytes)
      expect([typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('hex'), await socket.closed]).toEqual([typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('hex'), 4400])
    }
  })

  test('above 4 MiB closes with 4413; what is merely over a limit gets 101 first', async () => {
    const MIB = 1024 * 1024
    for (const size of [4 * MIB + 1, 12 * MIB]) {
      const socket = await RawSocket.join(server, bob)
      socket.send(new Uint8Array(size))
      expect(await socket.closed).toBe(4413)
    }
    const writer = await joinToWrite(server, bob)
    writer.write((doc) => putCard(doc, 'a novel', { text: 'x'.repeat(4 * MIB - 1_000) }))
    expect(await writer.socket.refusal()).toBe('text-too-long')
    await writer.socket.settled()
    await writer.socket.close()
  })

  test('the generation that the client had seen: the same is welcome, none counts as up to date, another closes with 4409', async () => {
    const { generation } = await viewOf(server, bob)
    expect(await new RawSocket(server, led.id, bob.accessToken, { query: 'generation=another' }).closed).toBe(4409)
    await (await RawSocket.join(server, bob, { query: `generation=${encodeURIComponent(generation)}&sealed=0` })).close()
    await (await RawSocket.join(server, bob, { query: 'whatever=1' })).close()
  })

  test('the view is told when it changes, at most four times a second, and the last state always', async () => {
    const busy = await lead(server)
    const vic = await RawSocket.join(server, await busy.enter('viewer', 'Vic'))
    const from = performance.now()
    const before = vic.all('view').length
    for (let number = 1; number <= 40; number++) expect((await ask(server, 'PATCH', `workshops/${busy.id}`, { token: busy.ann.accessToken, body: { title: `Titel ${number}` } })).status).toBe(200)
    await vic.first('view', (frame) => frame.json['title'] === 'Titel 40')
    // Counted over the whole of it: a busy machine may hand over together what was sent apart.
    const seconds = (performance.now() - from) / 1_000
    expect(vic.all('view').length - before).toBeLessThanOrEqual(Math.ceil(4 * seconds) + 1)
    await vic.close()
  })

  test('people: who comes, who changes, who is present, who is removed', async () => {
    const meeting = await lead(server)
    const ann = await RawSocket.join(server, meeting.ann)
    type Changed = { readonly id: string; readonly name: string; readonly seats?: readonly unknown[] }
    const told = (fits: (person: Changed) => boolean) => ann.first('people', ({ json }) => ((json['changed'] ?? json['all'] ?? []) as Changed[]).some(fits))
    const cor = await meeting.enter('participant', 'Cor')
    await told(({ name }) => name === 'Cor')
    const socket = await RawSocket.join(server, cor)
    await told(({ id, seats }) => id === cor.participantId && seats?.length === 1)
    await ask(server, 'PATCH', `workshops/${meeting.id}/participants/${cor.participantId}`, { token: cor.accessToken, body: { name: 'Cornelis' } })
    await told(({ name }) => name === 'Cornelis')
    await ask(server, 'DELETE', `workshops/${meeting.id}/participants/${cor.participantId}`, { token: meeting.ann.accessToken })
    expect(await socket.closed).toBe(4403)
    await ann.first('people', ({ json }) => ((json['left'] ?? []) as string[]).includes(cor.participantId))
    await ann.close()
  })

  test('motion: one’s cursor reaches the others and is forgotten when one goes', async () => {
    const meeting = await lead(server)
    const [ann, cor] = [await RawSocket.join(server, meeting.ann), await RawSocket.join(server, await meeting.enter('participant', 'Cor'))]
    cor.send(say.motion(Uint8Array.of(1, 5, 7)))
    const moved = await ann.first('motion')
    expect(moved.bytes[0]).toBe(1)
    expect([...moved.bytes].slice(-3)).toEqual([1, 5, 7])
    await cor.close()
    await ann.first('motion', ({ bytes }) => bytes.at(-1) === 0)
    await ann.close()
  })
})

describe.concurrent('[Socket] any y-websocket 3 client can join', () => {
  test('two see each other’s work and presence; work from before and between connections arrives; who leaves is gone', async () => {
    const workshop = await lead(server)
    await workshop.begin()
    const cor = await workshop.enter('participant', 'Cor')
    const early = new Y.Doc()
    putCard(early, 'typed before it was connected', { text: 'eerst' })
    const one = plainClient(server, workshop.ann, { doc: early })
    const two = plainClient(server, cor)
    const seen = (doc: Y.Doc, ...ids: readonly string[]): Promise<void> => until((tell) => cardsOf(doc).observe(tell), () => ids.every((id) => cardsOf(doc).has(id)))
    await Promise.all([one.synced(), two.synced()])
    await seen(two.doc, 'typed before it was connected')
    two.provider.awareness.setLocalStateField('user', { name: 'Cor' })
    await until((tell) => one.provider.awareness.on('change', tell), () => one.provider.awareness.getStates().get(two.doc.clientID)?.['user']?.name === 'Cor')
    two.provider.disconnect()
    await until((tell) => one.provider.awareness.on('change', tell), () => !one.provider.awareness.getStates().has(two.doc.clientID))
    putCard(two.doc, 'in the tunnel', {})
    putCard(one.doc, 'meanwhile', {})
    two.provider.connect()
    await Promise.all([seen(one.doc, 'in the tunnel'), seen(two.doc, 'meanwhile')])
    expect(cardsOf(one.doc).toJSON()).toEqual(cardsOf(two.doc).toJSON())
    one.leave()
    two.leave()
  })

  test('a code from 4400 to 4499 is final for it', async () => {
    const client = plainClient(server, bob, { params: { generation: 'another' } })
    const closed = await new Promise<{ code: number }>((resolve) => void client.provider.on('closed', (event) => resolve(event)))
    expect(closed.code).toBe(4409)
    client.leave()
  })
})

/** Resolves once it holds; asked anew at each event that `listen` was given to call for. */
function until(listen: (tell: () => void) => void, holds: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const tell = (): void => void (holds() && resolve())
    listen(tell)
    tell()
  })
}
