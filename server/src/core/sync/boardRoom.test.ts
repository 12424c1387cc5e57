import { CLOSE } from '@visiebord/shared/protocol/frames.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createBench, Peer } from '../../test/room/bench.ts'
import { say } from '../../test/room/wireSocket.ts'
import { StoreFailure } from '../ports/store.ts'

/** The update that adds one card in this doc. */
function cardUpdate(doc: Y.Doc, id: string, text = id): Uint8Array {
  const before = Y.encodeStateVector(doc)
  doc.transact(() => {
    const card = new Y.Map<unknown>()
    doc.getMap('cards').set(id, card)
    card.set('kind', 'note')
    card.set('order', 'a0')
    card.set('text', new Y.Text(text))
  })
  return Y.encodeStateAsUpdate(doc, before)
}

describe('joining', () => {
  test('[S1] the server speaks first: SyncStep1, then the view and everybody', async () => {
    const bench = await createBench()
    const socket = await bench.socket('anna')
    expect(socket.takeTypes()).toEqual(['step1', 'view', 'people'])
  })

  test('[S2] a SyncStep1 is answered from what is durable, not from what is on its way', async () => {
    const bench = await createBench()
    const anna = await bench.peer('anna')
    await bench.clock.settle()
    bench.weather.hangs = true
    anna.addCard('c1')
    await bench.clock.advance(50)
    const joiner = await bench.peer('bram')
    await bench.clock.advance(500)
    expect(joiner.socket.all('step2')).toHaveLength(0)
    expect(joiner.cards()).toEqual([])
    bench.weather.clear()
    await bench.clock.advance(500)
    expect(joiner.socket.all('step2')).toHaveLength(1)
    expect(joiner.cards()).toEqual(['c1'])
  })

  test('[S2] the state vector that the server sends first is that of the durable board', async () => {
    const bench = await createBench()
    const anna = await bench.peer('anna')
    await bench.clock.settle()
    bench.weather.hangs = true
    anna.addCard('c1')
    await bench.clock.advance(50)
    const early = (await bench.socket('bram')).all('step1')[0]
    expect(Y.decodeStateVector(early?.bytes ?? new Uint8Array()).has(anna.doc.clientID)).toBe(false)
    bench.weather.clear()
    await bench.clock.advance(50)
    const later = (await bench.socket('bram')).all('step1')[0]
    expect(Y.decodeStateVector(later?.bytes ?? new Uint8Array()).get(anna.doc.clientID)).toBeGreaterThan(0)
  })

  test('[S3] who was here before gets only what it lacks', async () => {
    const bench = await createBench()
    const anna = await bench.peer('anna')
    anna.addCard('c1', 'x'.repeat(5_000))
    await bench.clock.advance(50)
    const bram = await bench.peer('bram')
    await bench.clock.advance(50)
    bram.leave()
    anna.addCard('c2')
    await bench.clock.advance(50)
    const back = await bench.peer('bram', bram.doc)
    await bench.clock.advance(50)
    expect(back.cards()).toEqual(['c1', 'c2'])
    expect(back.socket.all('step2')[0]?.bytes.length).toBeLessThan(500)
  })

  test('[S4] another generation is closed with 4409, an unknown person with 4403', async () => {
    const bench = await createBench()
    expect((await bench.socket({ participantId: 'anna', generation: 'other' })).closed).toBe(CLOSE.otherGeneration)
    expect((await bench.socket({ participantId: 'anna', generation: 'id1' })).closed).toBeUndefined()
    expect((await bench.socket('nobody')).closed).toBe(CLOSE.removed)
  })

  test('[S5] a sixth SyncStep1 within a minute is answered later, and it is answered', async () => {
    const bench = await createBench()
    const socket = await bench.socket('anna')
    for (let index = 0; index < 8; index++) socket.say(say.sync('step1', Uint8Array.of(0)))
    await bench.clock.settle()
    expect(socket.all('step2').length).toBeLessThanOrEqual(5)
    const before = socket.all('step2').length
    await bench.clock.advance(13_000)
    expect(socket.all('step2')).toHaveLength(before + 1)
  })
})

describe('commit, then relay', () => {
  test('[S10] nothing is relayed and nothing is called stored while the store hangs', async () => {
    const bench = await createBench()
    const [anna, bram] = [await bench.peer('anna'), await bench.peer('bram')]
    await bench.clock.advance(100)
    bench.weather.hangs = true
    anna.addCard('c1')
    anna.addCard('c2')
    await bench.clock.advance(1_000)
    expect(bram.cards()).toEqual([])
    expect(anna.socket.all('stored')).toEqual([])
    bench.weather.clear()
    await bench.clock.settle()
    expect(bram.cards()).toEqual(['c1', 'c2'])
    expect(anna.socket.stored).toBe(2)
  })

  test('[S11] what waits goes out as one frame, first the relay and then the count', async () => {
    const bench = await createBench()
    const [anna, bram] = [await bench.peer('anna'), await bench.peer('bram')]
    await bench.clock.advance(100)
    anna.socket.takeTypes()
    for (const id of ['c1', 'c2', 'c3']) anna.addCard(id)
    await bench.clock.advance(100)
    expect(bram.socket.all('update')).toHaveLength(1)
    expect(anna.socket.takeTypes().filter((type) => type !== 'awareness')).toEqual(['update', 'stored'])
  })

  test('[S12] a quiet board stores at once, a busy one gathers', async () => {
    const bench = await createBench()
    const anna = await bench.peer('anna')
    await bench.clock.advance(1_000)
    const before = bench.weather.commits
    anna.addCard('c1')
    await bench.clock.settle()
    expect(anna.socket.stored).toBe(1)
    anna.addCard('c2')
    anna.addCard('c3')
    await bench.clock.settle()
    expect(anna.socket.stored).toBe(1)
    await bench.clock.advance(16)
    expect(anna.socket.stored).toBe(3)
    expect(bench.weather.commits - before).toBe(2)
  })

  test('[S13] while a commit is under way all boards that wait gather, and share the next one', async () => {
    const bench = await createBench()
    const ids = ['w2', 'w3', 'w4']
    for (const id of ids) await bench.addBoard(id, { anna: 'participant' })
    const first = await bench.peer('anna')
    const others = await Promise.all(ids.map((id) => bench.peer('anna', new Y.Doc(), id)))
    await bench.clock.advance(1_000)
    const before = bench.weather.commits
    bench.weather.hangs = true
    first.addCard('c1')
    await bench.clock.settle()
    for (const peer of others) peer.addCard('c1')
    await bench.clock.advance(100)
    bench.weather.clear()
    await bench.clock.settle()
    expect(others.map((peer) => peer.socket.stored)).toEqual([1, 1, 1])
    expect(bench.weather.commits - before).toBe(2)
  })

  test('[S14] the count is of messages with something in them, also of what the server had', async () => {
    const bench = await createBench()
    const socket = await bench.socket('anna')
    const doc = new Y.Doc()
    socket.say(say.sync('step2', Uint8Array.of(0, 0)))
    await bench.clock.settle()
    expect(socket.all('stored')).toEqual([])
    const update = cardUpdate(doc, 'c1')
    socket.say(say.sync('update', update))
    socket.say(say.sync('update', Uint8Array.of(0, 0)))
    socket.say(say.sync('update', update))
    await bench.clock.advance(50)
    expect(socket.stored).toBe(2)
    socket.say(say.sync('step2', update))
    await bench.clock.settle()
    expect(socket.stored).toBe(3)
  })

  test('[S15] a board that the store will not have any more takes no other board with it', async () => {
    const bench = await createBench()
    for (const id of ['w2', 'w3']) await bench.addBoard(id, { anna: 'participant' })
    const [one, gone, other] = [await bench.peer('anna'), await bench.peer('anna', new Y.Doc(), 'w2'), await bench.peer('anna', new Y.Doc(), 'w3')]
    await bench.clock.advance(1_000)
    await bench.store.commit([{ type: 'delete-workshop', workshopId: 'w2' }])
    bench.weather.hangs = true
    one.addCard('c1')
    await bench.clock.settle()
    gone.addCard('c1')
    other.addCard('c1')
    await bench.clock.advance(100)
    bench.weather.clear()
    await bench.clock.advance(1_000)
    expect([one, gone, other].map(({ socket }) => [socket.stored, socket.closed])).toEqual([[1, undefined], [0, CLOSE.restarting], [1, undefined]])
  })
})

describe('before the first SyncStep2', () => {
  test('[S20] updates wait for it, are judged together with it and count together', async () => {
    const bench = await createBench()
    const socket = await bench.socket('anna')
    const doc = new Y.Doc()
    const offline = cardUpdate(doc, 'c1')
    const gap = cardUpdate(doc, 'c2')
    socket.say(say.sync('update', gap)) // typed between open and the server's SyncStep1: a gap in its clocks
    await bench.clock.advance(100)
    expect(socket.all('stored')).toEqual([])
    socket.say(say.sync('step2', offline))
    await bench.clock.advance(100)
    expect(socket.refusedWith).toBeUndefined()
    expect(socket.stored).toBe(2)
    expect((await (await bench.hub.open('w1')).content()).cards.map((card) => card.id)).toEqual(['c1', 'c2'])
  })

  test('[S21] after it a gap is a refusal', async () => {
    const bench = await createBench()
    const socket = await bench.socket('anna')
    const doc = new Y.Doc()
    socket.say(say.sync('step2', Uint8Array.of(0, 0)))
    cardUpdate(doc, 'c1')
    socket.say(say.sync('update', cardUpdate(doc, 'c2')))
    await bench.clock.advance(100)
    expect(socket.refusedWith).toBe('gap')
  })

  test('[S22] what waits is bounded', async () => {
    const bench = await createBench()
    const socket = await bench.socket('anna')
    const doc = new Y.Doc()
    for (let index = 0; index < 4; index++) socket.say(say.sync('update', cardUpdate(doc, `c${index}`, 'x'.repeat(1_500_000))))
    await bench.clock.advance(100)
    expect(socket.refusedWith).toBe('message-too-large')
  })
})

describe('refusal', () => {
  test('[S30] is told after the count of all that was accepted before, and then nothing is taken any more', async () => {
    const bench = await createBench()
    const anna = await bench.peer('anna')
    const bram = await bench.peer('bram')
    await bench.clock.advance(100)
    anna.socket.takeTypes()
    bench.weather.hangs = true
    anna.addCard('c1')
    anna.doc.getMap('nonsense').set('a', 1)
    anna.addCard('c2')
    await bench.clock.advance(100)
    expect(anna.socket.refusedWith).toBeUndefined()
    bench.weather.clear()
    await bench.clock.advance(1_000)
    expect(anna.socket.frames.filter(({ type }) => type === 'stored' || type === 'refused')).toEqual([
      { type: 'stored', count: 1 },
      { type: 'refused', body: expect.objectContaining({ code: 'not-a-board-change' }) },
    ])
    expect(bram.cards()).toEqual(['c1'])
  })

  test('[S31] a viewer cannot write by any message, and stays as a reader', async () => {
    for (const kind of ['update', 'step2'] as const) {
      const bench = await createBench()
      const anna = await bench.peer('anna')
      const socket = await bench.socket('vera')
      if (kind === 'update') socket.say(say.sync('step2', Uint8Array.of(0, 0)))
      socket.say(say.sync(kind, cardUpdate(new Y.Doc(), 'c1')))
      await bench.clock.advance(100)
      expect(socket.refusedWith).toBe('viewer')
      anna.addCard('c2')
      await bench.clock.advance(100)
      expect(socket.all('update')).toHaveLength(1)
      expect(anna.cards()).toEqual(['c2'])
    }
  })

  test('[S32] the ids of a refused writer are closed for good, also after a restart', async () => {
    const bench = await createBench()
    const anna = await bench.peer('anna')
    await bench.clock.advance(100)
    anna.doc.getMap('nonsense').set('a', 1)
    await bench.clock.advance(100)
    expect(anna.socket.refusedWith).toBe('not-a-board-change')
    bench.restart()
    const again = new Y.Doc()
    again.clientID = anna.doc.clientID
    const back = await bench.peer('anna', again)
    await bench.clock.advance(100)
    expect(back.socket.refusedWith).toBeUndefined()
    back.addCard('c1')
    await bench.clock.advance(100)
    expect(back.socket.refusedWith).toBe('closed-id')
    const fresh = await bench.peer('anna')
    fresh.addCard('c2')
    await bench.clock.advance(100)
    expect(fresh.socket.stored).toBe(1)
  })

  test('[S33] a connection that names a closed id of its participant cannot write under another either', async () => {
    const bench = await createBench()
    const anna = await bench.peer('anna')
    await bench.clock.advance(100)
    anna.doc.getMap('nonsense').set('a', 1)
    await bench.clock.advance(100)
    const socket = await bench.socket('anna')
    socket.say(say.awareness({ client: anna.doc.clientID, clock: 9, state: '{}' }))
    socket.say(say.sync('step2', cardUpdate(new Y.Doc(), 'c1')))
    await bench.clock.advance(100)
    expect(socket.refusedWith).toBe('closed-id')
  })

  test('[S33] an id that was bound in another generation is closed', async () => {
    const bench = await createBench()
    const anna = await bench.peer('anna')
    anna.addCard('c1')
    await bench.clock.advance(100)
    const seq = (await bench.store.readBoard('w1'))?.seq ?? 0
    await bench.store.commit([{ type: 'board-state', boardId: 'w1', generation: 'rewritten', seq, bytes: Uint8Array.of(0, 0) }])
    bench.restart()
    const socket = await bench.socket('anna')
    socket.say(say.awareness({ client: anna.doc.clientID, clock: 1, state: '{}' }))
    socket.say(say.sync('step2', cardUpdate(new Y.Doc(), 'c2')))
    await bench.clock.advance(100)
    expect(socket.refusedWith).toBe('closed-id')
  })

  test('[S34] ids of others that a refused message names stay open', async () => {
    const bench = await createBench()
    const anna = await bench.peer('anna')
    await bench.clock.advance(100)
    const forged = new Y.Doc()
    forged.clientID = anna.doc.clientID
    const bram = await bench.socket('bram')
    bram.say(say.sync('step2', cardUpdate(forged, 'forged')))
    await bench.clock.advance(100)
    expect(bram.refusedWith).toBe('not-your-id')
    anna.addCard('c1')
    await bench.clock.advance(100)
    expect(anna.socket.stored).toBe(1)
  })

  test('[S35] offline writes of a client that missed a seal are late, what the server has is not', async () => {
    const bench = await createBench()
    bench.authority.setSealed(2)
    bench.authority.setOpen(true)
    const late = await bench.socket({ participantId: 'anna', sealed: 1 })
    late.say(say.sync('step2', cardUpdate(new Y.Doc(), 'c1')))
    await bench.clock.advance(100)
    expect(late.refusedWith).toBe('late')
    const upToDate = await bench.peer({ participantId: 'anna', sealed: 2 })
    upToDate.addCard('c2')
    await bench.clock.advance(100)
    expect(upToDate.socket.stored).toBe(1)
    const reader = await bench.socket({ participantId: 'bram', sealed: 1 })
    reader.say(say.sync('step2', Y.encodeStateAsUpdate(upToDate.doc)))
    await bench.clock.advance(100)
    expect([reader.refusedWith, reader.stored]).toEqual([undefined, 1])
  })

  test('[S36] a client that holds what others wrote and the store lost starts afresh with 4409', async () => {
    const bench = await createBench()
    const anna = await bench.peer('anna')
    await bench.clock.advance(100)
    const ahead = new Y.Doc()
    const lost = new Y.Doc()
    lost.clientID = anna.doc.clientID
    Y.applyUpdate(ahead, cardUpdate(lost, 'lost'))
    const bram = await bench.peer('bram', ahead)
    await bench.clock.advance(100)
    expect(bram.socket.closed).toBe(CLOSE.otherGeneration)
    expect(bench.lines.join()).toMatch(/older copy/)
  })
})

describe('bad bytes and bad days', () => {
  test('[S40] what is not a message of this protocol closes with 4400, what is too large with 4413', async () => {
    const garbage = [[], [9], [0], [0, 7, 0], [0, 0, 9, 1], [0, 2, 1, 0, 5], [1, 3, 1, 2, 3], [101, 2, 123, 125], [103, 1, 64], [0, 0, 1, 0, 0], [106, 0]]
    const bench = await createBench()
    for (const bytes of garbage) {
      const socket = await bench.socket('anna')
      socket.say(say.sync('step2', Uint8Array.of(0, 0)))
      socket.say(Uint8Array.from(bytes))
      expect(socket.closed, String(bytes)).toBe(CLOSE.notThisProtocol)
    }
    const socket = await bench.socket('anna')
    socket.say(new Uint8Array(4 * 1024 * 1024 + 1))
    expect(socket.closed).toBe(CLOSE.tooLarge)
  })

  test('[S41] an update that is no update closes with 4400, before and after the first SyncStep2', async () => {
    const bench = await createBench()
    for (const ready of [true, false]) {
      const socket = await bench.socket('anna')
      if (ready) socket.say(say.sync('step2', Uint8Array.of(0, 0)))
      socket.say(say.sync('update', Uint8Array.of(255, 255, 255, 255, 15, 1, 2)))
      expect(socket.closed).toBe(CLOSE.notThisProtocol)
    }
  })

  test('[S42] a store that is down is told within 5 s, takes nothing away, and back is told too', async () => {
    const bench = await createBench()
    const [anna, bram] = [await bench.peer('anna'), await bench.peer('bram')]
    await bench.clock.advance(1_000)
    bench.weather.fails = new StoreFailure('unavailable', 'disk full')
    anna.addCard('c1')
    await bench.clock.advance(5_000)
    const notices = () => bram.socket.all('notice').map((frame) => frame.body['code'])
    expect(notices()).toEqual(['store-down'])
    expect((await bench.peer('vera')).socket.all('notice')).toHaveLength(1)
    for (let index = 0; index < 500; index++) anna.addCard(`more${index}`)
    await bench.clock.advance(60_000)
    expect(anna.socket.stored).toBe(0)
    expect(bram.cards()).toEqual([])
    bench.weather.clear()
    await bench.clock.advance(3_000)
    expect(notices()).toEqual(['store-down', 'store-back'])
    expect(anna.socket.stored).toBe(501)
    expect(bram.cards()).toHaveLength(501)
  })

  test('[S43] a store that hangs is told too', async () => {
    const bench = await createBench()
    const anna = await bench.peer('anna')
    await bench.clock.advance(1_000)
    bench.weather.hangs = true
    anna.addCard('c1')
    await bench.clock.advance(5_000)
    expect(anna.socket.all('notice').map((frame) => frame.body['code'])).toEqual(['store-down'])
  })

  test('[S44] each connection hears something at least every 15 s', async () => {
    const bench = await createBench()
    const socket = await bench.socket('anna')
    for (let second = 0, silent = 0; second < 60; second++) {
      await bench.clock.advance(1_000)
      silent = socket.takeTypes().length > 0 ? 0 : silent + 1
      expect(silent).toBeLessThan(15)
    }
  })

  test('[S45] a quick burst goes through, too fast goes slower, drops nothing, and ends with 4529 after 10 s', async () => {
    const bench = await createBench()
    const quick = await bench.socket('anna')
    const update = cardUpdate(new Y.Doc(), 'c1')
    quick.say(say.sync('step2', update))
    for (let index = 0; index < 1_500; index++) quick.say(say.sync('update', update))
    await bench.clock.advance(1_000)
    expect(quick.stored).toBeLessThan(800)
    await bench.clock.advance(8_000)
    expect([quick.stored, quick.closed]).toEqual([1_501, undefined])
    const flood = await bench.socket('bram')
    flood.say(say.sync('step2', Uint8Array.of(0, 0)))
    for (let second = 0; second < 12 && flood.closed === undefined; second++) {
      for (let index = 0; index < 500; index++) flood.say(say.sync('update', update))
      await bench.clock.advance(1_000)
    }
    expect(flood.closed).toBe(CLOSE.tooFast)
  })

  test('[S46] a receiver that cannot keep up is passed by and gets the difference when it can', async () => {
    const bench = await createBench()
    const [anna, slow] = [await bench.peer('anna'), await bench.peer('bram')]
    anna.addCard('c0', 'x'.repeat(10_000))
    await bench.clock.advance(1_000)
    slow.socket.takeTypes()
    slow.socket.buffered = 2 * 1024 * 1024
    anna.addCard('c1')
    await bench.clock.advance(1_000)
    anna.addCard('c2')
    await bench.clock.advance(5_000)
    expect(slow.socket.all('update')).toEqual([])
    slow.socket.buffered = 0
    await bench.clock.advance(2_000)
    expect(slow.cards()).toEqual(['c0', 'c1', 'c2'])
    expect(slow.socket.all('step2').map((frame) => frame.bytes.length < 1_000)).toEqual([true])
    slow.socket.buffered = 2 * 1024 * 1024
    anna.addCard('c3')
    await bench.clock.advance(40_000)
    expect(slow.socket.closed).toBe(1013)
  })

  test('[S47] a board that cannot be read is never an empty one, is named, and can be read later', async () => {
    const bench = await createBench()
    bench.authority.put('x', 'participant')
    const { store } = bench
    const read = store.readBoard.bind(store)
    store.readBoard = async (id) => {
      const board = await read(id)
      return board && { ...board, seq: 1, log: [{ seq: 1, bytes: Uint8Array.of(1, 200, 200, 200) }] }
    }
    await expect(bench.hub.open('w1')).rejects.toThrow(/board w1 .*row 1/)
    expect(bench.lines.join()).toMatch(/w1/)
    store.readBoard = async () => {
      throw new StoreFailure('unavailable', 'disk gone')
    }
    await expect(bench.hub.open('w1')).rejects.toThrow(/disk gone/)
    store.readBoard = read
    expect((await bench.hub.open('w1')).workshopId).toBe('w1')
  })
})

describe('a life long', () => {
  test('[S50] one room a board, however many ask at once', async () => {
    const bench = await createBench()
    const rooms = await Promise.all([bench.hub.open('w1'), bench.hub.open('w1'), bench.hub.open('w1')])
    expect(new Set(rooms).size).toBe(1)
    expect(bench.hub.peek('w1')).toBe(rooms[0])
  })

  test('[S51] an idle board is let go, and opens again equal', async () => {
    const bench = await createBench()
    const anna = await bench.peer('anna')
    anna.addCard('c1')
    anna.addCard('c2')
    await bench.clock.advance(100)
    const before = await (await bench.hub.open('w1')).content()
    await bench.clock.advance(120_000)
    expect(bench.hub.peek('w1')).toBeDefined()
    anna.leave()
    await bench.clock.advance(120_000)
    expect(bench.hub.peek('w1')).toBeUndefined()
    expect(bench.authority.listeners).toBe(0)
    expect(await (await bench.hub.open('w1')).content()).toEqual(before)
    expect((await bench.store.readBoard('w1'))?.log).toEqual([])
  })

  test('[S52] stopping stores what waits and closes with 1012', async () => {
    const bench = await createBench()
    const anna = await bench.peer('anna')
    await bench.clock.advance(1_000)
    bench.weather.hangs = true
    anna.addCard('c1')
    const stopping = bench.hub.stop()
    await bench.clock.advance(100)
    expect(anna.socket.closed).toBeUndefined()
    bench.weather.clear()
    await bench.clock.settle()
    await stopping
    expect(anna.socket.closed).toBe(CLOSE.restarting)
    expect(anna.socket.stored).toBe(1)
    await expect(bench.hub.open('w1')).rejects.toThrow(/stopping/)
    bench.restart()
    expect((await (await bench.hub.open('w1')).content()).cards).toHaveLength(1)
  })

  test('[S53] stopping does not wait for ever for a store that hangs', async () => {
    const bench = await createBench()
    const anna = await bench.peer('anna')
    await bench.clock.advance(1_000)
    bench.weather.hangs = true
    anna.addCard('c1')
    const stopping = bench.hub.stop()
    await bench.clock.advance(9_000)
    await stopping
    expect(anna.socket.closed).toBe(CLOSE.restarting)
  })

  test('[S54] a log that outweighs the state is compacted and nothing changes', async () => {
    const bench = await createBench()
    const anna = await bench.peer('anna')
    for (let index = 0; index < 40; index++) {
      anna.addCard(`c${index}`, 'word '.repeat(500))
      await bench.clock.advance(40)
    }
    await bench.clock.advance(3_000)
    const stored = await bench.store.readBoard('w1')
    expect(stored?.log.length).toBeLessThan(5)
    bench.restart()
    expect((await (await bench.hub.open('w1')).content()).cards).toHaveLength(40)
  })

  test('[S55] a board that is forgotten closes its sockets and stores nothing more', async () => {
    const bench = await createBench()
    const anna = await bench.peer('anna')
    await bench.clock.advance(100)
    await bench.hub.forget('w1', CLOSE.gone)
    expect(anna.socket.closed).toBe(CLOSE.gone)
    expect(bench.hub.peek('w1')).toBeUndefined()
  })

  test('[S55] who waits for a board that ends hears of it, and does not wait for ever', async () => {
    const bench = await createBench()
    const anna = await bench.peer('anna')
    await bench.clock.advance(1_000)
    bench.weather.hangs = true
    anna.addCard('c1')
    await bench.clock.settle()
    const room = await bench.hub.open('w1')
    const waiting = Promise.allSettled([room.content(), room.seal(() => ({ ok: true, value: [] })), room.change('anna', () => ({ ok: true, value: undefined }))])
    await bench.clock.settle()
    await bench.hub.forget('w1', CLOSE.gone)
    await bench.clock.settle()
    expect((await waiting).map((each) => each.status)).toEqual(['rejected', 'rejected', 'rejected'])
  })

  test('[S56] a change by the server is durable before it is seen, and has an author', async () => {
    const bench = await createBench()
    const anna = await bench.peer('anna')
    await bench.clock.advance(100)
    bench.weather.hangs = true
    const room = await bench.hub.open('w1')
    let done = false
    const change = room.change('facilitator', (doc) => {
      const peer = new Peer(Object.assign(Object.create(null), { frames: [], say: () => undefined }), doc, { silent: true })
      peer.addCard('imported')
      return { ok: true, value: undefined }
    })
    void change.then(() => (done = true))
    await bench.clock.advance(100)
    expect([done, anna.cards()]).toEqual([false, []])
    bench.weather.clear()
    await bench.clock.advance(100)
    expect([done, anna.cards()]).toEqual([true, ['imported']])
    expect((await bench.store.readAuthors('w1')).get('imported')).toBe('facilitator')
    const declined = await room.change('facilitator', (doc) => {
      doc.getMap('cards').delete('imported')
      return { ok: false, refused: 'board-full' }
    })
    await bench.clock.advance(100)
    expect([declined.ok, anna.cards()]).toEqual([false, ['imported']])
  })
})
