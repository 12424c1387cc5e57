import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from '../fixtures/test.ts'
import { call, join, type Made, makeWorkshop } from '../workshopApi.ts'

const PICTURES = path.resolve(import.meta.dirname, '../../docs/pictures')
/** Where the three others have their hands. */
const HANDS = ['Software als dienst', 'Taalmodellen in het', 'Vertrouwen in de overheid']
const MOST_BYTES = 400_000

async function keep(page: Page, name: string): Promise<void> {
  const file = path.join(PICTURES, `${name}.png`)
  await page.screenshot({ path: file, animations: 'disabled', scale: 'css' })
  expect((await stat(file)).size, `${name} is light enough for a page of text`).toBeLessThan(MOST_BYTES)
}

/** The example with round `at` (from 0) open. */
async function exampleWithRound(server: Parameters<typeof makeWorkshop>[0], at: number): Promise<{ readonly made: Made; readonly seal: () => Promise<unknown> }> {
  const made = await makeWorkshop(server, { template: 'example', title: 'Visie op dienstverlening' })
  const { accessToken: token } = await join(server, made.links.facilitator, { name: 'Programma' })
  const { rounds } = await call<{ rounds: readonly { id: string }[] }>(server, 'GET', `workshops/${made.id}`, { token })
  const round = `workshops/${made.id}/rounds/${rounds[at]?.id ?? ''}`
  await call(server, 'POST', `${round}/openings`, { token, body: {} })
  return { made, seal: () => call(server, 'POST', `${round}/seals`, { token, body: {} }) }
}

test('board.png: a round is open, four people are at work, one card tells its thread', async ({ server, seat }) => {
  const { made } = await exampleWithRound(server, 4)
  const lead = await seat(made.links.facilitator, { name: 'Petra Smit', party: 'BWB' })
  const others = [
    await seat(made.links.participant, { name: 'Marieke Jansen', party: 'Culemborg' }),
    await seat(made.links.participant, { name: 'Anneke de Wit', party: 'Geldermalsen' }),
    await seat(made.links.participant, { name: 'Youssef El Amrani', party: 'Tiel' }),
  ]
  const { page } = lead
  await page.locator('[data-card-layer] [data-card-kind="statement"]').filter({ hasText: 'Eén verhaal' }).click()
  await expect(page.getByRole('complementary').getByRole('heading', { name: /De draad/ })).toBeVisible()
  // Two steps back: the thread is seen from the notes it began with to the principle and the projects.
  const scale = page.getByRole('button', { name: /naar ware grootte$/ })
  for (let clicks = 0; clicks < 2; clicks++) {
    const before = (await scale.textContent()) ?? ''
    await page.getByRole('button', { name: 'Kleiner' }).click()
    await expect(scale).not.toHaveText(before)
  }
  await page.mouse.move(600, 400)
  await page.mouse.wheel(0, 105)
  await page.mouse.move(720, 14)
  for (const step of [0.2, 0.7]) {
    for (const [index, { page: theirs }] of others.entries()) {
      const box = await theirs.locator('[data-card-layer] [data-card-id]').filter({ hasText: HANDS[index] ?? '' }).first().boundingBox()
      if (box !== null) await theirs.mouse.move(box.x + box.width * step, box.y + box.height * step, { steps: 4 })
    }
    for (const { name } of others) await expect(page.getByText(name.split(' ')[0] ?? '', { exact: true }).first()).toBeVisible()
  }
  await keep(page, 'board')
})

test('sealed.png: the round is sealed', async ({ server, seat }) => {
  const { made, seal } = await exampleWithRound(server, 0)
  await seal()
  const { page } = await seat(made.links.facilitator, { name: 'Petra Smit' })
  await page.getByRole('button', { name: 'Bekijken' }).click()
  await expect(page.getByText('Gecontroleerd: niets veranderd')).toBeVisible()
  await page.mouse.move(720, 30)
  await keep(page, 'sealed')
})

test('list-phone.png: the list on a phone', async ({ server, newBrowser }) => {
  const { made } = await exampleWithRound(server, 0)
  const { page } = await newBrowser('Marieke Jansen', { viewport: { width: 390, height: 844 } })
  await page.goto(made.links.participant)
  await page.getByLabel('Hoe heet u?').fill('Marieke Jansen')
  await page.getByRole('radio', { name: 'Culemborg' }).check()
  await page.getByRole('button', { name: 'Doe mee' }).click()
  await expect(page.getByRole('main', { name: 'Lijst van alle kaarten' })).toBeVisible()
  await expect(page.getByText('Opgeslagen', { exact: true })).toBeVisible()
  await keep(page, 'list-phone')
})
