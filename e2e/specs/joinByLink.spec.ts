import { expect, REFUSED, test } from '../fixtures/test.ts'
import { call, join, makeWorkshop } from '../workshopApi.ts'

const LINK_WORKS_NO_MORE = 'Deze link werkt niet meer. Vraag de begeleider om een nieuwe.'

test('name and party are asked once: the next workshop knows them in this browser', async ({ server, newBrowser }) => {
  const [first, second] = [await makeWorkshop(server, { title: 'Eerste middag' }), await makeWorkshop(server, { title: 'Tweede middag', parties: [{ name: 'Tiel' }, { name: 'Culemborg' }] })]
  const anna = await newBrowser('Anna')
  await anna.page.goto(first.links.participant)
  await expect(anna.page.getByRole('heading', { name: 'Eerste middag' })).toBeVisible()
  await anna.page.getByRole('button', { name: 'Doe mee' }).click()
  await expect(anna.page.getByText('Vul uw naam in.')).toBeVisible()
  await anna.page.getByLabel('Hoe heet u?').fill('Anna Bakker')
  await anna.page.getByRole('button', { name: 'Doe mee' }).click()
  await expect(anna.page.getByText('Kies namens wie u meedoet.')).toBeVisible()
  await anna.page.getByRole('radio', { name: 'Culemborg' }).check()
  await anna.page.getByRole('button', { name: 'Doe mee' }).click()
  await anna.ready()
  expect(new URL(anna.page.url()).hash, 'the secret of the link does not stay in the address').toBe('')
  expect(new URL(anna.page.url()).pathname).toBe(`/w/${first.id}`)

  await anna.page.goto(second.links.participant)
  await expect(anna.page.getByLabel('Hoe heet u?')).toHaveValue('Anna Bakker')
  await expect(anna.page.getByRole('radio', { name: 'Culemborg' })).toBeChecked()
  await anna.page.getByRole('button', { name: 'Doe mee' }).click()
  await anna.ready()
})

test('somebody else on the same computer becomes another person; the first stays who they are', async ({ server, seat }) => {
  const made = await makeWorkshop(server)
  const shared = await seat(made.links.participant, { name: 'Anna Bakker', party: 'Culemborg' })
  const { page } = shared
  await page.goto(made.links.participant)
  await expect(page.getByText('In deze browser deed Anna Bakker mee.')).toBeVisible()
  await page.getByRole('button', { name: 'Ik ben iemand anders' }).click()
  await expect(page.getByLabel('Hoe heet u?')).toHaveValue('')
  await page.getByLabel('Hoe heet u?').fill('Chris Mol')
  await page.getByRole('radio', { name: 'Tiel' }).check()
  await page.getByRole('button', { name: 'Doe mee' }).click()
  await shared.ready()

  const lead = await join(server, made.links.facilitator, { name: 'Fenna' })
  const { participants } = await call<{ participants: { name: string }[] }>(server, 'GET', `workshops/${made.id}`, { token: lead.accessToken })
  expect(participants.map(({ name }) => name).toSorted()).toEqual(['Anna Bakker', 'Chris Mol', 'Fenna'])
  await page.getByRole('button', { name: /Deelnemers/ }).first().click()
  await expect(page.getByRole('dialog', { name: 'Deelnemers' }).getByText('Chris Mol (u)')).toBeVisible()
})

test('a wrong link, half a link and a renewed link each say what is the matter', async ({ server, newBrowser, seat }) => {
  const made = await makeWorkshop(server)
  const guest = await newBrowser('Gast')
  guest.expects(REFUSED)
  await guest.page.goto(`${server.url}/join#AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA`)
  await expect(guest.page.getByRole('alert').filter({ hasText: LINK_WORKS_NO_MORE })).toBeVisible()
  await guest.page.goto('about:blank')
  await guest.page.goto(`${server.url}/join`)
  await expect(guest.page.getByRole('alert').filter({ hasText: 'In deze link ontbreekt een stuk.' })).toBeVisible()

  const [facilitator, anna] = await Promise.all([seat(made.links.facilitator, { name: 'Fenna de Wit' }), seat(made.links.participant, { name: 'Anna Bakker', party: 'Culemborg' })])
  await facilitator.page.getByRole('button', { name: 'Delen' }).click()
  const dialog = facilitator.page.getByRole('dialog', { name: 'Nodig mensen uit' })
  await expect(dialog.getByRole('img', { name: 'QR-code voor Meedoen' })).toBeVisible()
  const field = dialog.getByLabel('Link voor Meedoen')
  await expect(field).toHaveValue(made.links.participant)
  await expect(dialog.getByLabel('Link voor Begeleiden'), 'not on the projector').toHaveCount(0)
  await dialog.getByRole('button', { name: 'Maak een nieuwe link' }).first().click()
  await dialog.getByRole('button', { name: 'Maak nieuwe link' }).click()
  await expect(dialog.getByText('Er is een nieuwe link. De oude werkt niet meer.')).toBeVisible()
  await expect(field).not.toHaveValue(made.links.participant)
  const renewed = await field.inputValue()

  await guest.page.goto('about:blank')
  await guest.page.goto(made.links.participant)
  await expect(guest.page.getByRole('alert').filter({ hasText: LINK_WORKS_NO_MORE })).toBeVisible()
  await guest.page.goto('about:blank')
  await guest.page.goto(renewed)
  await expect(guest.page.getByLabel('Hoe heet u?')).toBeVisible()
  await anna.saved()
  await anna.page.reload()
  await anna.ready()
})

test('a renewed link that ends sessions sends away who came in by the old one, but not the facilitator', async ({ server, seat }) => {
  const made = await makeWorkshop(server)
  const [facilitator, anna] = await Promise.all([seat(made.links.facilitator, { name: 'Fenna de Wit' }), seat(made.links.participant, { name: 'Anna Bakker', party: 'Culemborg' })])
  await facilitator.page.getByRole('button', { name: 'Delen' }).click()
  const dialog = facilitator.page.getByRole('dialog', { name: 'Nodig mensen uit' })
  await dialog.getByRole('button', { name: 'Maak een nieuwe link' }).first().click()
  await dialog.getByLabel('Stuur ook iedereen weg die met deze link binnenkwam').check()
  await dialog.getByRole('button', { name: 'Maak nieuwe link' }).click()
  await expect(anna.page.getByRole('alert').filter({ hasText: 'Open de link van de workshop opnieuw.' })).toBeVisible()
  anna.expects(REFUSED)
  await expect(anna.cards).toHaveCount(0)
  await expect(facilitator.root).toBeVisible()
})

test('[PF1] a browser that is too old reads that it is, and what to do', async ({ server, newBrowser }) => {
  const anna = await newBrowser('Anna', { locale: 'en-GB' })
  await anna.context.addInitScript(() => void Reflect.deleteProperty(Set.prototype, 'union'))
  await anna.page.goto(server.url)
  await expect(anna.page.getByRole('heading', { level: 1 })).toHaveText('This browser is too old for Visiebord. Update it, or use a new version of Edge, Chrome, Firefox or Safari.')
})
