import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import * as Y from 'yjs'
import { startServer, type StartedServer } from '../startedServer.ts'
import { cardsOf, joinToWrite, putCard, textOf, updatesOf } from '../contract/support/boardWriter.ts'
import { lead, type Led, type Person } from '../contract/support/people.ts'
import { RawSocket, NOTHING, say } from '../contract/support/rawSocket.ts'
import { FaultyProxy } from './support/faultyProxy.ts'
import { quietClient } from './support/quietClient.ts'
import { seededRandom } from '../../server/src/test/room/seededDoc.ts'

const SOAK = process.env['SOAK'] === '1'
const SEEDS = process.env['SEED'] === undefined ? Array.from({ length: SOAK ? 40 : 2 }, (_, index) => index + 1) : [Number(process.env['SEED'])]
const EDITS = SOAK ? 300 : 60
const WITHIN = { timeout: 30_000, interval: 10 }

let server: StartedServer
beforeAll(async () => void (server = await startServer()))
afterAll(() => server.stop())

const wordsOf = (doc: Y.Doc): Readonly<Record<string, string>> => Object.fromEntries([...cardsOf(doc).keys()].toSorted().map((id) => [id, textOf(doc, id).toJSON()]))
const vectorOf = (doc: Y.Doc): string => Buffer.from(Y.encodeStateVector(doc)).toString('hex')

async function enterBoard(): Promise<{ readonly led: Led; readonly person: Person }> {
  const led = await lead(server)
  await led.begin()
  return { led, person: await led.enter('participant', 'Bob') }
}

test.each(SEEDS)('[N05] one document on two lines of different slowness, each cut now and then: every edit goes out twice and comes back twice, in another order, and is there once (seed %i)', async (seed) => {
  const random = seededRandom(seed)
  const { led, person } = await enterBoard()
  const [quick, late] = [await FaultyProxy.before(server, { seed, up: { jitterMs: 5 }, down: { jitterMs: 5 } }), await FaultyProxy.before(server, { seed: seed + 1, up: { latencyMs: 30, jitterMs: 40 }, down: { latencyMs: 20, jitterMs: 40 } })]
  const doc = new Y.Doc()
  const tabs = [quietClient(quick, person, { doc }), quietClient(late, person, { doc })]
  const reader = quietClient(server, led.ann)
  onTestFinished(async () => {
    for (const client of [...tabs, reader]) client.leave()
    await Promise.all([quick.close(), late.close()])
  })
  await Promise.all([...tabs, reader].map((client) => client.synced()))
  for (let edit = 0; edit < EDITS; edit++) {
    const dice = random()
    if (dice < 0.6 || cardsOf(doc).size === 0) putCard(doc, `card ${edit}`, { text: `edit ${edit}` })
    else if (dice < 0.8) textOf(doc, [...cardsOf(doc).keys()].at(-1) ?? '').insert(0, `${edit} `)
    else if (dice < 0.85) cardsOf(doc).delete([...cardsOf(doc).keys()][0] ?? '')
    else if (dice < 0.9) (random() < 0.5 ? quick : late).cut(random() < 0.5 ? 'reset' : 'fin')
    await pause(random() * 12)
  }
  await vi.waitFor(() => {
    for (const { provider } of tabs) expect(provider.synced).toBe(true)
    expect([vectorOf(reader.doc), wordsOf(reader.doc)]).toEqual([vectorOf(doc), wordsOf(doc)])
  }, WITHIN)
  expect([reader.doc.store.pendingStructs, reader.doc.store.pendingDs]).toEqual([null, null])
  const fresh = quietClient(server, led.ann)
  await fresh.synced()
  expect(wordsOf(fresh.doc)).toEqual(wordsOf(doc))
  fresh.leave()
})

test('[N05] what a line that died had delivered is sent again on the next one: counted, stored, and there once; counts only rise', async () => {
  const { led, person } = await enterBoard()
  const proxy = await FaultyProxy.before(server)
  onTestFinished(() => proxy.close())
  const first = await joinToWrite(proxy, person)
  const updates = updatesOf(first.doc, () => {
    for (let index = 0; index < 20; index++) putCard(first.doc, `card ${index}`, { text: `tekst ${index}` })
  })
  // It reaches the server; no word of it comes back.
  proxy.stall('down')
  for (const update of updates) first.socket.send(say.update(update))
  const watcher = quietClient(server, led.ann)
  onTestFinished(() => watcher.leave())
  await vi.waitFor(() => expect(cardsOf(watcher.doc).size).toBe(20), WITHIN)
  proxy.cut('silent')
  expect(first.socket.all('stored')).toEqual([])

  const again = await RawSocket.join(server, person)
  again.send(say.step2(NOTHING))
  for (const update of [...updates, ...updates.toReversed()]) again.send(say.update(update))
  await again.stored(40)
  const told = again.all('stored').map(({ count }) => count)
  expect(told).toEqual(told.toSorted((one, other) => one - other))
  expect(wordsOf(watcher.doc)).toEqual(wordsOf(first.doc))
  expect(again.all('refused')).toEqual([])
  const whole = await RawSocket.join(server, person)
  whole.send(say.step2(Y.encodeStateAsUpdate(first.doc)))
  await whole.stored(1)
  const fresh = quietClient(server, led.ann)
  await fresh.synced()
  expect(wordsOf(fresh.doc)).toEqual(wordsOf(first.doc))
  fresh.leave()
  first.socket.socket.terminate()
  await Promise.all([again.close(), whole.close()])
})
