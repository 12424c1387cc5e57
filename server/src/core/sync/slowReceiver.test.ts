import { expect, test } from 'vitest'
import { createBench } from '../../test/room/bench.ts'
import { StoreFailure } from '../ports/store.ts'

const SLOW = 2 * 1024 * 1024

test('[S46] a receiver that has drained gets its difference soon, also on a board where a commit is nearly always under way', async () => {
  const bench = await createBench()
  const commit = bench.store.commit.bind(bench.store)
  bench.store.commit = async (writes) => {
    await new Promise<void>((resolve) => void bench.clock.after(23, resolve)) // a slow disk
    await commit(writes)
  }
  const [anna, slow] = [await bench.peer('anna'), await bench.peer('bram')]
  await bench.clock.advance(2_000)
  slow.socket.buffered = SLOW
  let made = 0
  const work = async (ms: number): Promise<void> => {
    for (let passed = 0; passed < ms; passed += 8) {
      anna.addCard(`c${++made}`)
      await bench.clock.advance(8)
    }
  }
  await work(1_500)
  expect(slow.cards()).toEqual([])
  slow.socket.buffered = 0
  await work(2_500)
  expect(slow.cards().length).toBeGreaterThan(made - 20)
  expect(slow.socket.all('step2').length, 'one at joining, one difference').toBe(2)
  await bench.clock.advance(2_000)
  expect(slow.cards()).toEqual(anna.cards())
  expect([slow.doc.store.pendingStructs, slow.doc.store.pendingDs]).toEqual([null, null])
})

test('[S46] [S150] who has not had its first answer yet and falls behind gets all of the board, not only what came since', async () => {
  const bench = await createBench()
  const anna = await bench.peer('anna')
  anna.addCard('c1')
  await bench.clock.advance(1_000)
  bench.weather.hangs = true
  anna.addCard('c2')
  await bench.clock.advance(20)
  const joiner = await bench.peer('bram') // its question waits
  joiner.socket.buffered = SLOW
  bench.store.readBoard = () => Promise.reject(new StoreFailure('unavailable', 'disk gone'))
  bench.weather.clear()
  bench.weather.hangs = true
  await bench.clock.settle()
  for (let index = 3; index < 6; index++) {
    anna.addCard(`c${index}`)
    await bench.clock.advance(300)
    bench.weather.clear()
    bench.weather.hangs = true
  }
  joiner.socket.buffered = 0
  await bench.clock.advance(3_000)
  bench.weather.clear()
  await bench.clock.advance(3_000)
  expect(joiner.cards()).toEqual(['c1', 'c2', 'c3', 'c4', 'c5'])
})

test('[S46] [S150] a receiver that has drained while the store takes nothing gets what is durable', async () => {
  const bench = await createBench()
  const [anna, slow] = [await bench.peer('anna'), await bench.peer('bram')]
  await bench.clock.advance(2_000)
  slow.socket.buffered = SLOW
  anna.addCard('c1')
  await bench.clock.advance(1_000)
  bench.weather.fails = new StoreFailure('unavailable', 'disk full')
  anna.addCard('c2')
  await bench.clock.advance(100)
  slow.socket.buffered = 0
  await bench.clock.advance(4_000)
  expect(slow.cards()).toEqual(['c1'])
  bench.weather.clear()
  await bench.clock.advance(4_000)
  expect(slow.cards()).toEqual(['c1', 'c2'])
})

test('[S151] who joins a board larger than 16 MiB over any line gets it: what is told meanwhile does not cut the line, beyond that it does', async () => {
  const bench = await createBench()
  const anna = await bench.peer('anna')
  for (let index = 0; index < 900; index++) {
    anna.addCard(`c${index}`, String(index).padEnd(19_900, 'x'))
    if (index % 50 === 49) await bench.clock.advance(1_000)
  }
  await bench.clock.advance(5_000)
  expect(anna.socket.closed).toBeUndefined()
  const joiner = await bench.peer('bram')
  await bench.clock.settle()
  const whole = joiner.socket.all('step2')[0]?.bytes.length ?? 0
  expect(whole).toBeGreaterThan(16 * 1024 * 1024)
  joiner.socket.buffered = whole
  for (let second = 0; second < 60; second++) await bench.clock.advance(1_000)
  expect([joiner.socket.closed, joiner.cards().length]).toEqual([undefined, 900])
  joiner.socket.buffered = whole + 17 * 1024 * 1024
  await bench.clock.advance(20_000)
  expect(joiner.socket.closed).toBe(1013)
})
