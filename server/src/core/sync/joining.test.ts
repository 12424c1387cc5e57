import { CLOSE } from '@visiebord/shared/protocol/frames.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { createBench } from '../../test/room/bench.ts'
import { say } from '../../test/room/wireSocket.ts'

describe('joining', () => {
  test('[S1] the server speaks first: SyncStep1, then the view and everybody', async () => {
    const bench = await createBench()
    const socket = await bench.socket('anna')
    expect(socket.takeTypes()).toEqual(['step1', 'view', 'people'])
  })

  test('[S2] a SyncStep1 is answered from what is durable, not from what is on its way', async () => {
    const bench = await createBench()
    const anna = await bench.peer('anna')
    await bench.clock.settle()
    bench.weather.hangs = true
    anna.addCard('c1')
    await bench.clock.advance(50)
    const joiner = await bench.peer('bram')
    const back = await bench.peer('bram', anna.doc)
    await bench.clock.advance(500)
    expect(joiner.cards()).toEqual([])
    expect(back.socket.all('step2')).toHaveLength(0)
    bench.weather.clear()
    await bench.clock.advance(500)
    expect(back.socket.all('step2')).toHaveLength(1)
    expect(joiner.cards()).toEqual(['c1'])
  })

  test('[S2] the state vector that the server sends first is that of the durable board', async () => {
    const bench = await createBench()
    const anna = await bench.peer('anna')
    await bench.clock.settle()
    bench.weather.hangs = true
    anna.addCard('c1')
    await bench.clock.advance(50)
    const early = (await bench.socket('bram')).all('step1')[0]
    expect(Y.decodeStateVector(early?.bytes ?? new Uint8Array()).has(anna.doc.clientID)).toBe(false)
    bench.weather.clear()
    await bench.clock.advance(50)
    const later = (await bench.socket('bram')).all('step1')[0]
    expect(Y.decodeStateVector(later?.bytes ?? new Uint8Array()).get(anna.doc.clientID)).toBeGreaterThan(0)
  })

  test('[S3] who was here before gets only what it lacks', async () => {
    const bench = await createBench()
    const anna = await bench.peer('anna')
    anna.addCard('c1', 'x'.repeat(5_000))
    await bench.clock.advance(50)
    const bram = await bench.peer('bram')
    await bench.clock.advance(50)
    bram.leave()
    anna.addCard('c2')
    await bench.clock.advance(50)
    const back = await bench.peer('bram', bram.doc)
    await bench.clock.advance(50)
    expect(back.cards()).toEqual(['c1', 'c2'])
    expect(back.socket.all('step2')[0]?.bytes.length).toBeLessThan(500)
  })

  test('[S4] another generation is closed with 4409, an unknown person with 4403', async () => {
    const bench = await createBench()
    expect((await bench.socket({ participantId: 'anna', generation: 'other' })).closed).toBe(CLOSE.otherGeneration)
    expect((await bench.socket({ participantId: 'anna', generation: 'id1' })).closed).toBeUndefined()
    expect((await bench.socket('nobody')).closed).toBe(CLOSE.removed)
  })

  test('[S5] a sixth SyncStep1 within a minute is answered later, and it is answered', async () => {
    const bench = await createBench()
    const socket = await bench.socket('anna')
    for (let index = 0; index < 8; index++) socket.say(say.sync('step1', Uint8Array.of(0)))
    await bench.clock.settle()
    expect(socket.all('step2').length).toBeLessThanOrEqual(5)
    const before = socket.all('step2').length
    await bench.clock.advance(13_000)
    expect(socket.all('step2')).toHaveLength(before + 1)
  })
})
