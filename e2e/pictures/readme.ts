import { expect, test } from '../fixtures/test.ts'
import { exampleWithRound } from './support/exampleWithRound.ts'
import { keep } from './support/keep.ts'

/** Where the three others have their hands. */
const HANDS = ['Software als dienst', 'Taalmodellen in het', 'Vertrouwen in de overheid']

test('board.png: a round is open, four people are at work, one card tells its thread', async ({ server, seat }) => {
  const { made } = await exampleWithRound(server, 4)
  const lead = await seat(made.links.facilitator, { name: 'Petra Smit', party: 'BWB' })
  const others = [
    await seat(made.links.participant, { name: 'Marieke Jansen', party: 'Culemborg' }),
    await seat(made.links.participant, { name: 'Anneke de Wit', party: 'Geldermalsen' }),
    await seat(made.links.participant, { name: 'Youssef El Amrani', party: 'Tiel' }),
  ]
  const { page } = lead
  // The map in the corner lies over the statement that tells its thread.
  await page.getByRole('button', { name: 'Overzicht', exact: true }).click()
  await page.locator('[data-card-layer] [data-card-kind="statement"]').filter({ hasText: 'Eén verhaal' }).click()
  await expect(page.getByRole('complementary').getByRole('heading', { name: /De draad/ })).toBeVisible()
  // Two steps back: the thread is seen from the notes it began with to the principle and the projects.
  const scale = page.getByRole('button', { name: /naar ware grootte$/ })
  for (let clicks = 0; clicks < 2; clicks++) {
    const before = (await scale.textContent()) ?? ''
    await page.getByRole('button', { name: 'Kleiner' }).click()
    await expect(scale).not.toHaveText(before)
    await lead.atRest() // a second step begins where the first one is by then
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
