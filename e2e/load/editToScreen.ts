import type { Browser } from '@playwright/test'
import type { StartedServer } from '../startedServer.ts'
import { joinByLink } from '../pages/boardPage.ts'
import { join, makeWorkshop, openRound } from '../workshopApi.ts'
import { joinAsBot } from './bot.ts'
import { percentile, rounded } from './percentile.ts'

/** Every person writes about once a second: a room that is really typing. */
const EDIT_EVERY_MS = 1_000
const SECONDS = 20

export type EditToScreen = { readonly people: number; readonly edits: number; readonly seen: number; readonly p50: number; readonly p95: number; readonly most: number }

/**
 * From the moment one person's program changes a card until a real browser of another has it in a painted frame, ms.
 * An edit that the screen never shows counts as infinite. Both clocks are this machine's.
 */
export async function editToScreen(server: StartedServer, browser: Browser, people: number): Promise<EditToScreen> {
  const made = await makeWorkshop(server, { title: `Meting ${people}` })
  const lead = await join(server, made.links.facilitator, { name: 'Begeleider' })
  await openRound(server, made.id, lead.accessToken)
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'nl-NL' })
  const page = await context.newPage()
  await joinByLink(page, made.links.participant, { name: 'Kijker', party: 'Tiel' })
  const bots = await Promise.all(
    Array.from({ length: people - 1 }, async (_, index) => {
      const session = await join(server, made.links.participant, { name: `Schrijver ${index}` })
      return joinAsBot(server, made.id, session.accessToken)
    }),
  )
  const notes = bots.map((bot, index) => bot.addNote('begin', { x: (index % 6) * 240, y: Math.floor(index / 6) * 220 }))
  await page.keyboard.press('Shift+Digit1')
  await page.waitForFunction((count) => document.querySelectorAll('[data-card-id]').length >= count, notes.length, { timeout: 30_000 })
  await page.evaluate(() => {
    const seen = new Map<string, number>()
    Object.assign(globalThis, { seenEdits: seen })
    new MutationObserver(() => {
      const marks = [...document.querySelectorAll('[data-card-id]')].flatMap((card) => /m\d+x\d+/.exec(card.textContent ?? '') ?? [])
      // The frame after this one has been painted when the next task runs.
      requestAnimationFrame(() => {
        const channel = new MessageChannel()
        channel.port1.onmessage = () => {
          const now = performance.timeOrigin + performance.now()
          for (const mark of marks) if (!seen.has(mark)) seen.set(mark, now)
        }
        channel.port2.postMessage(0)
      })
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
  })
  const written = new Map<string, number>()
  const timers = bots.map((bot, index) => {
    let turn = 0
    const write = () => {
      const mark = `m${index}x${turn++}`
      written.set(mark, performance.timeOrigin + performance.now())
      bot.setText(notes[index] ?? '', mark)
    }
    // Spread over the second, as people are.
    return setTimeout(() => timers.push(setInterval(write, EDIT_EVERY_MS)), (index / bots.length) * EDIT_EVERY_MS)
  })
  await new Promise((resolve) => setTimeout(resolve, SECONDS * 1_000))
  for (const timer of timers) clearInterval(timer)
  await new Promise((resolve) => setTimeout(resolve, 2_000))
  const seen = new Map(await page.evaluate(() => [...(globalThis as unknown as { seenEdits: Map<string, number> }).seenEdits]))
  const times = [...written].map(([mark, at]) => (seen.get(mark) ?? Number.POSITIVE_INFINITY) - at)
  for (const bot of bots) bot.leave()
  await context.close()
  return { people, edits: times.length, seen: times.filter(Number.isFinite).length, p50: rounded(percentile(times, 0.5)), p95: rounded(percentile(times, 0.95)), most: rounded(Math.max(...times)) }
}
