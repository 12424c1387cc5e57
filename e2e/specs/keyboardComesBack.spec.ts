import { expect, test } from '../fixtures/test.ts'
import { joinAsBot } from '../load/bot.ts'
import { join, makeWorkshop, openRound } from '../workshopApi.ts'

test('the keyboard comes back when what had it is gone: a card that another deletes under a menu, a dialog, the panel or a caret; one that is locked meanwhile is not said to have moved', async ({ server, seat }) => {
  const made = await makeWorkshop(server)
  const lead = await join(server, made.links.facilitator, { name: 'Programma' })
  await openRound(server, made.id, lead.accessToken)
  const bas = await joinAsBot(server, made.id, (await join(server, made.links.participant, { name: 'Bas Smit' })).accessToken)
  const texts = ['Onder een menu', 'Onder een venster', 'Onder het paneel', 'Onder de letters', 'Op slot', 'Op een telefoon', 'Blijft liggen']
  const ids = new Map(texts.map((text, at) => [text, bas.addNote(text, { x: (at % 4) * 240, y: Math.floor(at / 4) * 220 })]))
  const anna = await seat(made.links.participant, { name: 'Anna Bakker', party: 'Culemborg' })
  const { page, surface } = anna
  await expect(anna.cards).toHaveCount(texts.length)
  const gone = async (text: string): Promise<void> => {
    bas.cards.delete(ids.get(text) ?? '')
    await expect(anna.card(text)).toHaveCount(0)
  }

  await anna.card('Onder een menu').focus()
  await page.keyboard.press('Shift+F10')
  await expect(page.getByRole('menu')).toBeVisible()
  await gone('Onder een menu')
  await page.keyboard.press('Escape')
  await expect(surface, 'after the menu').toBeFocused()

  await anna.card('Onder een venster').focus()
  await page.keyboard.press('m')
  await expect(page.getByRole('dialog')).toBeVisible()
  await gone('Onder een venster')
  await expect(page.getByRole('dialog'), 'there is nothing to move').toHaveCount(0)
  await expect(page.getByRole('alert').filter({ hasText: 'Deze kaart is intussen weggegooid.' })).toBeAttached()
  await expect(surface, 'after the dialog').toBeFocused()

  const panel = page.getByRole('complementary', { name: 'Zijpaneel' })
  await anna.card('Onder het paneel').focus()
  await page.keyboard.press('Control+Enter')
  await expect(panel.getByRole('region').first()).toBeFocused()
  await gone('Onder het paneel')
  await expect(panel, 'no empty panel').toHaveCount(0)
  await expect(page.getByRole('status').getByText('De kaart waar u was, is weggegooid: ‘Onder het paneel’.')).toBeAttached()
  await expect(surface, 'after the panel').toBeFocused()

  await anna.card('Onder de letters').focus()
  await page.keyboard.press('Enter')
  await expect(anna.editor).toBeFocused()
  await gone('Onder de letters')
  await expect(surface, 'after the caret').toBeFocused()

  await anna.card('Op slot').focus()
  await page.keyboard.press('m')
  await expect(page.getByRole('dialog')).toBeVisible()
  bas.cards.get(ids.get('Op slot') ?? '')?.set('locked', true)
  await expect(anna.card('Op slot')).toHaveAccessibleName(/op slot/)
  await page.getByRole('button', { name: 'Verplaatsen', exact: true }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Deze kaart staat op slot. Haal hem eerst van slot.' })).toBeAttached()
  await expect(page.getByText(/^Verplaatst naar/)).toHaveCount(0)
  await expect(anna.card('Op slot')).toBeFocused()

  // A menu that Tab leaves lets it go on from what opened it; a slip that goes by its own press leaves the keyboard on the board.
  await anna.card('Blijft liggen').focus()
  await page.keyboard.press('Shift+F10')
  await expect(page.getByRole('menu')).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(page.getByRole('menu')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Kiezen', exact: true })).toBeFocused()
  await surface.focus()
  await page.keyboard.press('p')
  await page.getByRole('button', { name: 'Klaar', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Klaar', exact: true })).toHaveCount(0)
  await expect(surface, 'after the pen').toBeFocused()

  // On a phone the panel lies over the page: one with nothing in it would leave nothing to press.
  await page.setViewportSize({ width: 390, height: 844 })
  await anna.toList()
  await anna.card('Op een telefoon').focus()
  await page.keyboard.press('Control+Enter')
  await expect(panel.getByRole('region').first()).toBeFocused()
  await gone('Op een telefoon')
  await expect(panel).toHaveCount(0)
  await expect(page.locator('[inert]')).toHaveCount(0)
  await expect(page.getByRole('main', { name: 'Lijst van alle kaarten' })).toBeFocused()
  bas.leave()
})

test('in a dialog the keyboard goes on beside what it took away or switched off, and what was done is said there, and what goes on outside', async ({ server, seat }) => {
  const made = await makeWorkshop(server, { template: 'example' })
  const { page } = await seat(made.links.facilitator, { name: 'Fenna de Wit' })
  const dialog = page.getByRole('dialog')
  const press = async (name: string | RegExp, within = dialog) => {
    await within.getByRole('button', { name }).first().focus()
    await page.keyboard.press('Enter')
  }
  const said = (sentence: string) => expect(dialog.getByRole('status').getByText(sentence, { exact: true })).toBeAttached()
  const focused = (name: string | RegExp) => expect(dialog.getByRole('button', { name })).toBeFocused()
  const earlier = /^Zet Ontwikkelingen wegen eerder$/

  await press('Delen', page.getByRole('navigation', { name: 'Deelnemers en delen' }))
  await press('Maak een nieuwe link: Meekijken')
  await expect(dialog.getByRole('checkbox')).toBeFocused()
  await press('Annuleren')
  await focused('Maak een nieuwe link: Meekijken')
  await press('Toon de link om te begeleiden')
  await focused('Verberg de link')
  await page.keyboard.press('Escape')

  await press('Agenda', page.getByRole('region', { name: 'Ronde' }))
  await press(earlier)
  await said('Ontwikkelingen wegen staat nu op plaats 2 van 6.')
  await focused(earlier)
  await press(earlier)
  await said('Ontwikkelingen wegen staat nu op plaats 1 van 6.')
  await focused('Zet Ontwikkelingen wegen later')
  await press('Wijzig Ontwikkelingen wegen')
  // From the inside out: the form first, then the dialog.
  await page.keyboard.press('Escape')
  await focused('Wijzig Ontwikkelingen wegen')
  await press('Haal Ontwikkelingen wegen uit de agenda')
  await said('Ontwikkelingen wegen staat niet meer in de agenda.')
  await focused(/^Wijzig Overeenkomsten en verschillen ophalen/)
  await press('Ronde toevoegen')
  await expect(dialog.getByLabel('Naam van de ronde')).toBeFocused()
  await page.keyboard.type('Nog een ronde')
  await dialog.getByLabel('Minuten').fill('nul')
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('alert').filter({ hasText: 'Kies een heel getal van 1 tot 600.' })).toBeVisible()
  await expect(dialog.getByLabel('Minuten')).toBeFocused()
  // What lies below a dialog is not read out: rounds and time are said in it.
  const programme = await join(server, made.links.facilitator, { name: 'Programma' })
  await openRound(server, made.id, programme.accessToken, { title: 'Begonnen' })
  await said('De ronde is open: Begonnen.')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await press('Leg vast', page.getByRole('region', { name: 'Ronde' }))
  await expect(dialog, 'what cannot be undone is read out with the question').toHaveAccessibleDescription(/Daarna verandert deze ronde nooit meer/)
})
