import type { Browser } from '@playwright/test'
import { gzipSync } from 'node:zlib'
import type { StartedServer } from '../startedServer.ts'
import { joinByLink } from '../pages/boardPage.ts'
import { makeWorkshop } from '../workshopApi.ts'

export type PageWeight = { readonly page: string; readonly script: number; readonly style: number; readonly font: number }

/** What a browser with an empty cache fetches for the join page and for the board, gzip kB (fonts as they are: woff2 is packed). */
export async function pageWeights(server: StartedServer, browser: Browser): Promise<readonly PageWeight[]> {
  const made = await makeWorkshop(server, { template: 'example', title: 'Gewicht' })
  const context = await browser.newContext({ locale: 'nl-NL' })
  const page = await context.newPage()
  let weight = { script: 0, style: 0, font: 0 }
  const pending: Promise<void>[] = []
  page.on('response', (response) => {
    const type = response.request().resourceType()
    if (type !== 'script' && type !== 'stylesheet' && type !== 'font') return
    pending.push(
      response.body().then((body) => {
        if (type === 'font') weight.font += body.length
        else weight[type === 'script' ? 'script' : 'style'] += gzipSync(body, { level: 9 }).length
      }),
    )
  })
  const read = async (name: string): Promise<PageWeight> => {
    await Promise.all(pending.splice(0))
    const kilobytes = (bytes: number) => Math.round(bytes / 100) / 10
    return { page: name, script: kilobytes(weight.script), style: kilobytes(weight.style), font: kilobytes(weight.font) }
  }
  await page.goto(made.links.participant)
  await page.getByRole('button', { name: 'Doe mee' }).waitFor()
  const joinPage = await read('join page')
  await joinByLink(page, made.links.facilitator, { name: 'Meter' })
  const address = page.url()
  await context.close()
  weight = { script: 0, style: 0, font: 0 }
  const fresh = await browser.newContext({ locale: 'nl-NL' })
  const board = await fresh.newPage()
  board.on('response', (response) => {
    const type = response.request().resourceType()
    if (type !== 'script' && type !== 'stylesheet' && type !== 'font') return
    pending.push(
      response.body().then((body) => {
        if (type === 'font') weight.font += body.length
        else weight[type === 'script' ? 'script' : 'style'] += gzipSync(body, { level: 9 }).length
      }),
    )
  })
  await joinByLink(board, made.links.facilitator, { name: 'Meter' })
  await board.goto(address)
  const boardPageWeight = await read('join page and board')
  await fresh.close()
  return [joinPage, boardPageWeight]
}
