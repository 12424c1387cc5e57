import type { Browser, BrowserContext } from '@playwright/test'
import { CanvasPage } from './canvasPage.ts'
import { still } from './hands.ts'

/** From asking for the address, with nothing kept from before, until everything in view is painted, ms; and what is left on the JavaScript heap then, bytes. */
export type Opened = { readonly painted: number; readonly mainThread: number; readonly heap: number }

/** Throws when no cards are there. */
export async function opening(browser: Browser, address: string, state: Awaited<ReturnType<BrowserContext['storageState']>>): Promise<Opened> {
  let painted = Number.NaN
  const canvas = await CanvasPage.open(
    browser,
    async (page) => {
      const before = performance.now()
      await page.goto(address, { waitUntil: 'commit' })
      await page.locator('[data-board-ready="true"]').waitFor({ timeout: 60_000 })
      painted = performance.now() - before
    },
    state,
  )
  try {
    const { metrics } = await canvas.devtools.send('Performance.getMetrics')
    if ((await canvas.cards()).size < 20) throw new Error('the board is painted without its cards')
    await still(canvas)
    // Once more for what the first collection set free.
    for (let turn = 0; turn < 2; turn++) await canvas.devtools.send('HeapProfiler.collectGarbage')
    const { usedSize } = await canvas.devtools.send('Runtime.getHeapUsage')
    return { painted, mainThread: (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000, heap: usedSize }
  } finally {
    await canvas.close()
  }
}
