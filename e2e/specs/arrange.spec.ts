import { expect, type Person, test } from '../fixtures/test.ts'
import { everyoneSeesTheSame } from '../fixtures/tableForFour.ts'
import { keyboard } from '../pages/keyboard.ts'
import { touch } from '../pages/touch.ts'
import { call, join, type Made, makeWorkshop, openRound } from '../workshopApi.ts'
import type { StartedServer } from '../startedServer.ts'

const PLACES = [[0, 0], [310, 40], [640, -25], [20, 330], [300, 290], [700, 350]] as const
const BOARD = {
  format: 'visiebord-board/1',
  schema: 1,
  parties: [{ id: 'Culemborg', name: 'Culemborg', short: 'CUL', color: 1 }],
  timeline: {},
  lanes: [],
  sections: [],
  cards: PLACES.map(([x, y], at) => ({ id: `note-${at}`, kind: 'note', text: `Gedachte ${at + 1}`, order: `a${at}`, position: { x, y }, partyId: 'Culemborg' })),
  links: [],
}

async function table(server: StartedServer): Promise<Made> {
  const made = await makeWorkshop(server, { parties: [{ name: 'Culemborg' }] })
  const { accessToken: token } = await join(server, made.links.facilitator, { name: 'Programma' })
  await call(server, 'POST', `workshops/${made.id}/imports`, { token, body: BOARD })
  await openRound(server, made.id, token)
  return made
}
/** Where the six lie on a screen, in board units, from their own corner. */
const laid = async (person: Person) => {
  const places = await person.places()
  const [left, top] = [Math.min(...places.map(({ x }) => x)), Math.min(...places.map(({ y }) => y))]
  return places.map(({ x, y }) => [x - left, y - top])
}

test('[AR5] one aligns, tidies up and lets lines draw a card straight; the other sees it, and one undo each brings all back', async ({ server, seat }) => {
  const made = await table(server)
  const [anna, bas] = await Promise.all([seat(made.links.participant, { name: 'Anna Bakker', party: 'Culemborg' }), seat(made.links.participant, { name: 'Bas Smit', party: 'Culemborg' })])
  for (const person of [anna, bas]) await person.everything()
  const before = await laid(bas)
  expect(before).toHaveLength(6)
  const slip = anna.page.getByRole('toolbar', { name: 'Gekozen kaarten: 6 kaarten' })

  await test.step('align', async () => {
    await anna.cardById('note-0').click()
    await expect(anna.page.getByRole('toolbar', { name: /Gekozen kaarten/ }), 'one card alone has nothing to line up with').toHaveCount(0)
    await anna.page.keyboard.press('Control+a')
    await expect(slip).toBeVisible()
    await slip.getByRole('button', { name: 'Uitlijnen' }).click()
    await anna.page.getByRole('menuitem', { name: 'Links uitlijnen' }).click()
    await anna.says('6 kaarten op één lijn gelegd.')
    await expect.poll(async () => (await laid(bas)).map(([x]) => x)).toEqual([0, 0, 0, 0, 0, 0])
    await anna.page.getByRole('button', { name: 'Terug', exact: true }).click()
    await expect.poll(() => laid(bas)).toEqual(before)
  })

  await test.step('[AR9] tidy up; the slip goes along and leaves the cards free', async () => {
    await slip.getByRole('button', { name: 'Netjes leggen' }).click()
    await anna.says('6 kaarten netjes gelegd.')
    await expect.poll(() => laid(bas)).toEqual([[0, 0], [236, 0], [472, 0], [0, 214], [236, 214], [472, 214]])
    await everyoneSeesTheSame([anna, bas], 6)
    await expect.poll(async () => {
      const own = await slip.boundingBox()
      const cards = await Promise.all(PLACES.map((_, at) => anna.cardById(`note-${at}`).boundingBox()))
      return own !== null && cards.every((card) => card !== null && (own.y + own.height < card.y || own.y > card.y + card.height || own.x > card.x + card.width || own.x + own.width < card.x))
    }, 'it covers no card').toBe(true)
    // From the slip too: the keys of the board work from a button.
    await anna.page.keyboard.press('Control+z')
    await expect.poll(() => laid(bas)).toEqual(before)
  })

  await test.step('[AR12, AR15] lines', async () => {
    const scale = await anna.cardById('note-0').evaluate((element) => element.getBoundingClientRect().width / (element instanceof HTMLElement ? element.offsetWidth : 1))
    await anna.page.mouse.click(1_150, 700)
    await expect(slip).toHaveCount(0)
    // Card 4 lies 20 right of card 1, in the next row: 16 to the left leaves 4 CSS px or less to go.
    await anna.lift(anna.cardById('note-3'), { x: -17 * scale, y: 12 })
    await expect(anna.page.locator('[data-snap] path:not([d=""])').first()).toBeAttached()
    await anna.letGo()
    await expect(anna.page.locator('[data-snap]')).toHaveCount(0)
    await expect.poll(async () => (await laid(bas))[3]?.[0]).toBe(0)
    await anna.page.keyboard.down('Control')
    await anna.lift(anna.cardById('note-3'), { x: 4, y: 6 })
    await expect(anna.page.locator('[data-snap] path:not([d=""])')).toHaveCount(0)
    await anna.letGo()
    await anna.page.keyboard.up('Control')
    await expect.poll(async () => (await laid(bas))[3]?.[0]).toBeGreaterThan(3)
  })
})

test('[AR10] by keyboard alone: choose two cards, walk to their slip, through its menu and back, and see where the keyboard is all the way', async ({ server, seat }) => {
  const made = await table(server)
  const fenna = await seat(made.links.facilitator, { name: 'Fenna de Wit' })
  const { page } = fenna
  const hand = keyboard(page)
  await fenna.everything()
  await hand.tabTo(page.locator('[data-card-layer] [data-card-id]'))
  await hand.press('Home', 'Space', 'ArrowRight', 'Space')
  const slip = page.getByRole('toolbar', { name: 'Gekozen kaarten: 2 kaarten' })
  await expect(slip).toBeVisible()
  await hand.tabTo(slip.getByRole('button', { name: 'Uitlijnen' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: 'Links uitlijnen' })).toBeFocused()
  await expect(page.getByRole('menuitem', { name: 'Gelijk verdelen, naast elkaar' }), 'two have one gap').toBeDisabled()
  await hand.press('ArrowDown', 'ArrowDown', 'ArrowDown')
  await expect(page.getByRole('menuitem', { name: 'Boven uitlijnen' })).toBeFocused()
  await page.keyboard.press('Enter')
  await fenna.says('2 kaarten op één lijn gelegd.')
  await expect(slip.getByRole('button', { name: 'Uitlijnen' }), 'the menu gives the keyboard back').toBeFocused()
  await expect.poll(async () => (await laid(fenna)).slice(0, 2).map(([, y]) => y)).toEqual([25, 25])
  await hand.press('Escape')
  await expect(page.locator('[data-card-layer] [data-card-id]:focus'), 'Esc goes back to the card').toHaveCount(1)
  await hand.press('ArrowDown', 'ArrowDown', 'ArrowUp')

  await test.step('[AR6] a section around them, and its name', async () => {
    await hand.tabTo(slip.getByRole('button', { name: 'Meer' }))
    await page.keyboard.press('Enter')
    await hand.press('ArrowDown', 'ArrowDown')
    await page.keyboard.press('Enter')
    await expect(page.getByLabel('Naam van het vak')).toBeFocused()
    await hand.type('Samen')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('group', { name: 'Vak Samen, 2 kaarten' })).toBeAttached()
    await expect(slip).toHaveCount(0)
  })
})

test('[RZ1] [RZ5] [RZ6] [RZ8] [RZ9] [RZ10] [RZ12] [RZ13] one pulls at a corner, at a side, with a finger, by key, by figures and at several; the other sees it grow before it is dropped, and one undo each brings both back', async ({ server, seat }) => {
  const made = await table(server)
  const [anna, bas] = await Promise.all([seat(made.links.participant, { name: 'Anna Bakker', party: 'Culemborg' }), seat(made.links.participant, { name: 'Bas Smit', party: 'Culemborg' })])
  for (const person of [anna, bas]) await person.everything()
  const { page } = anna
  /** Where a card is seen, in board units from where the first one lies. */
  const boxOn = (person: Person, id = 'note-4'): Promise<readonly number[]> =>
    person.cardById(id).evaluate((element: HTMLElement) => {
      const first = document.querySelector('[data-card-layer] [data-card-id="note-0"]')?.getBoundingClientRect() ?? new DOMRect()
      const box = element.getBoundingClientRect()
      const scale = Math.round((first.width / 220) * 1_000) / 1_000
      return [box.x - first.x, box.y - first.y, box.width, box.height].map((length) => Math.round(length / scale))
    })
  const scale = await anna.cardById('note-0').evaluate((element: HTMLElement) => element.getBoundingClientRect().width / element.offsetWidth)
  const handle = (name: string) => page.locator(`[data-handle="${name}"]`)
  const before = [300, 290, 220, 198]
  await anna.cardById('note-4').click()
  await expect(page.locator('[data-handle]')).toHaveCount(8)
  expect(await boxOn(bas)).toEqual(before)

  for (const [name, by, seen] of [
    ['nw', { x: -40, y: -30 }, [260, 260, 260, 228]],
    ['e', { x: 60, y: 25 }, [300, 290, 280, 198]],
    ['s', { x: 10, y: 50 }, [300, 290, 220, 248]],
  ] as const) {
    await test.step(name, async () => {
      // Nothing draws it aside, so that it is where the hand is.
      await page.keyboard.down('Control')
      await anna.lift(handle(name), { x: by.x * scale, y: by.y * scale })
      await expect.poll(() => boxOn(bas), 'seen by the other while it is in the hand').toEqual(seen)
      await anna.letGo()
      await page.keyboard.up('Control')
      await expect.poll(() => boxOn(bas)).toEqual(seen)
      expect(await boxOn(anna)).toEqual(seen)
      await page.keyboard.press('Control+z')
      for (const person of [anna, bas]) await expect.poll(() => boxOn(person)).toEqual(before)
    })
  }

  await test.step('Esc gives it back, and the card stays chosen', async () => {
    await anna.lift(handle('sw'), { x: -70, y: 40 })
    await expect.poll(async () => (await boxOn(bas))[2]).toBeGreaterThan(260)
    await page.keyboard.press('Escape')
    for (const person of [anna, bas]) await expect.poll(() => boxOn(person)).toEqual(before)
    await anna.letGo()
    await expect(page.locator('[data-handle]')).toHaveCount(8)
  })

  await test.step('an edge is drawn to the edge of another', async () => {
    await anna.lift(handle('e'), { x: 117 * scale, y: 0 })
    await expect(page.locator('[data-snap] path:not([d=""])').first()).toBeAttached()
    await anna.letGo()
    await expect.poll(() => boxOn(bas), 'the left edge of a card at 640').toEqual([300, 290, 340, 198])
    await page.keyboard.press('Control+z')
  })

  await test.step('with a finger', async () => {
    const hand = await touch(page)
    const at = await anna.middleOf(handle('se'))
    await hand.down(at)
    await hand.move([at], [{ x: at.x + 80 * scale, y: at.y + 90 * scale }])
    await expect.poll(async () => (await boxOn(bas)).slice(0, 3)).toEqual([300, 290, 300])
    await hand.up()
    await expect.poll(async () => (await boxOn(bas))[2]).toBe(300)
    await page.keyboard.press('Control+z')
    await expect.poll(() => boxOn(bas)).toEqual(before)
  })

  await test.step('by key', async () => {
    await anna.cardById('note-4').focus()
    await page.keyboard.press('Shift+ArrowRight')
    await page.keyboard.press('Shift+ArrowUp')
    await anna.says('Breedte 240, hoogte 178.')
    await expect.poll(() => boxOn(bas)).toEqual([300, 290, 240, 178])
    for (let step = 0; step < 2; step++) await page.keyboard.press('Control+z')
    await expect.poll(() => boxOn(bas)).toEqual(before)
  })

  await test.step('by figures, from the menu', async () => {
    await page.keyboard.press('Shift+F10')
    await page.getByRole('menuitem', { name: 'Maat…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Maat' })
    const width = dialog.getByRole('spinbutton', { name: 'Breedte' })
    await expect(width).toBeFocused()
    await expect(width).toHaveValue('220')
    await page.keyboard.type('20')
    await page.keyboard.press('Enter')
    await expect(dialog.getByText('Kies een getal van 60 tot en met 20.000.')).toBeVisible()
    await expect(width).toBeFocused()
    await width.fill('250')
    await page.keyboard.press('Enter')
    await expect(dialog).toHaveCount(0)
    await anna.says('Breedte 250, hoogte 198.')
    await expect(anna.cardById('note-4'), 'the keyboard is back where it was').toBeFocused()
    await expect.poll(() => boxOn(bas)).toEqual([300, 290, 250, 198])
    await page.keyboard.press('Control+z')
    await expect.poll(() => boxOn(bas)).toEqual(before)
  })

  await test.step('all of them by their frame', async () => {
    await page.keyboard.press('Control+a')
    await expect(page.locator('[data-handle]')).toHaveCount(4)
    const all = async (person: Person) => Promise.all(PLACES.map((_, at) => person.cardById(`note-${at}`).boundingBox()))
    const were = await all(bas)
    await anna.lift(handle('ne'), { x: -400 * scale, y: 0 })
    await expect.poll(async () => (await all(bas))[5]?.width).toBeLessThan((were[5]?.width ?? 0) * 0.8)
    await anna.letGo()
    await anna.status('Opgeslagen')
    await expect.poll(async () => (await all(bas)).map((box) => Math.round((box?.width ?? 0) * 10))).toEqual((await all(anna)).map((box) => Math.round((box?.width ?? 0) * 10)))
    await page.keyboard.press('Control+z')
    await expect.poll(() => all(bas)).toEqual(were)
  })
})
