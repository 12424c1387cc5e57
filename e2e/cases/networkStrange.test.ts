import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { api } from '../../client/src/sync/api.ts'
import { SYSTEM_TIMERS } from '../../client/src/sync/syncTimers.ts'
import type { WorkshopView } from '@visiebord/shared/protocol/view.ts'
import { startServer, type StartedServer } from '../startedServer.ts'
import { cardsOf } from '../contract/support/boardWriter.ts'
import { lead, type Led, type Person } from '../contract/support/people.ts'
import { FaultyProxy, htmlAnswer } from './support/faultyProxy.ts'
import { ownBrowser, type OwnBrowser } from './support/ownBrowser.ts'
import { quietClient } from './support/quietClient.ts'

const SOAK = process.env['SOAK'] === '1'
const WITHIN = { timeout: SOAK ? 50_000 : 20_000, interval: 10 }
const DAY_MS = 86_400_000

let server: StartedServer
let led: Led
beforeAll(async () => {
  server = await startServer()
  led = await lead(server)
  await led.begin()
})
afterAll(() => server.stop())

const open: { dispose(): Promise<void> | void }[] = []
afterEach(async () => {
  for (const each of open.splice(0).toReversed()) await each.dispose()
  vi.unstubAllGlobals()
})
const state = (page: OwnBrowser) => page.workshop.connection.getState()
const settled = (page: OwnBrowser): Promise<void> => vi.waitFor(() => expect(state(page)).toMatchObject({ line: 'online', saving: 'saved' }), WITHIN)
const note = (text: string) => ({ kind: 'note', text, position: { x: 0, y: 0 } }) as const

async function behindProxy(name: string, options: Parameters<typeof ownBrowser>[2] = {}): Promise<{ proxy: FaultyProxy; page: OwnBrowser; person: Person }> {
  const proxy = await FaultyProxy.before(server)
  open.push({ dispose: () => proxy.close() })
  const person = await led.enter('participant', name)
  const page = await ownBrowser(proxy, person, options)
  open.push({ dispose: () => page.workshop.dispose() })
  await settled(page)
  return { proxy, page, person }
}

/** The gaps between attempts grow as our ladder does: after the n-th failure 200 ms · 2ⁿ, of which chance takes no more than half. */
function expectNoFasterThanLadder(attempts: readonly number[]): void {
  const gaps = attempts.slice(1).map((at, index) => at - (attempts[index] ?? 0))
  for (const [index, gap] of gaps.entries()) expect(gap, `gap ${index} of ${gaps.map(Math.round).join(' ')}`).toBeGreaterThan(Math.min(200 * 2 ** index, 7_500) * 0.95)
}

describe('[N08] strange networks', () => {
  // Our own HTTP side asks relative to the page's address, with the cookie of a browser; here the address is the proxy's and the header stands for the cookie.
  const asPage = (proxy: FaultyProxy, { accessToken }: Person): (() => ReturnType<typeof api.get<WorkshopView>>) => {
    const plainFetch = globalThis.fetch
    vi.stubGlobal('document', { baseURI: `${proxy.url}/` })
    vi.stubGlobal('fetch', (url: URL, init: RequestInit) => plainFetch(url, init.credentials === undefined ? init : { ...init, headers: { authorization: `Bearer ${accessToken}` } }))
    return () => api.get<WorkshopView>(`workshops/${led.id}`)
  }

  test.each([
    ['a page of a guest network with 200', htmlAnswer('200 OK')],
    ['a page of a filter with 403', htmlAnswer('403 Forbidden')],
    ['bytes that are no HTTP', '\u0000\u0001SSH-2.0-OpenSSH_9.6\r\n'],
  ])('[N08] %s in place of the socket: the page says offline and keeps what is typed, tries no faster than its ladder, and is in sync again when it is gone', async (_what, answer) => {
    const { proxy, page } = await behindProxy('Bob')
    proxy.meet({ answer })
    proxy.cut('reset')
    await vi.waitFor(() => expect(state(page).line).toBe('offline'), WITHIN)
    const [id] = page.workshop.commands.addCards([note('achter de portal')])
    expect(state(page).saving).toBe('kept-here')
    const before = proxy.attempts.length
    await vi.waitFor(() => expect(proxy.attempts.length - before).toBeGreaterThanOrEqual(SOAK ? 8 : 3), WITHIN)
    expectNoFasterThanLadder(proxy.attempts.slice(before))
    expect(state(page)).toMatchObject({ line: 'offline', saving: 'kept-here' })
    proxy.meet('server')
    page.wake()
    await settled(page)
    const reader = quietClient(server, led.ann)
    open.push({ dispose: () => reader.leave() })
    await vi.waitFor(() => expect(cardsOf(reader.doc).has(id ?? '')).toBe(true), WITHIN)
  })

  test.each([
    ['200', htmlAnswer('200 OK')],
    ['403', htmlAnswer('403 Forbidden')],
  ])('[N08] [CS8] while a page must fetch its view anew a guest network answers with %s: nothing is called removed or gone, the copy stays, and it goes on when the network is itself', async (_status, answer) => {
    const proxy = await FaultyProxy.before(server)
    open.push({ dispose: () => proxy.close() })
    const person = await led.enter('participant', 'Cor')
    const page = await ownBrowser(proxy, person, { fetchView: asPage(proxy, person) })
    open.push({ dispose: () => page.workshop.dispose() })
    await settled(page)
    // A board that was sealed while this page was away judges what it brings, and refuses: the page starts afresh and asks for its view.
    proxy.cut('reset')
    proxy.meet('nobody')
    const round = page.workshop.view.getState().currentRoundId ?? ''
    page.workshop.commands.addCards([note('te laat')])
    await led.seal(round)
    await led.begin()
    let isPortal = false
    proxy.meet('server')
    page.workshop.connection.subscribe(({ line }) => {
      // As soon as the refusal has cost the page its line, everything but that line meets the portal.
      if (line === 'offline' || isPortal) return
      isPortal = true
      proxy.meet({ answer })
    })
    page.wake()
    await vi.waitFor(() => expect(isPortal).toBe(true), WITHIN)
    const before = proxy.attempts.length
    await vi.waitFor(() => expect(proxy.attempts.length).toBeGreaterThan(before), WITHIN)
    await vi.waitFor(() => expect(state(page).line).toBe('offline'), WITHIN)
    expect([page.copies.databases.size, state(page).closedBecause]).toEqual([1, undefined])
    proxy.meet('server')
    await settled(page)
    expect([...page.tray.values()].map(({ what }) => ('text' in what ? what.text : ''))).toEqual(['te laat'])
  })

  test('[N08] a sleep of eight hours on a line that died meanwhile: the page does not trust it, is back at once and in sync', async () => {
    let asleepMs = 0
    const { proxy, page } = await behindProxy('Dee', { timers: { ...SYSTEM_TIMERS, now: () => Date.now() + asleepMs } })
    proxy.cut('silent')
    const reader = quietClient(server, led.ann)
    open.push({ dispose: () => reader.leave() })
    const [id] = page.workshop.commands.addCards([note('voor het dichtklappen')])
    asleepMs = 8 * 3_600_000
    const before = proxy.attempts.length
    page.wake()
    await settled(page)
    expect(proxy.attempts.length - before, 'one new line').toBe(1)
    await vi.waitFor(() => expect(cardsOf(reader.doc).has(id ?? '')).toBe(true), WITHIN)
  })

  test.each([DAY_MS, -DAY_MS])('[N08] a page whose clock is wrong by %i ms works, and counts down by the clock of the server', async (wrongBy) => {
    const timers = { ...SYSTEM_TIMERS, now: () => Date.now() + wrongBy }
    const { proxy, page } = await behindProxy('Eve', { timers })
    expect(Math.abs(page.workshop.serverNow() - Date.now())).toBeLessThan(60_000)
    proxy.cut('reset')
    await vi.waitFor(() => expect(state(page).line).toBe('offline'), WITHIN)
    page.workshop.commands.addCards([note('met een verkeerde klok')])
    await settled(page)
  })
})

describe.each([DAY_MS, -DAY_MS])('[N08] a server whose clock is wrong by %i ms', (wrongBy) => {
  let wrong: StartedServer
  beforeEach(async () => {
    wrong = await startServer({ env: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(`{const real=Date.now;Date.now=()=>real()+(${wrongBy})}`)}` } })
  })
  afterEach(() => wrong.stop())

  test('[N08] people work, the page counts down by the clock of the server, and a round ends when that says so', async () => {
    const there = await lead(wrong)
    await there.begin({ minutes: 20 })
    const page = await ownBrowser(wrong, await there.enter('participant', 'Bob'))
    open.push({ dispose: () => page.workshop.dispose() })
    await settled(page)
    page.workshop.commands.addCards([note('op de klok van de server')])
    await settled(page)
    expect(Math.abs(page.workshop.serverNow() - Date.now() - wrongBy)).toBeLessThan(60_000)
    const [round] = page.workshop.view.getState().rounds
    const left = Date.parse(round?.endsAt ?? '') - page.workshop.serverNow()
    expect(left).toBeGreaterThan(19 * 60_000)
    expect(left).toBeLessThan(20 * 60_000 + 60_000)
  })
})
