import type { Browser } from '@playwright/test'
import { joinByLink } from '../pages/boardPage.ts'
import type { StartedServer } from '../startedServer.ts'
import { makeWorkshop } from '../workshopApi.ts'
import { percentile, rounded } from './percentile.ts'

/** From opening the address of the example's board to everything in view painted, ms: first time and with a warm cache. */
export async function joinExample(server: StartedServer, browser: Browser): Promise<{ readonly cold: number; readonly warm: number }> {
  const made = await makeWorkshop(server, { template: 'example', title: 'Openen' })
  const cold: number[] = []
  const warm: number[] = []
  for (let turn = 0; turn < 5; turn++) {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'nl-NL' })
    const page = await context.newPage()
    await joinByLink(page, made.links.participant, { name: `Deelnemer ${turn}`, party: 'Tiel' })
    const address = page.url()
    const state = await context.storageState()
    await context.close()
    const fresh = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'nl-NL', storageState: state })
    const again = await fresh.newPage()
    for (const times of [cold, warm]) {
      const before = performance.now()
      await again.goto(address, { waitUntil: 'commit' })
      await again.locator('[data-board-ready="true"]').waitFor({ timeout: 30_000 })
      times.push(performance.now() - before)
    }
    await fresh.close()
  }
  return { cold: rounded(percentile(cold, 0.5), 0), warm: rounded(percentile(warm, 0.5), 0) }
}
