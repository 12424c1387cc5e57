import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { ask } from '../contract/support/ask.ts'
import { type BoardWriter, cardsOf, joinToWrite, putCard } from '../contract/support/boardWriter.ts'
import { canonical } from '../contract/support/canonical.ts'
import { type At, type Led, type Person, lead } from '../contract/support/people.ts'
import { RawSocket } from '../contract/support/rawSocket.ts'
import { startServer } from '../startedServer.ts'
import { startFailingServer } from './support/failingServer.ts'
import { rejoin } from './support/rejoin.ts'

const SOAK = process.env['SOAK'] === '1'
/** Servers are started again and again here; where everything takes ten times as long this still suffices. */
const BUSY_MACHINE_MS = 240_000
/** 8.8 s by the server's own clock, and what a busy machine adds to it; the long run allows what is promised. */
const GONE_WITHIN_MS = process.env['SOAK'] === '1' ? 10_000 : 20_000
let base = ''
beforeAll(async () => void (base = await mkdtemp(path.join(tmpdir(), 'visiebord-faults-'))))
afterAll(() => rm(base, { recursive: true, force: true }))
const folder = (name: string): Promise<string> => mkdtemp(path.join(base, `${name}-`))

const put = (writer: BoardWriter, id: string): void => writer.write((doc) => putCard(doc, id, { text: id }))
const storedCount = ({ socket }: BoardWriter): number => socket.all('stored').at(-1)?.count ?? 0
const isNotice = (code: string) => (frame: { readonly json: Record<string, unknown> }) => frame.json['code'] === code

/** What somebody who comes now finds on the board, by id, and each text as it is. */
async function cardsAt(at: At, led: Led): Promise<readonly string[]> {
  const reader = await joinToWrite(at, led.ann)
  const cards = [...cardsOf(reader.doc)].map(([id, card]) => {
    expect(String(card.get('text'))).toBe(id) // a text that came twice would hold it twice
    return id
  })
  await reader.socket.close()
  return cards.toSorted()
}

describe.concurrent('a store that fails', { timeout: BUSY_MACHINE_MS }, () => {
  test.each([['full', 'commit:before', 'enospc'], ['read-only', 'begin', 'readonly']])('[D03] a disk that is %s: nothing is called stored, everybody hears of it within 5 s, the process lives, and all is stored once it heals', async (_what, at, how) => {
    const server = await startFailingServer(await folder('full'))
    const led = await lead(server)
    const ann = await joinToWrite(server, led.ann)
    const bob = await RawSocket.join(server, await led.enter('viewer', 'Bob'))
    put(ann, 'before')
    await ann.stored()
    server.fail({ at, how })
    const failedAt = performance.now()
    for (const id of ['one', 'two', 'three']) put(ann, id)
    for (const socket of [ann.socket, bob]) {
      const notice = await socket.first('notice', isNotice('store-down'))
      expect(notice.at - failedAt).toBeLessThan(5_000)
    }
    expect((await ask(server, 'GET', '/health')).status).toBe(503)
    put(ann, 'while it fails')
    // Who comes now sees what is durable, and hears of the store.
    const late = await RawSocket.join(server, await led.enter('viewer', 'Vic').catch(() => led.ann))
    await late.first('notice', isNotice('store-down'))
    expect(storedCount(ann)).toBe(1)
    server.heal()
    for (const socket of [ann.socket, bob, late]) await socket.first('notice', isNotice('store-back'))
    await ann.stored()
    await server.kill()
    const again = await startServer({ dataDir: server.dataDir })
    expect(await cardsAt(again, led)).toEqual(['before', 'one', 'three', 'two', 'while it fails'])
    await again.stop()
  })

  test('[D05] for one board only: the others are stored as ever, and what waits for it is kept, also when nobody stays, until it is stored', async () => {
    const server = await startFailingServer(await folder('one'))
    const boards = await Promise.all([lead(server), lead(server), lead(server)])
    const [bad, ...good] = await Promise.all(boards.map((led) => joinToWrite(server, led.ann)))
    const badLed = boards[0]
    if (bad === undefined || badLed === undefined) throw new Error('no board')
    server.fail({ at: 'board:before', about: badLed.id, how: 'throw' })
    // In the same moment as the others, so that they meet in one transaction.
    for (const writer of [bad, ...good]) put(writer, 'with the others')
    const down = bad.socket.first('notice', isNotice('store-down'))
    for (let round = 0; round < 25; round++) {
      for (const writer of good) put(writer, `round ${round}`)
      await Promise.all(good.map((writer) => writer.stored()))
    }
    await down
    for (const writer of good) expect(writer.socket.all('notice')).toEqual([])
    put(bad, 'last words')
    await bad.socket.settled().catch(() => undefined)
    await bad.socket.close()
    expect(storedCount(bad)).toBe(0)
    server.heal()
    const back = await joinToWrite(server, badLed.ann)
    await back.socket.until(() => cardsOf(back.doc).size === 2)
    expect([...cardsOf(back.doc).keys()].toSorted()).toEqual(['last words', 'with the others'])
    put(back, 'and on')
    await back.stored()
    await server.kill()
    const again = await startServer({ dataDir: server.dataDir })
    expect(await cardsAt(again, badLed)).toEqual(['and on', 'last words', 'with the others'])
    await again.stop()
  })

  test('[D06] SIGTERM, twice, while many boards wait for a slow disk: all is stored, everybody hears 1012, and it is gone within 10 s', async () => {
    const server = await startFailingServer(await folder('term'))
    const boards = await Promise.all(Array.from({ length: SOAK ? 100 : 20 }, () => lead(server)))
    const writers = await Promise.all(boards.map((led) => joinToWrite(server, led.ann)))
    server.fail({ at: 'commit:before', how: 'sleep:300' })
    for (const writer of writers) {
      put(writer, 'first')
      put(writer, 'second')
    }
    await Promise.all(writers.map((writer) => writer.socket.stored(1)))
    for (const writer of writers) put(writer, 'third')
    await writers[0]?.socket.settled()
    const began = performance.now()
    process.kill(server.pid, 'SIGTERM')
    const codes = Promise.all(writers.map((writer) => writer.socket.closed))
    process.kill(server.pid, 'SIGTERM')
    expect(await server.ended).toBe(0)
    expect(performance.now() - began).toBeLessThan(GONE_WITHIN_MS)
    expect(new Set(await codes)).toEqual(new Set([1012]))
    const again = await startServer({ dataDir: server.dataDir })
    for (const [index, led] of boards.entries()) {
      const there = await cardsAt(again, led)
      expect(there).toEqual(expect.arrayContaining(['first', 'second']))
      expect(there.length).toBeGreaterThanOrEqual(writers[index] === undefined ? 0 : storedCount(writers[index]))
    }
    await again.stop()
  })

  test('[D09] started again under many clients, some with edits that nobody has: each is there once, and all hold the same board', async () => {
    const dataDir = await folder('again')
    let server = await startServer({ dataDir })
    const led = await lead(server)
    await led.begin()
    const people = await Promise.all(Array.from({ length: SOAK ? 300 : 40 }, (_, index) => led.enter('participant', `P${index}`)))
    const docs = people.map(() => new Y.Doc())
    const joined = async (): Promise<unknown> => Promise.all(docs.map((doc, index) => rejoin(server, people[index] as Person, doc)))
    const all = (count: number): Promise<unknown> => Promise.all(docs.map((doc) => until(doc, () => cardsOf(doc).size >= count)))
    await joined()
    for (const [index, doc] of docs.entries()) putCard(doc, `before ${index}`, { text: `before ${index}` })
    await all(docs.length)
    const unsent = Math.ceil(docs.length / 4)
    for (const round of [1, 2]) {
      if (round === 1) await server.kill()
      else await server.stop()
      for (const [index, doc] of docs.entries()) if (index % 4 === 0) putCard(doc, `while down ${round} ${index}`, { text: `while down ${round} ${index}` })
      server = await startServer({ dataDir })
      await joined()
      await all(docs.length + round * unsent)
    }
    const [first, ...others] = docs.map((doc) => canonical(cardsOf(doc).toJSON()))
    for (const other of others) expect(other).toBe(first)
    expect(await cardsAt(server, led)).toHaveLength(docs.length + 2 * unsent)
    await server.stop()
  })

  test('[DB61] whose thread dies again and again under writers: each edit is stored once, and no board is closed over a conflict that is none', async () => {
    const server = await startFailingServer(await folder('dying'))
    const boards = await Promise.all([lead(server), lead(server)])
    const writers = await Promise.all([0, 0, 0, 1, 1].map((board) => joinToWrite(server, (boards[board] as Led).ann)))
    const steps = ['board:after-row', 'commit:before', 'commit:after', 'begin', 'board:after']
    let made = 0
    for (let death = 0; death < (SOAK ? 60 : 6); death++) {
      server.fail({ at: steps[death % steps.length] as string, how: 'die', count: 1 + (death % 3) })
      for (let round = 0; round < 5; round++) {
        for (const [index, writer] of writers.entries()) put(writer, `${index} ${++made}`)
        await Promise.all(writers.map((writer) => writer.stored()))
      }
      expect(server.isFailing(), `death ${death}`).toBe(false)
    }
    for (const { socket } of writers) expect(socket.socket.readyState).toBe(1)
    const there = [...(await cardsAt(server, boards[0] as Led)), ...(await cardsAt(server, boards[1] as Led))]
    expect(there).toHaveLength(made)
    expect(server.lines().filter((line) => /opened anew/.test(line))).toEqual([])
    await server.stop()
  })
})

function until(doc: Y.Doc, holds: () => boolean): Promise<void> {
  if (holds()) return Promise.resolve()
  return new Promise((resolve) => {
    const look = (): void => {
      if (!holds()) return
      doc.off('update', look)
      resolve()
    }
    doc.on('update', look)
  })
}
