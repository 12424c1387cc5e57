import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createBench, type Bench, type Peer } from '../../test/room/bench.ts'
import { StoreFailure } from '../ports/store.ts'

/** A board with c1 and c2 durable, changed since anybody asked for all of it; then the store takes nothing more, and work waits. */
async function storeGoesDown(weather: 'fails' | 'hangs'): Promise<{ readonly bench: Bench; readonly anna: Peer; readonly reads: () => number }> {
  const bench = await createBench()
  const read = bench.store.readBoard.bind(bench.store)
  let reads = 0
  bench.store.readBoard = (id) => {
    reads += 1
    return read(id)
  }
  const anna = await bench.peer('anna')
  for (const id of ['c1', 'c2']) {
    anna.addCard(id)
    await bench.clock.advance(1_000)
  }
  if (weather === 'fails') bench.weather.fails = new StoreFailure('unavailable', 'disk full')
  else bench.weather.hangs = true
  anna.doc.getMap('cards').delete('c1')
  anna.addCard('c3')
  await bench.clock.advance(100)
  return { bench, anna, reads: () => reads }
}

test.each(['fails', 'hangs'] as const)('[S150] while a commit %s who joins gets the durable board within two seconds, with what is only about to be deleted and without what is only about to come', async (weather) => {
  const { bench, anna } = await storeGoesDown(weather)
  const joiner = await bench.peer('bram')
  await bench.clock.advance(500)
  expect(joiner.socket.all('step2')).toHaveLength(0)
  await bench.clock.advance(1_500)
  expect([joiner.cards(), joiner.socket.all('step2').length]).toEqual([['c1', 'c2'], 1])
  expect(anna.socket.stored).toBe(2)
  bench.weather.clear()
  await bench.clock.advance(3_000)
  expect(joiner.cards()).toEqual(['c2', 'c3'])
  expect(Y.encodeStateVector(joiner.doc)).toEqual(Y.encodeStateVector(anna.doc))
})

test('[S150] who returns while the store is down gets the difference, and hands in its own work', async () => {
  const { bench } = await storeGoesDown('fails')
  const away = await bench.peer('bram')
  await bench.clock.advance(2_000)
  away.leave()
  const back = await bench.peer('bram', away.doc)
  await bench.clock.advance(2_000)
  expect(back.socket.all('step2').map((frame) => frame.bytes.length < 30)).toEqual([true])
  back.addCard('c4')
  await bench.clock.advance(5_000)
  expect(back.socket.stored).toBe(0)
  bench.weather.clear()
  await bench.clock.advance(3_000)
  expect([back.cards(), back.socket.stored]).toEqual([['c2', 'c3', 'c4'], 1])
})

test('[S150] two hundred who join while the store is down cost one reading of it; without trouble it is never read again', async () => {
  const { bench, reads } = await storeGoesDown('fails')
  expect(reads()).toBe(1)
  const joiners = await Promise.all(Array.from({ length: 200 }, () => bench.peer('bram')))
  await bench.clock.advance(5_000)
  expect(joiners.filter((joiner) => joiner.cards().length !== 2)).toEqual([])
  expect(reads()).toBe(2)
  bench.weather.clear()
  await bench.clock.advance(3_000)
  expect(joiners.filter((joiner) => joiner.cards().join() !== 'c2,c3')).toEqual([])
  const late = await bench.peer('bram')
  await bench.clock.advance(1_000)
  expect([late.cards(), reads()]).toEqual([['c2', 'c3'], 2])
})

test('[S150] a whole encoding that is still the newest is given at once, also while a commit hangs and the store cannot be read', async () => {
  const bench = await createBench()
  const anna = await bench.peer('anna')
  anna.addCard('c1')
  await bench.clock.advance(1_000)
  await bench.peer('bram') // asks for all: encoded
  await bench.clock.advance(1_000)
  bench.weather.hangs = true
  bench.store.readBoard = () => new Promise(() => undefined)
  anna.doc.getMap('cards').delete('c1')
  await bench.clock.advance(100)
  const joiner = await bench.peer('vera')
  await bench.clock.settle()
  expect(joiner.cards()).toEqual(['c1'])
  const back = await bench.peer('vera', joiner.doc)
  await bench.clock.advance(2_000)
  expect(back.socket.all('step2')).toHaveLength(1)
  bench.weather.clear()
  await bench.clock.advance(1_000)
  expect([joiner.cards(), back.cards()]).toEqual([[], []])
})

test('[S150] a store that cannot be read either lets joiners wait, is asked again now and then, and answers them when it is back', async () => {
  const { bench, reads } = await storeGoesDown('fails')
  const read = bench.store.readBoard.bind(bench.store)
  bench.store.readBoard = async (id) => {
    await read(id)
    throw new StoreFailure('unavailable', 'disk gone')
  }
  const joiner = await bench.peer('bram')
  await bench.clock.advance(21_000)
  expect(joiner.socket.all('step2')).toHaveLength(0)
  expect(reads()).toBeGreaterThan(3)
  expect(reads()).toBeLessThan(8)
  bench.weather.clear()
  await bench.clock.advance(3_000)
  expect(joiner.cards()).toEqual(['c2', 'c3'])
})

test('[S150] another generation in the store is not taken for this board', async () => {
  const { bench } = await storeGoesDown('fails')
  const read = bench.store.readBoard.bind(bench.store)
  bench.store.readBoard = async (id) => {
    const board = await read(id)
    return board && { ...board, generation: 'elsewhere' }
  }
  const joiner = await bench.peer('bram')
  await bench.clock.advance(10_000)
  expect(joiner.socket.all('step2')).toHaveLength(0)
})
