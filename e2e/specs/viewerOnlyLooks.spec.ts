import { everyoneSeesTheSame } from '../fixtures/tableForFour.ts'
import { expect, test } from '../fixtures/test.ts'
import { call, exported, join, makeWorkshop, openRound } from '../workshopApi.ts'

const LONG = 'Eén visie op dienstverlening voor Culemborg, Geldermalsen en Tiel, en een roadmap die uitvoerbaar is'

test('[AC19] [LK7] a viewer sees everything and can write by no path in the page', async ({ server, seat }) => {
  const made = await makeWorkshop(server, { template: 'example', title: LONG })
  const { accessToken: token } = await join(server, made.links.facilitator, { name: 'Programma' })
  await openRound(server, made.id, token)
  const before = await exported(server, made.id, { token, snapshot: 'live', format: 'json' })
  const viewer = await seat(made.links.viewer, { name: 'Vera Kijk' })
  const { page } = viewer
  const board = page.getByRole('region', { name: 'Bord' })
  await expect(page.getByRole('region', { name: 'Ronde' }).getByText('kijken')).toBeVisible()

  // No tool that works.
  const tools = page.getByRole('toolbar', { name: 'Gereedschap' })
  await expect(tools.getByRole('button')).toHaveText(['Zoeken'])
  await expect(tools.getByText('U kijkt mee. Meekijkers schrijven niet op het bord.')).toBeAttached()
  await expect(tools.getByText('U kijkt mee', { exact: true })).toBeVisible()

  // A long name of the workshop takes two lines; all of it is a press away.
  const heading = page.getByRole('heading', { level: 1 })
  await expect(heading).toHaveText(LONG)
  expect((await page.getByRole('banner').boundingBox())?.height).toBeLessThan(66)
  const name = heading.getByRole('button', { name: LONG, expanded: false })
  await name.click()
  await expect(heading.getByRole('button', { expanded: true })).toBeVisible()
  expect((await page.getByRole('banner').boundingBox())?.height).toBeGreaterThan(80)
  await page.keyboard.press('Enter')
  await expect(name).toBeFocused()
  for (const name of ['Vak', 'Delen', 'Leg vast', 'Downloaden', 'Baan toevoegen']) await expect(page.getByRole('button', { name, exact: true }), name).toHaveCount(0)
  await expect(page.getByRole('button', { name: /^(Meer|Op het bord zetten)/ })).toHaveCount(0)

  // [W66] The agenda is there to read.
  await page.getByRole('button', { name: 'Agenda', exact: true }).click()
  const agenda = page.getByRole('dialog', { name: 'Agenda' })
  await expect(agenda.getByRole('listitem')).toHaveCount(7)
  await expect(agenda.getByRole('button')).toHaveCount(1)
  await page.keyboard.press('Escape')

  // The mouse: drag, double click on a card and on the table.
  const first = viewer.page.locator('[data-card-layer] [data-card-kind="note"]').first()
  await viewer.drag(first, { x: 120, y: 80 })
  await viewer.says('U kijkt mee. Meekijkers schrijven niet op het bord.')
  await first.dblclick()
  await expect(viewer.editor).toHaveCount(0)
  await viewer.surface.dblclick({ position: { x: 1200, y: 800 } })
  await expect(viewer.editor).toHaveCount(0)

  // Every key of the board, on a card that has the focus, and on the table.
  await first.click()
  await expect(first).toBeFocused()
  for (const key of ['Enter', 'F2', 'n', 'm', 'l', 'Delete', 'Backspace', 'Control+d', 'Alt+ArrowRight', 'Control+ArrowDown', 'Control+z', 'Control+y', 'Control+a', 'Delete', 'Control+v']) {
    await page.keyboard.press(key)
    await expect(page.getByRole('dialog'), `${key} opens nothing`).toHaveCount(0)
    await expect(viewer.editor, `${key} opens nothing`).toHaveCount(0)
  }
  await expect(board).toBeVisible()

  // The panel of a card and the list: to read only.
  await viewer.toList()
  const list = page.getByRole('main', { name: 'Lijst van alle kaarten' })
  await expect(list.locator('[data-row]').first()).toBeVisible()
  for (const name of [/^Schrijf een kaart/, /^Verplaats naar/, /^Verwijder/, /^Wijzig/]) await expect(page.getByRole('button', { name })).toHaveCount(0)
  const row = list.locator('[data-row]').first()
  await row.focus()
  for (const key of ['Enter', 'm', 'Delete']) {
    await page.keyboard.press(key)
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(row.getByRole('textbox')).toHaveCount(0)
  }
  await row.getByRole('button', { name: /^Meer over/ }).click()
  await expect(page.getByRole('menuitem')).toHaveText([/^Details en verbanden/, /^Kopiëren/])
  await page.getByRole('menuitem').first().click()
  const panel = page.getByRole('complementary', { name: 'Zijpaneel' })
  await expect(panel.getByRole('heading', { name: 'De draad' })).toBeVisible()
  for (const name of ['Wijzig de tekst', 'Verband leggen', 'Verwijder deze kaart', 'Verplaats naar…', 'Stap toevoegen']) await expect(panel.getByRole('button', { name }), name).toHaveCount(0)
  for (const field of await panel.getByRole('combobox').all()) await expect(field).toBeDisabled()

  // People: a viewer may change the own name, nobody else's and no role.
  await panel.getByRole('button', { name: 'Sluit het paneel' }).click()
  await page.getByRole('button', { name: /^Deelnemers/ }).click()
  const people = page.getByRole('dialog', { name: 'Deelnemers' })
  await expect(people.getByRole('combobox'), 'their own party, and nobody else’s').toHaveAccessibleName('Namens wie u meedoet')
  await expect(people.getByRole('button', { name: /^Haal/ })).toHaveCount(0)
  await people.getByRole('button', { name: 'Sluiten' }).click()

  expect(await exported(server, made.id, { token, snapshot: 'live', format: 'json' }), 'the board is what it was, byte for byte').toBe(before)
  await viewer.toBoard()
  const fresh = await seat(made.links.viewer, { name: 'Nog iemand' })
  await viewer.everything()
  await fresh.everything()
  await everyoneSeesTheSame([viewer, fresh], (await viewer.places()).length)
  const { participants } = await call<{ participants: { name: string; role: string }[] }>(server, 'GET', `workshops/${made.id}`, { token })
  expect(participants.find(({ name }) => name === 'Vera Kijk')?.role).toBe('viewer')
})
