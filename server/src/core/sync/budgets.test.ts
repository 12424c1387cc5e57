import { CLOSE, encodeMotionFrame } from '@visiebord/shared/protocol/frames.ts'
import { decodeMotions, encodeMotion, encodeMotions, type Motion } from '@visiebord/shared/protocol/motion.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createBench } from '../../test/room/bench.ts'
import { cardUpdate } from '../../test/room/cardUpdate.ts'
import { readAwareness, say } from '../../test/room/wireSocket.ts'
import { Joins } from './joins.ts'

const MIB = 1024 * 1024
const EMPTY_VECTOR = Uint8Array.of(0)
const move = (motion: Motion): Uint8Array => encodeMotionFrame(encodeMotion(motion))
const NOTHING = Uint8Array.of(0, 0)

describe('what one client may cost', () => {
  test('[S5] [P08] a thousand questions for the whole board are six answers in the first minute, the last of them late', async () => {
    const bench = await createBench()
    const asker = await bench.socket('vera')
    asker.takeTypes()
    for (let question = 0; question < 1_000; question++) asker.say(say.sync('step1', EMPTY_VECTOR))
    expect(asker.all('step2')).toHaveLength(5)
    await bench.clock.advance(20_000)
    expect([asker.all('step2').length, asker.closed]).toEqual([6, undefined])
  })

  test('[S137] the board is not sent again to who has not taken what was sent; when it has, the newest question is answered', async () => {
    const bench = await createBench()
    const [anna, asker] = [await bench.peer('anna'), await bench.socket('bram')]
    anna.addCard('c1')
    await bench.clock.advance(1_000)
    asker.takeTypes()
    asker.buffered = 2 * MIB
    for (let question = 0; question < 3; question++) asker.say(say.sync('step1', EMPTY_VECTOR))
    asker.say(say.queryAwareness())
    await bench.clock.advance(5_000)
    expect([asker.all('step2'), asker.all('awareness')]).toEqual([[], []])
    asker.buffered = 0
    await bench.clock.advance(1_000)
    expect([asker.all('step2').length, asker.all('awareness').length]).toEqual([1, 1])
  })

  test('[S136] who is here is answered five times at once, then once a second: a byte does not fetch a megabyte each time', async () => {
    const bench = await createBench()
    const [anna, asker] = [await bench.socket('anna'), await bench.socket('vera')]
    anna.say(say.awareness({ client: 7, clock: 1, state: JSON.stringify('x'.repeat(2_000)) }))
    await bench.clock.advance(100)
    asker.takeTypes()
    for (let question = 0; question < 500; question++) asker.say(say.queryAwareness())
    expect(asker.all('awareness')).toHaveLength(5)
    await bench.clock.advance(2_500)
    expect(asker.all('awareness')).toHaveLength(6)
    for (let second = 0; second < 3; second++) {
      asker.say(say.queryAwareness())
      await bench.clock.advance(1_000)
    }
    expect(asker.all('awareness')).toHaveLength(9)
  })

  test('[S138] a long message counts once more for each 16 KiB: many of them wait in order, none is dropped, and after 10 s it ends', async () => {
    const bench = await createBench()
    const long = cardUpdate(new Y.Doc(), 'c1', 'x'.repeat(17_000))
    const steady = await bench.socket('anna')
    steady.say(say.sync('step2', NOTHING))
    for (let index = 0; index < 400; index++) steady.say(say.sync('update', long))
    await bench.clock.advance(100)
    expect(steady.stored).toBeLessThan(320)
    await bench.clock.advance(2_000)
    expect([steady.stored, steady.closed]).toEqual([400, undefined])
    const flood = await bench.socket('bram')
    flood.say(say.sync('step2', NOTHING))
    const awareness = say.awareness(...Array.from({ length: 1_000 }, (_, client) => ({ client, clock: 1, state: JSON.stringify('x'.repeat(2_000)) })))
    let seconds = 0
    for (; seconds < 60 && flood.closed === undefined; seconds++) {
      for (let index = 0; index < 2; index++) flood.say(awareness)
      await bench.clock.advance(1_000)
    }
    expect(seconds).toBeGreaterThan(10)
    expect(flood.closed).toBe(CLOSE.tooFast)
  })

  test('[S140] a difference that is dear to make is made for one; who asks soon after gets the whole, made once for all', () => {
    const doc = new Y.Doc()
    doc.getMap('meta').set('schema', 1)
    let [now, readMs] = [0, 0]
    const { store } = doc
    Object.defineProperty(doc, 'store', { get: () => ((now += readMs), store) }) // whoever encodes reads it, and that is what takes time
    const joins = new Joins({
      work: { doc, encoded: () => Y.encodeStateAsUpdate(doc), version: 1, isSettled: true, waitsSince: undefined, generation: 'g' },
      clock: { now: () => now, elapsed: () => now, after: () => () => undefined },
      load: () => Promise.reject(new Error('nobody asked for that')),
    })
    const ask = (): Uint8Array | undefined => {
      let got: Uint8Array | undefined
      joins.ask({ send: (frame) => void (got = frame) }, Uint8Array.of(1, 7, 1))
      return got
    }
    expect(ask()).not.toBe(ask())
    readMs = 60
    const [dear, ...soonAfter] = [ask(), ask(), ask(), ask()]
    expect(dear).toBeDefined()
    expect(soonAfter[0]).not.toBe(dear)
    expect(new Set(soonAfter).size).toBe(1)
    now += 10_000
    readMs = 0
    expect([ask() === soonAfter[0], ask() === ask()]).toEqual([false, false])
  })

  test('[S139] [S164] presence cannot be spoofed: one entry a connection under its own id, one motion under its own seat, and both are small', async () => {
    const bench = await createBench()
    const [anna, forger, reader] = [await bench.socket('anna'), await bench.socket('bram'), await bench.socket('vera')]
    anna.say(say.awareness({ client: 7, clock: 1, state: '"anna"' }))
    await bench.clock.advance(100)
    forger.say(say.awareness({ client: 8, clock: 1, state: '"bram"' }, { client: 9, clock: 1, state: '"a second of bram"' }))
    for (let clock = 2; clock < 50; clock++) forger.say(say.awareness({ client: 7, clock, state: '"not anna"' }, { client: clock + 1_000, clock, state: '"ever new"' }))
    await bench.clock.advance(500)
    expect(reader.all('awareness').flatMap(({ bytes }) => readAwareness(bytes))).toEqual([{ client: 7, clock: 1, state: '"anna"' }, { client: 8, clock: 1, state: '"bram"' }])
    const joiner = await bench.socket('facilitator')
    expect(joiner.all('awareness').flatMap(({ bytes }) => readAwareness(bytes)).map(({ client }) => client)).toEqual([7, 8])
    forger.say(move({ cursor: { x: 1, y: 1 } }))
    forger.say(move({ cursor: { x: 2, y: 2 } }))
    await bench.clock.advance(100)
    expect(reader.all('motion').flatMap(({ bytes }) => decodeMotions(bytes))).toEqual([{ seat: 2, cursor: { x: 2, y: 2 } }])
    forger.leave()
    await bench.clock.advance(100)
    expect([reader.all('awareness').flatMap(({ bytes }) => readAwareness(bytes)).at(-1), reader.all('motion').flatMap(({ bytes }) => decodeMotions(bytes)).at(-1)]).toEqual([{ client: 8, clock: 1, state: 'null' }, { seat: 2 }])
    const cards = (count: number, length: number): string[] => Array.from({ length: count }, (_, index) => `${index}`.padEnd(length, 'x'))
    for (const motion of [encodeMotions([{ seat: 1, cursor: { x: 5, y: 5 } }]), encodeMotion({ drag: { dx: 1, dy: 1, cardIds: cards(201, 4) } }), encodeMotion({ drag: { dx: 1, dy: 1, cardIds: cards(1, 65) } }), encodeMotion({ drag: { dx: 1, dy: 1, cardIds: ['c'], size: { w: 20_001, h: 40 } } }), new Uint8Array(17_000)]) {
      const big = await bench.socket('bram')
      big.say(encodeMotionFrame(motion))
      expect(big.closed).toBe(CLOSE.notThisProtocol)
    }
  })
})
