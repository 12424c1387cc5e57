import type { Page } from '@playwright/test'
import { everyoneSeesTheSame } from '../fixtures/tableForFour.ts'
import { expect, test } from '../fixtures/test.ts'
import { touch } from '../pages/touch.ts'
import { join, makeWorkshop, openRound } from '../workshopApi.ts'

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 } as const

/** A point of the board where nothing lies but the table, some way from its edges. */
const freeSpot = (page: Page): Promise<{ readonly x: number; readonly y: number }> =>
  page.evaluate(() => {
    const surface = document.querySelector('[data-board-surface]')
    const box = surface?.getBoundingClientRect()
    for (let y = (box?.top ?? 0) + 60; y < (box?.bottom ?? 0) - 160; y += 12) {
      for (let x = 60; x < window.innerWidth - 60; x += 12) {
        const around = [[0, 0], [-30, 0], [30, 0], [0, -30], [0, 30]].map(([dx = 0, dy = 0]) => document.elementFromPoint(x + dx, y + dy))
        if (around.every((element) => element !== null && surface?.contains(element) === true && element.closest('[data-card-id], button, input') === null)) return { x, y }
      }
    }
    throw new Error('All of the table is covered')
  })

test('[TP1] [TP3] [TP4] [TP5] [TP7] [TP8] [TP9] [TP10] [TP11] [TP12] a phone in a hand: a note in two taps, then on the board carry, pan, pinch, rest, tap twice; a palm and a call leave nothing behind', async ({ server, newBrowser, seat }) => {
  const made = await makeWorkshop(server)
  await openRound(server, made.id, (await join(server, made.links.facilitator, { name: 'Begeleider' })).accessToken)
  const person = await newBrowser('Anna Bakker', PHONE)
  const { page } = person
  const hand = await touch(page)
  // Who sits at a large screen sees what the phone does.
  const bas = await seat(made.links.participant, { name: 'Bas Smit', party: 'Tiel' })

  await test.step('join, and a note in two taps', async () => {
    await page.goto(made.links.participant)
    await page.getByLabel('Hoe heet u?').fill('Anna Bakker')
    await page.getByRole('radio', { name: 'Culemborg' }).tap({ force: true })
    await page.getByRole('button', { name: 'Doe mee' }).tap()
    const field = page.getByLabel('Tekst', { exact: true })
    for (const [at, words] of ['Eén loket', 'Korte wachttijd', 'Brieven in gewone taal'].entries()) {
      if (at === 0) await page.getByRole('button', { name: 'Schrijf een kaart', exact: true }).tap()
      await expect(field).toBeFocused()
      await page.keyboard.insertText(words)
      await page.getByRole('button', { name: 'Plaats' }).tap()
      await expect(page.locator('[data-row]').filter({ hasText: words })).toHaveCount(1)
      await expect(bas.card(words)).toHaveCount(1)
    }
  })

  await page.getByRole('button', { name: 'Bord', exact: true }).tap()
  await person.ready()
  const card = person.card('Eén loket').first()
  await expect(card).toBeVisible()
  const placeOf = async (words: string) => {
    const found = (await person.places()).find(({ label }) => label.includes(words))
    return { x: found?.x ?? Number.NaN, y: found?.y ?? Number.NaN }
  }
  const seen = async () => (await card.boundingBox()) ?? { x: Number.NaN, y: Number.NaN, width: Number.NaN, height: Number.NaN }
  const scale = () => card.evaluate((element: HTMLElement) => element.getBoundingClientRect().width / element.offsetWidth)

  await test.step('one finger on a card carries it, on the table it pans', async () => {
    const before = await placeOf('Eén loket')
    const at = await person.middleOf(card)
    await hand.down(at)
    // Away from the edge: there a hand pans the board for as long as it stays.
    await hand.move([at], [{ x: at.x - 140, y: at.y + 120 }])
    await expect(bas.page.getByText('Anna sleept', { exact: true })).toBeVisible()
    await hand.up()
    const by = 1 / (await scale())
    await expect.poll(async () => (await placeOf('Eén loket')).y - before.y).toBeGreaterThan(100 * by)
    const [placed, shown, spot] = [await placeOf('Eén loket'), await seen(), await freeSpot(page)]
    const [dx, dy] = [Math.round(195 - shown.x - shown.width / 2), Math.round(400 - shown.y - shown.height / 2)]
    await hand.drag(spot, { x: spot.x + dx, y: spot.y + dy })
    await expect.poll(async () => [(await seen()).x - shown.x, (await seen()).y - shown.y].map(Math.round)).toEqual([dx, dy])
    expect(await placeOf('Eén loket')).toEqual(placed)
    await everyoneSeesTheSame([person, bas], 3)
  })

  await test.step('two fingers zoom about their middle, and the page stays as it is', async () => {
    const [was, spot, box] = [await scale(), await person.middleOf(card), await seen()]
    const places = await person.places()
    const basLooks = await bas.cards.first().boundingBox()
    await hand.pinch(spot, 80, 160)
    await expect.poll(async () => (await scale()) / was, 'twice as far apart, twice as large').toBeCloseTo(2, 1)
    const now = await seen()
    expect(Math.hypot(now.x + now.width / 2 - (box.x + box.width / 2), now.y + now.height / 2 - (box.y + box.height / 2)), 'the middle stays').toBeLessThan(3)
    await hand.pinch(spot, 160, 80)
    await expect.poll(async () => (await scale()) / was).toBeCloseTo(1, 2)
    expect(await person.places()).toEqual(places)
    expect(await page.evaluate(() => window.visualViewport?.scale)).toBe(1)
    expect(await bas.cards.first().boundingBox(), 'nobody else looks elsewhere by it').toEqual(basLooks)
  })

  await test.step('a second finger, a call and a palm: the card lies where it lay', async () => {
    const [before, at] = [await placeOf('Eén loket'), await person.middleOf(card)]
    const there = { x: at.x + 50, y: at.y + 50 }
    await hand.down(at)
    await hand.move([at], [there], 2)
    await hand.down(there, { x: there.x + 60, y: there.y })
    await hand.up()
    expect(await placeOf('Eén loket')).toEqual(before)
    await hand.down(at)
    await hand.move([at], [there])
    await expect(page.locator('[data-lifted]').first()).toBeAttached()
    await hand.cancel()
    await expect(page.locator('[data-lifted]')).toHaveCount(0)
    expect(await placeOf('Eén loket')).toEqual(before)
    await hand.drag({ ...at, radius: 70 }, there)
    expect(await placeOf('Eén loket')).toEqual(before)
  })

  await test.step('a stylus carries after the least move, and the hand that holds it does nothing', async () => {
    const [before, at] = [await placeOf('Eén loket'), await person.middleOf(card)]
    await hand.pen('mouseMoved', at)
    await hand.pen('mousePressed', at)
    for (const y of [10, 30, 60]) await hand.pen('mouseMoved', { x: at.x, y: at.y + y })
    const spot = await freeSpot(page)
    const shown = await seen()
    await hand.drag(spot, { x: spot.x, y: spot.y + 60 })
    expect(await seen(), 'no pan by the palm').toEqual(shown)
    await hand.pen('mouseReleased', { x: at.x, y: at.y + 60 })
    await expect.poll(async () => (await placeOf('Eén loket')).y - before.y).toBeGreaterThan(40)
  })

  await test.step('rest for the menu; tap twice to write; rest and draw to choose', async () => {
    // The stylus is away for long enough when a finger is heard again.
    await expect(async () => {
      const { x, y } = await person.middleOf(card)
      await page.touchscreen.tap(x, y)
      await expect(page.locator('[data-card-layer] [data-chosen]')).toHaveCount(1, { timeout: 500 })
    }).toPass()
    await hand.down(await person.middleOf(card))
    const menu = page.getByRole('menu', { name: 'Deze kaart' })
    await expect(menu).toBeVisible()
    await hand.up()
    await expect(menu).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(menu).toHaveCount(0)
    await hand.tapTwice(await person.middleOf(card))
    await expect(person.editor).toBeFocused()
    await page.keyboard.insertText('!')
    await page.keyboard.press('Escape')
    await expect(person.card('Eén loket!')).toHaveCount(1)
    await person.everything()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    const boxes = await page.locator('[data-card-layer] [data-card-id]').evaluateAll((all) => all.map((each) => each.getBoundingClientRect()).map(({ left, top, right, bottom }) => ({ left, top, right, bottom })))
    const corner = { x: 24, y: Math.min(...boxes.map(({ top }) => top)) - 16 }
    const end = { x: Math.max(...boxes.map(({ right }) => right)), y: Math.max(...boxes.map(({ bottom }) => bottom)) }
    await hand.down(corner)
    const ground = page.getByRole('menu')
    await expect(ground).toBeVisible()
    await hand.move([corner], [end], 8)
    await expect(ground, 'who draws asked for no menu').toHaveCount(0)
    await hand.up()
    await expect(page.locator('[data-card-layer] [data-chosen]')).toHaveCount(3)
  })

  await test.step('in the list several are chosen and doubled; the list may be zoomed by the browser; back on the board two fingers are the browser’s until the page is whole', async () => {
    // After a quick movement a browser may take the first tap for the one that stops it, and make no click of it.
    await expect(async () => {
      await page.getByRole('button', { name: 'Lijst', exact: true }).tap()
      await expect(page.locator('[data-row]')).toHaveCount(3, { timeout: 2_000 })
    }).toPass()
    // What was chosen on the board is chosen here.
    const chosen = page.getByRole('group', { name: 'Gekozen kaarten' })
    await expect(chosen).toContainText('3 kaarten gekozen')
    await page.getByRole('checkbox', { name: 'Kies: Eén loket!' }).tap()
    await expect(chosen).toContainText('2 kaarten gekozen')
    await chosen.getByRole('button', { name: 'Meer' }).tap()
    await page.getByRole('menuitem', { name: 'Nog een keer neerleggen' }).tap()
    await expect(page.locator('[data-row]')).toHaveCount(5)
    await expect(bas.card('Korte wachttijd')).toHaveCount(2)
    await chosen.getByRole('button', { name: 'Klaar' }).tap()
    await expect(chosen).toHaveCount(0)
    const middle = await person.middleOf(page.locator('[data-row]').first())
    await hand.pinch(middle, 80, 200)
    await expect.poll(() => page.evaluate(() => window.visualViewport?.scale ?? 1), 'text may be made larger').toBeGreaterThan(1.3)
    await hand.pinch(middle, 240, 40)
    await expect.poll(() => page.evaluate(() => window.visualViewport?.scale ?? 1)).toBe(1)
  })
})
