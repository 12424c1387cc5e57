import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createBench } from '../../test/room/bench.ts'
import { cardUpdate } from '../../test/room/cardUpdate.ts'
import { say } from '../../test/room/wireSocket.ts'

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
