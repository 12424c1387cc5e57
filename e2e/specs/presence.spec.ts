import type { Locator } from '@playwright/test'
import { lookAt } from '../fixtures/lookAt.ts'
import { expect, type Person, test } from '../fixtures/test.ts'
import { join, makeWorkshop, openRound } from '../workshopApi.ts'

const peopleOf = async (person: Person): Promise<Locator> => {
  await person.page.getByRole('button', { name: /^Deelnemers/ }).click()
  return person.page.getByRole('dialog', { name: 'Deelnemers' })
}
/** Name tags that can be seen at the arrows of others. */
const tags = (person: Person, text: string): Locator => person.page.locator('[data-cursors]').getByText(text, { exact: true }).filter({ visible: true })
const arrows = (person: Person): Promise<number> => person.page.locator('[data-cursors] > svg path[d^="M"]').count()
const slip = (person: Person, name: string): Locator => person.page.getByRole('group', { name })

test('[PR4] [PR5] [PR8] [PR10] [PR11] three people keep company: cursors seen and hidden, carets and choices named, a view followed until one moves, everybody brought along', async ({ server, seat }) => {
  const made = await makeWorkshop(server)
  await openRound(server, made.id, (await join(server, made.links.facilitator, { name: 'Programma' })).accessToken)
  const fenna = await seat(made.links.facilitator, { name: 'Fenna de Wit' })
  const anna = await seat(made.links.participant, { name: 'Anna Bakker', party: 'Culemborg' })
  const bas = await seat(made.links.participant, { name: 'Bas Smit', party: 'Tiel' })
  const id = await anna.addNote('Eén loket', { x: 600, y: 400 })
  await expect(bas.cardById(id)).toBeVisible()

  // A cursor with a name, and what somebody chose with the name at it.
  await anna.page.mouse.move(820, 600, { steps: 3 })
  await expect(tags(bas, 'Anna')).toBeVisible()
  expect(await arrows(bas)).toBeGreaterThan(0)

  // Hidden: no arrow; who drags what is still said at the card.
  const people = await peopleOf(bas)
  await expect(people.getByRole('heading', { name: 'Culemborg: 1 van 1 aanwezig' })).toBeVisible()
  await people.getByRole('checkbox', { name: 'Verberg de cursors van anderen' }).check()
  await people.getByRole('button', { name: 'Sluiten' }).click()
  await expect.poll(() => arrows(bas)).toBe(0)
  await anna.lift(anna.cardById(id), { x: 120, y: 60 })
  await expect(tags(bas, 'Anna sleept')).toBeVisible()
  await (await peopleOf(bas)).getByRole('button', { name: 'Zeg wie wat doet' }).click()
  await expect(people.getByRole('status')).toHaveText('Anna Bakker sleept ‘Eén loket’.')
  expect(await lookAt(bas.page, 'presence', 'people')).toEqual([])
  await people.getByRole('button', { name: 'Sluiten' }).click()
  await anna.letGo()
  await expect(tags(bas, 'Anna sleept')).toHaveCount(0)

  // What Bas chooses, and where he writes, is seen at the card with his name.
  await bas.cardById(id).click()
  await expect(anna.page.locator('[data-chosen-by="Bas"]')).toBeVisible()
  await bas.cardById(id).dblclick()
  await expect(bas.editor).toBeFocused()
  const caret = anna.page.locator('[data-caret-of="Bas"]')
  await expect(caret).toBeVisible()
  const began = (await caret.boundingBox())?.x ?? Infinity
  await bas.page.keyboard.type(' nu')
  await expect.poll(async () => (await caret.boundingBox())?.x ?? 0, 'the caret goes along').toBeGreaterThan(began + 10)
  await bas.page.keyboard.press('Shift+ArrowLeft')
  await bas.page.keyboard.press('Shift+ArrowLeft')
  await expect(anna.page.getByText('Bas schrijft', { exact: true })).toBeVisible()
  expect(await lookAt(anna.page, 'presence', 'writing')).toEqual([])
  await bas.page.keyboard.press('Escape')
  await expect(caret).toHaveCount(0)
  await expect(anna.page.locator('[data-chosen-by="Bas"]')).toBeVisible()

  // Bas follows Anna: what she sees he sees, however she goes on.
  await (await peopleOf(bas)).getByRole('button', { name: 'Volgen: Anna Bakker' }).click()
  await expect(slip(bas, 'U volgt Anna Bakker')).toBeVisible()
  await expect(anna.page.getByRole('status').filter({ hasText: 'Bas kijkt nu met u mee.' })).toBeAttached()
  const apart = async (): Promise<number> => {
    const [here, there] = [await anna.cardById(id).boundingBox(), await bas.cardById(id).boundingBox()]
    return here === null || there === null ? Infinity : Math.hypot(here.x - there.x, here.y - there.y, here.width - there.width)
  }
  await anna.page.mouse.move(700, 600)
  await anna.page.mouse.wheel(-220, 150)
  await expect.poll(apart, 'the same place on both screens').toBeLessThan(6)
  await anna.page.keyboard.press('-')
  await expect.poll(apart, 'also after zooming').toBeLessThan(6)
  expect(await lookAt(bas.page, 'presence', 'following')).toEqual([])
  // Another window is no movement of one's own: all that Anna sees comes to fit in it.
  await bas.page.setViewportSize({ width: 1024, height: 768 })
  await expect.poll(async () => (await bas.cardById(id).boundingBox())?.width ?? 0).toBeLessThan(((await anna.cardById(id).boundingBox())?.width ?? 0) - 20)
  await expect(slip(bas, 'U volgt Anna Bakker')).toBeVisible()
  await bas.page.setViewportSize({ width: 1440, height: 900 })
  await expect.poll(apart, 'and back').toBeLessThan(6)
  // The first movement of one's own ends it.
  await bas.page.mouse.move(700, 600)
  await bas.page.mouse.wheel(0, 300)
  await expect(slip(bas, 'U volgt Anna Bakker')).toHaveCount(0)
  await expect.poll(apart).toBeGreaterThan(100)

  // Everybody comes to the facilitator; Esc lets one go, the button lets all go.
  await (await peopleOf(fenna)).getByRole('button', { name: 'Breng iedereen hierheen' }).click()
  for (const person of [anna, bas]) await expect(slip(person, 'U volgt Fenna de Wit')).toBeVisible()
  await expect(slip(fenna, '2 mensen kijken met u mee')).toBeVisible()
  // Who comes later is brought along too, to the same place.
  await fenna.page.mouse.move(700, 600)
  await fenna.page.mouse.wheel(160, 120)
  const cor = await seat(made.links.participant, { name: 'Cor Mulder', party: 'Tiel' })
  await expect(slip(cor, 'U volgt Fenna de Wit')).toBeVisible()
  const far = async (): Promise<number> => {
    const [here, there] = [await fenna.cardById(id).boundingBox(), await cor.cardById(id).boundingBox()]
    return here === null || there === null ? Infinity : Math.hypot(here.x - there.x, here.y - there.y)
  }
  // The slips of a facilitator leave another part of the screen free.
  await expect.poll(far).toBeLessThan(40)
  await cor.page.getByRole('button', { name: 'Stop met volgen' }).click()
  await expect(slip(fenna, '2 mensen kijken met u mee')).toBeVisible()
  // Esc leaves inwards-out: first the chosen card, then the company.
  await anna.page.keyboard.press('Escape')
  await anna.page.keyboard.press('Escape')
  await expect(slip(anna, 'U volgt Fenna de Wit')).toHaveCount(0)
  await slip(fenna, 'Eén mens kijkt met u mee').getByRole('button', { name: 'Laat iedereen los' }).click()
  await expect(slip(bas, 'U volgt Fenna de Wit')).toHaveCount(0)
})
