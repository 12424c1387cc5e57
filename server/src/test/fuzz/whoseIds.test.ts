/** Whose a Yjs client id is, through the room: what the gate alone cannot show. */
import { CLOSE } from '@visiebord/shared/protocol/frames.ts'
import * as encoding from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { craftUpdate, gc } from '../../core/sync/gate/test/craftUpdate.ts'
import { createBench, Peer, type Bench } from '../room/bench.ts'
import { cardUpdate } from '../room/cardUpdate.ts'
import { say, WireSocket } from '../room/wireSocket.ts'

const docOf = (clientId: number): Y.Doc => {
  const doc = new Y.Doc()
  doc.clientID = clientId
  return doc
}
const cardsOf = async (bench: Bench): Promise<readonly string[]> => (await (await bench.hub.open('w1')).content()).cards.map((card) => card.id)
const varUint = (value: number): string => encoding.encode((encoder) => encoding.writeVarUint(encoder, value)).join(' ')

describe('ids of colleagues', () => {
  test.each([
    ['takes the next clocks of a colleague', (client: number, clock: number) => say.sync('update', craftUpdate({ structs: [{ client, clock, of: [gc(9)] }] })), 'not-your-id'],
    ['takes them far ahead', (client: number) => say.sync('update', craftUpdate({ structs: [{ client, clock: 99, of: [gc(9)] }] })), 'not-your-id'],
    ['deletes what a colleague has yet to write', (client: number, clock: number) => say.sync('update', craftUpdate({ deletions: [{ client, ranges: [[clock, 99]] }] })), 'gap'],
    ['says that a colleague has gone', (client: number) => say.awareness({ client, clock: 99, state: 'null' }), undefined],
  ] as const)('[G43] a message of a dozen bytes that %s neither silences nor erases', async (_, message, code) => {
    const bench = await createBench()
    const anna = await bench.peer('anna', docOf(200_000))
    const mal = await bench.peer('bram')
    anna.addCard('c1')
    await bench.clock.advance(100)
    const bytes = message(200_000, Y.getState(anna.doc.store, 200_000))
    expect(bytes.length).toBeLessThanOrEqual(16)
    mal.socket.say(bytes)
    await bench.clock.advance(100)
    expect(mal.socket.refusedWith).toBe(code)
    anna.addCard('c2')
    anna.doc.getMap<Y.Map<unknown>>('cards').get('c1')?.set('color', 'geel')
    await bench.clock.advance(1_000)
    expect([anna.socket.refusedWith, anna.socket.stored]).toEqual([undefined, 3])
    const reader = await bench.peer('vera')
    await bench.clock.advance(100)
    expect(reader.cards()).toEqual(['c1', 'c2'])
    expect(reader.doc.getMap('cards').toJSON()).toMatchObject({ c1: { color: 'geel' } })
    expect(JSON.stringify(reader.socket.all('people'))).toContain('"client":200000')
  })
})

describe('ids of who is about to join', () => {
  const FRESH = 0x1234_5678

  test.each([
    ['beside an id of a colleague, in a message that is refused', (other: number) => [say.sync('update', craftUpdate({ structs: [other, FRESH].map((client) => ({ client, clock: client === other ? 500 : 0, of: [gc(1)] })) }))]],
    ['as what a struct hangs on', () => [say.sync('update', cardUpdate(docOf(77), 'x').fill(0, -1)), say.sync('update', craftUpdate({ deletions: [{ client: FRESH, ranges: [[0, 5]] }] }))]],
    ['in awareness behind its own', () => [say.awareness({ client: 66, clock: 1, state: '{}' }, { client: FRESH, clock: 1, state: '{}' }), say.awareness({ client: FRESH, clock: 2, state: '{}' })]],
    ['in a state vector', () => [say.sync('step1', Y.encodeStateVector(new Map([[FRESH, 9]])))]],
  ] as const)('[G44] named by another %s, it stays free', async (_, messages) => {
    const bench = await createBench()
    const anna = await bench.peer('anna')
    anna.addCard('c1')
    await bench.clock.advance(100)
    const mal = await bench.peer('bram')
    for (const message of messages(anna.doc.clientID)) mal.socket.say(message)
    await bench.clock.advance(100)
    bench.authority.put('joiner', 'participant')
    const joiner = await bench.peer('joiner', docOf(FRESH))
    joiner.addCard('mine')
    await bench.clock.advance(100)
    expect([joiner.socket.refusedWith, joiner.socket.closed, joiner.socket.stored]).toEqual([undefined, undefined, 1])
    expect(await cardsOf(bench)).toContain('mine')
  })

  test('[G44] taken by another all the same, whom it belonged to is told, loses nothing on the board and writes on under a new one', async () => {
    const bench = await createBench()
    const mal = await bench.peer('bram', docOf(FRESH))
    mal.addCard('squat')
    await bench.clock.advance(100)
    const typedBefore = docOf(FRESH)
    cardUpdate(typedBefore, 'mine', 'more than the other has written under this id')
    const joiner = await bench.peer('anna', typedBefore)
    await bench.clock.advance(100)
    expect([joiner.socket.refusedWith, joiner.socket.closed]).toEqual(['not-your-id', undefined])
    joiner.leave()
    const afresh = await bench.peer('anna', docOf(FRESH + 1))
    afresh.addCard('mine')
    await bench.clock.advance(100)
    expect([afresh.socket.refusedWith, afresh.socket.stored]).toEqual([undefined, 1])
    expect(await cardsOf(bench)).toEqual(['mine', 'squat'])
  })

  test('[G44] seen on another board, it is free on this one', async () => {
    const bench = await createBench()
    await bench.addBoard('w2', { anna: 'participant', bram: 'participant' })
    const anna = await bench.peer('anna', docOf(FRESH), 'w1')
    anna.addCard('c1')
    const bram = await bench.peer('bram', docOf(FRESH), 'w2')
    bram.addCard('c2')
    await bench.clock.advance(100)
    expect([anna, bram].map(({ socket }) => [socket.refusedWith, socket.stored])).toEqual([[undefined, 1], [undefined, 1]])
  })

  test('[G44] nobody hears of it before it is bound durably, and a server that dies before has told nobody', async () => {
    const bench = await createBench()
    const heard: string[] = []
    const listener = new WireSocket()
    listener.onFrame = (_frame, bytes) => heard.push(` ${bytes.join(' ')} `)
    listener.join(await bench.hub.open('w1'), { participantId: 'bram' })
    await bench.clock.advance(1_000)
    const asText = new TextEncoder().encode(`${FRESH}`).join(' ')
    const hears = (): boolean => heard.some((bytes) => bytes.includes(` ${varUint(FRESH)} `) || bytes.includes(` ${asText} `))
    bench.weather.hangs = true
    const doc = docOf(FRESH)
    const anna = await bench.peer('anna', doc)
    anna.addCard('c1')
    await bench.clock.advance(5_000)
    listener.say(say.sync('step1', Uint8Array.of(0)))
    listener.say(say.queryAwareness())
    await bench.clock.advance(1_000)
    expect(hears()).toBe(false)

    bench.restart()
    bench.weather.hangs = false // what hung died with the server
    const back = await bench.peer('anna', doc)
    const again = new WireSocket()
    again.onFrame = listener.onFrame
    again.join(await bench.hub.open('w1'), { participantId: 'bram' })
    await bench.clock.advance(1_000)
    expect([back.socket.refusedWith, back.socket.stored]).toEqual([undefined, 1])
    expect(hears()).toBe(true)
  })
})

describe('ids of one person', () => {
  test('[G45] a reconnect goes on under the same id, also after the server started anew', async () => {
    const bench = await createBench()
    const doc = new Y.Doc()
    const first = await bench.peer('anna', doc)
    first.addCard('c1')
    await bench.clock.advance(100)
    first.leave()
    cardUpdate(doc, 'offline')
    bench.restart()
    const back = await bench.peer('anna', doc)
    back.addCard('c2')
    await bench.clock.advance(100)
    expect([back.socket.refusedWith, back.socket.stored]).toEqual([undefined, 2])
    expect(await cardsOf(bench)).toEqual(['c1', 'c2', 'offline'])
  })

  test('[G45] a page that was reloaded brings what the old one had not sent, under the old id', async () => {
    const bench = await createBench()
    const old = await bench.peer('anna', docOf(10))
    old.addCard('c1')
    await bench.clock.advance(100)
    old.leave()
    old.addCard('unsent')
    const reloaded = docOf(11)
    Y.applyUpdate(reloaded, Y.encodeStateAsUpdate(old.doc))
    const back = await bench.peer('anna', reloaded)
    back.addCard('c2')
    await bench.clock.advance(100)
    expect(back.socket.refusedWith).toBeUndefined()
    expect(await cardsOf(bench)).toEqual(['c1', 'c2', 'unsent'])
  })

  test('[G45] two tabs write at once, and one brings what the other has not sent', async () => {
    const bench = await createBench()
    const [one, two] = [await bench.peer('anna', docOf(10)), await bench.peer('anna', docOf(11))]
    one.addCard('c1')
    two.addCard('c2')
    await bench.clock.advance(100)
    one.leave()
    one.addCard('unsent')
    Y.applyUpdate(two.doc, Y.encodeStateAsUpdate(one.doc)) // by way of the local copy that they share
    two.addCard('c3')
    const back = await bench.peer('anna', one.doc)
    back.addCard('c4')
    await bench.clock.advance(100)
    expect([two.socket.refusedWith, back.socket.refusedWith]).toEqual([undefined, undefined])
    expect(await cardsOf(bench)).toEqual(['c1', 'c2', 'c3', 'c4', 'unsent'])
  })

  test('[G45] who takes over a shared computer cannot send what the one before had not sent, and closes nothing of theirs', async () => {
    const bench = await createBench()
    const old = await bench.peer('anna', docOf(10))
    old.addCard('c1')
    await bench.clock.advance(100)
    old.leave()
    old.addCard('unsent')
    const other = docOf(11)
    Y.applyUpdate(other, Y.encodeStateAsUpdate(old.doc))
    const bram = await bench.peer('bram', other)
    await bench.clock.advance(100)
    expect(bram.socket.closed).toBe(CLOSE.otherGeneration) // as [S36]: it starts afresh
    const back = await bench.peer('anna', old.doc)
    await bench.clock.advance(100)
    expect([back.socket.refusedWith, back.socket.stored]).toEqual([undefined, 1])
    expect(await cardsOf(bench)).toEqual(['c1', 'unsent'])
  })

  test('[G41] what was too large to wait for SyncStep2 closes the id for good, also after a restart', async () => {
    const bench = await createBench()
    const mine = await bench.peer('anna', docOf(10))
    mine.addCard('c1')
    await bench.clock.advance(100)
    mine.leave()
    const socket = await bench.socket('anna')
    for (let message = 0; socket.takeTypes().every((type) => type !== 'refused') && message < 5; message++) {
      socket.say(say.sync('update', craftUpdate({ structs: [{ client: 10, clock: 1_000 * message, of: Array.from({ length: 80_000 }, () => gc(1)) }] })))
      await bench.clock.advance(100)
    }
    bench.restart()
    mine.addCard('c2')
    const back = await bench.socket('anna')
    back.say(say.sync('step2', Y.encodeStateAsUpdate(mine.doc)))
    await bench.clock.advance(100)
    expect(back.refusedWith).toBe('closed-id')
  })
})

describe('how many ids', () => {
  const many = (first: number, count: number): Uint8Array => craftUpdate({ structs: Array.from({ length: count }, (_, index) => ({ client: first + index, clock: 0, of: [gc(1)] })) })
  const takeAll = async (bench: Bench, participantId: string, first: number): Promise<WireSocket> => {
    const socket = await bench.socket(participantId)
    socket.say(say.sync('step2', Uint8Array.of(0, 0)))
    for (let taken = 0; taken < 2_000; taken += 50) socket.say(say.sync('update', many(first + taken, 50)))
    await bench.clock.advance(1_000)
    return socket
  }

  test('[G42] two thousand of one person on one board, counted anew after a restart; those that they have stay theirs', async () => {
    const bench = await createBench()
    const mal = await takeAll(bench, 'bram', 1_000_000)
    expect([mal.refusedWith, mal.stored]).toEqual([undefined, 40])
    bench.restart()
    const again = await bench.socket('bram')
    again.say(say.sync('step2', craftUpdate({ structs: [{ client: 1_000_000, clock: 1, of: [gc(1)] }] })))
    again.say(say.sync('update', many(2_000_000, 1)))
    await bench.clock.advance(100)
    expect([again.stored, again.refusedWith]).toEqual([1, 'message-too-large'])
    const anna = await bench.peer('anna')
    anna.addCard('c1')
    await bench.clock.advance(100)
    expect(anna.socket.stored).toBe(1)
  })

  test('[G42] a board on which more than 20,000 ids wrote still lets people join, reconnect and write', async () => {
    const bench = await createBench()
    for (let person = 0; person < 11; person++) {
      bench.authority.put(`mal${person}`, 'participant')
      expect((await takeAll(bench, `mal${person}`, 1_000_000 * (person + 1))).refusedWith).toBeUndefined()
    }
    const anna = await bench.peer('anna')
    await bench.clock.advance(1_000)
    anna.leave()
    expect(anna.doc.store.clients.size).toBeGreaterThan(22_000)
    const back = new Peer(await bench.socket('anna'), anna.doc)
    back.addCard('c1')
    await bench.clock.advance(1_000)
    expect([back.socket.closed, back.socket.refusedWith]).toEqual([undefined, undefined])
    expect(await cardsOf(bench)).toEqual(['c1'])
    const bomb = await bench.socket('bram')
    bomb.say(say.sync('step1', Y.encodeStateVector(new Map(Array.from({ length: 60_000 }, (_, client) => [client, 1])))))
    expect(bomb.closed).toBe(CLOSE.notThisProtocol)
  })
})
