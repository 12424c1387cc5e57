import { accept, decline } from '@visiebord/shared/workshop/refusals.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createBench, type Bench } from '../../test/room/bench.ts'
import { say } from '../../test/room/wireSocket.ts'
import type { BoardAtBarrier } from '../ports/room.ts'
import { StoreFailure, type StoreWrite } from '../ports/store.ts'

const snapshot = (number: number): StoreWrite => ({
  type: 'snapshot',
  snapshot: { number, roundId: 'r1', sealedAt: '2026-11-22T00:00:00.000Z', sha256: `h${number}`, previousSha256: number === 1 ? null : `h${number - 1}`, workshopId: 'w1', record: '{}', state: new Uint8Array() },
})

/** Seals as the workshop side does: the authority changes in the turn in which the promise answers. */
async function startSeal(bench: Bench, number = 1) {
  const room = await bench.hub.open('w1')
  const seen: { board?: BoardAtBarrier; done: boolean } = { done: false }
  const seal = room
    .seal((board) => {
      seen.board = board
      return accept([snapshot(number)])
    })
    .then((outcome) => {
      seen.done = true
      if (outcome.ok) bench.authority.setSealed(number)
      return outcome
    })
  return { seal, seen, cards: () => seen.board?.content.cards.map((card) => card.id) }
}

test('[S90] nobody who gave `sealed` is here: the barrier falls at once', async () => {
  const bench = await createBench()
  const anna = await bench.peer('anna')
  await bench.clock.advance(100)
  anna.addCard('c1')
  const { seen, cards } = await startSeal(bench)
  await bench.clock.settle()
  expect([seen.done, cards()]).toEqual([true, ['c1']])
  expect(anna.socket.all('handIn')).toEqual([])
  const copy = new Y.Doc()
  Y.applyUpdate(copy, seen.board?.state ?? new Uint8Array())
  expect([...copy.getMap('cards').keys()]).toEqual(['c1'])
})

test('[S91] connections that gave `sealed` hand in first: what comes before their answer is in the record', async () => {
  const bench = await createBench()
  const [anna, bram] = [await bench.peer({ participantId: 'anna', sealed: 0 }), await bench.peer({ participantId: 'bram', sealed: 0 })]
  await bench.clock.advance(100)
  const { seen, cards } = await startSeal(bench)
  await bench.clock.advance(500)
  expect([anna.socket.all('handIn').length, bram.socket.all('handIn').length, seen.done]).toEqual([1, 1, false])
  anna.addCard('in hand')
  anna.socket.say(say.handIn())
  await bench.clock.advance(500)
  expect(seen.done).toBe(false)
  bram.socket.say(say.handIn())
  await bench.clock.advance(100)
  expect([seen.done, cards()]).toEqual([true, ['in hand']])
  expect(anna.socket.stored).toBe(1)
})

test('[S92] after two seconds the barrier falls; who has not answered is late, the facilitator too, until it answers', async () => {
  const bench = await createBench()
  const [anna, facilitator, other] = [
    await bench.peer({ participantId: 'anna', sealed: 0 }),
    await bench.peer({ participantId: 'facilitator', sealed: 0 }),
    await bench.peer({ participantId: 'facilitator', sealed: 0 }),
  ]
  await bench.clock.advance(100)
  const { seen, cards } = await startSeal(bench)
  await bench.clock.advance(1_900)
  expect(seen.done).toBe(false)
  await bench.clock.advance(200)
  expect([seen.done, cards()]).toEqual([true, []])
  anna.addCard('late1')
  facilitator.addCard('late2')
  other.socket.say(say.handIn())
  other.addCard('for the next round')
  await bench.clock.advance(100)
  expect([anna.socket.refusedWith, facilitator.socket.refusedWith, other.socket.refusedWith]).toEqual(['late', 'late', undefined])
  expect((await (await bench.hub.open('w1')).content()).cards.map((card) => card.id)).toEqual(['for the next round'])
})

test('[S93] who goes while hands are collected is not waited for', async () => {
  const bench = await createBench()
  const anna = await bench.peer({ participantId: 'anna', sealed: 0 })
  await bench.clock.advance(100)
  const { seen } = await startSeal(bench)
  anna.leave()
  await bench.clock.settle()
  expect(seen.done).toBe(true)
})

test('[S94] last flush and snapshot are one transaction: nothing is told before it is durable, and nothing slips in behind the barrier', async () => {
  const bench = await createBench()
  const [anna, bram] = [await bench.peer('anna'), await bench.peer('bram')]
  await bench.clock.advance(1_000)
  anna.addCard('c1')
  bench.weather.hangs = true
  const { seen, cards } = await startSeal(bench)
  await bench.clock.settle()
  expect(cards()).toEqual(['c1'])
  bram.addCard('behind the barrier')
  bram.socket.takeTypes()
  bench.authority.put('another', 'viewer') // tells: the authority may show at this moment what is not durable yet
  await bench.clock.advance(500)
  expect(bram.socket.takeTypes()).not.toContain('view')
  expect([seen.done, anna.socket.stored, bram.cards()]).toEqual([false, 0, ['behind the barrier']])
  bench.weather.clear()
  await bench.clock.advance(100)
  expect([seen.done, anna.socket.stored, bram.socket.refusedWith]).toEqual([true, 1, 'no-open-round'])
  const stored = await bench.store.readSnapshot('w1', 1)
  expect(stored?.number).toBe(1)
  bench.restart()
  expect((await (await bench.hub.open('w1')).content()).cards.map((card) => card.id)).toEqual(['c1'])
})

test('[S95] a seal waits for a commit that is under way', async () => {
  const bench = await createBench()
  const anna = await bench.peer('anna')
  await bench.clock.advance(1_000)
  bench.weather.hangs = true
  anna.addCard('c1')
  await bench.clock.settle()
  const { seen, cards } = await startSeal(bench)
  await bench.clock.advance(500)
  expect(seen.board).toBeUndefined()
  anna.addCard('c2')
  bench.weather.clear()
  await bench.clock.advance(100)
  expect([seen.done, cards(), anna.socket.stored]).toEqual([true, ['c1', 'c2'], 2])
})

test('[S96] a seal that is declined, or cannot be stored, leaves the round as it was and frees everybody', async () => {
  const bench = await createBench()
  const anna = await bench.peer({ participantId: 'anna', sealed: 0 })
  await bench.clock.advance(1_000)
  const room = await bench.hub.open('w1')
  anna.socket.takeTypes()
  const declined = room.seal(() => decline('round-not-open'))
  anna.addCard('c1')
  await bench.clock.advance(2_500)
  expect(await declined).toMatchObject({ ok: false, refused: 'round-not-open' })
  expect(anna.socket.takeTypes()).toContain('view')
  anna.addCard('c2')
  await bench.clock.advance(100)
  expect(anna.socket.stored).toBe(2)
  bench.weather.fails = new StoreFailure('unavailable', 'disk full')
  const failed = room.seal(() => accept([snapshot(1)])).catch((error: unknown) => error)
  await bench.clock.advance(2_500)
  expect(await failed).toBeInstanceOf(StoreFailure)
  bench.weather.clear()
  anna.addCard('c3')
  await bench.clock.advance(3_000)
  expect(anna.socket.stored).toBe(3)
  expect(anna.socket.refusedWith).toBeUndefined()
})

test('[S97] two seals at once come one after the other', async () => {
  const bench = await createBench()
  await bench.peer('anna')
  const room = await bench.hub.open('w1')
  const order: string[] = []
  const first = room.seal(() => (order.push('first'), accept([snapshot(1)])))
  const second = room.seal(() => (order.push('second'), decline('round-not-open')))
  bench.authority.setSealed(1)
  await bench.clock.advance(3_000)
  expect([(await first).ok, (await second).ok, order]).toEqual([true, false, ['first', 'second']])
})
