import { expect, test } from '../fixtures/test.ts'
import { call, join, makeWorkshop } from '../workshopApi.ts'

test('joining is heard: whose workshop, what is asked, and what is wrong', async ({ server, newBrowser }) => {
  const made = await makeWorkshop(server, { title: 'Visie op dienstverlening' })
  const { page } = await newBrowser('Anna Bakker')
  await page.goto(made.links.participant)
  await expect(page.getByRole('main')).toMatchAriaSnapshot(`
    - main:
      - heading "Visie op dienstverlening" [level=1]
      - heading "Welkom aan tafel" [level=2]
      - textbox "Hoe heet u?"
      - group "Namens wie doet u mee?":
        - radio "Culemborg"
        - radio "Tiel"
      - button "Doe mee"
  `)
  await page.getByRole('button', { name: 'Doe mee' }).click()
  await expect(page.getByRole('textbox', { name: 'Hoe heet u?' })).toHaveAccessibleDescription('Vul uw naam in.')
  await expect(page.getByRole('textbox', { name: 'Hoe heet u?' })).toHaveAttribute('aria-invalid', 'true')
  await page.getByRole('textbox', { name: 'Hoe heet u?' }).fill('Anna Bakker')
  await page.getByRole('button', { name: 'Doe mee' }).click()
  await expect(page.getByRole('alert')).toHaveText('Kies namens wie u meedoet.')
  await expect(page).toHaveTitle('Doe mee: Visie op dienstverlening – Visiebord')
})

test('the board is heard: round and time, sections as groups, every card in view with kind, party, place, text and position in the set', async ({ server, seat }) => {
  const made = await makeWorkshop(server, { template: 'example' })
  const lead = await join(server, made.links.facilitator, { name: 'Programma' })
  const { rounds } = await call<{ rounds: readonly { id: string }[] }>(server, 'GET', `workshops/${made.id}`, { token: lead.accessToken })
  await call(server, 'POST', `workshops/${made.id}/rounds/${rounds[0]?.id ?? ''}/openings`, { token: lead.accessToken, body: {} })
  const anna = await seat(made.links.participant, { name: 'Anna Bakker', party: 'Culemborg' })
  const { page } = anna

  await expect(page.getByRole('region', { name: 'Ronde' })).toMatchAriaSnapshot(`
    - region "Ronde":
      - heading "Overeenkomsten en verschillen ophalen" [level=2]
      - paragraph: /^Sleep naar ‘Overeenkomsten’/
      - text: U mag nu
      - strong: schrijven slepen
      - timer /\\d+:\\d\\d nog over/
  `)
  await expect(page.getByRole('timer', { name: /^\d+:\d\d nog over$/ })).toBeVisible()
  await expect(page.getByRole('group', { name: 'Vak Overeenkomsten – inwoner en ondernemer, 11 kaarten' })).toHaveCount(1)
  await expect(page.getByRole('group', { name: /^Vak .+, (?:\d+ kaarten|1 kaart)$/ })).toHaveCount(11)

  await expect(page.getByRole('list', { name: '225 kaarten op het bord' })).toHaveCount(1)
  const cards = page.locator('[data-card-layer]').getByRole('listitem')
  const KINDS = '(?:Notitie(?:, (?:overeenkomst|verschil))?|Ontwikkeling(?:, Belang \\d van 5)?(?:, Prioriteit \\d van 5)?|Uitgangspunt U\\d+|Visie-uitspraak, \\w+|Project, \\w+(?:, \\d+ van \\d+ stap(?:pen)? klaar)?|Stap, [\\w ]+(?:, \\d+ we(?:ek|ken))?)'
  const NAME = new RegExp(`^${KINDS}(?:, (?:Culemborg|Geldermalsen|Tiel|BWB))?, (?:in vak .+|los op het bord|in baan .+|van project .+): .+`, 's')
  const check = async (): Promise<number> => {
    const all = await cards.evaluateAll((elements) => elements.map((element) => ({ name: element.getAttribute('aria-label') ?? '', place: Number(element.getAttribute('aria-posinset')), of: Number(element.getAttribute('aria-setsize')) })))
    for (const { name, place, of } of all) {
      expect(name).toMatch(NAME)
      expect(of).toBe(225)
      expect(place).toBeGreaterThan(0)
    }
    expect(new Set(all.map(({ place }) => place)).size, 'no two are the same of 225').toBe(all.length)
    return all.length
  }
  expect(await check()).toBeGreaterThan(20)
  // Smaller and smaller, down to the scale where one drawing stands in for all.
  const percent = page.getByRole('button', { name: /naar ware grootte$/ })
  const scaleNow = async (): Promise<number> => Number.parseInt((await percent.textContent()) ?? '', 10) / 100
  let most = 0
  for (let scale = await scaleNow(); scale > 0.3; scale = await scaleNow()) {
    most = Math.max(most, await check())
    const before = scale
    await page.getByRole('button', { name: 'Kleiner' }).click()
    await expect.poll(scaleNow).toBeLessThan(before)
  }
  expect(most, 'nearly the whole example at about a third').toBeGreaterThan(60)

  // From far away the keyboard still reaches every card, and each that it reaches is an element with its name.
  await page.getByRole('button', { name: 'Alles in beeld' }).click()
  await page.getByRole('link', { name: 'Naar het bord' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('End')
  const last = page.locator('[data-card-layer] [data-card-id]:focus')
  await expect(last).toHaveAttribute('aria-posinset', '225')
  await expect(last).toHaveAccessibleName(NAME)
  await page.keyboard.press('Home')
  await expect(page.locator('[data-card-layer] [data-card-id]:focus')).toHaveAttribute('aria-posinset', '1')
})

test('changes are said: what I add, move and throw away, how it is saved, that a round opens and is sealed; the list reads as headings and rows', async ({ server, seat }) => {
  const made = await makeWorkshop(server)
  const anna = await seat(made.links.participant, { name: 'Anna Bakker', party: 'Culemborg' })
  const { page } = anna
  const said = (words: string | RegExp) => expect(page.getByRole('status').or(page.getByRole('alert')).filter({ hasText: words }).first()).toBeAttached()
  const lead = await join(server, made.links.facilitator, { name: 'Programma' })
  const { id: round } = await call<{ id: string }>(server, 'POST', `workshops/${made.id}/rounds`, { token: lead.accessToken, body: { title: 'Ophalen', phase: 'start', minutes: 20 } })
  await call(server, 'POST', `workshops/${made.id}/rounds/${round}/openings`, { token: lead.accessToken, body: {} })
  await said('De ronde is open: Ophalen.')
  await page.keyboard.press('n')
  await said('Notitie toegevoegd, los op het bord.')
  await expect(page.getByRole('textbox', { name: 'Tekst van notitie' })).toBeFocused()
  await page.keyboard.type('Eén loket')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('status').filter({ hasText: /^Opgeslagen$/ })).toBeVisible()
  await page.keyboard.press('Alt+ArrowDown')
  await said('Verplaatst, los op het bord.')
  await page.keyboard.press('Delete')
  await said('Kaart weggegooid. Met Terug haalt u hem terug.')
  await page.keyboard.press('Control+z')
  await said('Teruggenomen.')
  await anna.toList()
  await expect(page.getByRole('main', { name: 'Lijst van alle kaarten' })).toMatchAriaSnapshot(`
    - main "Lijst van alle kaarten":
      - region "Los op het bord":
        - heading "Los op het bord" [level=2]
        - text: 1 kaart
        - button "Schrijf een kaart in Los op het bord"
        - list:
          - listitem:
            - text: CUL Culemborg
            - paragraph: Notitie
            - paragraph: Eén loket
            - button "Verplaats naar… Eén loket"
            - 'button "Meer over: Eén loket"'
  `)
  await call(server, 'POST', `workshops/${made.id}/rounds/${round}/seals`, { token: lead.accessToken, body: {} })
  await said(/Ronde 1 is vastgelegd/)
})
