import type { CanvasPage } from './canvasPage.ts'
import { eachFrame, mouse, still } from './hands.ts'

/** A quick typist; not a multiple of a frame, so that keys fall anywhere in one. */
const EVERY_MS = 81
const WORDS = ' Inwoners kunnen met een vraag bij elke gemeente in de regio terecht en krijgen overal hetzelfde antwoord.'

type TraceEvent = { readonly name: string; readonly ph: string; readonly ts: number; readonly id?: string; readonly id2?: { readonly local?: string }; readonly args?: { readonly data?: { readonly type?: string } } }

/** From the press of each key until the frame with its letter was shown, ms, as the browser times its own events. Throws when the text did not arrive. */
export async function typing(canvas: CanvasPage, cardId: string): Promise<readonly number[]> {
  const { browser, page, devtools } = canvas
  const { x, y, w, h } = await canvas.card(cardId)
  const at = { x: x + w / 2, y: y + h / 2 }
  for (const clicks of [1, 2]) for (const type of ['mousePressed', 'mouseReleased'] as const) await mouse(canvas, type, at, { clicks })
  const field = page.locator('textarea')
  await field.waitFor()
  const before = await field.inputValue()
  await still(canvas)
  await browser.startTracing(page, { categories: ['-*', 'devtools.timeline'] })
  await eachFrame(WORDS.length, async (turn) => {
    const text = WORDS[turn] ?? ''
    await devtools.send('Input.dispatchKeyEvent', { type: 'keyDown', text, key: text })
    await devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', key: text })
  }, EVERY_MS)
  await still(canvas)
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { readonly traceEvents: readonly TraceEvent[] }
  const written = await field.inputValue()
  await page.keyboard.press('Escape')
  if (written !== before + WORDS) throw new Error(`the text did not arrive: ${written}`)
  return keyTimes(traceEvents)
}

/** The browser's event timing of the presses: from the key to the frame that was presented. */
function keyTimes(events: readonly TraceEvent[]): readonly number[] {
  const begun = new Map<string, number>()
  const times: number[] = []
  for (const { name, ph, ts, id, id2, args } of events.toSorted((a, b) => a.ts - b.ts)) {
    if (name !== 'EventTiming') continue
    const key = id ?? id2?.local ?? ''
    if (ph === 'b' && args?.data?.type === 'keydown') begun.set(key, ts)
    const from = begun.get(key)
    if (ph !== 'e' || from === undefined) continue
    times.push((ts - from) / 1000)
    begun.delete(key)
  }
  return times
}
