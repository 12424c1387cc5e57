import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import * as Y from 'yjs'
import { cardsOf, putCard } from '../contract/support/boardWriter.ts'
import { lead } from '../contract/support/people.ts'
import type { PlainClient } from '../contract/support/plainClient.ts'
import { FaultyProxy } from './support/faultyProxy.ts'
import { startProbedServer } from './support/probedServer.ts'
import { quietClient } from './support/quietClient.ts'
import { seededRandom } from '../../server/src/test/room/seededDoc.ts'

const SOAK = process.env['SOAK'] === '1'
const SEED = Number(process.env['SEED'] ?? 3)
const FLAPPING = SOAK ? 50 : 10
const EVERY_MS = 200
/** Reconnects of each: fifteen, or as many as go into five minutes. */
const [ROUNDS, FOR_MS] = SOAK ? [Infinity, 300_000] : [15, Infinity]
/** A board has room for no more than some thousands of cards. */
const MOST_CARDS = 2_000
const MIB = 1024 * 1024

test(`[N07] ${FLAPPING} clients whose line goes every ${EVERY_MS} ms, ${SOAK ? 'for five minutes' : `${ROUNDS} times`}, while they write: sockets and timers of the server are what they were, its heap does not grow with it, and all have the same board (seed ${SEED})`, async () => {
  const server = await startProbedServer()
  const proxy = await FaultyProxy.before(server, { seed: SEED })
  onTestFinished(() => proxy.close())
  const random = seededRandom(SEED)
  const led = await lead(server)
  await led.begin()
  const people = await Promise.all(Array.from({ length: 5 }, (_, index) => led.enter('participant', `Flap ${index}`)))
  const clients: PlainClient[] = []
  for (let index = 0; index < FLAPPING; index++) {
    const person = people[index % people.length]
    if (person !== undefined) clients.push(quietClient(index % 2 === 0 ? proxy : server, person))
  }
  const watcher = quietClient(server, led.ann)
  await Promise.all([...clients, watcher].map((client) => client.synced()))
  const quiet = (): Promise<unknown> => vi.waitFor(() => expect(clients.every(({ provider }) => provider.synced)).toBe(true), { timeout: 20_000 })
  const before = await server.probe()

  let reconnects = 0
  for (const { provider } of clients) provider.on('status', ({ status }) => void (status === 'connected' && (reconnects += 1)))
  const written: string[] = []
  const startedAt = performance.now()
  const flap = async (index: number, { doc, provider }: PlainClient): Promise<void> => {
    for (let round = 0; round < ROUNDS && performance.now() - startedAt < FOR_MS; round++) {
      const writes = random() < 0.3
      if (writes && written.length >= MOST_CARDS) cardsOf(doc).get(written[round % written.length] ?? '')?.set('position', { x: round, y: index })
      else if (writes) {
        const id = `flap ${index} ${round}`
        putCard(doc, id, { text: id })
        written.push(id)
      }
      provider.disconnect() // with a goodbye, at whatever moment: some have not heard the board yet
      provider.connect()
      if (random() < 0.2) await pause(EVERY_MS)
      else await new Promise<void>((resolve) => provider.once('sync', () => resolve()))
      await pause(random() * EVERY_MS)
    }
  }
  const cutting = setInterval(() => void proxy.cut(random() < 0.5 ? 'reset' : 'fin'), EVERY_MS * 3)
  await Promise.all(clients.map((client, index) => flap(index, client)))
  clearInterval(cutting)
  expect(reconnects).toBeGreaterThan(SOAK ? FLAPPING * 100 : (FLAPPING * ROUNDS) / 2)

  await quiet()
  await vi.waitFor(() => expect([...cardsOf(watcher.doc).keys()].toSorted()).toEqual(written.toSorted()), { timeout: 20_000 })
  const vectors = (): Set<string> => new Set([...clients, watcher].map(({ doc }) => Buffer.from(Y.encodeStateVector(doc)).toString('hex')))
  await vi.waitFor(() => expect(vectors().size).toBe(1), { timeout: 20_000 })
  // What closes takes its timers along; a socket that was cut without a goodbye is told of by the kernel at once here.
  let after = before
  await vi.waitFor(async () => {
    after = await server.probe()
    for (const kind of ['TCPSocketWrap', 'Timeout'] as const) expect(after.resources[kind] ?? 0, kind).toBeLessThanOrEqual(before.resources[kind] ?? 0)
  }, { timeout: 20_000, interval: 200 })
  console.log(`[N07] ${reconnects} reconnects: ${JSON.stringify(before.resources)} → ${JSON.stringify(after.resources)}, heap ${(before.heapUsed / MIB).toFixed(1)} → ${(after.heapUsed / MIB).toFixed(1)} MiB`)
  // A card is some kilobytes of structs, in the document and in what is kept encoded of it.
  expect(after.heapUsed - before.heapUsed, 'heap beyond what the cards take').toBeLessThan(4 * MIB + written.length * 10_000 + reconnects * 200)
  expect(Object.values(after.questions).length, 'the probe sees questions to the store').toBeGreaterThan(0)
  expect(after.questions[`readBoard ${led.id}`], 'the board was loaded once').toBe(1)
  expect(server.lines().filter((line) => / (error|warn) /.test(line)), 'people who come and go are no errors').toEqual([])
  for (const client of [...clients, watcher]) client.leave()
  await server.stop()
}, 900_000)
