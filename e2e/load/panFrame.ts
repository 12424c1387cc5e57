import type { Browser } from '@playwright/test'
import { joinByLink } from '../pages/boardPage.ts'
import type { StartedServer } from '../startedServer.ts'
import { makeWorkshop } from '../workshopApi.ts'
import { percentile, rounded } from './percentile.ts'

const WHEELS = 120

/** Main-thread time of one frame while panning over the example by wheel, ms; median of three runs. Input comes through the browser. */
export async function panFrame(server: StartedServer, browser: Browser): Promise<{ readonly cpuPerFrame: number; readonly framesPerSecond: number }> {
  const made = await makeWorkshop(server, { template: 'example', title: 'Schuiven' })
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'nl-NL' })
  const page = await context.newPage()
  await joinByLink(page, made.links.participant, { name: 'Schuiver', party: 'Tiel' })
  const devtools = await context.newCDPSession(page)
  await devtools.send('Performance.enable', { timeDomain: 'threadTicks' })
  const busy = async (): Promise<number> => ((await devtools.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1000
  const runs: { cpu: number; rate: number }[] = []
  await page.mouse.move(760, 520)
  for (let run = 0; run < 3; run++) {
    const before = await page.locator('[data-card-id]').first().boundingBox()
    await page.evaluate(() => {
      const counted = { frames: 0, on: true, since: performance.now(), until: 0 }
      Object.assign(globalThis, { counted })
      const count = () => {
        counted.frames++
        counted.until = performance.now()
        if (counted.on) requestAnimationFrame(count)
      }
      requestAnimationFrame(count)
    })
    const cpuBefore = await busy()
    for (let wheel = 0; wheel < WHEELS; wheel++) await page.mouse.wheel(wheel < WHEELS / 2 ? 14 : -14, wheel % 2 === 0 ? 10 : -6)
    const cpuAfter = await busy()
    const { frames, span } = await page.evaluate(() => {
      const counted = (globalThis as unknown as { counted: { frames: number; on: boolean; since: number; until: number } }).counted
      counted.on = false
      return { frames: counted.frames, span: counted.until - counted.since }
    })
    const after = await page.locator('[data-card-id]').first().boundingBox()
    if (before !== null && after !== null && before.x === after.x && before.y === after.y) throw new Error('the asked movement was not done')
    runs.push({ cpu: (cpuAfter - cpuBefore) / frames, rate: (frames / span) * 1000 })
  }
  await context.close()
  return { cpuPerFrame: rounded(percentile(runs.map(({ cpu }) => cpu), 0.5), 2), framesPerSecond: rounded(percentile(runs.map(({ rate }) => rate), 0.5), 0) }
}
