import type { Browser, BrowserContext, Page } from '@playwright/test'
import { CanvasPage } from './canvasPage.ts'
import { still } from './hands.ts'

/** With nothing kept from before, ms from asking for the address: until cards are painted, and until a press is answered; and what is on the JavaScript heap then, bytes. */
export type Opened = { readonly painted: number; readonly ready: number; readonly mainThread: number; readonly heap: number }

/** Fewer are no board. */
const CARDS = 20

/** Looks at every frame; `waitFor` of a locator looks twice a second at last. */
export async function openBoard(page: Page, address: string): Promise<Pick<Opened, 'painted' | 'ready'>> {
  const asked = performance.now()
  await page.goto(address, { waitUntil: 'commit' })
  // The frame that looks is the one after the cards were put there.
  await page.waitForFunction((count) => document.querySelectorAll('[data-card-layer] [data-card-id]').length >= count, CARDS, { polling: 'raf', timeout: 60_000 })
  const painted = performance.now() - asked
  await page.waitForFunction(() => document.querySelector('[data-board-ready="true"]') !== null, undefined, { polling: 'raf', timeout: 60_000 })
  return { painted, ready: performance.now() - asked }
}

/** Somebody who is known there opens the board in a browser that was never there. */
export async function opening(browser: Browser, address: string, state: Awaited<ReturnType<BrowserContext['storageState']>>): Promise<Opened> {
  let opened = { painted: Number.NaN, ready: Number.NaN }
  const canvas = await CanvasPage.open(browser, async (page) => void (opened = await openBoard(page, address)), state)
  try {
    const { metrics } = await canvas.devtools.send('Performance.getMetrics')
    await still(canvas)
    // Once more for what the first collection set free.
    for (let turn = 0; turn < 2; turn++) await canvas.devtools.send('HeapProfiler.collectGarbage')
    const { usedSize } = await canvas.devtools.send('Runtime.getHeapUsage')
    return { ...opened, mainThread: (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000, heap: usedSize }
  } finally {
    await canvas.close()
  }
}
