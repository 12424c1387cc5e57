import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import WebSocket from 'ws'
import { startServer, type StartedServer } from '../startedServer.ts'
import { cardsOf, putCard } from '../contract/support/boardWriter.ts'
import { lead, type Led } from '../contract/support/people.ts'
import { RawSocket } from '../contract/support/rawSocket.ts'
import { SYSTEM_TIMERS } from '../../client/src/sync/syncTimers.ts'
import { percentile } from '../load/percentile.ts'
import { FaultyProxy } from './support/faultyProxy.ts'
import { ownBrowser } from './support/ownBrowser.ts'
import { quietClient } from './support/quietClient.ts'

const SOAK = process.env['SOAK'] === '1'
/** In CI the server's time runs so much faster, and all times below are divided by it; `pnpm soak` waits for the real ones. */
const FASTER = SOAK ? 1 : 20
const QUIET_MINUTES = SOAK ? 10 : 3
const QUIET_MS = (QUIET_MINUTES * 60_000) / FASTER
const IDLE_CUT_MS = 60_000 / FASTER
const HALF_OPEN_FOUND_MS = 45_000 / FASTER
/** What a busy machine may add to that, ms. The times themselves are held to the millisecond in liveness.test.ts, by a clock that is turned by hand. */
const SLACK_MS = SOAK ? 1_000 : 10_000
const WITHIN = { timeout: 30_000, interval: 20 }

let server: StartedServer
let led: Led
beforeAll(async () => {
  const fast = pathToFileURL(path.join(import.meta.dirname, 'support/fastTime.ts')).href
  server = await startServer({ env: { TIME_RUNS: String(FASTER), NODE_OPTIONS: `--disable-warning=ExperimentalWarning --import=${fast}` } })
  process.kill(server.pid, 'SIGUSR2')
  led = await lead(server)
  await led.begin()
})
afterAll(() => server.stop())

describe.concurrent('[N02] quiet lines', () => {
  test(`[N02] ${QUIET_MINUTES} quiet minutes (${FASTER} times as fast) behind a proxy that cuts what is idle for one: the line holds`, async () => {
    const proxy = await FaultyProxy.before(server, { idleCutMs: IDLE_CUT_MS })
    const person = await led.enter('participant', 'Bob')
    const page = await ownBrowser(proxy, person)
    await vi.waitFor(() => expect(page.workshop.connection.getState()).toMatchObject({ line: 'online', saving: 'saved' }), WITHIN)
    const silent = await RawSocket.join(proxy, person) // a program that answers pings and says nothing
    const lines: string[] = []
    page.workshop.connection.subscribe(({ line }) => lines.push(line))
    const before = proxy.attempts.length
    const startedAt = performance.now()
    await silent.until(() => performance.now() - startedAt > QUIET_MS) // each frame that comes asks anew: nothing comes only if the server has fallen silent
    expect([lines.filter((line) => line !== 'online'), proxy.attempts.length - before]).toEqual([[], 0])
    const heard = silent.frames.map(({ at }) => at).filter((at) => at > startedAt)
    const gaps = heard.map((at, index) => at - (heard[index - 1] ?? startedAt))
    // One gap may be the machine's; most are the server's.
    const usual = SOAK ? Math.max(...gaps) : percentile(gaps, 0.5)
    expect(usual, 'the server says something every 15 s').toBeLessThan(15_000 / FASTER + (SOAK ? SLACK_MS : 250))
    page.workshop.dispose()
    await silent.close()
    await proxy.close()
  }, QUIET_MS + 60_000)

  test('[N02] a line that is gone without FIN is found by the server within 45 s, and that person leaves the room', async () => {
    const proxy = await FaultyProxy.before(server)
    const gone = await led.enter('participant', 'Cor')
    const watcher = await RawSocket.join(server, led.ann)
    const seatsOfGone = (): number => {
      const people = new Map<string, number>()
      for (const { json } of watcher.all('people')) for (const person of (json['all'] ?? json['changed'] ?? []) as { id: string; seats: unknown[] }[]) people.set(person.id, person.seats.length)
      return people.get(gone.participantId) ?? 0
    }
    const half = await RawSocket.join(proxy, gone)
    await watcher.until(() => seatsOfGone() === 1)
    const cutAt = performance.now()
    proxy.cut('silent')
    await watcher.until(() => seatsOfGone() === 0)
    expect(performance.now() - cutAt).toBeLessThan(HALF_OPEN_FOUND_MS + SLACK_MS)
    expect(half.socket.readyState, 'the other end was not told').toBe(WebSocket.OPEN)
    half.socket.terminate()
    await watcher.close()
    await proxy.close()
  }, HALF_OPEN_FOUND_MS + 60_000)

  test('[N02] a line that is gone without FIN is found by a plain client and by our page when nothing came for 30 s: both come back, and what they did meanwhile arrives', async () => {
    const proxy = await FaultyProxy.before(server)
    let asleepMs = 0
    const page = await ownBrowser(proxy, await led.enter('participant', 'Dee'), { timers: { ...SYSTEM_TIMERS, now: () => Date.now() + asleepMs } })
    const plain = quietClient(proxy, await led.enter('participant', 'Eve'))
    await plain.synced()
    await vi.waitFor(() => expect(page.workshop.connection.getState()).toMatchObject({ line: 'online', saving: 'saved' }), WITHIN)
    expect(proxy.cut('silent')).toBeGreaterThanOrEqual(2)
    putCard(plain.doc, 'plain in the dark', {})
    const [own] = page.workshop.commands.addCards([{ kind: 'note', text: 'page in the dark', position: { x: 0, y: 0 } }])
    expect(page.workshop.connection.getState().saving).toBe('saving')
    if (!SOAK) {
      // Those seconds are over at once: the plain client looks at its clock every 3 s, our page also when it wakes.
      plain.provider.wsLastMessageReceived -= 31_000
      asleepMs = 31_000
      page.wake()
    }
    const reader = quietClient(server, led.ann)
    await vi.waitFor(() => expect([...cardsOf(reader.doc).keys()]).toEqual(expect.arrayContaining(['plain in the dark', own])), { timeout: SOAK ? 45_000 : 15_000, interval: 20 })
    await vi.waitFor(() => expect(page.workshop.connection.getState()).toMatchObject({ line: 'online', saving: 'saved' }), { timeout: 15_000 })
    page.workshop.dispose()
    for (const client of [plain, reader]) client.leave()
    await proxy.close()
  }, 90_000)
})
