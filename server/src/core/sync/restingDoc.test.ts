import * as Y from 'yjs'
import { describe, expect, test, vi } from 'vitest'
import { createBench } from '../../test/room/bench.ts'
import { RestingDoc } from './restingDoc.ts'

function docWith(cards: number): Y.Doc {
  const doc = new Y.Doc()
  for (let index = 0; index < cards; index++) doc.getMap('cards').set(`c${index}`, new Y.Map([['kind', 'note']]))
  doc.getMap('cards').delete('c0')
  return doc
}
const look = (resting: RestingDoc, times: number): void => {
  for (let time = 0; time < times; time++) resting.look()
}

describe('[DB53] a document that nobody needs', () => {
  test('sleeps, answers from its bytes, and wakes equal', () => {
    const doc = docWith(10)
    const before = Y.snapshot(doc)
    const resting = new RestingDoc(doc)
    look(resting, 2)
    expect(resting.isAsleep).toBe(false)
    look(resting, 1)
    expect([resting.isAsleep, resting.clientCount]).toEqual([true, 1])
    expect(resting.encoded()).toEqual(Y.encodeStateAsUpdate(doc))
    expect(resting.isAsleep).toBe(true)
    expect(Y.equalSnapshots(Y.snapshot(resting.awake()), before)).toBe(true)
    expect([resting.isAsleep, resting.awake() === resting.awake()]).toEqual([false, true])
  })

  test('stays awake while it is needed between the looks, and when waking it would take long', () => {
    const needed = new RestingDoc(docWith(10))
    for (let time = 0; time < 20; time++) {
      look(needed, 2)
      needed.awake()
    }
    expect(needed.isAsleep).toBe(false)
    const large = new RestingDoc(docWith(3_000))
    look(large, 20)
    expect(large.isAsleep).toBe(false)
  })
})

describe('[DB53] a board at which people only look', () => {
  const wakes = () => vi.spyOn(RestingDoc.prototype, 'awake')

  test('sleeps through cursors, newcomers and leavers, and an edit finds it as it was', async () => {
    const bench = await createBench()
    const anna = await bench.peer('anna')
    for (const id of ['c1', 'c2', 'c3']) {
      anna.addCard(id)
      await bench.clock.advance(100)
    }
    anna.doc.getMap('cards').delete('c1')
    await bench.clock.advance(60_000)
    const woken = wakes()
    try {
      const watching = await bench.socket('vera')
      await bench.clock.advance(1_000)
      const bram = await bench.peer('bram')
      await bench.clock.advance(60_000)
      expect(bram.cards()).toEqual(['c2', 'c3'])
      watching.leave()
      await bench.clock.advance(60_000)
      expect(woken).not.toHaveBeenCalled()
      bram.addCard('c4')
      anna.addCard('c5')
      await bench.clock.advance(1_000)
      expect(woken).toHaveBeenCalled()
      expect([anna.cards(), bram.cards(), bram.socket.stored]).toEqual([['c2', 'c3', 'c4', 'c5'], ['c2', 'c3', 'c4', 'c5'], 1])
    } finally {
      woken.mockRestore()
    }
    await bench.clock.advance(60_000)
    const sealed = await (await bench.hub.open('w1')).content()
    expect(sealed.cards.map((card) => card.id)).toEqual(['c2', 'c3', 'c4', 'c5'])
    bench.restart()
    expect(await (await bench.hub.open('w1')).content()).toEqual(sealed)
  })

  test('does not sleep on work that is not stored', async () => {
    const bench = await createBench()
    const anna = await bench.peer('anna')
    await bench.clock.advance(60_000)
    bench.weather.hangs = true
    anna.addCard('c1')
    await bench.clock.advance(120_000)
    bench.weather.clear()
    await bench.clock.advance(1_000)
    expect(anna.socket.stored).toBe(1)
    expect((await bench.peer('bram')).cards()).toEqual(['c1'])
  })
})
