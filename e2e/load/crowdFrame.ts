import type { Browser, CDPSession, Page } from '@playwright/test'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { joinByLink } from '../pages/boardPage.ts'
import { join, makeWorkshop, openRound } from '../workshopApi.ts'
import { CrowdProcess } from './crowdProcess.ts'
import { percentile, rounded } from './percentile.ts'
import { measureNoise } from './run/noise.ts'
import { ServerProcess } from './servers/serverProcess.ts'
import type { Way } from './work/dragging.ts'

const RUNS = 3
const SECONDS = 5

export type CrowdFrame = {
  readonly others: number
  readonly way: Way
  readonly framesPerSecond: number
  /** Main thread, ms a frame; then what of it was script, style and layout. */
  readonly mainThread: number
  readonly script: number
  readonly style: number
  readonly layout: number
  /** Between two frames, ms. */
  readonly p95: number
  readonly most: number
  readonly serverCores: number
  readonly peopleKeptUp: boolean
  /** A fixed loop just before, median and 95th percentile, ms: apart, and others used the machine. */
  readonly fixedLoop: string
}

type Run = Omit<CrowdFrame, 'others' | 'way' | 'peopleKeptUp' | 'fixedLoop'> & { readonly keptUp: boolean }
type Watched = { readonly devtools: CDPSession; readonly page: Page; readonly server: ServerProcess; readonly crowd: CrowdProcess }

/**
 * What a real browser shows while `others` drag a card each, 30 times a second with their cursor: median of three runs of five seconds.
 * Throws when a card did not move on the screen. Awareness cursors of plain clients are not drawn: their cards are.
 */
export async function crowdFrame(browser: Browser, others: number, way: Way): Promise<CrowdFrame> {
  const noise = measureNoise()
  const dataDir = await mkdtemp(path.join(tmpdir(), 'visiebord-load-'))
  const { server, url } = await ServerProcess.start({ script: 'server/src/main.ts', env: { HOST: '127.0.0.1', PORT: '0', DATA_DIR: dataDir }, readyLine: 'Visiebord listens on ' })
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'nl-NL' })
  let crowd: CrowdProcess | undefined
  try {
    const made = await makeWorkshop({ url }, { title: 'Allen slepen' })
    const lead = await join({ url }, made.links.facilitator, { name: 'Begeleider' })
    await openRound({ url }, made.id, lead.accessToken)
    const address = `${url.replace(/^http/, 'ws')}/sync/${made.id}`
    const addresses: { address: string; headers: Record<string, string> }[] = []
    for (let index = 0; index < others; index++) addresses.push({ address, headers: { authorization: `Bearer ${(await join({ url }, made.links.participant, { name: `Deelnemer ${index}` })).accessToken}` } })
    const page = await context.newPage()
    await joinByLink(page, made.links.participant, { name: 'Kijker', party: 'Tiel' })
    crowd = await CrowdProcess.drag({ addresses, way })
    // Everything in view, and everybody's card an element.
    await page.keyboard.press('Shift+Digit1')
    await page.waitForFunction((count) => document.querySelectorAll('[data-card-id]').length >= count, others, { timeout: 30_000 })
    const devtools = await context.newCDPSession(page)
    await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
    await pause(1_000)
    const runs: Run[] = []
    for (let run = 0; run < RUNS; run++) runs.push(await watch({ devtools, page, server, crowd }, others))
    const median = (of: (run: Run) => number, places: number): number => rounded(percentile(runs.map(of), 0.5), places)
    return {
      others,
      way,
      framesPerSecond: median((run) => run.framesPerSecond, 1),
      mainThread: median((run) => run.mainThread, 2),
      script: median((run) => run.script, 2),
      style: median((run) => run.style, 2),
      layout: median((run) => run.layout, 2),
      p95: median((run) => run.p95, 1),
      most: median((run) => run.most, 1),
      serverCores: median((run) => run.serverCores, 2),
      peopleKeptUp: runs.every((run) => run.keptUp),
      fixedLoop: `${rounded(noise.median)} / ${rounded(noise.p95)}`,
    }
  } finally {
    await crowd?.leave()
    await context.close()
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function watch({ devtools, page, server, crowd }: Watched, others: number): Promise<Run> {
  const spent = async (): Promise<Readonly<Record<string, number>>> => Object.fromEntries((await devtools.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value * 1000]))
  const seen = new Map<string, Set<string>>()
  const look = async (): Promise<void> => {
    for (const [id, place] of await places(page)) seen.set(id, (seen.get(id) ?? new Set()).add(place))
  }
  await crowd.health()
  await page.evaluate(() => {
    const counted = { on: true, times: new Array<number>() }
    Object.assign(globalThis, { counted })
    const count = (now: number) => {
      counted.times.push(now)
      if (counted.on) requestAnimationFrame(count)
    }
    requestAnimationFrame(count)
  })
  const from = { ...(await spent()), at: performance.now(), cores: server.cpuSeconds() }
  for (let second = 0; second < SECONDS; second++) {
    await look()
    await pause(1_000)
  }
  const until = await spent()
  const serverCores = (server.cpuSeconds() - from.cores) / ((performance.now() - from.at) / 1_000)
  const times = await page.evaluate(() => {
    const { counted } = globalThis as unknown as { counted: { on: boolean; times: number[] } }
    counted.on = false
    return counted.times
  })
  await look()
  const { health, ended } = await crowd.health()
  if (ended.length > 0) throw new Error(`the server ended ${ended.length} of the people, with ${ended[0]}`)
  const lively = [...seen.values()].filter((places) => places.size >= 3).length
  if (lively < others) throw new Error(`${others - lively} of ${others} cards did not move on the screen, which says: ${(await page.getByRole('status').allInnerTexts()).join(' · ')}`)
  const between = times.slice(1).map((time, at) => time - (times[at] ?? time))
  const each = (name: string): number => ((until[name] ?? Number.NaN) - (from[name as keyof typeof from] ?? Number.NaN)) / between.length
  return {
    framesPerSecond: (between.length / ((times.at(-1) ?? 0) - (times[0] ?? 0))) * 1_000,
    mainThread: each('TaskDuration'),
    script: each('ScriptDuration'),
    style: each('RecalcStyleDuration'),
    layout: each('LayoutDuration'),
    p95: percentile(between, 0.95),
    most: Math.max(...between),
    serverCores,
    keptUp: health.keptUp,
  }
}

/** Where every card is on the screen, in whole CSS pixels. */
const places = (page: Page): Promise<readonly (readonly [string, string])[]> =>
  page.locator('[data-card-id]').evaluateAll((cards) =>
    cards.map((card) => {
      const { x, y } = card.getBoundingClientRect()
      return [(card as HTMLElement).dataset['cardId'] ?? '', `${Math.round(x)} ${Math.round(y)}`] as const
    }),
  )
