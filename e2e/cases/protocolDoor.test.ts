import { deflateRawSync } from 'node:zlib'
import * as Y from 'yjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cardsOf, joinToWrite, putCard } from '../contract/support/boardWriter.ts'
import { type Led, type Person, lead } from '../contract/support/people.ts'
import { RawSocket, say } from '../contract/support/rawSocket.ts'
import { type ProbedServer, startProbedServer } from './support/probedServer.ts'
import { handshake, type Handshake, RawLine, rawFrame } from './support/rawLine.ts'
import { storedRows } from './support/storedRows.ts'
import { mediansOf, saidMs, timed } from './support/timesOf.ts'

const SOAK = process.env['SOAK'] === '1'
const SEED = Number(process.env['SEED'] ?? 1)
const MIB = 1024 * 1024

let server: ProbedServer
let led: Led
let bob: Person
let elsewhere: Led
beforeAll(async () => {
  server = await startProbedServer()
  led = await lead(server)
  bob = await led.enter('participant', 'Bob')
  elsewhere = await lead(server)
  await led.begin()
})
afterAll(() => server.stop())

async function knock(path: string, wish: Handshake = {}): Promise<RawLine> {
  const line = await RawLine.open(server)
  void line.say(handshake(server, path, wish))
  return line
}

describe('[P10] knocking in ways that open nothing', () => {
  const here = (): string => new URL(server.url).host
  const wrong: readonly (readonly [string, number, (path: string) => readonly [string, Handshake]])[] = [
    ['a foreign Origin', 403, (path) => [path, { headers: ['Origin: https://elsewhere.example'] }]],
    ['Origin null', 403, (path) => [path, { headers: ['Origin: null'] }]],
    ['an Origin that is none', 403, (path) => [path, { headers: ['Origin: //'] }]],
    ['two Origins, ours first', 403, (path) => [path, { headers: [`Origin: http://${here()}`, 'Origin: https://elsewhere.example'] }]],
    ['a foreign Origin whose Host agrees with it (a name that was pointed here)', 403, (path) => [path, { host: 'elsewhere.example', headers: ['Origin: http://elsewhere.example'] }]],
    ['no Host', 400, (path) => [path, { host: null }]],
    ['HTTP/1.0', 400, (path) => [path, { version: '1.0' }]],
    ['HTTP/1.0 without Host', 400, (path) => [path, { version: '1.0', host: null }]],
    ['HTTP/2.0 in words', 400, (path) => [path, { version: '2.0' }]],
    ['another upgrade', 400, (path) => [path, { upgrade: 'h2c' }]],
    ['no version', 400, (path) => [path, { socketVersion: null }]],
    ['an old version', 400, (path) => [path, { socketVersion: '8' }]],
    ['no key', 400, (path) => [path, { key: null }]],
    ['a short key', 400, (path) => [path, { key: 'short' }]],
    ['another method', 404, (path) => [path, { method: 'POST' }]],
    ['a wrong path', 404, (path) => [path.replace('/sync/', '/sink/'), {}]],
    ['the path of a call', 401, () => [`/api/v1/workshops/${elsewhere.id}`, {}]],
    ['64 KB in one header', 431, (path) => [path, { headers: [`X-Long: ${'a'.repeat(65_536)}`] }]],
    ['64 KB of cookies', 431, (path) => [path, { headers: [`Cookie: ${'a=b; '.repeat(13_000)}`] }]],
    ['3,000 headers', 431, (path) => [path, { headers: Array.from({ length: 3_000 }, (_, index) => `X-${index}: y`) }]],
    ['bytes of TLS', 400, () => ['\u0016\u0003\u0001', {}]],
  ]

  test('[S130] each is a problem before the upgrade, also with a right session, and the line ends', async () => {
    const before = storedRows(server.dataDir)
    await Promise.all(wrong.map(async ([what, status, of]) => {
      const [path, wish] = of(`/sync/${led.id}`)
      const line = await knock(path, { token: bob.accessToken, ...wish })
      const answer = await line.answer()
      expect([what, answer.status, answer.headers['content-type'], answer.headers['api-version']]).toEqual([what, status, 'application/problem+json', expect.stringMatching(/^\d+\.\d+\.\d+$/)])
      expect(JSON.parse(answer.body), what).toMatchObject({ status, code: expect.stringMatching(/^[a-z-]+$/), sentences: { nl: expect.any(String), en: expect.any(String) } })
      expect(answer.body).not.toContain(bob.accessToken)
      await line.ended
    }))
    expect(storedRows(server.dataDir)).toEqual(before)
  })

  test('a wrong Host alone changes nothing: a proxy may put its own there, and nothing is built from it', async () => {
    for (const host of ['elsewhere.example', 'elsewhere.example:1', '[::1]']) {
      const line = await knock(`/sync/${led.id}`, { host, token: bob.accessToken })
      expect((await line.answer()).status).toBe(101)
      line.close()
      const call = await RawLine.open(server)
      void call.say(`GET /api/v1/workshops/${led.id}/links HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${led.ann.accessToken}\r\nConnection: close\r\n\r\n`)
      const { participant } = JSON.parse((await call.answer()).body) as { participant: string }
      expect(participant.startsWith(`${server.url}/join#`)).toBe(true)
    }
  })
})

describe('[P11] ids of boards that are none of yours', () => {
  const strange = (): readonly string[] => [
    '../x', '..%2fx', '%2e%2e%2f', '%2e%2e%2f%2e%2e%2fetc%2fpasswd', '%00', 'a%00b', 'x'.repeat(10_000), '__proto__', 'constructor', 'hasOwnProperty', '%F0%9F%99%82', '%20', '%0d%0aX-Header:%20y', "'%20or%201=1--", '*', '%25', '', 'live',
    `${led.id.slice(0, -1)}%D0%B0`, led.id.toUpperCase() === led.id ? led.id.toLowerCase() : led.id.toUpperCase(), `${led.id}%20`, `${led.id}/`, `${led.id}%2f..`, led.id, elsewhere.id,
  ]

  test('a socket is accepted and closed with 4401 and the same bytes, whatever the id and whoever asks', async () => {
    const before = storedRows(server.dataDir)
    const stranger = elsewhere.ann.accessToken
    const answers = new Set<string>()
    for (const id of strange()) {
      for (const token of [undefined, stranger, 'x'.repeat(32)]) {
        if (id === elsewhere.id && token === stranger) continue
        const line = await knock(`/sync/${id}`, token === undefined ? {} : { token })
        expect([id.slice(0, 40), await line.closeCode()]).toEqual([id.slice(0, 40), 4401])
        const { heard } = line
        answers.add(heard.subarray(heard.indexOf('\r\n\r\n')).toString('hex'))
        line.close()
      }
    }
    expect([...answers]).toHaveLength(1)
    expect(storedRows(server.dataDir)).toEqual(before)
    const { questions } = await server.probe()
    const opened = new Set(Object.keys(questions).filter((question) => question.startsWith('readBoard ')))
    for (const question of opened) expect([led.id, elsewhere.id]).toContain(question.slice('readBoard '.length))
  })

  test.runIf(SOAK)(`[ACC6] the time to 4401 is the same for a board that is there and one that is not: less apart than half of one look at the store, which takes a guessed token longer than a known one (seed ${SEED})`, async () => {
    const stranger = elsewhere.ann.accessToken
    let guess = 0
    const knocking = (id: string, token: () => string = () => stranger) => async (): Promise<number> => {
      const line = await RawLine.open(server)
      const took = await timed(async () => {
        void line.say(handshake(server, `/sync/${id}`, { token: token() }))
        expect(await line.closeCode()).toBe(4401)
      })
      line.close()
      return took
    }
    const nothing = 'x'.repeat(led.id.length)
    const medians = await mediansOf({ there: knocking(led.id), 'there again': knocking(led.id), 'not there': knocking(nothing), 'by a guessed token': knocking(nothing, () => `${'g'.repeat(32)}${guess++}`) }, { rounds: 3_000, seed: SEED })
    console.log(`[P11] medians in ms: ${saidMs(medians)}`)
    const look = medians['by a guessed token'] - medians['not there']
    expect(look, 'one look at the store is seen').toBeGreaterThan(0)
    expect(Math.abs(medians.there - medians['not there']), saidMs(medians)).toBeLessThan(look / 2)
  }, 600_000)

  test('[S130] an id that cannot be decoded is 401, and its line does not stay open', async () => {
    for (const id of ['%zz', '%', '%E2%82', 'a%f']) {
      const line = await knock(`/sync/${id}`, { token: bob.accessToken })
      expect([id, (await line.answer()).status]).toEqual([id, 401])
      await line.ended
    }
  })

  test('a NUL byte or a space in the address is no HTTP', async () => {
    for (const id of ['a\0b', 'a b']) expect((await (await knock(`/sync/${id}`)).answer()).status).toBe(400)
  })
})

describe('[P13] frames that are none', () => {
  const inside = async (wish: Handshake = {}): Promise<RawLine> => {
    const line = await knock(`/sync/${led.id}`, { token: bob.accessToken, ...wish })
    expect((await line.answer()).status).toBe(101)
    return line
  }
  /** What the other end of the room goes on doing. */
  const workGoesOn = async (): Promise<void> => {
    const writer = await joinToWrite(server, bob)
    const id = `after ${performance.now()}`
    writer.write((doc) => putCard(doc, id, { text: 'verder' }))
    await writer.stored()
    expect(cardsOf(writer.doc).has(id)).toBe(true)
    await writer.socket.close()
  }

  test('[S134] reserved bits, no mask, unknown opcodes, broken close frames and text that is no UTF-8 close with 4400, not with a code after which clients come back at once', async () => {
    const word = Uint8Array.of(3)
    const frames: readonly (readonly [string, Uint8Array])[] = [
      ...[1, 2, 3, 4, 5, 6, 7].map((reserved) => [`reserved bits ${reserved}`, rawFrame(word, { reserved })] as const),
      ['no mask', rawFrame(word, { masked: false })],
      ...[3, 4, 5, 6, 7, 11, 12, 13, 14, 15].map((opcode) => [`opcode ${opcode}`, rawFrame(word, { opcode })] as const),
      ['a continuation of nothing', rawFrame(word, { opcode: 0 })],
      ['a second beginning', Buffer.concat([rawFrame(word, { fin: false }), rawFrame(word)])],
      ['a ping in pieces', rawFrame(word, { opcode: 9, fin: false })],
      ['a ping of 126 bytes', rawFrame(new Uint8Array(126), { opcode: 9 })],
      ['a close of one byte', rawFrame(word, { opcode: 8 })],
      ['a close with a code that is none', rawFrame(Uint8Array.of(0, 5), { opcode: 8 })],
      ['text that is no UTF-8', rawFrame(Uint8Array.of(0xc3, 0x28), { opcode: 1 })],
      ['text', rawFrame(Buffer.from('hello'), { opcode: 1 })],
    ]
    await Promise.all(frames.map(async ([what, bytes]) => {
      const line = await inside()
      await line.say(bytes)
      expect([what, await line.closeCode()]).toEqual([what, 4400])
      line.close()
    }))
    await workGoesOn()
  })

  test('[S134] a length beyond everything is 4413 before a byte of it came', async () => {
    for (const length of [5n * 1024n * 1024n, 2n ** 31n, 2n ** 52n]) {
      const line = await inside()
      const head = Buffer.from([0x82, 0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])
      head.writeBigUInt64BE(length, 2)
      await line.say(head)
      expect(await line.closeCode()).toBe(4413)
      line.close()
    }
    const beyondNumbers = await inside()
    await beyondNumbers.say(Buffer.from([0x82, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0]))
    expect([4400, 4413]).toContain(await beyondNumbers.closeCode())
    beyondNumbers.close()
  })

  test('[S134] a message in pieces of one byte ends with 4400 after some thousand, and they are not kept', async () => {
    const before = await server.probe()
    const pieces = SOAK ? 1_000_000 : 100_000
    const line = await inside()
    void line.say(Buffer.concat([rawFrame(Uint8Array.of(0), { fin: false }), ...Array.from({ length: pieces }, () => rawFrame(Uint8Array.of(0), { opcode: 0, fin: false }))]))
    expect(await line.closeCode()).toBe(4400)
    line.close()
    expect((await server.probe()).heapUsed - before.heapUsed).toBeLessThan(16 * MIB)
    await workGoesOn()
  })

  test('a message in a few dozen pieces, as browsers send long ones, is one message', async () => {
    const writer = await joinToWrite(server, bob)
    const doc = new Y.Doc()
    putCard(doc, 'in pieces', { text: 'x'.repeat(15_000) })
    const message = say.update(Y.encodeStateAsUpdate(doc))
    const cut = Array.from({ length: 64 }, (_, index) => message.subarray((message.length * index) >> 6, (message.length * (index + 1)) >> 6))
    for (const [index, piece] of cut.entries()) writer.socket.socket.send(piece, { fin: index === 63 })
    await writer.socket.stored(1)
    await writer.socket.close()
  })

  test('a packed bomb is not unpacked: the offer to pack is not taken, and a packed frame is none', async () => {
    const before = await server.probe()
    const bomb = deflateRawSync(Buffer.alloc(SOAK ? 1024 * MIB : 256 * MIB), { level: 9 })
    expect(bomb.length).toBeLessThan(2 * MIB)
    const offer = ['Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits']
    const lines = await Promise.all(Array.from({ length: 4 }, () => inside({ headers: offer })))
    for (const line of lines) {
      expect((await line.answer()).headers['sec-websocket-extensions']).toBeUndefined()
      void line.say(rawFrame(bomb, { reserved: 4 }))
      expect(await line.closeCode()).toBe(4400)
      line.close()
    }
    const after = await server.probe()
    expect(after.heapUsed - before.heapUsed).toBeLessThan(32 * MIB)
    expect(after.rss - before.rss).toBeLessThan(128 * MIB)
    const request = await RawLine.open(server)
    const body = deflateRawSync(Buffer.from(`{"lines":["${'x'.repeat(MIB)}"]}`))
    void request.say(Buffer.concat([Buffer.from(`POST /api/v1/workshops/${led.id}/imports HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${led.ann.accessToken}\r\nContent-Type: application/json\r\nContent-Encoding: deflate\r\nContent-Length: ${body.length}\r\n\r\n`), body]))
    expect([400, 415]).toContain((await request.answer()).status)
    request.close()
    await workGoesOn()
  })

  test('[S133] pings as fast as they are answered end with 4529; a heap of them at once is cut, read or not, and no answers pile up', async () => {
    const quick = await RawSocket.join(server, bob)
    quick.socket.on('pong', () => quick.socket.ping())
    for (let ping = 0; ping < 30; ping++) quick.socket.ping()
    expect(await quick.closed).toBe(4529)
    const heap = Buffer.concat(Array.from({ length: 20_000 }, () => rawFrame(new Uint8Array(100), { opcode: 9 })))
    const [line, deaf] = [await inside(), await inside()]
    deaf.socket.pause()
    void line.say(heap)
    void deaf.say(heap)
    await line.ended
    await workGoesOn()
    expect((await server.probe()).mostBuffered).toBeLessThan(MIB)
    deaf.close()
  })

  test('[S40] after all that the server has said nothing about it but the line that it listens', () => {
    expect(server.lines().filter((line) => !line.startsWith('probe ') && !line.startsWith('Visiebord listens on '))).toEqual([])
  })

  test('a socket of a person still works as before', async () => {
    const socket = await RawSocket.join(server, bob)
    await socket.close()
  })
})
