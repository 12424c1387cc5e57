import { CLOSE } from '@visiebord/shared/protocol/frames.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createBench } from '../../test/room/bench.ts'
import { cardUpdate } from '../../test/room/cardUpdate.ts'
import { say } from '../../test/room/wireSocket.ts'
import { StoreFailure } from '../ports/store.ts'

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
    await bench.clock.advance(601_000)
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
