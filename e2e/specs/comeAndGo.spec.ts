import type { Page } from '@playwright/test'
import { everyoneSeesTheSame, tableForFour } from '../fixtures/tableForFour.ts'
import { expect, NO_LINE, REFUSED, test } from '../fixtures/test.ts'
import { call, join, makeWorkshop, openRound } from '../workshopApi.ts'

/** Waits until what this page gave to its databases is in them: what is asked of a store later is done later. A tab that ends in the midst of it may lose it. */
const inDatabase = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    for (const { name = '' } of await indexedDB.databases()) {
      await new Promise<void>((done, fail) => {
        const opening = indexedDB.open(name)
        opening.onerror = () => fail(new Error(name))
        opening.onsuccess = () => {
          const database = opening.result
          const stores = [...database.objectStoreNames]
          const last = database.transaction(stores, 'readwrite')
          last.objectStore(stores[0] ?? '').count()
          last.oncomplete = () => (database.close(), done())
          last.onabort = () => fail(new Error(name))
        }
      })
    }
  })

test('somebody who is removed reads so, keeps nothing in this browser, and their cards stay', async ({ server, seat }) => {
  const made = await makeWorkshop(server)
  const { facilitator, anna, bas, viewer } = await tableForFour(made, seat)
  await openRound(server, made.id, (await join(server, made.links.facilitator, { name: 'Programma' })).accessToken)
  await anna.says('Ophalen wat we delen')
  const id = await anna.addNote('Dit blijft staan', { x: 600, y: 400 })
  await anna.saved()
  const copies = (): Promise<readonly string[]> => anna.page.evaluate(async () => (await indexedDB.databases()).flatMap(({ name = '' }) => (name.startsWith('visiebord/') ? [name] : [])))
  expect(await copies()).not.toEqual([])

  await test.step('[W60] [W61] a party that comes later is there for everybody; one changes over to it; what is in use stays', async () => {
    await facilitator.page.getByRole('button', { name: /^Deelnemers/ }).click()
    await facilitator.page.getByRole('button', { name: 'Partijen', exact: true }).click()
    const parties = facilitator.page.getByRole('dialog', { name: 'Partijen' })
    await parties.getByRole('button', { name: 'Nog een partij' }).click()
    await parties.getByLabel('Naam van de partij').fill('Buren')
    await parties.getByRole('button', { name: 'Voeg toe' }).click()
    await expect(parties.getByText('Buren doet nu mee.')).toBeVisible()
    await expect(parties.getByRole('button', { name: /^Haal .* weg$/ })).toHaveAccessibleName('Haal Buren weg')
    await facilitator.page.keyboard.press('Escape')
    const paper = bas.page.getByRole('toolbar', { name: 'Gereedschap' }).locator('[data-party]')
    const before = (await paper.getAttribute('data-party')) ?? ''
    await bas.page.getByRole('button', { name: /^Deelnemers/ }).click()
    await bas.page.getByLabel('Namens wie u meedoet').selectOption({ label: 'Buren' })
    await bas.page.getByRole('button', { name: 'Bewaren' }).click()
    await expect(bas.page.getByRole('heading', { name: /^Buren: 1 van 1/ })).toBeVisible()
    await expect(paper, 'the next note is of the party that was chosen').not.toHaveAttribute('data-party', before)
    await bas.page.keyboard.press('Escape')
    await bas.addNote('Uit Buren', { x: 900, y: 640 })
    await expect(anna.page.getByRole('listitem', { name: /^Notitie, Buren, .*Uit Buren/ })).toBeVisible()
  })

  anna.expects(REFUSED)
  await facilitator.page.getByRole('button', { name: /^Deelnemers/ }).click()
  const people = facilitator.page.getByRole('dialog', { name: 'Deelnemers' })
  await people.getByRole('button', { name: 'Haal Anna Bakker uit de workshop' }).click()
  await expect(people.getByText('Anna Bakker verwijderen? Wat Anna Bakker maakte, blijft staan.')).toBeVisible()
  await people.getByRole('button', { name: 'Verwijder', exact: true }).click()
  const REMOVED = 'De begeleider heeft u uit deze workshop gehaald.'
  await expect(anna.page.getByRole('alert').filter({ hasText: REMOVED })).toBeVisible()
  await expect.poll(copies, 'the local copy is wiped').toEqual([])
  await expect(people.getByText('Anna Bakker')).toHaveCount(0)
  await expect(bas.cardById(id)).toContainText('Dit blijft staan')
  await anna.page.reload()
  await expect(anna.page.getByRole('alert').filter({ hasText: REMOVED })).toBeVisible()

  await test.step('[W65] another name is everybody’s at once; deleted, it is no more, for everybody', async () => {
    for (const person of [facilitator, bas, viewer]) person.expects(REFUSED)
    await people.getByRole('button', { name: 'Instellingen van de workshop' }).click()
    const dialog = facilitator.page.getByRole('dialog', { name: 'Instellingen van de workshop' })
    await dialog.getByLabel('Naam van de workshop').fill('Samen één visie')
    await dialog.getByRole('button', { name: 'Bewaren' }).click()
    await expect(bas.page.getByRole('heading', { name: 'Samen één visie' })).toBeVisible()
    await dialog.getByRole('button', { name: 'Verwijder deze workshop…' }).click()
    await expect(dialog.getByRole('button', { name: 'Verwijder voorgoed' })).toBeDisabled()
    await dialog.getByLabel('Ja, alles van ‘Samen één visie’ mag weg').check()
    await dialog.getByRole('button', { name: 'Verwijder voorgoed' }).click()
    for (const { page } of [facilitator, bas, viewer]) await expect(page.getByRole('alert').filter({ hasText: 'Deze workshop bestaat niet meer.' })).toBeVisible()
  })
})

test('what is made without a line survives a closed tab, and comes to everybody when there is a line again', async ({ server, seat }) => {
  const made = await makeWorkshop(server)
  const four = await tableForFour(made, seat)
  const { facilitator, anna, bas, viewer } = four
  await openRound(server, made.id, (await join(server, made.links.facilitator, { name: 'Programma' })).accessToken)
  await anna.says('Ophalen wat we delen')
  await anna.addNote('Met lijn', { x: 450, y: 350 })
  await anna.status('Opgeslagen')
  await anna.page.reload()
  await anna.ready()
  await expect(anna.card('Met lijn')).toBeVisible()
  await anna.status('Opgeslagen')

  anna.expects(NO_LINE)
  await anna.context.setOffline(true)
  await anna.status('Geen verbinding')
  await anna.says('Geen verbinding. Uw werk staat veilig op dit apparaat.')
  await anna.addNote('Zonder lijn', { x: 800, y: 350 })
  await expect(anna.page.getByText('Opgeslagen', { exact: true }), 'nothing says saved while it is not').toHaveCount(0)
  await bas.addNote('Intussen van Bas', { x: 450, y: 650 })
  await expect(anna.card('Intussen van Bas')).toHaveCount(0)
  // Said aloud is what is news: that the line is gone, and that all is saved again; not each save.
  await expect(anna.page.getByText('Alles is weer opgeslagen.')).toHaveCount(0)
  await anna.context.setOffline(false)
  await expect(anna.page.getByRole('status').getByText('Alles is weer opgeslagen.')).toBeAttached({ timeout: 40_000 })
  await anna.status('Opgeslagen')
  await everyoneSeesTheSame(four.all, 3)

  await anna.context.setOffline(true)
  await anna.status('Geen verbinding')
  await anna.addNote('Voor de lege accu', { x: 800, y: 650 })
  await inDatabase(anna.page)
  await anna.page.close()
  await anna.context.setOffline(false)
  const again = await anna.newTab()
  await again.goto(`${server.url}/w/${made.id}`)
  await again.status('Opgeslagen')
  await everyoneSeesTheSame([again, facilitator, bas, viewer], 4)
})

test('two tabs of one person are one person: both write, with and without a line, and nothing is doubled', async ({ server, seat }) => {
  const made = await makeWorkshop(server)
  const lead = await join(server, made.links.facilitator, { name: 'Programma' })
  await openRound(server, made.id, lead.accessToken)
  const [anna, bas] = await Promise.all([seat(made.links.participant, { name: 'Anna Bakker', party: 'Culemborg' }), seat(made.links.participant, { name: 'Bas Smit', party: 'Tiel' })])
  const other = await anna.newTab()
  await other.goto(`${server.url}/w/${made.id}`)
  await anna.addNote('Uit het eerste tabblad', { x: 450, y: 350 })
  await other.addNote('Uit het tweede tabblad', { x: 800, y: 350 })
  await everyoneSeesTheSame([anna, other, bas], 2)
  const { participants } = await call<{ participants: { name: string; seats: unknown[] }[] }>(server, 'GET', `workshops/${made.id}`, { token: lead.accessToken })
  expect(participants.filter(({ name }) => name === 'Anna Bakker').map(({ seats }) => seats.length)).toEqual([2])
  // What one tab moves, the other sees as by a hand of its own.
  await other.drag(other.card('Uit het eerste tabblad'), { x: 0, y: 250 })
  await everyoneSeesTheSame([anna, other, bas], 2)

  anna.expects(NO_LINE)
  other.expects(NO_LINE)
  await anna.context.setOffline(true)
  for (const tab of [anna, other]) await tab.status('Geen verbinding')
  await anna.addNote('Eerste, zonder lijn', { x: 1150, y: 350 })
  await other.addNote('Tweede, zonder lijn', { x: 1150, y: 650 })
  await anna.context.setOffline(false)
  for (const tab of [anna, other]) await tab.status('Opgeslagen')
  await everyoneSeesTheSame([anna, other, bas], 4)
  await other.page.close()
  await anna.page.reload()
  await anna.ready()
  await everyoneSeesTheSame([anna, bas], 4)
})

test('who has lost the session reads what to do, and the link brings them back', async ({ server, seat }) => {
  const made = await makeWorkshop(server)
  const anna = await seat(made.links.participant, { name: 'Anna Bakker', party: 'Culemborg' })
  anna.expects(REFUSED)
  await anna.context.clearCookies()
  await anna.page.reload()
  await expect(anna.page.getByRole('alert').filter({ hasText: 'U bent hier niet (meer) aangemeld. Open de link van de workshop opnieuw.' })).toBeVisible()
  await anna.page.goto(made.links.participant)
  await expect(anna.page.getByLabel('Hoe heet u?')).toHaveValue('Anna Bakker')
  await anna.page.getByRole('button', { name: 'Doe mee' }).click()
  await anna.ready()
  await anna.page.goto(`${server.url}/w/bestaat-niet`)
  await expect(anna.page.getByRole('alert').filter({ hasText: 'U bent hier niet (meer) aangemeld.' }), 'an unknown workshop tells nothing of itself').toBeVisible()
})
