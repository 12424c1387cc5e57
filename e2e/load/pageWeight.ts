import type { Browser, Page, Response } from '@playwright/test'
import { gzipSync } from 'node:zlib'
import { joinByLink } from '../pages/boardPage.ts'
import type { StartedServer } from '../startedServer.ts'
import { makeWorkshop } from '../workshopApi.ts'

export type PageWeight = { readonly page: string; readonly script: number; readonly style: number; readonly font: number }

const kilobytes = (bytes: number): number => Math.round(bytes / 100) / 10

/** What one visit fetches into an empty cache, gzip kB (fonts as they are: woff2 is packed). */
async function weigh(browser: Browser, name: string, visit: (page: Page) => Promise<unknown>): Promise<PageWeight> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'nl-NL' })
  const page = await context.newPage()
  const weight = { script: 0, stylesheet: 0, font: 0 }
  const bodies: Promise<void>[] = []
  const take = (response: Response): void => {
    const type = response.request().resourceType()
    if (type !== 'script' && type !== 'stylesheet' && type !== 'font') return
    bodies.push(response.body().then((body) => void (weight[type] += type === 'font' ? body.length : gzipSync(body, { level: 9 }).length)))
  }
  page.on('response', take)
  await visit(page)
  page.off('response', take)
  await Promise.all(bodies)
  await context.close()
  return { page: name, script: kilobytes(weight.script), style: kilobytes(weight.stylesheet), font: kilobytes(weight.font) }
}

/** The join page alone; and all that has come in by the time the board of the example stands. */
export async function pageWeights(server: StartedServer, browser: Browser): Promise<readonly PageWeight[]> {
  const made = await makeWorkshop(server, { template: 'example', title: 'Gewicht' })
  return [
    await weigh(browser, 'join page', async (page) => {
      await page.goto(made.links.participant)
      await page.getByRole('button', { name: 'Doe mee' }).waitFor()
    }),
    await weigh(browser, 'join page and board', (page) => joinByLink(page, made.links.participant, { name: 'Meter', party: 'Tiel' })),
  ]
}
