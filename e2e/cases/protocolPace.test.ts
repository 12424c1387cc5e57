import * as Y from 'yjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask } from '../contract/support/ask.ts'
import { cardsOf, joinToWrite, putCard, textOf } from '../contract/support/boardWriter.ts'
import { lead, type Led } from '../contract/support/people.ts'
import { RawSocket, say } from '../contract/support/rawSocket.ts'
import { attack } from './support/attack.ts'
import { type ControlRoom, openControlRoom } from './support/room.ts'
import { type ProbedServer, startProbedServer } from './support/probedServer.ts'

const SOAK = process.env['SOAK'] === '1'
const MIB = 1024 * 1024

let server: ProbedServer
let others: ControlRoom
beforeAll(async () => {
  server = await startProbedServer()
  others = await openControlRoom(server)
})
afterAll(async () => {
  await others.leave()
  await server.stop()
})

async function boardOf5Mb(): Promise<Led> {
  const led = await lead(server)
  const lines = Array.from({ length: 5_000 }, (_, index) => `${index} `.padEnd(1_000, 'visie '))
  expect((await ask(server, 'POST', `workshops/${led.id}/imports`, { token: led.ann.accessToken, body: { lines } })).status).toBe(201)
  return led
}

describe('[P08] a thousand times a second the same question', () => {
  let large: Promise<Led> | undefined
  test.each(['step1-flood', 'difference-flood'] as const)('%s: the asker gets less than ten boards, and others notice nothing', async (name) => {
    const led = await (large ??= boardOf5Mb())
    const reader = await RawSocket.join(server, await led.enter('viewer', 'Leest'))
    reader.send(say.step1(Uint8Array.of(0)))
    const board = (await reader.first('step2')).bytes.length
    expect(board).toBeGreaterThan(5_000_000)
    const asking = attack({ url: server.url, person: await led.enter('viewer', 'Vraagt'), name, seconds: SOAK ? 9 : 1, perSecond: 1_000 }) // after ten it would be 4529, and another connection
    const { edits, p95Ms } = await others.workWhile(asking)
    const { bytesHeard, sent, codes } = await asking
    process.stdout.write(`board ${(board / MIB).toFixed(1)} MiB, asked ${sent} times, heard ${(bytesHeard / board).toFixed(1)} boards; others ${edits} edits, p95 ${p95Ms.toFixed(0)} ms\n`)
    expect(codes).toEqual({})
    expect(bytesHeard).toBeGreaterThan(board)
    expect(bytesHeard).toBeLessThan(10 * board)
    // Nobody is kept out by it: who comes anew gets the board.
    const again = await RawSocket.join(server, led.ann)
    again.send(say.step1(Uint8Array.of(0)))
    expect((await again.first('step2')).bytes.length).toBe(board)
    await Promise.all([reader.close(), again.close()])
  })
})

describe('[P14] somebody who does not read, in a busy room', () => {
  /** Of 95 kB: more than twice what the two ends of a loopback connection hold by themselves. */
  const ROUNDS = 150

  const rewrite = (doc: Y.Doc, id: string, beginning: string): void =>
    doc.transact(() => {
      const text = textOf(doc, id)
      text.delete(0, text.length)
      text.insert(0, beginning.padEnd(19_000, 'x'))
    })

  test('[S46] what waits for them is bounded, nobody else waits, and they come back by one difference', async () => {
    const led = await lead(server)
    await led.begin()
    const deaf = await joinToWrite(server, await led.enter('participant', 'Doof'))
    const writers = await Promise.all(Array.from({ length: 5 }, async (_, index) => joinToWrite(server, await led.enter('participant', `Schrijver ${index}`))))
    let relayed = 0
    writers[0]?.socket.socket.on('message', (data: Buffer) => (relayed += data.length))
    let heard = 0
    deaf.socket.socket.pause()
    deaf.socket.socket.on('message', (data: Buffer) => (heard += data.length))
    for (const [index, writer] of writers.entries()) writer.write((doc) => putCard(doc, `text ${index}`, {}))
    let most = 0
    for (let round = 0; round < ROUNDS; round++) {
      for (const [index, writer] of writers.entries()) {
        writer.write((doc) => rewrite(doc, `text ${index}`, `${round} `))
      }
      await Promise.all(writers.map((writer) => writer.stored())) // or the next would come in the same transaction, and nothing of this one go out
      if (round % 25 === 24) most = Math.max(most, (await server.probe()).mostBuffered)
    }
    writers[0]?.write((doc) => putCard(doc, 'the last', {}))
    await writers[0]?.stored()
    deaf.socket.socket.resume()
    await deaf.socket.until(() => cardsOf(deaf.doc).has('the last') && writers.every((_, index) => textOf(deaf.doc, `text ${index}`).toJSON().startsWith(`${ROUNDS - 1} `)))
    process.stdout.write(`relayed ${(relayed / MIB).toFixed(1)} MiB, the deaf one heard ${(heard / MIB).toFixed(1)} MiB, most buffered ${(most / MIB).toFixed(2)} MiB\n`)
    expect(most).toBeGreaterThan(0)
    expect(most).toBeLessThan(3 * MIB)
    expect(relayed - heard).toBeGreaterThan(2 * MIB)
    expect(cardsOf(deaf.doc).toJSON()).toEqual(cardsOf(writers[0]?.doc ?? new Y.Doc()).toJSON())
    deaf.write((doc) => putCard(doc, 'here again', {}))
    await deaf.stored()
    await Promise.all([deaf, ...writers].map(({ socket }) => socket.close()))
  })

  // With times turned by hand: liveness.test.ts. Here by the clock.
  test.runIf(SOAK)('[S46] [S108] they are cut within 30 s of taking nothing, and come back by normal sync', { timeout: 180_000 }, async () => {
    const led = await lead(server)
    await led.begin()
    const person = await led.enter('participant', 'Doof')
    const deaf = await joinToWrite(server, person)
    const writer = await joinToWrite(server, led.ann)
    deaf.socket.socket.pause()
    writer.write((doc) => putCard(doc, 'long', {}))
    // What fills the buffers of the two ends counts as taken: it begins when the server has to keep it.
    for (let round = 0; round % 20 !== 19 || (await server.probe()).mostBuffered < MIB / 2; round++) {
      writer.write((doc) => rewrite(doc, 'long', `${round} `))
      await writer.stored()
    }
    const from = performance.now()
    await writer.socket.first('people', ({ json, at }) => at > from && ((json['changed'] ?? []) as { id: string; seats: unknown[] }[]).some(({ id, seats }) => id === person.participantId && seats.length === 0))
    const tookMs = performance.now() - from
    process.stdout.write(`cut after ${(tookMs / 1_000).toFixed(1)} s\n`)
    expect(tookMs).toBeLessThan(31_000) // and a quarter of a second until others hear of it
    const back = await joinToWrite(server, person)
    expect(textOf(back.doc, 'long').toJSON()).toBe(textOf(writer.doc, 'long').toJSON())
    await Promise.all([back.socket.close(), writer.socket.close()])
  })
})
