import type { Page } from '@playwright/test'
import { everyoneSeesTheSame } from '../fixtures/tableForFour.ts'
import { expect, type Person, test } from '../fixtures/test.ts'
import { call, join, makeWorkshop, openRound } from '../workshopApi.ts'

/** Two rows of three loose notes, two that overlap, a section of three, and a development. */
const LOOSE = [[0, 0], [310, 40], [640, -25], [20, 330], [300, 290], [700, 350]] as const
const note = (id: string, text: string, fields: object) => ({ id, kind: 'note', text, partyId: 'c', ...fields })
const BOARD = {
  format: 'visiebord-board/1',
  schema: 1,
  parties: [{ id: 'c', name: 'Culemborg', short: 'CUL', color: 1 }, { id: 't', name: 'Tiel', short: 'TIE', color: 2 }],
  timeline: {},
  lanes: [],
  sections: [{ id: 'gedeeld', title: 'Gedeeld', position: { x: 1_040, y: 0 }, size: { w: 800, h: 420 }, order: 'a0' }],
  cards: [
    ...LOOSE.map(([x, y], at) => note(`note-${at}`, `Gedachte ${at + 1}`, { order: `a${at}`, position: { x, y } })),
    note('under', 'Onderop', { order: 'b0', position: { x: 1_060, y: 480 } }),
    note('over', 'Bovenop', { order: 'b1', position: { x: 1_160, y: 540 } }),
    note('mand', 'Mand', { order: 'c0', position: { x: 1_060, y: 90 }, sectionId: 'gedeeld', partyId: 't', mark: 'different' }),
    note('zebra', 'Zebra', { order: 'c1', position: { x: 1_310, y: 90 }, sectionId: 'gedeeld', mark: 'same' }),
    note('appel', 'Appel', { order: 'c2', position: { x: 1_560, y: 90 }, sectionId: 'gedeeld', partyId: 't', mark: 'same' }),
    { id: 'krimp', kind: 'development', text: 'Minder handen', order: 'd0', position: { x: 1_560, y: 480 } },
  ],
  links: [{ id: 'l', from: 'over', to: 'krimp', kind: 'relates' }],
}
const MANY = BOARD.cards.length

/** Where cards lie on a screen, in board units from the corner of one that never moves here. */
async function laid(person: Person, ids: readonly string[]): Promise<readonly (readonly [number, number])[]> {
  const places = await person.places()
  const still = places.find(({ id }) => id === 'krimp')
  return ids.map((id) => places.find((each) => each.id === id)).map((place) => [(place?.x ?? Number.NaN) - (still?.x ?? 0) + 1_560, (place?.y ?? Number.NaN) - (still?.y ?? 0) + 480] as const)
}
const scaleOf = (person: Person): Promise<number> => person.cardById('krimp').evaluate((element: HTMLElement) => element.getBoundingClientRect().width / element.offsetWidth)
const cameraOf = (page: Page): Promise<string> => page.locator('[data-card-layer]').evaluate((layer) => getComputedStyle(layer.parentElement ?? layer).transform)
const SIX = LOOSE.map((_, at) => `note-${at}`)

test('[AR2] [AR4] [AR6] [AR7] [AR13] [CV26] many cards in one hand: what one chooses, carries, distributes, stacks, sorts and groups, the other sees as it is, and nothing else of that screen moves', async ({ server, seat }) => {
  const made = await makeWorkshop(server)
  const { accessToken: token } = await join(server, made.links.facilitator, { name: 'Programma' })
  await call(server, 'POST', `workshops/${made.id}/imports`, { token, body: BOARD })
  await openRound(server, made.id, token)
  const [fenna, bas] = await Promise.all([seat(made.links.facilitator, { name: 'Fenna de Wit' }), seat(made.links.participant, { name: 'Bas Smit', party: 'Tiel' })])
  const { page } = fenna
  for (const person of [fenna, bas]) {
    await person.everything()
    await expect(person.page.locator('[data-card-layer] [data-card-id]')).toHaveCount(MANY)
  }
  const camera = await cameraOf(bas.page)
  const slip = page.getByRole('toolbar', { name: /^Gekozen kaarten/ })
  /** A press on the table, where nothing lies. */
  const letGoOfAll = async () => {
    await page.mouse.click(760, 780)
    await expect(page.locator('[data-card-id][data-chosen]')).toHaveCount(0)
  }
  const undo = () => page.getByRole('button', { name: 'Terug', exact: true }).click()
  const basSees = (ids: readonly string[], places: readonly (readonly [number, number])[]) => expect.poll(() => laid(bas, ids)).toEqual(places)

  await test.step('carry all there is: seen in the hand as it is now, told where it is seen, and back where it lay with Esc', async () => {
    await fenna.cardById('note-4').focus()
    await page.keyboard.press('Control+a')
    await expect(page.locator('[data-card-id][data-chosen]')).toHaveCount(MANY)
    const lay = await fenna.cardById('note-1').boundingBox()
    await fenna.lift(fenna.cardById('note-4'), { x: 40, y: 60 })
    const hand = page.locator('[data-in-hand]')
    await expect(hand.getByText('Gedachte 2', { exact: true })).toBeVisible()
    await expect.poll(async () => ((await fenna.cardById('note-1').boundingBox())?.y ?? 0) - (lay?.y ?? 0), 'the card itself comes after').toBeGreaterThan(30)
    expect(await fenna.cardById('note-1').locator(':scope > *').first().evaluate((face) => getComputedStyle(face).visibility), 'seen once').toBe('hidden')
    await bas.cardById('note-1').dblclick()
    await bas.page.keyboard.type(' en meer')
    await bas.page.keyboard.press('Escape')
    await expect(hand.getByText('Gedachte 2 en meer', { exact: true }), 'what another writes meanwhile').toBeVisible()
    await page.keyboard.press('Escape')
    await fenna.letGo()
    await expect(hand).toHaveCount(0)
    await basSees(SIX, LOOSE)
    await bas.page.keyboard.press('Control+z')
    await bas.page.keyboard.press('Escape')
    await letGoOfAll()
  })

  await test.step('a press in the frame of a zoom means what lies there', async () => {
    const at = await fenna.middleOf(fenna.cardById('note-2'))
    await page.mouse.move(at.x, at.y)
    await page.keyboard.down('Control')
    await page.mouse.wheel(0, 3)
    await page.mouse.down()
    await page.mouse.up()
    await page.keyboard.up('Control')
    await expect(page.locator('[data-card-id="note-2"][data-chosen]')).toBeVisible()
    await fenna.everything()
    await letGoOfAll()
  })

  await test.step('choose one by one with Shift, and by a rectangle: the other sees rings with the name', async () => {
    await fenna.cardById('note-0').click()
    await fenna.cardById('note-1').click({ modifiers: ['Shift'] })
    await expect(bas.page.locator('[data-chosen-by="Fenna"]')).toHaveCount(2)
    await fenna.cardById('note-1').click({ modifiers: ['Shift'] })
    await expect(bas.page.locator('[data-chosen-by="Fenna"]')).toHaveCount(1)
    await page.keyboard.press('Escape')
    const boxes = await Promise.all(SIX.map((id) => fenna.cardById(id).boundingBox()))
    const [left, top] = [Math.min(...boxes.map((box) => box?.x ?? 0)), Math.min(...boxes.map((box) => box?.y ?? 0))]
    const [right, bottom] = [Math.max(...boxes.map((box) => (box?.x ?? 0) + (box?.width ?? 0))), Math.max(...boxes.map((box) => (box?.y ?? 0) + (box?.height ?? 0)))]
    await page.keyboard.down('Shift')
    // It may begin on a card as well: a full board has no free ground.
    await page.mouse.move(right - 8, bottom - 8)
    await page.mouse.down()
    await page.mouse.move(left + 30, top + 20, { steps: 4 })
    await page.mouse.up()
    await page.keyboard.up('Shift')
    await expect(page.locator('[data-card-id][data-chosen]')).toHaveCount(6)
    await expect(bas.page.locator('[data-chosen-by="Fenna"]')).toHaveCount(6)
  })

  await test.step('carry them together: all six go along on the other screen, and one undo brings all back', async () => {
    await fenna.lift(fenna.cardById('note-4'), { x: 20, y: 120 })
    await expect(bas.page.locator('[data-card-id][data-held]')).toHaveCount(6)
    await page.mouse.down({ button: 'right' })
    await page.mouse.up({ button: 'right' })
    await expect(page.getByRole('menu'), 'no menu opens over what is carried').toHaveCount(0)
    await fenna.letGo()
    await expect(bas.page.locator('[data-card-id][data-held]')).toHaveCount(0)
    await everyoneSeesTheSame([fenna, bas], MANY)
    const by = (await laid(bas, SIX)).map(([x, y], at) => [x - (LOOSE[at]?.[0] ?? 0), y - (LOOSE[at]?.[1] ?? 0)])
    expect(by[0]?.[1], 'they were carried').toBeGreaterThan(100)
    expect(by, 'all by the same way').toEqual(by.map(() => by[0]))
    await undo()
    await basSees(SIX, LOOSE)
  })

  await test.step('by key: Alt and an arrow by 20, with Shift by 100', async () => {
    await fenna.cardById('note-5').focus()
    await page.keyboard.press('Alt+ArrowLeft')
    await basSees(SIX, LOOSE.map(([x, y]) => [x - 20, y]))
    await page.keyboard.press('Alt+Shift+ArrowDown')
    await basSees(SIX, LOOSE.map(([x, y]) => [x - 20, y + 100]))
    await undo()
    await undo()
    await basSees(SIX, LOOSE)
  })

  await test.step('distribute: equal gaps, the outer two stay', async () => {
    await letGoOfAll()
    await fenna.cardById('note-0').click()
    for (const id of ['note-1', 'note-2']) await fenna.cardById(id).click({ modifiers: ['Shift'] })
    await slip.getByRole('button', { name: 'Uitlijnen' }).click()
    await page.getByRole('menuitem', { name: 'Gelijk verdelen, naast elkaar' }).click()
    await fenna.says('3 kaarten gelijk verdeeld.')
    await basSees(['note-0', 'note-1', 'note-2'], [[0, 0], [320, 40], [640, -25]])
    await undo()
    await basSees(SIX, LOOSE)
    await letGoOfAll()
  })

  await test.step('a hand is drawn to equal gaps, and they are marked', async () => {
    const [scale, from] = [await scaleOf(fenna), await fenna.middleOf(fenna.cardById('note-1'))]
    await fenna.lift(fenna.cardById('note-1'), { x: 30, y: 4 })
    await page.mouse.move(from.x + 8 * scale, from.y + 4)
    await expect(page.locator('[data-snap] path').nth(1), 'gaps').toHaveAttribute('d', /H/)
    await fenna.letGo()
    await expect.poll(async () => (await laid(bas, ['note-1']))[0]?.[0]).toBe(320)
    await undo()
    await basSees(SIX, LOOSE)
  })

  await test.step('to the back: what lay under it is what the other presses', async () => {
    const [under, over] = [await bas.cardById('under').boundingBox(), await bas.cardById('over').boundingBox()]
    const both = { x: ((over?.x ?? 0) + (under?.x ?? 0) + (under?.width ?? 0)) / 2, y: ((over?.y ?? 0) + (under?.y ?? 0) + (under?.height ?? 0)) / 2 }
    const first = () => bas.page.evaluate(({ x, y }) => document.elementFromPoint(x, y)?.closest('[data-card-id]')?.getAttribute('data-card-id'), both)
    expect(await first()).toBe('over')
    await fenna.cardById('over').click({ button: 'right', position: { x: 150, y: 100 } })
    await page.getByRole('menuitem', { name: 'Naar achteren' }).click()
    await expect.poll(first).toBe('under')
    await fenna.cardById('over').focus()
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Zoek een handeling' }).pressSequentially('naar voren')
    await page.keyboard.press('Enter')
    await expect.poll(first).toBe('over')
  })

  await test.step('a section sorted by words, by party, by what is shared', async () => {
    const inOrder = async () => (await laid(bas, ['appel', 'mand', 'zebra'])).map(([x, y], at) => ({ x, y, id: ['appel', 'mand', 'zebra'][at] })).toSorted((a, b) => a.y - b.y || a.x - b.x).map(({ id }) => id)
    for (const [by, order] of [['tekst', ['appel', 'mand', 'zebra']], ['partij', ['zebra', 'mand', 'appel']], ['soort en overeenkomst', ['zebra', 'appel', 'mand']]] as const) {
      await page.getByRole('heading', { name: 'Gedeeld' }).click({ button: 'right' })
      await page.getByRole('menu', { name: 'Dit vak' }).getByRole('menuitem', { name: `Vak sorteren op ${by}` }).click()
      await fenna.says(/^Vak ‘Gedeeld’ gesorteerd, 3 kaarten\./)
      await expect.poll(inOrder, by).toHaveLength(3)
      if (by === 'partij') await expect.poll(async () => (await inOrder())[0], 'who is named first in the agenda comes first').toBe('zebra')
      else await expect.poll(inOrder, by).toEqual(order)
    }
  })

  await test.step('a section around two, named; it is dragged by its title and its cards go along', async () => {
    await letGoOfAll()
    await fenna.cardById('note-3').click()
    await fenna.cardById('note-4').click({ modifiers: ['Shift'] })
    await slip.getByRole('button', { name: 'Meer' }).click()
    await page.getByRole('menuitem', { name: 'Vak eromheen' }).click()
    await expect(page.getByLabel('Naam van het vak')).toBeFocused()
    await page.keyboard.insertText('Samen')
    await page.keyboard.press('Enter')
    await expect(bas.page.getByRole('group', { name: 'Vak Samen, 2 kaarten' })).toBeAttached()
    await expect(bas.cardById('note-3')).toHaveAccessibleName(/in vak Samen: Gedachte 4/)
    await page.keyboard.press('Escape')
    const before = await laid(bas, ['note-3', 'note-4', 'note-5'])
    const lies = ((await bas.cardById('note-3').boundingBox())?.y ?? 0) - ((await bas.page.getByRole('group', { name: 'Vak Samen, 2 kaarten' }).boundingBox())?.y ?? 0)
    await fenna.lift(page.getByRole('heading', { name: 'Samen' }), { x: -10, y: 70 })
    const sheet = bas.page.getByRole('group', { name: 'Vak Samen, 2 kaarten' })
    const apart = async () => ((await bas.cardById('note-3').boundingBox())?.y ?? 0) - ((await sheet.boundingBox())?.y ?? 0)
    await expect.poll(async () => ((await laid(bas, ['note-3']))[0]?.[1] ?? 0) - (before[0]?.[1] ?? 0), '[PF4] seen while it goes on').toBeGreaterThan(60)
    await expect.poll(apart, 'the section goes along with its cards').toBeCloseTo(lies, 0)
    await fenna.letGo()
    await everyoneSeesTheSame([fenna, bas], MANY)
    await expect.poll(apart).toBeCloseTo(lies, 0)
    const [third, fourth, fifth] = await laid(bas, ['note-3', 'note-4', 'note-5'])
    expect((third?.[1] ?? 0) - (before[0]?.[1] ?? 0)).toBe((fourth?.[1] ?? 0) - (before[1]?.[1] ?? 0))
    expect(fifth, 'what lies beside it stays').toEqual(before[2])
    // [CV7] The title that she dragged it by has the keyboard.
    await page.keyboard.press('Control+z')
    await basSees(['note-3', 'note-4', 'note-5'], before)
  })

  expect(await cameraOf(bas.page), 'nothing that another does moves the own view').toBe(camera)

  await test.step('a link stays at its cards: the other looks at one while the other end is carried', async () => {
    await bas.cardById('krimp').click()
    const line = bas.page.locator('[data-overlay] svg path[d]').first()
    await expect(line).toBeAttached()
    const path = () => bas.page.locator('[data-overlay] svg path[d]').evaluateAll((all) => all.map((each) => each.getAttribute('d')).join(' '))
    const lay = await path()
    await fenna.lift(fenna.cardById('over'), { x: -60, y: 90 }, 4)
    await expect.poll(path, 'while it is carried').not.toBe(lay)
    const carried = await path()
    await fenna.letGo()
    await everyoneSeesTheSame([fenna, bas], MANY)
    expect(await path()).not.toBe(lay)
    expect(carried).not.toBe('')
    await bas.page.keyboard.press('Escape')
    await bas.page.keyboard.press('Escape')
  })

  await test.step('each kind has fields of its own: a development its weight', async () => {
    await fenna.cardById('krimp').click({ button: 'right' })
    await page.getByRole('menuitem', { name: 'Details en verbanden' }).click()
    const panel = page.getByRole('complementary', { name: 'Zijpaneel' })
    await panel.getByLabel('Belang (1 tot 5)').selectOption('4')
    await panel.getByLabel('Prioriteit (1 tot 5)').selectOption('2')
    await expect(bas.cardById('krimp')).toHaveAccessibleName(/^Ontwikkeling, Belang 4 van 5, Prioriteit 2 van 5, /)
    await page.getByRole('button', { name: 'Sluit het paneel' }).click()
  })

  await test.step('to the chosen cards, to a section, to everything: each looks where they like', async () => {
    // The panel that closed may have let the view go back.
    let hers = ''
    await expect.poll(async () => hers === (hers = await cameraOf(page))).toBe(true)
    await bas.cardById('appel').click()
    await bas.page.keyboard.press('Shift+Digit2')
    await expect.poll(() => scaleOf(bas), 'near the chosen card').toBeGreaterThan(1.2)
    await bas.page.keyboard.press('Control+k')
    await bas.page.getByRole('combobox', { name: 'Zoek een handeling' }).pressSequentially('samen')
    await bas.page.keyboard.press('Enter')
    await expect(bas.page.getByRole('heading', { name: 'Samen' })).toBeInViewport()
    await expect(bas.cardById('note-3')).toBeInViewport({ ratio: 1 })
    await bas.page.keyboard.press('Shift+Digit1')
    await expect.poll(() => scaleOf(bas)).toBeLessThan(1)
    expect(await cameraOf(page), 'the other goes on looking where she looked').toBe(hers)
  })

  await test.step('[CV26] a key that is held down throws one card away, and opens one field without a letter in it', async () => {
    await fenna.cardById('appel').focus()
    for (let turn = 0; turn < 4; turn++) await page.keyboard.down('Delete')
    await page.keyboard.up('Delete')
    await expect(bas.cardById('appel')).toHaveCount(0)
    await fenna.says(/^Kaart weggegooid/)
    expect(await fenna.cards.count()).toBe(MANY - 1)
    for (let turn = 0; turn < 4; turn++) await page.keyboard.down('n')
    await page.keyboard.up('n')
    await expect(fenna.editor).toHaveValue('')
    await page.keyboard.type('nn')
    await expect(fenna.editor).toHaveValue('nn')
  })
})
