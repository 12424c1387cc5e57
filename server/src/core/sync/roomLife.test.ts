import { CLOSE } from '@visiebord/shared/protocol/frames.ts'
import { describe, expect, test } from 'vitest'
import { createBench, Peer } from '../../test/room/bench.ts'

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
