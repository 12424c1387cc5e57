import { CLOSE, encodeMotionFrame, type Person } from '@visiebord/shared/protocol/frames.ts'
import { decodeMotions, encodeMotion, type Motion } from '@visiebord/shared/protocol/motion.ts'
import { describe, expect, test } from 'vitest'
import { createBench } from '../../test/room/bench.ts'
import { readAwareness, say, type WireSocket } from '../../test/room/wireSocket.ts'

const awarenessOf = (socket: WireSocket) => socket.all('awareness').flatMap((frame) => readAwareness(frame.bytes))
const motionsOf = (socket: WireSocket) => socket.all('motion').flatMap((frame) => decodeMotions(frame.bytes))
const move = (motion: Motion): Uint8Array => encodeMotionFrame(encodeMotion(motion))

describe('awareness', () => {
  test('[S60] an id is bound durably before anybody hears of it', async () => {
    const bench = await createBench()
    const [anna, bram] = [await bench.socket('anna'), await bench.socket('bram')]
    bench.weather.hangs = true
    anna.say(say.awareness({ client: 7, clock: 1, state: '{"a":1}' }))
    await bench.clock.advance(100)
    expect(awarenessOf(bram)).toEqual([])
    bench.authority.put('another', 'viewer')
    await bench.clock.advance(1_000)
    expect(JSON.stringify(bram.all('people'))).not.toContain('"client":7')
    bench.weather.clear()
    await bench.clock.advance(1_000)
    expect(awarenessOf(bram)).toEqual([{ client: 7, clock: 1, state: '{"a":1}' }])
    expect(JSON.stringify(bram.all('people'))).toContain('"client":7')
    expect((await bench.store.readBoard('w1'))?.bindings.get(7)?.participantId).toBe('anna')
  })

  test('[S61] entries for ids of others, bound or not, are ignored and nobody is told off', async () => {
    const bench = await createBench()
    const [anna, bram, reader] = [await bench.socket('anna'), await bench.socket('bram'), await bench.socket('vera')]
    anna.say(say.awareness({ client: 7, clock: 1, state: '{"is":"anna"}' }))
    bram.say(say.awareness({ client: 8, clock: 1, state: '{"is":"bram"}' }))
    await bench.clock.advance(100)
    bram.say(say.awareness({ client: 7, clock: 5, state: '{"is":"forged"}' }, { client: 99, clock: 1, state: '{}' }))
    bram.say(say.awareness({ client: 7, clock: 9, state: 'null' }))
    await bench.clock.advance(100)
    expect(awarenessOf(reader)).toEqual([
      { client: 7, clock: 1, state: '{"is":"anna"}' },
      { client: 8, clock: 1, state: '{"is":"bram"}' },
    ])
    expect([bram.closed, bram.refusedWith]).toEqual([undefined, undefined])
    expect((await bench.store.readBoard('w1'))?.bindings.has(99)).toBe(false)
  })

  test('[S62] what many say in one tick is one frame with the newest of each', async () => {
    const bench = await createBench()
    const [anna, bram, reader] = [await bench.socket('anna'), await bench.socket('bram'), await bench.socket('vera')]
    for (const clock of [1, 2, 3]) anna.say(say.awareness({ client: 7, clock, state: `${clock}` }))
    bram.say(say.awareness({ client: 8, clock: 1, state: '{}' }))
    await bench.clock.advance(100)
    expect(reader.all('awareness')).toHaveLength(1)
    expect(awarenessOf(reader)).toEqual([
      { client: 7, clock: 3, state: '3' },
      { client: 8, clock: 1, state: '{}' },
    ])
  })

  test('[S110] cursors leave together with the edit of their tick, and a store that hangs does not hold them up', async () => {
    const bench = await createBench()
    const [anna, bram] = [await bench.peer('anna'), await bench.peer('bram')]
    await bench.clock.advance(1_000)
    const point = (clock: number): void => anna.socket.say(say.awareness({ client: anna.doc.clientID, clock, state: `{"at":${clock}}` }))
    bram.socket.takeTypes()
    bench.weather.hangs = true
    anna.addCard('c1')
    point(2)
    await bench.clock.settle()
    expect(bram.socket.takeTypes()).toEqual([])
    bench.weather.clear()
    await bench.clock.settle()
    expect(bram.socket.takeTypes()).toEqual(['update', 'awareness'])
    await bench.clock.advance(1_000)
    bench.weather.hangs = true
    anna.addCard('c2')
    point(3)
    await bench.clock.advance(20)
    expect(bram.socket.takeTypes()).toEqual(['awareness'])
    bench.weather.clear()
    await bench.clock.settle()
    expect(bram.socket.takeTypes()).toEqual(['update'])
  })

  test('[S63] a joiner gets everybody, a question is answered, and who leaves is removed', async () => {
    const bench = await createBench()
    const anna = await bench.socket('anna')
    anna.say(say.awareness({ client: 7, clock: 1, state: '{}' }))
    await bench.clock.advance(100)
    const bram = await bench.socket('bram')
    expect(awarenessOf(bram)).toEqual([{ client: 7, clock: 1, state: '{}' }])
    bram.takeTypes()
    bram.say(say.queryAwareness())
    expect(bram.takeTypes()).toEqual(['awareness'])
    anna.leave()
    await bench.clock.advance(300)
    expect(awarenessOf(bram)).toEqual([{ client: 7, clock: 1, state: 'null' }])
    const back = await bench.socket('anna')
    bram.takeTypes()
    back.say(say.awareness({ client: 7, clock: 1, state: '{}' }))
    await bench.clock.advance(100)
    expect(awarenessOf(bram)).toEqual([{ client: 7, clock: 2, state: '{}' }])
  })

  test('[S64] a second socket that says the same id keeps it when the first, half open, goes', async () => {
    const bench = await createBench()
    const [old, reader] = [await bench.socket('anna'), await bench.socket('vera')]
    old.say(say.awareness({ client: 7, clock: 1, state: '{}' }))
    await bench.clock.advance(100)
    const next = await bench.socket('anna')
    next.say(say.awareness({ client: 7, clock: 2, state: '{}' }))
    await bench.clock.advance(100)
    old.leave()
    await bench.clock.advance(100)
    expect(awarenessOf(reader).at(-1)).toEqual({ client: 7, clock: 2, state: '{}' })
  })

  test('[S65] a second tab that re-sends what it heard of the first does not become it', async () => {
    const bench = await createBench()
    const [first, second, reader] = [await bench.socket('anna'), await bench.socket('anna'), await bench.socket('vera')]
    first.say(say.awareness({ client: 7, clock: 1, state: '{}' }))
    second.say(say.awareness({ client: 8, clock: 1, state: '{}' }))
    second.say(say.awareness({ client: 7, clock: 1, state: '{}' }))
    await bench.clock.advance(100)
    reader.takeTypes()
    second.leave()
    await bench.clock.advance(100)
    expect(awarenessOf(reader)).toEqual([{ client: 8, clock: 1, state: 'null' }])
  })

  test('[S66] what is too long is not passed on, what is no JSON closes with 4400', async () => {
    const bench = await createBench()
    const [anna, reader] = [await bench.socket('anna'), await bench.socket('vera')]
    anna.say(say.awareness({ client: 7, clock: 1, state: JSON.stringify('x'.repeat(3_000)) }))
    await bench.clock.advance(100)
    expect([awarenessOf(reader), anna.closed]).toEqual([[], undefined])
    anna.say(say.awareness({ client: 7, clock: 2, state: '{oops' }))
    expect(anna.closed).toBe(CLOSE.notThisProtocol)
  })
})

describe('motion', () => {
  test('[S70] the newest of each seat goes out as one frame per tick, with the grip that was not told yet', async () => {
    const bench = await createBench()
    const [anna, bram, reader] = [await bench.socket('anna'), await bench.socket('bram'), await bench.socket('vera')]
    await bench.clock.advance(300)
    anna.say(move({ cursor: { x: 1, y: 2 }, drag: { dx: 1, dy: 1, cardIds: ['c1'] } }))
    anna.say(move({ cursor: { x: 3, y: 4 }, drag: { dx: 5, dy: 6 } }))
    bram.say(move({ cursor: { x: -7, y: 8 } }))
    await bench.clock.advance(50)
    expect(reader.all('motion')).toHaveLength(1)
    expect(motionsOf(reader)).toEqual([
      { seat: 1, cursor: { x: 3, y: 4 }, drag: { dx: 5, dy: 6, cardIds: ['c1'] } },
      { seat: 2, cursor: { x: -7, y: 8 } },
    ])
    reader.takeTypes()
    anna.say(move({ drag: { dx: 9, dy: 9 } }))
    await bench.clock.advance(50)
    expect(motionsOf(reader)).toEqual([{ seat: 1, drag: { dx: 9, dy: 9 } }])
  })

  test('[S71] a joiner gets all motion with grips, and a seat that goes lets go', async () => {
    const bench = await createBench()
    const anna = await bench.socket('anna')
    anna.say(move({ cursor: { x: 1, y: 2 }, drag: { dx: 1, dy: 1, cardIds: ['c1'] } }))
    await bench.clock.advance(50)
    const reader = await bench.socket('vera')
    expect(motionsOf(reader)).toEqual([{ seat: 1, cursor: { x: 1, y: 2 }, drag: { dx: 1, dy: 1, cardIds: ['c1'] } }])
    reader.takeTypes()
    anna.leave()
    await bench.clock.advance(50)
    expect(motionsOf(reader)).toEqual([{ seat: 1 }])
  })

  test('[S72] a viewer, and a participant while no round is open, show a cursor and no drag', async () => {
    const bench = await createBench()
    const [viewer, anna, reader] = [await bench.socket('vera'), await bench.socket('anna'), await bench.socket('bram')]
    bench.authority.setOpen(false)
    for (const socket of [viewer, anna]) socket.say(move({ cursor: { x: 1, y: 1 }, drag: { dx: 1, dy: 1, cardIds: ['c1'] } }))
    await bench.clock.advance(50)
    expect(motionsOf(reader)).toEqual([1, 2].map((seat) => ({ seat, cursor: { x: 1, y: 1 } })))
    expect(viewer.refusedWith).toBeUndefined()
  })

  test('[S163] a card that grows in a hand is told to all, to who joins, and no longer once the hand lets go; who may write no card tells no size', async () => {
    const bench = await createBench()
    const [anna, viewer] = [await bench.socket('anna'), await bench.socket('vera')]
    await bench.clock.advance(300)
    const grows: Motion = { cursor: { x: 1, y: 2 }, drag: { dx: -40, dy: 0, cardIds: ['c1'], size: { w: 260, h: 198 } } }
    anna.say(move({ cursor: { x: 1, y: 2 }, drag: { dx: -20, dy: 0, cardIds: ['c1'], size: { w: 240, h: 198 } } }))
    anna.say(move({ cursor: { x: 1, y: 2 }, drag: { dx: -40, dy: 0, size: { w: 260, h: 198 } } }))
    viewer.say(move(grows))
    await bench.clock.advance(50)
    const told = motionsOf(await bench.socket('bram'))
    expect(told).toEqual([{ seat: 1, ...grows }, { seat: 2, cursor: { x: 1, y: 2 } }])
    expect(motionsOf(viewer)).toEqual(told)
    viewer.takeTypes()
    anna.say(move({ drag: { dx: -60, dy: 0 } }))
    await bench.clock.advance(50)
    expect(motionsOf(viewer)).toEqual([{ seat: 1, drag: { dx: -60, dy: 0 } }])
    expect(motionsOf(await bench.socket('facilitator'))[0]).toEqual({ seat: 1, drag: { dx: -60, dy: 0, cardIds: ['c1'] } })
  })

  test('[S73] motion does not wait for the store', async () => {
    const bench = await createBench()
    const [anna, reader] = [await bench.peer('anna'), await bench.socket('vera')]
    await bench.clock.advance(1_000)
    bench.weather.hangs = true
    anna.addCard('c1')
    anna.socket.say(move({ cursor: { x: 1, y: 1 } }))
    await bench.clock.advance(50)
    expect(motionsOf(reader)).toHaveLength(1)
  })
})

describe('view and people', () => {
  const personIn = (socket: WireSocket, id: string): Person | undefined =>
    socket
      .all('people')
      .flatMap((frame) => ['all', 'changed'].flatMap((key) => (frame.body[key] ?? []) as Person[]))
      .findLast((person) => person.id === id)

  test('[S80] everybody at joining, with seats and the client ids that are known; afterwards what changed', async () => {
    const bench = await createBench()
    const anna = await bench.socket('anna')
    anna.say(say.awareness({ client: 7, clock: 1, state: '{}' }))
    await bench.clock.advance(300)
    const bram = await bench.socket('bram')
    expect(bram.all('people').flatMap((frame) => ((frame.body['all'] ?? []) as Person[]).map((person) => person.id))).toEqual(['facilitator', 'anna', 'bram', 'vera'])
    expect(personIn(bram, 'anna')?.seats).toEqual([{ seat: 1, client: 7 }])
    await bench.clock.advance(1_000)
    expect(personIn(anna, 'bram')?.seats).toEqual([{ seat: 2 }])
    bram.leave()
    await bench.clock.advance(1_000)
    expect(personIn(anna, 'bram')?.seats).toEqual([])
    bench.authority.remove('vera')
    await bench.clock.advance(1_000)
    expect(anna.all('people').at(-1)?.body).toEqual({ left: ['vera'] })
  })

  test('[S81] view and people at most four times a second, and the last one is told', async () => {
    const bench = await createBench()
    const anna = await bench.socket('anna')
    await bench.clock.advance(1_000)
    anna.takeTypes()
    for (let index = 0; index < 100; index++) {
      bench.authority.setOpen(index % 2 === 1)
      bench.authority.put(`p${index}`, 'viewer')
      await bench.clock.advance(10)
    }
    await bench.clock.advance(300)
    expect(anna.all('view').length).toBeLessThanOrEqual(6)
    expect(anna.all('people').length).toBeLessThanOrEqual(6)
    expect(anna.all('view').at(-1)?.body['currentRoundId']).toBe('r1')
    expect(personIn(anna, 'p99')).toBeDefined()
  })

  test('[S82] who is removed from the workshop is closed with 4403 at once', async () => {
    const bench = await createBench()
    const [anna, bram] = [await bench.socket('anna'), await bench.socket('bram')]
    bench.authority.remove('anna')
    expect([anna.closed, bram.closed]).toEqual([CLOSE.removed, undefined])
    ;(await bench.hub.open('w1')).disconnect(['bram'], CLOSE.removed)
    expect(bram.closed).toBe(CLOSE.removed)
  })
})
