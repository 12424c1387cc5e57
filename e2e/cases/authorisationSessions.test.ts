import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { ask, get } from '../contract/support/ask.ts'
import { cardsOf, joinToWrite, putCard, textOf } from '../contract/support/boardWriter.ts'
import { type At, enter, type Led, lead, type Person, secretOf, viewOf } from '../contract/support/people.ts'
import { plainClient } from '../contract/support/plainClient.ts'
import { RawSocket } from '../contract/support/rawSocket.ts'
import { type StartedServer, startServer } from '../startedServer.ts'
import { mediansOf, saidMs, type Timed, timed } from './support/timesOf.ts'

const SOAK = process.env['SOAK'] === '1'
const SEED = Number(process.env['SEED'] ?? 1)
/** RELIABILITY A04: cut within this, ms. */
const CUT_WITHIN_MS = 5_000

let server: StartedServer
beforeAll(async () => {
  // y-websocket says aloud that it does not know the messages from 100 on; it goes on all the same.
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  server = await startServer()
})
afterAll(() => server.stop())

const boardOf = async (led: Led, at: At = server, { accessToken }: Person = led.ann): Promise<{ cards: { id: string; text: string; authorId?: string; partyId?: string }[] }> =>
  (await ask(at, 'GET', `workshops/${led.id}/snapshots/live/exports/json`, { token: accessToken })).body as never
/** The code with which it closes, and how long that took, ms. */
const cut = async (socket: RawSocket, from: number): Promise<readonly [number, boolean]> => [await socket.closed, performance.now() - from < CUT_WITHIN_MS]

describe.concurrent('[A03] a session that ends while one works', () => {
  test('by time: reading goes on where it was open, the next connection is 4401, and after the link unsent work arrives exactly once', async ({ onTestFinished }) => {
    const server = await startServer({ env: { NODE_OPTIONS: `--disable-warning=ExperimentalWarning --import=${pathToFileURL(path.join(import.meta.dirname, 'support/aMonthOn.ts')).href}` } })
    onTestFinished(async () => void (await server.stop()))
    const led = await lead(server)
    await led.begin()
    const person = await led.enter('participant', 'Verlopen')
    const client = plainClient(server, person)
    await client.synced()
    putCard(client.doc, 'before', { text: 'op tijd' })
    const ann = await joinToWrite(server, led.ann)
    await ann.socket.until(() => cardsOf(ann.doc).has('before'))
    process.kill(server.pid, 'SIGUSR2')
    await vi.waitFor(() => expect(server.lines()).toContain('a month on'), { timeout: 20_000 })
    ann.write((doc) => putCard(doc, 'from Ann', {}))
    await vi.waitFor(() => expect(cardsOf(client.doc).has('from Ann')).toBe(true), { timeout: 20_000 })
    expect((await ask(server, 'GET', `workshops/${led.id}`, { token: person.accessToken })).code).toBe('no-session')
    const closed = new Promise<{ readonly code: number }>((resolve) => client.provider.on('closed', (event) => resolve(event as { code: number })))
    client.provider.disconnect()
    putCard(client.doc, 'unsent', { text: 'in de tunnel' })
    textOf(client.doc, 'before').insert(0, 'nog ')
    client.provider.connect()
    expect((await closed).code).toBe(4401)
    client.provider.destroy()
    const again = await get<typeof person>(ask(server, 'POST', 'sessions', { token: person.accessToken, body: { token: secretOf(led.workshop.links.participant) } }), 201)
    expect([again.participantId, again.accessToken === person.accessToken]).toEqual([person.participantId, false])
    const returned = plainClient(server, again, { doc: client.doc })
    await ann.socket.until(() => cardsOf(ann.doc).has('unsent') && textOf(ann.doc, 'before').toJSON() === 'nog op tijd')
    returned.provider.disconnect()
    returned.provider.connect()
    await returned.synced()
    const { cards } = await boardOf(led, server, await led.enter('facilitator', 'Ann een maand later'))
    expect(cards.map(({ id, text }) => `${id}: ${text}`).toSorted()).toEqual(['before: nog op tijd', 'from Ann: ', 'unsent: in de tunnel'])
    returned.leave()
    await ann.socket.close()
  })

  test('by leaving: all sockets of that person close with 4401 within 5 s, nobody else’s', async () => {
    const led = await lead(server)
    const [leaver, stayer] = [await led.enter('participant', 'Weg'), await led.enter('participant', 'Blijft')]
    const [one, two, other] = [await RawSocket.join(server, leaver), await RawSocket.join(server, leaver), await RawSocket.join(server, stayer)]
    const from = performance.now()
    expect((await ask(server, 'DELETE', `workshops/${led.id}/sessions/current`, { token: leaver.accessToken })).status).toBe(204)
    expect([await cut(one, from), await cut(two, from)]).toEqual([[4401, true], [4401, true]])
    await other.settled()
    expect(await new RawSocket(server, led.id, leaver.accessToken).closed).toBe(4401)
    await other.close()
  })
})

describe.concurrent('[A04] a link that is renewed', () => {
  test('with endSessions cuts all sockets that came by it within 5 s, and no other; other links stay as they are', async () => {
    const led = await lead(server)
    const elsewhere = await lead(server)
    const viewers = await Promise.all(['V1', 'V2', 'V3'].map((name) => led.enter('viewer', name)))
    const guests = await Promise.all(viewers.flatMap((person) => [RawSocket.join(server, person), RawSocket.join(server, person)]))
    const others = await Promise.all([RawSocket.join(server, led.ann), RawSocket.join(server, await led.enter('participant', 'P')), RawSocket.join(server, await elsewhere.enter('viewer', 'E'))])
    const before = (await ask(server, 'GET', `workshops/${led.id}/links`, { token: led.ann.accessToken })).body
    const from = performance.now()
    const { body: renewed } = await ask(server, 'POST', `workshops/${led.id}/links/viewer/renewals`, { token: led.ann.accessToken, body: { endSessions: true } })
    for (const guest of guests) expect(await cut(guest, from)).toEqual([4403, true])
    for (const other of others) await other.settled()
    expect((await ask(server, 'GET', `workshops/${led.id}/links`, { token: led.ann.accessToken })).body).toEqual({ ...before, viewer: renewed['link'] })
    for (const viewer of viewers) {
      expect((await ask(server, 'GET', `workshops/${led.id}`, { token: viewer.accessToken })).code).toBe('no-session')
      expect(await new RawSocket(server, led.id, viewer.accessToken).closed).toBe(4401)
    }
    expect((await ask(server, 'POST', 'sessions', { body: { token: secretOf(led.workshop.links.viewer), name: 'Oud' } })).code).toBe('link-unknown')
    for (const link of [String(renewed['link']), led.workshop.links.participant, led.workshop.links.facilitator]) await enter(server, link, 'Nieuw')
    await Promise.all(others.map((other) => other.close()))
  })

  test('without endSessions everybody who is inside stays', async () => {
    const led = await lead(server)
    const socket = await RawSocket.join(server, await led.enter('viewer', 'Binnen'))
    expect((await ask(server, 'POST', `workshops/${led.id}/links/viewer/renewals`, { token: led.ann.accessToken, body: {} })).status).toBe(201)
    await socket.settled()
    await socket.close()
  })

  test('[S135] sockets that come at that very moment, while the board is still being opened, do not stay either', async () => {
    for (let round = 0; round < 5; round++) {
      const led = await lead(server)
      const viewers = await Promise.all(Array.from({ length: 8 }, (_, index) => led.enter('viewer', `V${index}`)))
      const coming = viewers.map(({ accessToken }) => new RawSocket(server, led.id, accessToken))
      const renewing = ask(server, 'POST', `workshops/${led.id}/links/viewer/renewals`, { token: led.ann.accessToken, body: { endSessions: true } })
      expect((await renewing).status).toBe(201)
      for (const socket of coming) expect([4401, 4403]).toContain(await socket.closed)
    }
  })
})

describe.concurrent('[A06] walking ids of another workshop', () => {
  test('is answered with the same bytes, whether there is something or not', async () => {
    const led = await lead(server)
    await led.seal(await led.begin())
    const planned = await led.plan()
    const outsider = await (await lead(server)).enter('facilitator', 'Buiten')
    const under = (id: string): readonly (readonly [string, string, unknown])[] => [
      ['GET', `workshops/${id}`, undefined], ['PATCH', `workshops/${id}`, { title: 'x' }], ['DELETE', `workshops/${id}`, undefined], ['GET', `workshops/${id}/links`, undefined], ['POST', `workshops/${id}/links/viewer/renewals`, {}],
      ['GET', `workshops/${id}/snapshots`, undefined], ['GET', `workshops/${id}/snapshots/1`, undefined], ['GET', `workshops/${id}/snapshots/2`, undefined], ['GET', `workshops/${id}/snapshots/1/exports/json`, undefined],
      ['GET', `workshops/${id}/snapshots/live/exports/nothing`, undefined], ['POST', `workshops/${id}/imports`, { lines: ['x'] }], ['POST', `workshops/${id}/imports`, { wrong: 'form' }], ['POST', `workshops/${id}/rounds`, { title: 'x', phase: 'start' }],
      ['PATCH', `workshops/${id}/rounds/${planned}`, { title: 'x' }], ['DELETE', `workshops/${id}/rounds/${planned}`, undefined], ['POST', `workshops/${id}/rounds/${planned}/openings`, {}], ['POST', `workshops/${id}/rounds/nothing/seals`, {}],
      ['PATCH', `workshops/${id}/participants/${led.ann.participantId}`, { name: 'x' }], ['DELETE', `workshops/${id}/participants/${led.ann.participantId}`, undefined], ['DELETE', `workshops/${id}/sessions/current`, undefined],
    ]
    const seen = new Set<string>()
    for (const id of [led.id, 'nothing-of-that-name', '__proto__', led.id.toLowerCase()]) {
      for (const token of [outsider.accessToken, undefined, 'x'.repeat(32)]) {
        for (const [method, path, body] of under(id)) {
          const answer = await ask(server, method, path, { ...(token === undefined ? {} : { token }), ...(body === undefined ? {} : { body }) })
          const headers = Object.fromEntries([...answer.headers].filter(([name]) => name !== 'date'))
          seen.add(`${answer.status} ${JSON.stringify(headers)} ${answer.text}`)
        }
      }
    }
    expect([...seen]).toHaveLength(1)
    expect([...seen][0]).toMatch(/^401 .*no-session/)
    expect((await viewOf(server, led.ann)).rounds).toHaveLength(2)
  })
})

// Alone: what others ask meanwhile would be measured too.
describe.runIf(SOAK)('[A06] the time that it takes', () => {
  test(`[ACC6] to hear that one may not is the same whether there is something or not: less apart than half of one look at the store, which takes a guessed token longer than a known one (seed ${SEED})`, { timeout: 600_000 }, async () => {
    const led = await lead(server)
    await led.seal(await led.begin())
    const { accessToken } = await (await lead(server)).enter('facilitator', 'Buiten')
    let guess = 0
    const asking = (path: string, token: () => string = () => accessToken): Timed => () => timed(async () => expect((await ask(server, 'GET', path, { token: token() })).code).toBe('no-session'))
    for (const [what, there, nothing] of [
      ['a workshop', led.id, 'x'.repeat(led.id.length)],
      ['a record', `${led.id}/snapshots/1`, `${led.id}/snapshots/9`],
      ['a document', `${led.id}/snapshots/1/exports/json`, `${'x'.repeat(led.id.length)}/snapshots/1/exports/json`],
    ] as const) {
      const medians = await mediansOf({
        there: asking(`workshops/${there}`),
        'there again': asking(`workshops/${there}`),
        'not there': asking(`workshops/${nothing}`),
        'by a guessed token': asking(`workshops/${nothing}`, () => `${'g'.repeat(32)}${guess++}`),
      }, { rounds: 3_000, seed: SEED })
      console.log(`[A06] ${what}, medians in ms: ${saidMs(medians)}`)
      const look = medians['by a guessed token'] - medians['not there']
      expect(look, 'one look at the store is seen').toBeGreaterThan(0)
      expect(Math.abs(medians.there - medians['not there']), saidMs(medians)).toBeLessThan(look / 2)
    }
  })
})

describe.concurrent('[A08] what one says of oneself, of others and of the time', () => {
  test('a card in another’s name is refused, one without a name is its maker’s; fields of time are none of a card', async () => {
    const led = await lead(server)
    await led.begin()
    const [bob, cor] = [await led.enter('participant', 'Bob'), await led.enter('participant', 'Cor')]
    for (const [fields, code] of [
      [{ authorId: cor.participantId }, 'author-not-you'], [{ authorId: led.ann.participantId }, 'author-not-you'], [{ authorId: 'nobody' }, 'author-not-you'],
      [{ createdAt: '2001-01-01T00:00:00.000Z' }, 'not-a-board-change'], [{ at: 0 }, 'not-a-board-change'], [{ participantId: cor.participantId }, 'not-a-board-change'],
    ] as const) {
      const writer = await joinToWrite(server, bob)
      writer.write((doc) => putCard(doc, 'forged', fields))
      expect([fields, await writer.socket.refusal()]).toEqual([fields, code])
      await writer.socket.close()
    }
    const writer = await joinToWrite(server, bob)
    writer.write((doc) => putCard(doc, 'unnamed', { text: 'van Bob' }))
    writer.write((doc) => putCard(doc, 'named', { text: 'van Bob', authorId: bob.participantId }))
    await writer.stored()
    const taken = await joinToWrite(server, cor)
    taken.write((doc) => cardsOf(doc).get('unnamed')?.set('authorId', cor.participantId))
    await taken.stored() // who writes it may put a name to it: their own; who brought it stays on record
    const { text: csv } = await ask(server, 'GET', `workshops/${led.id}/snapshots/live/exports/csv`, { token: led.ann.accessToken })
    for (const line of csv.split('\r\n').filter((each) => each.includes('van Bob'))) expect([line, line.includes('Bob'), /\bCor\b/.test(line)]).toEqual([line, true, false])
    expect(csv).not.toContain('forged')
    await Promise.all([writer.socket.close(), taken.socket.close()])
  })

  /** How often the party of that name is named in what everybody counts in. */
  const tielIn = async (led: Led): Promise<number> => (await ask(server, 'GET', `workshops/${led.id}/snapshots/live/exports/csv`, { token: led.ann.accessToken })).text.split('Tiel').length - 1

  test('a party that is none here counts for nobody', async () => {
    const led = await lead(server)
    const foreign = (await viewOf(server, (await lead(server, { parties: [{ name: 'Vreemd' }] })).ann)).parties[0]?.id ?? ''
    const withoutCards = await tielIn(led)
    await led.begin()
    const writer = await joinToWrite(server, await led.enter('participant', 'Bob'))
    writer.write((doc) => putCard(doc, 'of nobody', { text: 'zonder partij', partyId: foreign }))
    writer.write((doc) => putCard(doc, 'of a name', { text: 'onder een naam', partyId: 'Tiel' }))
    await writer.stored()
    expect(await tielIn(led)).toBe(withoutCards)
    for (const format of ['csv', 'markdown', 'svg']) {
      const { status, text } = await ask(server, 'GET', `workshops/${led.id}/snapshots/live/exports/${format}`, { token: led.ann.accessToken })
      expect([format, status, text.includes('zonder partij'), text.includes('Vreemd'), text.includes(foreign)]).toEqual([format, 200, true, false, false])
    }
    expect((await ask(server, 'POST', 'sessions', { body: { token: secretOf(led.workshop.links.participant), name: 'x', partyId: foreign } })).code).toBe('party-unknown')
    await writer.socket.close()
  })

  test('over HTTP nobody says who one is, which role, when it was: unknown fields are refused, the time of a seal is the server’s', async () => {
    const led = await lead(server)
    const token = secretOf(led.workshop.links.viewer)
    for (const more of [{ participantId: led.ann.participantId }, { role: 'facilitator' }, { joinedAt: '2001-01-01T00:00:00.000Z' }, { knownAs: led.ann.participantId }]) expect((await ask(server, 'POST', 'sessions', { body: { token, name: 'x', ...more } })).status).toBe(400)
    const round = await led.begin()
    const path = `workshops/${led.id}/rounds`
    const { accessToken } = led.ann
    for (const more of [{ state: 'sealed' }, { openedAt: '2001-01-01T00:00:00.000Z' }, { id: 'mine' }]) expect((await ask(server, 'POST', path, { token: accessToken, body: { title: 'x', phase: 'start', ...more } })).status).toBe(400)
    expect((await ask(server, 'POST', `${path}/${round}/seals`, { token: accessToken, body: { sealedAt: '2001-01-01T00:00:00.000Z' } })).status).toBe(400)
    const from = Date.now()
    const { sealedAt } = await led.seal(round)
    expect([Date.parse(sealedAt) >= from, Date.parse(sealedAt) <= Date.now()]).toEqual([true, true])
  })

  test('a board that is read in brings no names of authors along', async () => {
    const led = await lead(server)
    const board = { schema: 1, cards: [{ id: 'a', kind: 'note', order: 'a0', text: 'ingelezen', authorId: 'somebody-else' }], sections: [], lanes: [], links: [], timeline: {} }
    expect((await ask(server, 'POST', `workshops/${led.id}/imports`, { token: led.ann.accessToken, body: board })).status).toBe(201)
    expect((await boardOf(led)).cards).toMatchObject([{ text: 'ingelezen' }])
    expect(JSON.stringify(await boardOf(led))).not.toContain('somebody-else')
  })
})
