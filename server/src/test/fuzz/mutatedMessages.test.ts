/** Messages that are nearly right, through the room's real door. */
import { contentOf } from '@visiebord/shared/board/content.ts'
import { CLOSE, encodeMotionFrame } from '@visiebord/shared/protocol/frames.ts'
import { encodeMotion } from '@visiebord/shared/protocol/motion.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createBench, type Bench } from '../room/bench.ts'
import { createDocOf, seededRandom } from '../room/seededDoc.ts'
import { say, type WireSocket } from '../room/wireSocket.ts'
import { strangersOn } from './strangersOn.ts'

const SOAK = process.env['SOAK'] === '1'
const SEED = Number(process.env['SEED'] ?? 11)
const A_ROUND = 10
const ROUNDS = SOAK ? 10_000 : 300

type Said = { readonly by: 'anna' | 'bram'; readonly bytes: Uint8Array; /** Of a sync message: what is in it. */ readonly payload?: readonly ['update' | 'step2', Uint8Array] }
type Material = { readonly said: readonly Said[]; readonly updates: readonly (readonly ['anna' | 'bram', Uint8Array])[] }

/** What two honest pages said while they worked: every kind of message, most of it still unknown to the server that is to hear it. */
async function honestMaterial(random: () => number): Promise<Material> {
  const bench = await createBench()
  const said: Said[] = []
  const updates: (readonly ['anna' | 'bram', Uint8Array])[] = []
  for (const by of ['anna', 'bram'] as const) {
    const doc = createDocOf(random)
    const peer = await bench.peer(by, doc)
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === null) updates.push([by, update])
    })
    for (let card = 0; card < 6; card++) peer.addCard(`${by}${card}`, `wonen, één loket ${card} 😀`)
    const cards = doc.getMap<Y.Map<unknown>>('cards')
    for (let move = 0; move < 6; move++) cards.get(`${by}${move}`)?.set('position', { x: move * 10, y: 2.5 })
    cards.delete(`${by}5`)
    await bench.clock.advance(100)
    const bytes = [
      say.sync('step1', Y.encodeStateVector(doc)),
      say.queryAwareness(),
      say.handIn(),
      say.awareness({ client: doc.clientID, clock: 1, state: '{"name":"Anna"}' }, { client: 5, clock: 3, state: 'null' }),
      encodeMotionFrame(encodeMotion({ cursor: { x: 10, y: -20 }, drag: { dx: 3, dy: 4, cardIds: [`${by}1`, `${by}2`] } })),
      encodeMotionFrame(encodeMotion({ cursor: { x: 10, y: -20 }, drag: { dx: -8, dy: 0, cardIds: [`${by}1`], size: { w: 260, h: 198 } } })),
    ]
    said.push(...bytes.map((each) => ({ by, bytes: each })))
    const payloads = [['step2', Y.encodeStateAsUpdate(doc)] as const, ...updates.flatMap(([whose, update]) => (whose === by ? [['update', update] as const] : []))]
    said.push(...payloads.map((payload) => ({ by, payload, bytes: say.sync(payload[0], payload[1]) })))
    expect(peer.socket.refusedWith).toBeUndefined()
    peer.leave()
  }
  return { said, updates }
}

/** Half of the time inside what a sync message holds, so that the gate has to look at it. */
function nearly({ bytes, payload }: Said, other: Said, random: () => number): Uint8Array {
  if (payload === undefined || random() < 0.3) return mutate(bytes, other.bytes, random)
  return say.sync(payload[0], mutate(payload[1], other.payload?.[1] ?? other.bytes, random))
}

function mutate(source: Uint8Array, other: Uint8Array, random: () => number): Uint8Array {
  const below = (limit: number): number => Math.floor(random() * limit)
  const how = below(10)
  if (how === 0) return Uint8Array.from([...source, ...other])
  if (how === 1) return source.slice(0, below(source.length))
  if (how === 2) return Uint8Array.from([...source, ...Array.from({ length: 1 + below(5) }, () => below(256))])
  if (how === 3) return Uint8Array.from([2 + below(250), ...source.slice(1)])
  const bytes = Uint8Array.from(source)
  for (let flips = 1 + below(3); flips > 0; flips--) {
    const at = below(bytes.length)
    bytes[at] = (bytes[at] ?? 0) ^ (1 << below(8))
  }
  if (how < 8) return bytes
  const cut = below(bytes.length)
  return Uint8Array.from([...bytes.slice(0, cut), ...other.slice(below(other.length), below(other.length)), ...bytes.slice(cut)])
}

/** A board on which the beginning of that work is done, somebody who only looks, and one who works on. */
async function openBench({ updates }: Material, random: () => number) {
  const bench = await createBench()
  const [reader, honest] = [await bench.peer('vera'), await bench.peer('facilitator')]
  const next = { anna: 0, bram: 0 }
  for (const name of ['anna', 'bram'] as const) {
    const socket = await bench.socket(name)
    socket.say(say.sync('step2', Uint8Array.of(0, 0)))
    const own = updates.filter(([by]) => by === name)
    next[name] = Math.floor(random() * own.length)
    for (const [, update] of own.slice(0, next[name])) socket.say(say.sync('update', update))
    await bench.clock.advance(100)
    expect(socket.refusedWith).toBeUndefined()
    socket.leave()
  }
  return { bench, reader, honest, next, room: await bench.hub.open('w1') }
}

/** A connection of one whose work the material is; mostly it has said its first SyncStep2. */
async function comeBack(bench: Bench, name: string, random: () => number): Promise<WireSocket> {
  const socket = await bench.socket(name)
  if (random() < 0.8) socket.say(say.sync('step2', Uint8Array.of(0, 0)))
  return socket
}

describe('nearly right', () => {
  test(`[P01] ${ROUNDS * A_ROUND} mutated messages: whatever is taken is a board, the rest is 101 or 4400, and the log stays quiet (seed ${SEED})`, async () => {
    const random = seededRandom(SEED)
    const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T
    const outcomes = new Map<string, number>()
    let material = await honestMaterial(random)
    for (let round = 0; round < ROUNDS; round++) {
      if (round % 50 === 49) material = await honestMaterial(random)
      const { bench, reader, honest, next, room } = await openBench(material, random)
      const startedAt = bench.clock.elapsed()
      const name = pick(['anna', 'bram'] as const)
      const own = material.said.filter(({ by }) => by === name)
      const following = own.filter(({ payload }) => payload?.[0] === 'update')[next[name]] ?? pick(own)
      let socket = await comeBack(bench, name, random)
      let before = JSON.stringify(contentOf(reader.doc))
      for (let n = 0; n < A_ROUND; n++) {
        const source = random() < 0.4 ? following : pick(random() < 0.8 ? own : material.said)
        const bytes = random() < 0.15 ? source.bytes : nearly(source, pick(material.said), random)
        const at = `seed ${SEED}, round ${round}, message ${n}: ${Buffer.from(bytes).toString('hex')}`
        socket.say(bytes)
        await bench.clock.advance(20)
        const after = JSON.stringify(contentOf(reader.doc))
        const word = socket.closed === undefined ? (socket.refusedWith === undefined ? (after === before ? 'nothing' : 'write') : '101') : String(socket.closed)
        outcomes.set(word, (outcomes.get(word) ?? 0) + 1)
        expect([undefined, CLOSE.notThisProtocol, CLOSE.otherGeneration], at).toContain(socket.closed)
        if (word !== 'write') expect(after, at).toBe(before)
        before = after
        if (socket.closed === undefined && socket.refusedWith === undefined && random() < 0.9) continue
        socket.leave()
        socket = await comeBack(bench, name, random)
      }
      honest.addCard('honest')
      await bench.clock.advance(1_000)
      const at = `seed ${SEED}, round ${round}`
      expect(honest.socket.refusedWith, at).toBeUndefined()
      expect(reader.cards(), at).toContain('honest')
      const content = await room.content()
      for (const { doc, socket: { closed } } of [reader, honest]) {
        expect(contentOf(doc), at).toEqual(content)
        expect(strangersOn(doc), at).toEqual([])
        expect(closed, at).toBeUndefined()
      }
      expect(bench.lines.length, bench.lines.join('\n')).toBeLessThanOrEqual(2 * Math.ceil((bench.clock.elapsed() - startedAt) / 1_000))
    }
    for (const word of ['nothing', 'write', '101', '4400']) expect(outcomes.get(word) ?? 0, [...outcomes].join(' ')).toBeGreaterThan((ROUNDS * A_ROUND) / 100)
  })

  test('[P01] [G46] a client that the store went back behind, over and over, costs a line a second at most', async () => {
    const bench = await createBench()
    const anna = await bench.peer('anna')
    anna.addCard('c1')
    await bench.clock.advance(1_000)
    bench.lines.length = 0
    const ahead = new Y.Doc()
    ahead.clientID = anna.doc.clientID
    ahead.getMap('cards').set('lost', new Y.Map([['kind', 'note']]))
    for (let times = 0; times < 100; times++) {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(ahead))
      for (let more = 0; more < 9; more++) ahead.getMap('cards').set(`more${more}`, new Y.Map())
      const bram = await bench.peer('bram', doc)
      await bench.clock.advance(100)
      if (times > 3) expect(bram.socket.closed).toBe(CLOSE.otherGeneration)
    }
    expect(bench.lines.length).toBeGreaterThan(0)
    expect(bench.lines.length).toBeLessThanOrEqual(11)
    expect(bench.lines.at(-1)).toMatch(/\d+ more/)
  })
})

describe('all or nothing', () => {
  test('[P02] no prefix of a message or of the update in it changes anything', async () => {
    const material = await honestMaterial(seededRandom(SEED))
    const updates = material.updates.map(([, update]) => update)
    const bench = await createBench()
    const reader = await bench.peer('vera')
    const before = JSON.stringify(contentOf(reader.doc))
    const whole = Y.mergeUpdates(updates)
    const tries: Uint8Array[] = []
    for (const { bytes } of material.said) for (let length = 0; length < bytes.length; length += bytes.length > 500 && !SOAK ? 5 : 1) tries.push(bytes.subarray(0, length))
    for (const update of [...updates.slice(0, 8), whole]) {
      for (let length = 0; length < update.length; length += update === whole && !SOAK ? 7 : 1) for (const kind of ['update', 'step2'] as const) tries.push(say.sync(kind, update.subarray(0, length)))
    }
    for (const bytes of tries) {
      for (const first of [undefined, say.sync('step2', Uint8Array.of(0, 0))]) {
        const socket = await bench.socket('anna')
        if (first) socket.say(first)
        socket.say(bytes)
        expect(socket.closed, Buffer.from(bytes).toString('hex')).toBe(CLOSE.notThisProtocol)
      }
    }
    await bench.clock.advance(1_000)
    expect(JSON.stringify(contentOf(reader.doc))).toBe(before)
    expect(reader.socket.all('update')).toEqual([])
    expect(bench.lines).toEqual([])
  })

  test('[P02] a message of nothing, and the same message again and again', async () => {
    const bench = await createBench()
    const [anna, reader] = [await bench.peer('anna'), await bench.peer('vera')]
    const empty = await bench.socket('bram')
    empty.say(new Uint8Array(0))
    expect(empty.closed).toBe(CLOSE.notThisProtocol)
    const doc = new Y.Doc()
    const said: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => said.push(update))
    doc.getMap('cards').set('c1', new Y.Map<unknown>([['kind', 'note'], ['text', new Y.Text('een')]]))
    const socket = await bench.socket('bram')
    socket.say(say.sync('step2', Uint8Array.of(0, 0)))
    for (let times = 0; times < 50; times++) {
      for (const update of said) socket.say(say.sync(times % 2 === 0 ? 'update' : 'step2', update))
      if (times % 9 === 0) await bench.clock.advance(50)
    }
    await bench.clock.advance(1_000)
    expect([socket.closed, socket.refusedWith, socket.stored]).toEqual([undefined, undefined, 50])
    expect(reader.socket.all('update')).toHaveLength(1)
    expect([anna.cards(), reader.cards()]).toEqual([['c1'], ['c1']])
  })
})
