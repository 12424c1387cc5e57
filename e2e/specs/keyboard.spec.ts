import { readFile } from 'node:fs/promises'
import { everyoneSeesTheSame } from '../fixtures/tableForFour.ts'
import { expect, test } from '../fixtures/test.ts'
import { focusFault } from '../fixtures/focusFault.ts'
import { keyboard } from '../pages/keyboard.ts'
import { joinAsBot } from '../load/bot.ts'
import { join, makeWorkshop } from '../workshopApi.ts'

test('a whole workshop without a mouse: begin, join, share, plan, open, write, move, choose, delete, link, list, seal, download; another sees all of it', async ({ server, newBrowser, seat }) => {
  const person = await newBrowser('Fenna de Wit')
  const { page } = person
  const hand = keyboard(page)
  const name = (text: string) => page.getByRole('button', { name: text, exact: true })
  const focusedName = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')

  await test.step('begin and join', async () => {
    await page.goto(server.url)
    await hand.tabTo(page.getByLabel('Waar gaat het over?'))
    await hand.type('Visie zonder muis')
    await hand.tabTo(page.getByLabel('Partij 1'))
    await hand.type('Culemborg')
    await hand.tabTo(page.getByLabel('Partij 2'))
    await hand.type('Tiel')
    await hand.use(name('Begin'))
    await hand.tabTo(page.getByLabel('Hoe heet u?'))
    await hand.type('Fenna de Wit')
    await hand.tabTo(page.getByRole('radio'))
    await hand.press('ArrowDown')
    await expect(page.getByRole('radio', { name: 'Culemborg' })).toBeChecked()
    await page.keyboard.press('Enter')
    await person.ready()
  })

  const bas = await test.step('share the link', async () => {
    await hand.use(name('Delen'))
    const field = page.getByRole('dialog').getByRole('textbox').filter({ visible: true })
    await expect(field.first()).toBeVisible()
    const link = (await Promise.all((await field.all()).map((each) => each.inputValue()))).find((address) => address.includes('/join#')) ?? ''
    await hand.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    return seat(link, { name: 'Bas Smit', party: 'Tiel' })
  })

  await test.step('plan a round and open it', async () => {
    await hand.use(name('Plan een ronde'))
    await expect(page.getByLabel('Naam van de ronde')).toBeFocused()
    await hand.type('Ophalen wat we delen')
    await hand.tabTo(page.getByLabel('Minuten'))
    await hand.type('20')
    await hand.use(name('Bewaren'))
    await expect(page.getByRole('dialog').getByRole('heading', { name: 'Ophalen wat we delen' })).toBeVisible()
    await expect.poll(() => focusFault(page)).toBeUndefined()
    await hand.use(name('Open Ophalen wat we delen'))
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(page.getByRole('timer')).toBeVisible()
    await expect.poll(() => focusFault(page), 'the opener is gone with the plan, the keyboard is not').toBeUndefined()
  })

  await test.step('a section by key, and its name', async () => {
    await hand.use(name('Vak'))
    await expect(page.getByLabel('Naam van het vak')).toBeFocused()
    await hand.type('Gedeeld')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('group', { name: 'Vak Gedeeld, 0 kaarten' })).toBeVisible()
    await expect.poll(() => focusFault(page)).toBeUndefined()
  })

  const first = page.locator('[data-card-layer] [data-card-id]').filter({ hasText: 'Eén loket' })
  await test.step('write two notes and move one by keys', async () => {
    for (const text of ['Eén loket voor iedereen', 'Elk dorp zijn balie']) {
      await page.keyboard.press('n')
      await expect(person.editor).toBeFocused()
      await hand.type(text)
      await hand.press('Escape')
      await expect.poll(focusedName).toContain(text)
    }
    await hand.press('Home')
    await expect(first).toBeFocused()
    const before = (await person.places()).find(({ label }) => label.includes('Eén loket'))
    await hand.press('Alt+ArrowRight', 'Alt+ArrowRight', 'Alt+Shift+ArrowUp')
    await expect.poll(async () => (await person.places()).find(({ id }) => id === before?.id)).toMatchObject({ x: (before?.x ?? 0) + 40, y: (before?.y ?? 0) - 100 })
    await person.saved()
    await everyoneSeesTheSame([person, bas], 2)
  })

  await test.step('“Verplaats naar…” does what a drag does, and gives the keyboard back', async () => {
    await page.keyboard.press('m')
    await expect(page.getByRole('dialog', { name: 'Verplaats deze kaart naar…' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(first, 'Esc leaves it, the card has the keyboard').toBeFocused()
    await page.keyboard.press('m')
    await expect(page.getByRole('radio', { name: 'Een vak' })).toBeFocused()
    await hand.press('ArrowDown')
    await expect(page.getByRole('radio', { name: 'Los op het bord' })).toBeChecked()
    await hand.use(name('Verplaatsen'))
    await expect(first).toBeFocused()
    await expect(first).toHaveAccessibleName(/los op het bord/)
    await page.keyboard.press('m')
    await expect(page.getByRole('radio', { name: 'Een vak' })).toBeFocused()
    await hand.use(name('Verplaatsen'))
    await expect(first).toHaveAccessibleName(/in vak Gedeeld/)
    await expect(bas.card('Eén loket')).toHaveAccessibleName(/in vak Gedeeld/)
  })

  await test.step('choose several, delete, undo, redo', async () => {
    await hand.press('Escape', 'Home', 'Space', 'End', 'Space')
    await person.says('2 kaarten gekozen.')
    await page.keyboard.press('Delete')
    await expect(person.cards).toHaveCount(0)
    await expect(bas.cards).toHaveCount(0)
    await expect.poll(() => focusFault(page), 'with the last card gone the board has the keyboard').toBeUndefined()
    await page.keyboard.press('Control+z')
    await expect(person.cards).toHaveCount(2)
    await page.keyboard.press('Control+Shift+z')
    await expect(person.cards).toHaveCount(0)
    await page.keyboard.press('Control+z')
    await expect(person.cards).toHaveCount(2)
    await everyoneSeesTheSame([person, bas], 2)
    await hand.press('Control+a')
    await person.says('2 kaarten gekozen.')
  })

  await test.step('make a link', async () => {
    await hand.press('Escape', 'Home')
    await page.keyboard.press('l')
    await person.says(/Kies nu de andere kaart/)
    await hand.press('End')
    await page.keyboard.press('l')
    await expect(page.getByRole('dialog', { name: 'Welk verband is dit?' }).getByRole('button', { name: /hetzelfde/ })).toBeFocused()
    await page.keyboard.press('Enter')
    await person.says(/^Verband gelegd/)
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect.poll(() => focusFault(page)).toBeUndefined()
  })

  await test.step('the panel takes the keyboard and gives it back', async () => {
    await hand.press('Home')
    await page.keyboard.press('Control+Enter')
    const panel = page.getByRole('complementary', { name: 'Zijpaneel' })
    await expect(panel.getByRole('region').first()).toBeFocused()
    await hand.tabTo(panel.getByRole('button', { name: 'Verband leggen' }))
    await page.keyboard.press('Enter')
    await expect(panel.getByLabel('Soort verband')).toBeFocused()
    await hand.press('Escape')
    await expect(panel.getByRole('button', { name: 'Verband leggen' }), 'Esc leaves the form, not the panel').toBeFocused()
    await hand.press('Escape')
    await expect(panel).toHaveCount(0)
    await expect(first).toBeFocused()
  })

  await test.step('the list: add, change, move, delete', async () => {
    await hand.use(name('Lijst'))
    await expect(page.getByRole('main', { name: 'Lijst van alle kaarten' })).toBeVisible()
    await hand.tabTo(name('Schrijf een kaart in Gedeeld'))
    await page.keyboard.press('Enter')
    await expect(page.getByLabel('Tekst', { exact: true })).toBeFocused()
    await hand.type('Bellen mag altijd')
    await page.keyboard.press('Enter')
    const written = page.locator('[data-row]').filter({ hasText: 'Bellen mag' })
    await expect(written).toHaveCount(1)
    const row = page.locator(`[data-row][data-card-id="${(await written.getAttribute('data-card-id')) ?? ''}"]`)
    await hand.press('Escape')
    await expect(name('Schrijf een kaart in Gedeeld'), 'Esc leaves the form where it was opened').toBeFocused()
    await hand.tabTo(row)
    await page.keyboard.press('Enter')
    await expect(row.getByRole('textbox')).toBeFocused()
    await page.keyboard.press('End')
    await hand.type(', ook ’s avonds')
    await hand.press('Escape')
    await expect(row).toBeFocused()
    await expect(row).toContainText('Bellen mag altijd, ook ’s avonds')
    await expect(bas.card('Bellen mag altijd, ook ’s avonds')).toHaveCount(1)
    await page.keyboard.press('m')
    await expect(page.getByRole('radio', { name: 'Een vak' })).toBeFocused()
    await hand.press('ArrowDown')
    await hand.use(name('Verplaatsen'))
    await expect(page.getByRole('region', { name: 'Los op het bord' }).locator(row)).toBeVisible()
    await expect(row, 'the keyboard goes along with the row').toBeFocused()
    await page.keyboard.press('Delete')
    await expect(row).toHaveCount(0)
    await expect.poll(() => focusFault(page), 'the keyboard stays in the list').toBeUndefined()
    await expect(bas.cards).toHaveCount(2)
  })

  await test.step('seal, look, download', async () => {
    await hand.use(name('Leg vast'))
    await hand.use(name('Leg nu vast'))
    await expect(page.getByRole('heading', { name: 'Vastgelegde ronde 1' })).toBeVisible()
    await bas.says('Ronde 1 is vastgelegd')
    await expect.poll(() => focusFault(page)).toBeUndefined()
    await hand.tabTo(page.getByRole('button', { name: /^Verslag \(PDF\)/ }))
    const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
    expect((await readFile(await file.path())).subarray(0, 5).toString()).toBe('%PDF-')
    await hand.tabTo(name('Terug naar het bord'), 'Shift+Tab')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: 'Ronde 1 is vastgelegd' })).toBeVisible()
    await expect.poll(() => focusFault(page)).toBeUndefined()
  })
})

test('Tab goes once along every part of the board, in the order in which one reads; the cards are one stop', async ({ server, seat }) => {
  const made = await makeWorkshop(server, { template: 'example' })
  const { page } = await seat(made.links.facilitator, { name: 'Fenna de Wit' })
  const hand = keyboard(page)
  const slips = ['Ronde', 'Deelnemers en delen', 'Gereedschap', 'Overzicht', 'Vergroten en verkleinen']
  for (const part of slips) await expect(page.locator(`[aria-label="${part}"]`).first(), 'some of it comes after the board').toBeVisible()
  const parts: string[] = []
  for (let stops = 0; stops < 60; stops++) {
    await hand.press('Tab')
    const [part, name] = await page.evaluate(() => {
      const element = document.activeElement
      const region = element?.closest('[data-card-layer]') ?? element?.closest('[role="toolbar"], [role="group"], nav, section, header')
      return [element?.localName === 'a' ? 'link' : region?.hasAttribute('data-card-layer') === true ? 'cards' : (region?.getAttribute('aria-label') ?? region?.localName ?? ''), element?.textContent ?? '']
    })
    parts.push(part ?? '')
    if (name === 'Alles') break
  }
  const order = parts.filter((part, at) => part !== parts[at - 1])
  expect(order.map((part) => part.replace(/^Vak .*/, 'titles'))).toEqual(['link', 'Ronde', 'Deelnemers en delen', 'titles', 'cards', 'Gereedschap', 'Overzicht', 'Vergroten en verkleinen'])
  expect(parts.filter((part) => part === 'cards')).toHaveLength(1)
})

test('[CV24] arrows walk over the whole example and every card that gets the keyboard is seen, never under a slip; Esc leaves from the inside out', async ({ server, seat }) => {
  test.setTimeout(180_000)
  const made = await makeWorkshop(server, { template: 'example' })
  const { page, surface, ready } = await seat(made.links.facilitator, { name: 'Fenna de Wit' })
  await ready()
  const hand = keyboard(page)
  await hand.use(page.getByRole('button', { name: 'Open ronde 1' }))
  await expect(page.getByRole('timer')).toBeVisible()
  // Somebody else works meanwhile, in the midst of it: where the keyboard is stays to be seen.
  const bas = await joinAsBot(server, made.id, (await join(server, made.links.participant, { name: 'Bas Smit' })).accessToken)
  const theirs = bas.addNote('Bas schuift', { x: 300, y: 300 })
  await hand.tabTo(page.locator('[data-card-layer] [data-card-id]'))
  await hand.press('Home')
  const seen = new Set<string>()
  for (let step = 0; step < 24; step++) {
    await hand.press('PageDown', step % 2 === 0 ? 'ArrowDown' : 'ArrowRight')
    seen.add(await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? ''))
    bas.move(theirs, { x: 300 + (step % 3), y: 300 + (step % 5) })
    if (step % 6 === 0) bas.setText(theirs, `Bas schuift, keer ${step}`)
  }
  expect(seen.size, 'and they are many').toBeGreaterThan(12)
  bas.leave()
  // From title to title, also to those that were out of view: each is brought in and keeps the keyboard, whole, with its menu beside it.
  const sections = await page.locator('[data-board-surface] [data-section-id]').count()
  await page.locator('[data-board-surface] [data-ground-title]').first().focus()
  const visited = new Set<string>()
  for (let step = 0; step < 3 * sections && visited.size < sections; step++) {
    const stop = page.locator('[data-section-id] [data-ground-title]:focus')
    await expect(stop).toBeInViewport()
    visited.add((await stop.locator('xpath=ancestor::*[@data-section-id]').locator('[data-section-grip]').textContent()) ?? '')
    await hand.press('ArrowDown')
  }
  expect([visited.size, sections > 8]).toEqual([sections, true])
  await page.locator('[data-card-layer] [data-card-id]').first().focus()
  await hand.press('End', 'Home', 'Enter')
  await expect(page.locator('[data-editor] textarea')).toBeFocused()
  await hand.press('Escape')
  await expect(page.locator('[data-card-layer] [data-card-id]:focus')).toHaveCount(1)
  await expect(page.locator('[data-chosen]').first()).toBeAttached()
  await hand.press('Escape')
  await expect(page.locator('[data-card-layer] [data-chosen]')).toHaveCount(0)
  await expect(page.locator('[data-card-layer] [data-card-id]:focus')).toHaveCount(1)
  await hand.press('Escape')
  await expect(surface).toBeFocused()
})
