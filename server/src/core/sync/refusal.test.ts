import { CLOSE } from '@visiebord/shared/protocol/frames.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createBench } from '../../test/room/bench.ts'
import { cardUpdate } from '../../test/room/cardUpdate.ts'
import { say } from '../../test/room/wireSocket.ts'

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
