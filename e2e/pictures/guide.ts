import { LINES, pasteFrom } from '../fixtures/pastedLines.ts'
import { expect, type Person, test } from '../fixtures/test.ts'
import { exampleWithRound } from './support/exampleWithRound.ts'
import { keep, keepAround } from './support/keep.ts'

const noteSaying = (person: Person, text: string) => person.page.locator('[data-card-layer] [data-card-kind="note"]').filter({ hasText: text }).first()

test('start.png and join-phone.png: the two pages before the board', async ({ server, newBrowser }) => {
  const { made } = await exampleWithRound(server, 0)
  const { page: start } = await newBrowser('Petra Smit')
  await start.goto(server.url)
  await start.getByLabel('Waar gaat het over?').fill('Visie op dienstverlening')
  await start.getByRole('textbox', { name: 'Partij 1' }).fill('Culemborg')
  await start.getByRole('textbox', { name: 'Partij 2' }).fill('Geldermalsen')
  await start.getByRole('textbox', { name: 'Partij 2' }).blur()
  await keep(start, 'start')
  const { page: join } = await newBrowser('Marieke Jansen', { viewport: { width: 390, height: 844 } })
  await join.goto(made.links.participant)
  await join.getByLabel('Hoe heet u?').fill('Marieke Jansen')
  await join.getByRole('radio', { name: 'Culemborg' }).check()
  await keep(join, 'join-phone')
})

test('pictures of working together: the board, choosing, moving, finding, talking, pasting, who is here', async ({ server, seat }) => {
  test.setTimeout(240_000)
  const { made } = await exampleWithRound(server, 0)
  await seat(made.links.facilitator, { name: 'Petra Smit', party: 'BWB' })
  const youssef = await seat(made.links.participant, { name: 'Youssef El Amrani', party: 'Tiel' })
  const marieke = await seat(made.links.participant, { name: 'Marieke Jansen', party: 'Culemborg' })
  const { page } = marieke
  const notes = page.locator('[data-card-layer] [data-card-kind="note"]')
  const words = async (at: number): Promise<string> => ((await notes.nth(at).textContent()) ?? '').slice(-24)

  await test.step('glance.png: somebody else holds a card', async () => {
    const held = await words(4)
    await youssef.lift(noteSaying(youssef, held), { x: 70, y: 46 })
    await expect(page.getByText('Youssef sleept').first()).toBeVisible()
    await page.mouse.move(1100, 640)
    await keep(page, 'glance')
    await youssef.page.keyboard.press('Escape')
    await youssef.letGo()
  })

  await test.step('move.png: where to', async () => {
    await notes.nth(0).click()
    await page.keyboard.press('m')
    const dialog = page.getByRole('dialog', { name: 'Verplaats deze kaart naar…' })
    await keep(dialog, 'move')
    await dialog.getByRole('button', { name: 'Annuleren' }).click()
  })

  await test.step('arrange.png: four cards and what can be done with them', async () => {
    const four = [0, 1, 2, 3].map((at) => notes.nth(at))
    for (const [at, note] of four.entries()) await note.click(at === 0 ? {} : { modifiers: ['Shift'] })
    await page.getByRole('button', { name: /^Uitlijnen/ }).click()
    await keepAround(page, [...four, page.locator('[data-arrange]'), page.getByRole('menu')], 'arrange')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
  })

  await test.step('palette.png: what one can make', async () => {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Zoek een handeling' }).pressSequentially('nieuw')
    await keep(page.getByRole('dialog', { name: 'Wat wilt u doen?' }), 'palette')
    await page.keyboard.press('Escape')
  })

  await test.step('remarks.png: a tag, a reaction and a comment', async () => {
    const about = await words(5)
    const panelOf = async (person: Person) => {
      await noteSaying(person, about).click({ button: 'right' })
      await person.page.getByRole('menuitem', { name: 'Details en verbanden' }).click()
      return person.page.getByRole('complementary', { name: 'Zijpaneel' })
    }
    const his = await panelOf(youssef)
    await his.getByRole('button', { name: 'eens', exact: true }).click()
    const panel = await panelOf(marieke)
    await panel.getByRole('combobox', { name: 'Label toevoegen' }).fill('loket')
    await page.keyboard.press('Enter')
    await panel.getByRole('textbox', { name: 'Uw opmerking' }).focus()
    await page.keyboard.type('Dit is ook iets voor @Youss')
    await page.getByRole('option', { name: /^Youssef/ }).click()
    await page.keyboard.press('Control+Enter')
    await expect(panel.getByRole('button', { name: /^1 keer eens/ })).toBeVisible()
    await expect(panel.getByRole('listitem').filter({ hasText: 'Dit is ook' })).toBeVisible()
    await panel.locator('[data-remarks]').evaluate((section) => section.scrollIntoView({ block: 'start' }))
    await keep(panel, 'remarks')
    await panel.getByRole('button', { name: 'Sluit het paneel' }).click()
  })

  await test.step('paste.png: lines before they are cards', async () => {
    await marieke.surface.focus()
    await pasteFrom(page, { 'text/plain': LINES })
    const dialog = page.getByRole('dialog', { name: 'Plakken als kaarten' })
    await keep(dialog, 'paste')
    await dialog.getByRole('button', { name: 'Annuleren' }).click()
  })

  await test.step('people.png: who is here', async () => {
    await page.getByRole('button', { name: /^Deelnemers/ }).click()
    await keep(page.getByRole('dialog', { name: 'Deelnemers' }), 'people')
  })
})

test('agenda.png and projector.png: what the facilitator has', async ({ server, seat }) => {
  const { made } = await exampleWithRound(server, 4)
  const { page } = await seat(made.links.facilitator, { name: 'Petra Smit', party: 'BWB' })
  await page.getByRole('button', { name: 'Agenda' }).click()
  await keep(page.getByRole('dialog', { name: 'Agenda' }), 'agenda')
  await page.keyboard.press('Escape')
  await page.setViewportSize({ width: 1280, height: 720 })
  await page.goto(`${page.url().split('#')[0] ?? ''}#beamer`)
  await expect(page.locator('[data-projector="card"]')).toBeVisible()
  await expect(page.getByRole('img', { name: 'QR-code om mee te doen' })).toBeVisible()
  await keep(page, 'projector')
})

test('roadmap.png: projects in lanes and quarters', async ({ server, seat }) => {
  const { made } = await exampleWithRound(server, 5)
  const { page } = await seat(made.links.participant, { name: 'Marieke Jansen', party: 'Culemborg' })
  await expect(page.locator('[data-card-layer] [data-card-kind="project"]').first()).toBeVisible()
  await page.mouse.move(720, 14)
  await keep(page, 'roadmap')
})
