import { importedTable, NOTHING } from '../fixtures/importedTable.ts'
import { pasteFrom } from '../fixtures/pastedLines.ts'
import { everyoneSeesTheSame } from '../fixtures/tableForFour.ts'
import { expect, test } from '../fixtures/test.ts'
import { joinByLink } from '../pages/boardPage.ts'
import { call, openRound } from '../workshopApi.ts'

const SECTION = { id: 'gedeeld', title: 'Gedeeld', position: { x: 600, y: 0 }, size: { w: 760, h: 520 }, order: 'a0' }
const BOARD = {
  ...NOTHING,
  parties: [{ id: 'c', name: 'Culemborg', short: 'CUL', color: 1 }],
  sections: [SECTION],
  cards: [
    { id: 'loket', kind: 'note', text: 'Eén loket\nvoor alles', order: 'a0', position: { x: 0, y: 0 }, partyId: 'c' },
    { id: 'dichtbij', kind: 'principle', text: 'Dichtbij', order: 'a1', position: { x: 0, y: 260 }, number: 1 },
  ],
  links: [{ id: 'l', from: 'loket', to: 'dichtbij', kind: 'supports' }],
}

test('[CB1] cards are copied, cut and pasted on one board and into another workshop, with their links and parties, seen by others', async ({ server, seat }) => {
  const here = await importedTable(server, BOARD, ['Culemborg'])
  const there = await importedTable(server, NOTHING, ['Tiel', 'Culemborg'])
  const [anna, bas] = await Promise.all([seat(here.links.participant, { name: 'Anna Bakker', party: 'Culemborg' }), seat(here.links.participant, { name: 'Bas Smit', party: 'Culemborg' })])
  for (const person of [anna, bas]) await person.everything()

  await test.step('[CB2] copy and paste: two more, around the pointer, chosen; one undo takes them back', async () => {
    await anna.cardById('loket').click()
    await anna.page.keyboard.press('Control+a')
    await anna.page.keyboard.press('Control+c')
    await anna.says(/2 kaarten gekopieerd\./)
    await anna.page.mouse.move(900, 640)
    await anna.page.keyboard.press('Control+v')
    await anna.says('2 kaarten geplakt.')
    await expect(bas.card('Eén loket')).toHaveCount(2)
    await expect(bas.card('Dichtbij')).toHaveCount(2)
    await expect(anna.page.locator('[data-card-id][data-chosen]')).toHaveCount(2)
    await everyoneSeesTheSame([anna, bas], 4)
    await anna.page.keyboard.press('Control+z')
    await expect(bas.cards).toHaveCount(2)
  })

  await test.step('from the menu too', async () => {
    await anna.cardById('dichtbij').click({ button: 'right' })
    await anna.page.getByRole('menuitem', { name: 'Kopiëren' }).click()
    await anna.says(/1 kaart gekopieerd\./)
    await anna.page.keyboard.press('Control+v')
    await expect(bas.card('Dichtbij')).toHaveCount(2)
    await expect(bas.card('Eén loket')).toHaveCount(1)
    await anna.page.keyboard.press('Control+z')
    await expect(bas.cards).toHaveCount(2)
  })

  await test.step('cut takes away, paste puts down again', async () => {
    const place = await bas.middleOf(bas.cardById('loket'))
    await anna.cardById('loket').click()
    await anna.page.keyboard.press('Control+x')
    await anna.says(/1 kaart weggeknipt\./)
    await expect(bas.card('Eén loket')).toHaveCount(0)
    await anna.page.keyboard.press('Control+v')
    await expect(bas.card('Eén loket')).toHaveCount(1)
    // What gets the keyboard is brought free of the slips, which moves the board a little under the pointer.
    await expect.poll(async () => Math.abs((await bas.middleOf(bas.card('Eén loket'))).x - place.x), 'around the pointer').toBeLessThan(40)
  })

  await test.step('[CB3] in another workshop, in another tab', async () => {
    await anna.page.keyboard.press('Control+a')
    await anna.page.keyboard.press('Control+c')
    const away = await anna.newTab()
    await joinByLink(away.page, there.links.participant, { name: 'Anna Bakker', party: 'Tiel' })
    await away.page.keyboard.press('Control+v')
    await away.says(/2 kaarten geplakt\./)
    await expect(away.page.getByRole('listitem', { name: /^Notitie, Culemborg, .*Eén loket/ })).toBeVisible()
    await expect(away.card('Dichtbij')).toBeVisible()
  })

  await test.step('[CB1] a field gets plain words, and no card', async () => {
    await anna.page.mouse.dblclick(500, 800)
    await expect(anna.editor).toBeFocused()
    await anna.page.keyboard.press('Control+v')
    await expect(anna.editor).toHaveValue(/Eén loket[\s\S]*Dichtbij/)
    await expect(anna.editor).not.toHaveValue(/[<>]/)
    await anna.page.keyboard.press('Escape')
    await expect(bas.cards).toHaveCount(3)
  })

  await test.step('[CB16] from a sealed round: chosen by key, copied, and put down on the board of the next', async () => {
    await call(server, 'POST', `workshops/${here.id}/rounds/${here.round}/seals`, { token: here.token, body: {} })
    await anna.page.getByRole('button', { name: 'Bekijken' }).click()
    await expect(anna.page.getByRole('heading', { name: 'Vastgelegde ronde 1' })).toBeVisible()
    const sealed = anna.page.getByRole('listitem', { name: /^Notitie, Culemborg, los op het bord: Eén loket/ })
    await sealed.click()
    await anna.page.keyboard.press('Delete')
    await expect(sealed).toBeVisible()
    await anna.page.keyboard.press('Control+c')
    await anna.says('1 kaart gekopieerd. Ga terug naar het bord en leg daar met Ctrl+V een kopie neer.')
    await sealed.click({ button: 'right' })
    await expect(anna.page.getByRole('menuitem')).toHaveText([/^Details en verbanden/, /^Kopiëren/, /^Gekozen kaarten in beeld/])
    await anna.page.keyboard.press('Escape')
    await openRound(server, here.id, here.token)
    await anna.page.getByRole('button', { name: 'Terug naar het bord' }).click()
    await anna.ready()
    await expect(anna.page.getByRole('heading', { name: 'Ophalen wat we delen' })).toBeVisible()
    await anna.page.keyboard.press('Control+v')
    await anna.says('1 kaart geplakt.')
    await expect(bas.cards).toHaveCount(4)
  })
})

test('[CB7] lines and cells of other programs are shown before they are put down; one line is a note at once', async ({ server, seat }) => {
  const made = await importedTable(server, BOARD, ['Culemborg'])
  const [anna, bas] = await Promise.all([seat(made.links.participant, { name: 'Anna Bakker', party: 'Culemborg' }), seat(made.links.participant, { name: 'Bas Smit', party: 'Culemborg' })])
  for (const person of [anna, bas]) await person.everything()
  const dialog = anna.page.getByRole('dialog', { name: 'Plakken als kaarten' })

  await test.step('one line', async () => {
    await anna.surface.focus()
    await pasteFrom(anna.page, { 'text/plain': '• Eén gedachte', 'text/html': '<b onmouseover="alert(1)">Eén gedachte</b><script>window.evil = true</script>' })
    await expect(bas.card('Eén gedachte')).toHaveCount(1)
    await expect(anna.page.locator('[data-card-id] b')).toHaveCount(0)
    expect(await anna.page.evaluate(() => 'evil' in window)).toBe(false)
  })

  await test.step('cells of a spreadsheet, in a section that they do not fit in', async () => {
    await pasteFrom(anna.page, { 'text/plain': `naam\tidee\r\nTiel\t"Eén loket,\nook ""digitaal"""\r\n${Array.from({ length: 8 }, (_, at) => `rij ${at}\tcel ${at}`).join('\r\n')}\r\n` })
    await expect(dialog).toBeVisible()
    await expect(dialog.getByRole('status').filter({ hasText: /^10 kaarten$/ })).toBeVisible()
    await dialog.getByRole('radio', { name: 'Elke cel een kaart' }).check()
    await expect(dialog.getByRole('status').filter({ hasText: /^20 kaarten$/ })).toBeVisible()
    await expect(dialog.getByRole('listitem').nth(3)).toHaveText('Eén loket,\nook "digitaal"')
    await dialog.getByLabel('Waar?').selectOption('Gedeeld')
    await expect(dialog.getByText('In dit vak is niet genoeg plaats.')).toBeVisible()
    await dialog.getByRole('radio', { name: 'Elke regel een kaart' }).check()
    await dialog.getByLabel('Soort kaart').selectOption('Uitgangspunt')
    await dialog.getByRole('button', { name: 'Zet 10 kaarten op het bord' }).click()
    await expect(dialog).toHaveCount(0)
    await anna.says('10 kaarten geplakt.')
    await expect(anna.page.locator('[data-card-id][data-card-kind="principle"]:focus')).toHaveCount(1)
    await bas.everything()
    await expect(bas.card(/^U\d+.*rij \d/)).toHaveCount(8)
    await anna.page.keyboard.press('Control+z')
    await expect(bas.card(/rij \d/)).toHaveCount(0)
  })

  await test.step('in the list the same, from a field of its own', async () => {
    await anna.toList()
    await anna.page.getByRole('button', { name: 'Plakken uit een lijst' }).click()
    await dialog.getByLabel(/Uw lijst/).fill('1. eerst\n2. daarna\n\n3. ten slotte')
    await expect(dialog.getByRole('listitem')).toHaveText(['eerst', 'daarna', 'ten slotte'])
    await dialog.getByRole('button', { name: 'Zet 3 kaarten op het bord' }).click()
    await expect(dialog).toHaveCount(0)
    await expect(anna.page.locator('[data-row]').filter({ hasText: 'ten slotte' })).toBeVisible()
    await expect(bas.card('ten slotte')).toHaveCount(1)
  })
})

test('[CB11] with Alt a drag puts down a copy; Esc and nothing was made', async ({ server, seat }) => {
  const made = await importedTable(server, BOARD, ['Culemborg'])
  const [anna, bas] = await Promise.all([seat(made.links.participant, { name: 'Anna Bakker', party: 'Culemborg' }), seat(made.links.participant, { name: 'Bas Smit', party: 'Culemborg' })])
  for (const person of [anna, bas]) await person.everything()
  const note = anna.cardById('loket')
  const before = await bas.places()

  await anna.page.keyboard.down('Alt')
  await anna.lift(note, { x: 40, y: 240 })
  await expect(anna.page.locator('[data-ghosts] > [inert]'), 'the card stays where it is').toHaveCount(1)
  await expect(bas.page.locator('[data-held]'), 'others see a drag').toHaveCount(1)
  await anna.page.keyboard.press('Escape')
  await anna.letGo()
  await anna.page.keyboard.up('Alt')
  await expect(bas.page.locator('[data-held]')).toHaveCount(0)
  await expect.poll(() => bas.places()).toEqual(before)

  await anna.page.keyboard.down('Alt')
  await anna.drag(note, { x: 40, y: 240 })
  await anna.page.keyboard.up('Alt')
  await anna.says('1 kaart nog een keer neergelegd.')
  await expect(bas.card('Eén loket')).toHaveCount(2)
  await expect.poll(async () => (await bas.places()).filter(({ id }) => before.some((each) => each.id === id))).toEqual(before)
  await anna.page.keyboard.press('Control+z')
  await expect(bas.card('Eén loket')).toHaveCount(1)
})
