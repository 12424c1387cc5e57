import type { Page } from '@playwright/test'
import { accessibilityTree, headingFaults, isDialog, unnamedStops } from '../fixtures/accessibilityTree.ts'
import { expect, test } from '../fixtures/test.ts'
import { keyboard } from '../pages/keyboard.ts'
import { call, join, makeWorkshop, openRound } from '../workshopApi.ts'

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

/** Finds a card by its words and leaves the search on it. */
async function find(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+f')
  await expect(page.getByRole('search').getByRole('textbox')).toBeFocused()
  await page.keyboard.type(words)
  await expect(page.getByRole('search').getByRole('status')).toHaveText(new RegExp(`^1 van \\d+: ${words}`))
  await page.keyboard.press('Escape')
}

test('[AN1] [AN6] [AN7] [AN8] a round by ear and keys: join, hear round and time, go through the themes, add, move, read the thread, comment, hear the others, and that it is sealed', async ({ server, newBrowser, seat }) => {
  const made = await makeWorkshop(server, { template: 'example', title: 'Visie op dienstverlening' })
  const programme = await join(server, made.links.facilitator, { name: 'Programma' })
  const { page, ...anna } = await newBrowser('Anna Bakker')
  const hand = keyboard(page)
  const said = (words: string | RegExp) => expect(page.getByRole('status').or(page.getByRole('alert')).getByText(words).last()).toBeAttached({ timeout: 25_000 })
  const focused = page.locator('[data-card-id]:focus')
  const tellsItself = async (screen: string): Promise<void> => {
    const tree = await accessibilityTree(page)
    expect(unnamedStops(tree), `${screen}: what can have the keyboard says what it is`).toEqual([])
    expect(headingFaults(tree), `${screen}: headings go down a level at a time`).toEqual([])
    if (!isDialog(tree)) expect(tree.filter(({ role }) => role === 'main'), `${screen}: there is one main part`).toHaveLength(1)
  }

  await test.step('join', async () => {
    await page.goto(made.links.participant)
    await hand.tabTo(page.getByRole('textbox', { name: 'Hoe heet u?' }))
    await tellsItself('joining')
    await hand.type('Anna Bakker')
    await hand.tabTo(page.getByRole('radio', { name: 'Culemborg' }))
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    await anna.ready()
  })

  const round = await test.step('the round and its time', async () => {
    const id = await openRound(server, made.id, programme.accessToken, { title: 'Ophalen wat we delen', instruction: 'Zeg wat u alle drie zegt.' })
    await said('De ronde is open: Ophalen wat we delen.')
    await expect(page.getByRole('region', { name: 'Ronde' }).getByRole('heading', { name: 'Ophalen wat we delen' })).toBeVisible()
    await expect(page.getByRole('timer', { name: /^(?:20:00|19:\d\d) nog over$/ })).toBeVisible()
    await tellsItself('the board')
    return id
  })

  await test.step('the themes are headings on the board, regions with headings and rows in the list', async () => {
    const tree = await accessibilityTree(page)
    const themes = tree.filter(({ role, name }) => role === 'heading' && name.startsWith('Overeenkomsten')).map(({ name }) => name)
    expect(themes.length).toBeGreaterThan(0)
    await anna.toList()
    await tellsItself('the list')
    for (const theme of themes) {
      const region = page.getByRole('region', { name: theme })
      await expect(region.getByRole('heading', { name: theme, level: 2 })).toHaveCount(1)
      const told = Number.parseInt((await region.getByText(/^\d+ kaart(?:en)?$/).first().textContent()) ?? '', 10)
      await expect(region.getByRole('listitem')).toHaveCount(told)
    }
    await anna.toBoard()
  })

  await test.step('a card tells its kind, party, place and position; a new one comes, is moved without a drag, and said', async () => {
    await page.getByRole('link', { name: 'Naar het bord' }).focus()
    await page.keyboard.press('Enter')
    await hand.press('Home')
    await expect(focused).toHaveAttribute('aria-posinset', '1')
    await expect(focused).toHaveAttribute('aria-setsize', '225')
    await page.keyboard.press('n')
    await said(/^Notitie toegevoegd, /)
    await expect(page.getByRole('textbox', { name: 'Tekst van notitie' })).toBeFocused()
    await hand.type('Bellen mag altijd')
    await page.keyboard.press('Escape')
    await expect(focused).toHaveAccessibleName(/^Notitie, Culemborg, .*: Bellen mag altijd/)
    await expect(focused).toHaveAttribute('aria-setsize', '226')
    await page.keyboard.press('m')
    await tellsItself('the move dialog')
    await page.getByRole('dialog').getByLabel('Een vak').and(page.locator('select')).selectOption({ label: 'Parkeerplaats' })
    await hand.use(page.getByRole('button', { name: 'Verplaatsen' }))
    await said('Verplaatst naar in vak Parkeerplaats.')
    await expect(focused).toHaveAccessibleName(/^Notitie, Culemborg, in vak Parkeerplaats: Bellen mag altijd/)
  })

  const mine = (await focused.getAttribute('data-card-id')) ?? ''
  const bas = await seat(made.links.participant, { name: 'Bas Smit', party: 'Tiel' })

  await test.step('who writes in my card, or takes it away, is heard at once; what else they do, summed up', async () => {
    await find(bas.page, 'Bellen mag altijd')
    await expect(bas.cardById(mine)).toBeFocused()
    await bas.page.keyboard.press('Enter')
    await expect(bas.editor).toBeFocused()
    await said('Bas schrijft in deze kaart.')
    await bas.page.keyboard.press('Escape')
    await bas.page.keyboard.press('m')
    await bas.page.getByRole('radio', { name: 'Los op het bord' }).check()
    await bas.page.getByRole('button', { name: 'Verplaatsen' }).click()
    await said('Bas verplaatste deze kaart los op het bord.')
    for (const text of ['Eén nummer', 'Elk dorp zijn balie']) {
      await bas.page.keyboard.press('n')
      await expect(bas.editor).toBeFocused()
      await bas.page.keyboard.type(text)
      await bas.page.keyboard.press('Escape')
      await expect(bas.editor).toHaveCount(0)
    }
    await said(/^(?:2 kaarten erbij .+, door Bas\.|1 kaart erbij .+, door Bas: ‘Eén nummer’\.)/)
    await expect(focused, 'the keyboard stays where it was').toHaveAttribute('data-card-id', mine)
  })

  await test.step('the thread and the comments of a project', async () => {
    await find(page, 'Gezamenlijke formulieren met eigen gezicht')
    await expect(focused).toHaveAccessibleName(/^Project, gepland.*: Gezamenlijke formulieren met eigen gezicht/)
    await page.keyboard.press('Control+Enter')
    const panel = page.getByRole('complementary', { name: 'Zijpaneel' })
    const thread = panel.getByRole('region', { name: /^De draad/ })
    await expect(thread.getByRole('heading', { name: /^De draad/ })).toBeVisible()
    await expect(thread.getByText('u bent hier')).toBeVisible()
    expect(await thread.getByRole('list').first().getByRole('listitem').filter({ has: page.getByRole('button') }).count(), 'with what it is for and what it is made of').toBeGreaterThan(1)
    await tellsItself('the panel')
    await expect(panel.getByRole('heading', { name: 'Reacties en opmerkingen' })).toBeVisible()
    await hand.tabTo(panel.getByRole('textbox', { name: 'Uw opmerking' }))
    await hand.type('Dit raakt ons ook.')
    await page.keyboard.press('Control+Enter')
    await said('Opmerking geplaatst.')
    await expect(panel.getByRole('listitem').filter({ hasText: 'Dit raakt ons ook.' })).toHaveCount(1)
    await hand.press('Escape')
    await expect(panel, 'Esc in a field that has nothing to close leaves the panel').toHaveCount(0)
    await expect(focused).toHaveAccessibleName(/: Gezamenlijke formulieren met eigen gezicht/)
  })

  await test.step('how much one hears of others is chosen in the help; the palette tells again what they did', async () => {
    await page.keyboard.press('?')
    const choice = page.getByRole('group', { name: 'Horen wat anderen doen' })
    await expect(choice.getByRole('radio', { name: 'Alles' })).toBeChecked()
    await tellsItself('the help')
    await choice.getByRole('radio', { name: /^Niets/ }).check()
    await hand.press('Escape')
    await page.keyboard.press('Control+k')
    await hand.type('Vertel wat anderen')
    await page.keyboard.press('Enter')
    await said(/door Bas/)
  })

  await test.step('the round is sealed', async () => {
    await call(server, 'POST', `workshops/${made.id}/rounds/${round}/seals`, { token: programme.accessToken, body: {} })
    await said(/^Ronde 1 is vastgelegd/)
  })
})
