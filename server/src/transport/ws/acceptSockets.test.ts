import { CLOSE } from '@visiebord/shared/protocol/frames.ts'
import { BOARD_LIMITS } from '@visiebord/shared/board/limits.ts'
import { accept, decline } from '@visiebord/shared/workshop/refusals.ts'
import Fastify from 'fastify'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { createMemoryStore } from '../../adapters/memory/memoryStore.ts'
import { systemClock } from '../../adapters/system/systemClock.ts'
import type { Session } from '../../core/access/access.ts'
import type { BoardHubPort } from '../../core/ports/room.ts'
import { createBoardHub } from '../../core/sync/boardHub.ts'
import { createFoldingHere } from '../../core/sync/rewriting/foldingHere.ts'
import { createFakeAuthority } from '../../test/room/fakeAuthority.ts'
import { readFrame, say } from '../../test/room/wireSocket.ts'
import { acceptSockets } from './acceptSockets.ts'

const WITHIN = { timeout: 10_000, interval: 5 }
let app: ReturnType<typeof Fastify>
let hub: BoardHubPort
let address: string
let openBoard: BoardHubPort['open']
/** What the store does before it says whose session it is. */
let beforeSession: (name: string | undefined) => Promise<void>
/** Whether one more socket may come, and how many were turned away. */
let [hasRoom, turnedAway] = [true, 0]
let addresses: string[] = []
const providers: WebsocketProvider[] = []
/** Names whose session is over. */
const ended = new Set<string>()

beforeEach(async () => {
  app = Fastify({ trustProxy: '127.0.0.1' })
  const store = createMemoryStore()
  const authority = createFakeAuthority('w1')
  authority.put('anna', 'participant')
  authority.put('bram', 'participant')
  let ids = 0
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
  hub = createBoardHub({ store, folding: createFoldingHere(), clock: systemClock, random: { id: () => `id${++ids}`, secret: () => 's' }, log, authorityOf: () => authority, limits: BOARD_LIMITS })
  openBoard = (id) => hub.open(id)
  beforeSession = async () => undefined
  hasRoom = true
  turnedAway = 0
  addresses = []
  await store.commit(hub.seed('w1', (doc) => void doc.getMap('meta').set('schema', 1), new Map()))
  await acceptSockets(app, {
    hub: { open: (id) => openBoard(id), peek: (id) => hub.peek(id) },
    access: {
      async sessionOf(workshopId, { authorization }) {
        const name = authorization?.replace('Bearer ', '')
        await beforeSession(name)
        const participant = name === undefined ? undefined : authority.participant(name)
        if (name === 'gone') return decline('removed')
        if (name !== undefined && ended.has(name)) return decline('no-session')
        return workshopId === 'w1' && participant ? accept<Session>({ workshopId, participantId: participant.id, participant }) : decline('no-session')
      },
    },
    publicUrl: () => `${address}/visie`,
    basePath: '/visie',
    log,
    crowd: { hasRoomFor: () => hasRoom, enter: (_socket, address) => (addresses.push(address), { turnedAway: () => (turnedAway += 1), belongsTo: () => true }) },
  })
  address = await app.listen({ host: '127.0.0.1', port: 0 })
})

afterEach(async () => {
  for (const provider of providers.splice(0)) provider.destroy()
  ended.clear()
  await hub.stop()
  await app.close()
})

const url = (path = '/visie/sync/w1'): string => address.replace('http', 'ws') + path

function connect(name: string | undefined, options: { readonly path?: string; readonly origin?: string } = {}): WebSocket {
  return new WebSocket(url(options.path), { headers: { ...(name ? { authorization: `Bearer ${name}` } : {}), ...(options.origin === undefined ? {} : { origin: options.origin }) } })
}

const closeCode = (socket: WebSocket): Promise<number> =>
  new Promise((resolve, reject) => {
    socket.on('close', resolve)
    socket.on('error', reject)
  })

function provide(name: string, doc = new Y.Doc(), params: Record<string, string> = {}): WebsocketProvider {
  class Named extends WebSocket {
    constructor(target: string) {
      super(target, { headers: { authorization: `Bearer ${name}` } })
    }
  }
  const provider = new WebsocketProvider(url('/visie/sync'), 'w1', doc, { WebSocketPolyfill: Named as never, disableBc: true, params })
  providers.push(provider)
  return provider
}

function addCard(doc: Y.Doc, id: string): void {
  doc.transact(() => {
    const card = new Y.Map<unknown>()
    doc.getMap('cards').set(id, card)
    card.set('kind', 'note')
    card.set('order', 'a0')
    card.set('text', new Y.Text(id))
  })
}
const cardsOf = (doc: Y.Doc): string[] => [...doc.getMap('cards').keys()].toSorted()

test('[S100] plain y-websocket clients join, write, see each other, drop and come back', async () => {
  const [anna, bram] = [provide('anna'), provide('bram')]
  addCard(anna.doc, 'typed before it was connected')
  await vi.waitFor(() => expect([anna.synced, bram.synced]).toEqual([true, true]), WITHIN)
  addCard(bram.doc, 'from bram')
  bram.awareness.setLocalStateField('name', 'Bram')
  await vi.waitFor(() => expect(cardsOf(anna.doc)).toEqual(['from bram', 'typed before it was connected']), WITHIN)
  await vi.waitFor(() => expect(anna.awareness.getStates().get(bram.doc.clientID)).toEqual({ name: 'Bram' }), WITHIN)
  anna.disconnect()
  addCard(anna.doc, 'in the tunnel')
  addCard(bram.doc, 'meanwhile')
  await vi.waitFor(() => expect(bram.awareness.getStates().has(anna.doc.clientID)).toBe(false), WITHIN)
  anna.connect()
  await vi.waitFor(() => expect(cardsOf(bram.doc)).toEqual(['from bram', 'in the tunnel', 'meanwhile', 'typed before it was connected']), WITHIN)
  await vi.waitFor(() => expect(cardsOf(anna.doc)).toEqual(cardsOf(bram.doc)), WITHIN)
  expect((await (await hub.open('w1')).content()).cards).toHaveLength(4)
})

test('[S101] a client of another generation is told so for good', async () => {
  const provider = provide('anna', new Y.Doc(), { generation: 'elsewhere' })
  const closed = await new Promise<{ code: number }>((resolve) => void provider.on('closed', (event) => resolve(event)))
  expect(closed.code).toBe(CLOSE.otherGeneration)
})

test('[S102] without a session 4401, whether the workshop exists or not and whatever its id; removed 4403', async () => {
  const paths = ['/visie/sync/w1', '/visie/sync/nothing', `/visie/sync/${'x'.repeat(5_000)}`, '/visie/sync/__proto__', '/visie/sync/..%2f..%2fetc', '/visie/sync/']
  expect(await Promise.all(paths.map((path) => closeCode(connect(undefined, { path }))))).toEqual(paths.map(() => CLOSE.noSession))
  expect(await closeCode(connect('nobody'))).toBe(CLOSE.noSession)
  expect(await closeCode(connect('anna', { path: '/visie/sync/other' }))).toBe(CLOSE.noSession)
  expect(await closeCode(connect('gone'))).toBe(CLOSE.removed)
})

test('[S103] a foreign or null Origin is 403 problem+json before the upgrade, our own and none are welcome', async () => {
  for (const origin of ['https://elsewhere.example', 'null', 'http://127.0.0.1:1', '']) {
    const socket = connect('anna', { origin })
    const [status, type, body] = await new Promise<[number | undefined, string | undefined, string]>((resolve, reject) => {
      socket.on('error', () => undefined)
      socket.on('open', () => reject(new Error(`open for ${origin}`)))
      socket.on('unexpected-response', (_request, response) => {
        let text = ''
        response.on('data', (chunk: Buffer) => void (text += chunk.toString()))
        response.on('end', () => resolve([response.statusCode, response.headers['content-type'], text]))
      })
    })
    expect([status, type, JSON.parse(body)], origin).toEqual([403, expect.stringMatching(/^application\/problem\+json/), expect.objectContaining({ code: 'foreign-origin' })])
  }
  for (const origin of [address, address.replace('127.0.0.1', 'localhost')]) {
    const socket = connect('anna', { origin })
    await new Promise((resolve, reject) => void socket.on('message', resolve).on('error', reject))
    socket.close()
  }
})

test('[S104] text and garbage close with 4400, too large with 4413 however large', async () => {
  const send = async (data: string | Uint8Array): Promise<number> => {
    const socket = connect('anna')
    socket.on('open', () => socket.send(data))
    return closeCode(socket)
  }
  expect(await send('hello')).toBe(CLOSE.notThisProtocol)
  expect(await send(Uint8Array.of(77))).toBe(CLOSE.notThisProtocol)
  expect(await send(new Uint8Array(BOARD_LIMITS.messageBytes + 1))).toBe(CLOSE.tooLarge)
  expect(await send(new Uint8Array(BOARD_LIMITS.messageBytes * 3))).toBe(CLOSE.tooLarge)
})

test('[S105] what comes before the board is open is kept in order; too much of it comes back later', async () => {
  const open = openBoard
  let release = (): void => undefined
  const opened = new Promise<void>((resolve) => void (release = resolve))
  openBoard = async (id) => {
    await opened
    return open(id)
  }
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => void updates.push(update))
  for (const id of ['a', 'b', 'c']) addCard(doc, id)
  const socket = connect('anna')
  await new Promise((resolve) => void socket.on('open', resolve))
  socket.send(say.sync('step2', Uint8Array.of(0, 0)))
  for (const update of updates) socket.send(say.sync('update', update))
  const flood = connect('bram')
  await new Promise((resolve) => void flood.on('open', resolve))
  for (let index = 0; index < 1_500; index++) flood.send(say.queryAwareness())
  expect(await closeCode(flood)).toBe(1013)
  const counts: number[] = []
  socket.on('message', (data: Buffer) => {
    const frame = readFrame(new Uint8Array(data))
    if (frame.type === 'stored') counts.push(frame.count)
  })
  release()
  await vi.waitFor(() => expect(counts.at(-1)).toBe(3), WITHIN)
  socket.close()
})

test('[S106] a board that cannot be opened closes with a code after which clients come back', async () => {
  openBoard = () => Promise.reject(new Error('disk gone'))
  expect(await closeCode(connect('anna'))).toBe(1013)
})

test('[S107] stopping closes sockets with 1012', async () => {
  const socket = connect('anna')
  await new Promise((resolve) => void socket.on('message', resolve))
  const closed = closeCode(socket)
  await hub.stop()
  expect(await closed).toBe(CLOSE.restarting)
})

test('[S108] a request that is no WebSocket gets a problem, not a board', async () => {
  const answer = await app.inject({ url: '/visie/sync/w1' })
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([404, expect.stringMatching(/^application\/problem\+json/)])
})

test('[S135] nothing is read from a stranger, however long the store takes to say that it is one', async () => {
  let release = (): void => undefined
  const known = new Promise<void>((resolve) => void (release = resolve))
  beforeSession = (name) => (name === undefined ? known : Promise.resolve())
  const stranger = connect(undefined)
  await new Promise((resolve) => void stranger.on('open', resolve))
  const served = [...app.websocketServer.clients][0]
  let read = 0
  served?.on('message', () => (read += 1))
  const messages = 20
  for (let index = 0; index < messages; index++) stranger.send(new Uint8Array(4 * 1024 * 1024))
  const anna = connect('anna')
  await new Promise((resolve) => void anna.on('open', resolve))
  for (let turn = 0; turn < 50; turn++) {
    anna.ping()
    await new Promise((resolve) => void anna.once('pong', resolve))
  }
  anna.close()
  expect([read, stranger.bufferedAmount > 4 * 1024 * 1024]).toEqual([0, true])
  release()
  expect(await closeCode(stranger)).toBe(CLOSE.noSession)
})

test('[S135] [A04] a session that ends while its board is being opened opens no socket', async () => {
  let release = (): void => undefined
  const opened = new Promise<void>((resolve) => void (release = resolve))
  openBoard = async (id) => {
    await opened
    return hub.open(id)
  }
  await hub.forget('w1', CLOSE.gone)
  const socket = connect('anna')
  const closed = closeCode(socket)
  await new Promise((resolve) => void socket.on('open', resolve))
  await vi.waitFor(() => expect(app.websocketServer.clients.size).toBe(1), WITHIN)
  ended.add('anna')
  release()
  expect(await closed).toBe(CLOSE.noSession)
  expect((await hub.open('w1')).persons().flatMap(({ seats }) => seats)).toEqual([])
})

test('[S131] a socket too many is 429 with a sentence before the upgrade; who has no session takes no place', async () => {
  expect([await closeCode(connect('nobody')), await closeCode(connect('gone')), turnedAway]).toEqual([CLOSE.noSession, CLOSE.removed, 2])
  hasRoom = false
  const socket = connect('anna')
  const [status, retryAfter, body] = await new Promise<[number | undefined, string | undefined, string]>((resolve, reject) => {
    socket.on('error', () => undefined)
    socket.on('open', () => reject(new Error('open')))
    socket.on('unexpected-response', (_request, response) => {
      let text = ''
      response.on('data', (chunk: Buffer) => void (text += chunk.toString()))
      response.on('end', () => resolve([response.statusCode, response.headers['retry-after'], text]))
    })
  })
  expect([status, retryAfter, JSON.parse(body)]).toEqual([429, '60', expect.objectContaining({ code: 'too-many-sockets', sentences: { nl: expect.any(String), en: expect.any(String) } })])
})

test('[S131] behind a trusted proxy a socket counts for the address that the proxy names', async () => {
  for (const forwarded of ['203.0.113.7', '198.51.100.1, 203.0.113.8']) await closeCode(new WebSocket(url(), { headers: { 'x-forwarded-for': forwarded } }))
  expect(addresses).toEqual(['203.0.113.7', '203.0.113.8'])
})
