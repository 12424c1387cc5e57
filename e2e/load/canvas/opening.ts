import type { Browser, BrowserContext } from '@playwright/test'
import { CanvasPage } from './canvasPage.ts'
import { still } from './hands.ts'
import { seenInPage } from './seenInPage.ts'

/** With nothing kept from before, ms from asking for the address: until cards are painted, and until a press is answered; and what is on the JavaScript heap then, bytes. */
export type Opened = { readonly painted: number; readonly ready: number; readonly mainThread: number; readonly heap: number }

/** Fewer are no board. */
const CARDS = 20

/** Looks at every frame. */
export async function openBoard({ page, devtools }: Pick<CanvasPage, 'page' | 'devtools'>, address: string): Promise<Pick<Opened, 'painted' | 'ready'>> {
  const asked = performance.now()
  await page.goto(address, { waitUntil: 'commit' })
  // The frame that looks is the one after the cards were put there.
  await seenInPage(devtools, `document.querySelectorAll('[data-card-layer] [data-card-id]').length >= ${CARDS}`)
  const painted = performance.now() - asked
  await seenInPage(devtools, `document.querySelector('[data-board-ready="true"]') !== null`)
  return { painted, ready: performance.now() - asked }
}

/** Somebody who is known there opens the board in a browser that was never there. */
export async function opening(browser: Browser, address: string, state: Awaited<ReturnType<BrowserContext['storageState']>>): Promise<Opened> {
  let opened = { painted: Number.NaN, ready: Number.NaN }
  const canvas = await CanvasPage.open(browser, async (page, devtools) => void (opened = await openBoard({ page, devtools }, address)), state)
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
