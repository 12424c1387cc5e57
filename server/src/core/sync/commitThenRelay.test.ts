import { CLOSE } from '@visiebord/shared/protocol/frames.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createBench } from '../../test/room/bench.ts'
import { cardUpdate } from '../../test/room/cardUpdate.ts'
import { say } from '../../test/room/wireSocket.ts'

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

  test('[S12] with two hundred people a busy board ticks half as often', async () => {
    const bench = await createBench()
    const anna = await bench.peer('anna')
    for (let other = 0; other < 199; other++) await bench.socket(`bram`)
    await bench.clock.advance(1_000)
    anna.addCard('c1')
    await bench.clock.settle()
    anna.addCard('c2')
    await bench.clock.advance(31)
    expect(anna.socket.stored).toBe(1)
    await bench.clock.advance(1)
    expect(anna.socket.stored).toBe(2)
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
