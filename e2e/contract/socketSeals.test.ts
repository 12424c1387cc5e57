import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as Y from 'yjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type StartedServer, startServer } from '../startedServer.ts'
import { cardsOf, joinToWrite, putCard, updatesOf } from './support/boardWriter.ts'
import { type Led, enter, lead } from './support/people.ts'
import { NOTHING, RawSocket, say } from './support/rawSocket.ts'

let server: StartedServer
beforeAll(async () => void (server = await startServer()))
afterAll(() => server.stop())

const stateWith = (id: string): Uint8Array => {
  const doc = new Y.Doc()
  putCard(doc, id, {})
  return Y.encodeStateAsUpdate(doc)
}
const idsIn = async (led: Led, number: number): Promise<readonly string[]> => (await led.record(number)).value.content.cards.map(({ id }) => id).toSorted()
const elapsed = async (act: Promise<unknown>): Promise<number> => {
  const began = performance.now()
  await act
  return performance.now() - began
}
/** [S92] Runs this up to three times until it took less than `ms`: a busy machine holds up one, a seal that waits for somebody holds up all. */
async function soon(ms: number, once: () => Promise<number>): Promise<void> {
  const took: number[] = []
  while (took.length < 3 && !took.some((each) => each < ms)) took.push(await once())
  expect(Math.min(...took), took.join(' ')).toBeLessThan(ms)
}

describe.concurrent('[Socket] late', () => {
  test('[F03] writes in the first SyncStep2 of a client whose `sealed` is older than the newest snapshot; none, or the newest, counts as up to date', async () => {
    const led = await lead(server)
    const bob = await led.enter('participant', 'Bob')
    await led.seal(await led.begin())
    await led.begin()
    const updates: Readonly<Record<string, Uint8Array>> = { participant: stateWith('late'), facilitator: stateWith('late, led') }
    for (const who of [bob, led.ann]) {
      const late = await RawSocket.join(server, who, { query: 'sealed=0' })
      late.send(say.step2(updates[who.role] ?? NOTHING))
      expect(await late.refusal()).toBe('late')
      await late.close()
      // Late is for good: coming back as up to date does not bring it in.
      const again = await RawSocket.join(server, who, { query: 'sealed=1' })
      again.send(say.step2(updates[who.role] ?? NOTHING))
      expect(await again.refusal()).toBe('closed-id')
      await again.close()
    }
    for (const query of ['sealed=1', '']) {
      const socket = await RawSocket.join(server, bob, { query })
      socket.send(say.step2(stateWith(`in time ${query}`)))
      await socket.stored(1)
      await socket.close()
    }
    const known = await RawSocket.join(server, bob, { query: 'sealed=0' })
    known.send(say.step1(Uint8Array.of(0)))
    const board = await known.first('step2')
    known.send(say.step2(board.bytes))
    known.send(say.update(stateWith('after it')))
    await known.stored(2)
    await known.close()
    // Waiting updates are judged together with the first SyncStep2, so they are late too.
    const early = await RawSocket.join(server, bob, { query: 'sealed=0' })
    early.send(say.update(stateWith('before it')))
    early.send(say.step2(NOTHING))
    expect(await early.refusal()).toBe('late')
    await early.close()
    const round = (await RawSocket.join(server, led.ann).then(async (socket) => {
      const view = await socket.first('view')
      await socket.close()
      return view.json as { currentRoundId: string }
    })).currentRoundId
    await led.seal(round)
    expect(await idsIn(led, 2)).toEqual(['after it', 'in time ', 'in time sealed=1'])
  })
})

describe.concurrent('[Socket] a seal', () => {
  test('connections that did not give `sealed` are not asked and not waited for', async () => {
    await soon(1_500, async () => {
      const led = await lead(server)
      const round = await led.begin()
      const { socket, write } = await joinToWrite(server, await led.enter('participant', 'Bob'))
      write((doc) => putCard(doc, 'a', {}))
      await socket.stored(1)
      const took = await elapsed(led.seal(round))
      await socket.first('view', ({ json }) => json['sealed'] === 1)
      expect(socket.all('handIn')).toEqual([])
      expect(await idsIn(led, 1)).toEqual(['a'])
      await socket.close()
      return took
    })
  })

  test('those that gave it are asked to hand in; what they send before they answer is in the record', async () => {
    await soon(1_900, async () => {
      const led = await lead(server)
      const bob = await led.enter('participant', 'Bob')
      const round = await led.begin()
      const writers = [await joinToWrite(server, bob, { query: 'sealed=0' }), await joinToWrite(server, led.ann, { query: 'sealed=0' })]
      const sealing = led.seal(round)
      for (const { socket } of writers) await socket.first('handIn')
      for (const [index, { socket, write }] of writers.entries()) {
        write((doc) => putCard(doc, `in hand ${index}`, {}))
        socket.send(say.handIn())
      }
      const took = await elapsed(sealing)
      for (const { socket } of writers) await socket.first('view', ({ json }) => json['sealed'] === 1)
      expect(await idsIn(led, 1)).toEqual(['in hand 0', 'in hand 1'])
      // Who has answered is judged as ever: the facilitator prepares, a participant is refused.
      const [bobs, anns] = writers
      anns?.write((doc) => putCard(doc, 'for the next', {}))
      await anns?.socket.stored(2)
      bobs?.write((doc) => putCard(doc, 'too late', {}))
      expect(await bobs?.socket.refusal()).toBe('no-open-round')
      await Promise.all(writers.map(({ socket }) => socket.close()))
      return took
    })
  })

  test('2 s at most; who has not answered by then writes late, the facilitator too, and only until it answers', async () => {
    const led = await lead(server)
    const bob = await led.enter('participant', 'Bob')
    const round = await led.begin()
    const [bobs, anns, answers] = [await joinToWrite(server, bob, { query: 'sealed=0' }), await joinToWrite(server, led.ann, { query: 'sealed=0' }), await joinToWrite(server, led.ann, { query: 'sealed=0' })]
    const sealing = led.seal(round)
    await bobs.socket.first('handIn')
    bobs.write((doc) => putCard(doc, 'before the barrier', {}))
    const took = await elapsed(sealing)
    expect(took).toBeGreaterThan(1_000)
    expect(took, 'before a page lets go of its hands by itself').toBeLessThan(5_000)
    bobs.write((doc) => putCard(doc, 'after it', {}))
    expect(await bobs.socket.refusal()).toBe('late')
    anns.write((doc) => putCard(doc, 'after it, led', {}))
    expect(await anns.socket.refusal()).toBe('late')
    answers.socket.send(say.handIn())
    answers.write((doc) => putCard(doc, 'for the next', {}))
    await answers.socket.stored(1)
    expect(await idsIn(led, 1)).toEqual(['before the barrier'])
    await led.seal(await led.begin()).catch(() => undefined)
    await Promise.all([bobs, anns, answers].map(({ socket }) => socket.close()))
  })

  test('who goes is not waited for', async () => {
    await soon(1_900, async () => {
      const led = await lead(server)
      const round = await led.begin()
      const socket = await RawSocket.join(server, led.ann, { query: 'sealed=0' })
      const sealing = led.seal(round)
      await socket.first('handIn')
      socket.socket.terminate()
      const took = await elapsed(sealing)
      return took
    })
  })

  test('under busy hands the record is the board at one moment: all that was called stored before the seal was asked, and no half of a change', async () => {
    const led = await lead(server)
    const round = await led.begin()
    const writers = await Promise.all(['Bob', 'Cor', 'Dan'].map(async (name) => joinToWrite(server, await led.enter('participant', name))))
    const pair = (index: number, number: number): void => writers[index]?.write((doc) => doc.transact(() => {
      putCard(doc, `${index}-${number}-left`, {})
      putCard(doc, `${index}-${number}-right`, {})
    }))
    for (let number = 0; number < 20; number++) for (const index of writers.keys()) pair(index, number)
    await Promise.all(writers.map(({ socket }) => socket.stored(20)))
    const sealing = led.seal(round)
    for (let number = 20; number < 60; number++) for (const index of writers.keys()) pair(index, number)
    await sealing
    const ids = await idsIn(led, 1)
    for (const index of writers.keys()) for (let number = 0; number < 20; number++) expect(ids).toContain(`${index}-${number}-left`)
    expect(ids.filter((id) => id.endsWith('-left')).map((id) => id.slice(0, -5))).toEqual(ids.filter((id) => id.endsWith('-right')).map((id) => id.slice(0, -6)))
    const reader = await joinToWrite(server, led.ann)
    expect([...cardsOf(reader.doc).keys()].toSorted()).toEqual(ids)
    await Promise.all([reader, ...writers].map(({ socket }) => socket.close()))
  })
})

describe('[Socket] ids that are closed and bound', () => {
  test('stay so across a restart, and so do the links and the order of seals', async () => {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'visiebord-closed-'))
    const first = await startServer({ dataDir })
    const led = await lead(first)
    const bob = await led.enter('participant', 'Bob')
    await led.begin()
    const refused = await joinToWrite(first, bob)
    refused.socket.send(say.awareness([{ client: refused.doc.clientID, state: {} }]))
    refused.write((doc) => putCard(doc, 'good', {}))
    await refused.socket.stored(1)
    refused.write((doc) => doc.getMap('timeline').set('quarters', 4))
    expect(await refused.socket.refusal()).toBe('structure-not-allowed')
    const other = await joinToWrite(first, bob)
    other.write((doc) => putCard(doc, 'other tab', {}))
    await other.socket.stored(1)
    await first.kill()

    const second = await startServer({ dataDir })
    const back = await joinToWrite(second, bob)
    expect([...cardsOf(back.doc).keys()].toSorted()).toEqual(['good', 'other tab'])
    const update = (client: number, doc: Y.Doc): Uint8Array => {
      const mine = new Y.Doc()
      Y.applyUpdate(mine, Y.encodeStateAsUpdate(doc))
      mine.clientID = client
      return updatesOf(mine, () => putCard(mine, `by ${client}`, {}))[0] ?? NOTHING
    }
    back.socket.send(say.update(update(refused.doc.clientID, back.doc)))
    expect(await back.socket.refusal()).toBe('closed-id')
    const named = await joinToWrite(second, bob)
    named.socket.send(say.awareness([{ client: refused.doc.clientID, clock: 90, state: {} }]))
    named.write((doc) => putCard(doc, 'under a new id all the same', {}))
    expect(await named.socket.refusal()).toBe('closed-id')
    const cor = await enter(second, led.workshop.links.participant, 'Cor')
    const thief = await joinToWrite(second, cor)
    thief.socket.send(say.update(update(other.doc.clientID, thief.doc)))
    expect(await thief.socket.refusal()).toBe('not-your-id')
    const open = await joinToWrite(second, bob)
    open.socket.send(say.update(update(other.doc.clientID, open.doc)))
    await open.socket.stored(1)
    await second.stop()
    await rm(dataDir, { recursive: true, force: true })
  })
})
