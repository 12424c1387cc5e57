import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, expect, test, vi } from 'vitest'
import { exported } from '../workshopApi.ts'
import { startServer } from '../startedServer.ts'
import { joinToWrite, putCard } from '../contract/support/boardWriter.ts'
import { lead } from '../contract/support/people.ts'
import type { Weather } from './support/faultyLane.ts'
import { FaultyProxy } from './support/faultyProxy.ts'
import { ownBrowser } from './support/ownBrowser.ts'
import { quietClient } from './support/quietClient.ts'
import { seededRandom } from '../../server/src/test/room/seededDoc.ts'

const SOAK = process.env['SOAK'] === '1'
const SEED = Number(process.env['SEED'] ?? 7)
/** 64 kbit/s with a fifth of the segments lost. In CI the distances are a seventh of those of the catalogue. */
const BAD: Weather = SOAK
  ? { latencyMs: 1_000, jitterMs: 500, bytesPerSecond: 8_000, loss: 0.2, resendMs: 1_000 }
  : { latencyMs: 150, jitterMs: 75, bytesPerSecond: 8_000, loss: 0.2, resendMs: 150 }
const ROUNDS = SOAK ? 120 : 12
const WITHIN = { timeout: SOAK ? 300_000 : 40_000, interval: 20 }

let base = ''
afterAll(() => (base === '' ? undefined : rm(base, { recursive: true, force: true })))

/** Texts on the board as the server hands them out. */
async function textsOf(server: { readonly url: string }, workshopId: string, token: string): Promise<readonly string[]> {
  const board = JSON.parse(await exported(server, workshopId, { token, snapshot: 'live', format: 'json' })) as { readonly cards: readonly { readonly text: string }[] }
  return board.cards.map(({ text }) => text).toSorted()
}
const timesOf = (texts: readonly string[], wanted: string): number => texts.filter((text) => text === wanted).length

test(`[N01] over a line of ${BAD.latencyMs} ms each way, 64 kbit/s, with jitter and loss, and through a kill of the server: what a page or a 102 called stored is there, once, and all end with the same board (seed ${SEED})`, async () => {
  base = await mkdtemp(path.join(tmpdir(), 'visiebord-n01-'))
  const dataDir = path.join(base, 'data')
  let server = await startServer({ dataDir })
  const led = await lead(server)
  await led.begin()
  const proxy = await FaultyProxy.before(server, { seed: SEED, up: BAD, down: BAD })
  const random = seededRandom(SEED)
  const askedAt = performance.now()
  await fetch(`${proxy.url}/health`)
  expect(performance.now() - askedAt, 'the line is as bad as it is said to be').toBeGreaterThan(2 * (BAD.latencyMs ?? 0))

  const near = quietClient(server, led.ann)
  await near.synced()
  const pages = await Promise.all(['Bob', 'Cor', 'Dee'].map(async (name) => ownBrowser(proxy, await led.enter('participant', name))))
  const writer = await joinToWrite(proxy, await led.enter('participant', 'Eve'))
  const written: string[] = []
  /** Texts that a page had made when it said that all is saved. */
  const saidSaved = new Set<string>()
  const made = pages.map((): string[] => [])
  for (const [index, { workshop }] of pages.entries()) workshop.connection.subscribe(({ saving }) => saving === 'saved' && made[index]?.forEach((text) => saidSaved.add(text)))

  const write = (round: number): void => {
    for (const [index, { workshop }] of pages.entries()) {
      const text = `page ${index} round ${round}`
      made[index]?.push(text)
      workshop.commands.addCards([{ kind: 'note', text, position: { x: round, y: index } }])
    }
  }
  const all = (): readonly string[] => [...made.flat(), ...written].toSorted()
  const allSaved = (): Promise<void> =>
    vi.waitFor(() => {
      for (const { workshop } of pages) expect(workshop.connection.getState()).toMatchObject({ line: 'online', saving: 'saved' })
    }, WITHIN)
  for (let round = 0; round < ROUNDS; round++) {
    write(round)
    written.push(`writer ${round}`)
    writer.write((doc) => putCard(doc, `w${round}`, { text: `writer ${round}` }))
    if (round === ROUNDS / 2) await allSaved() // a page that never rests never says that all is saved
    await pause(random() * 100)
  }
  // What is on its way now is in doubt; what was told is not.
  await server.kill()
  const told = new Set([...saidSaved, ...written.slice(0, writer.socket.all('stored').at(-1)?.count ?? 0)])
  server = await startServer({ dataDir })
  const there = await textsOf(server, led.id, led.ann.accessToken)
  expect([...told].filter((text) => timesOf(there, text) !== 1), 'called stored, and not there exactly once').toEqual([])
  expect(told.size, 'something was in doubt when the server was killed').toBeLessThan(all().length)

  proxy.retarget(server)
  for (let round = 1_000; round < 1_000 + ROUNDS / 4; round++) {
    write(round)
    await pause(random() * 100)
  }
  await allSaved()
  const end = await textsOf(server, led.id, led.ann.accessToken)
  expect(made.flat().filter((text) => timesOf(end, text) !== 1), 'of the pages, not there exactly once').toEqual([])
  expect(new Set(end).size, 'nothing twice').toBe(end.length)
  await vi.waitFor(() => {
    for (const { workshop } of pages) expect([...workshop.board.getState().board.read.cards.values()].map(({ text }) => text).toSorted()).toEqual(end)
  }, WITHIN)
  for (const { tray } of pages) expect([...tray.values()]).toEqual([])

  for (const { workshop } of pages) workshop.dispose()
  near.leave()
  writer.socket.socket.terminate()
  await proxy.close()
  await server.stop()
}, WITHIN.timeout * 2)
