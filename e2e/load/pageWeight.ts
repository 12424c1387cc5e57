import type { Browser, Page, Response } from '@playwright/test'
import { gzipSync } from 'node:zlib'
import { joinByLink } from '../pages/boardPage.ts'
import type { StartedServer } from '../startedServer.ts'
import { makeWorkshop } from '../workshopApi.ts'

export type PageWeight = { readonly page: string; readonly script: number; readonly style: number; readonly font: number }

type Kind = 'script' | 'stylesheet' | 'font'
type Fetched = { readonly url: string; readonly kind: Kind; readonly bytes: number }

const KINDS: readonly string[] = ['script', 'stylesheet', 'font'] satisfies readonly Kind[]
const kilobytes = (bytes: number): number => Math.round(bytes / 100) / 10

/** What one visit fetches into an empty cache (gzip; fonts as they are: woff2 is packed), and which of it the page asked for before it painted its board. */
async function visits(browser: Browser, visit: (page: Page) => Promise<unknown>): Promise<{ readonly all: readonly Fetched[]; readonly beforePaint: readonly Fetched[] }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'nl-NL' })
  const page = await context.newPage()
  const bodies: Promise<Fetched>[] = []
  const take = (response: Response): void => {
    const kind = response.request().resourceType()
    if (isKind(kind)) bodies.push(response.body().then((body) => ({ url: response.url(), kind, bytes: kind === 'font' ? body.length : gzipSync(body, { level: 9 }).length })))
  }
  page.on('response', take)
  await visit(page)
  page.off('response', take)
  const all = await Promise.all(bodies)
  const early = await page.evaluate(() => {
    const painted = performance.getEntriesByName('visiebord.board-painted')[0]?.startTime ?? Infinity
    return performance.getEntriesByType('resource').filter(({ startTime }) => startTime < painted).map(({ name }) => name)
  })
  await context.close()
  return { all, beforePaint: all.filter(({ url }) => early.includes(url)) }
}

const isKind = (kind: string): kind is Kind => KINDS.includes(kind)

function weigh(page: string, fetched: readonly Fetched[]): PageWeight {
  const of = (kind: Kind): number => kilobytes(fetched.reduce((sum, each) => sum + (each.kind === kind ? each.bytes : 0), 0))
  return { page, script: of('script'), style: of('stylesheet'), font: of('font') }
}

/** The join page alone; with the board as it is first painted; and with all that has come in by the time it answers a press. */
export async function pageWeights(server: StartedServer, browser: Browser): Promise<readonly PageWeight[]> {
  const made = await makeWorkshop(server, { template: 'example', title: 'Gewicht' })
  const join = await visits(browser, async (page) => {
    await page.goto(made.links.participant)
    await page.getByRole('button', { name: 'Doe mee' }).waitFor()
  })
  const board = await visits(browser, (page) => joinByLink(page, made.links.participant, { name: 'Meter', party: 'Tiel' }))
  return [weigh('join page', join.all), weigh('join page and board, painted', board.beforePaint), weigh('join page and board, ready', board.all)]
}
