import type { Locator } from '@playwright/test'
import { lookAt } from '../fixtures/lookAt.ts'
import { expect, type Person, test } from '../fixtures/test.ts'
import { call, join, makeWorkshop, openRound } from '../workshopApi.ts'

const peopleOf = async (person: Person): Promise<Locator> => {
  await person.page.getByRole('button', { name: /^Deelnemers/ }).click()
  return person.page.getByRole('dialog', { name: 'Deelnemers' })
}
/** Name tags that can be seen at the arrows of others. */
const tags = (person: Person, text: string): Locator => person.page.locator('[data-cursors]').getByText(text, { exact: true }).filter({ visible: true })
const arrows = (person: Person): Promise<number> => person.page.locator('[data-cursors] > svg path[d^="M"]').count()
const slip = (person: Person, name: string): Locator => person.page.getByRole('group', { name })

test('[PR4] [PR5] [PR8] [PR10] [PR11] three people keep company: cursors seen and hidden, carets and choices named, a view followed until one moves, everybody brought along', async ({ server, seat }) => {
  const made = await makeWorkshop(server)
  await openRound(server, made.id, (await join(server, made.links.facilitator, { name: 'Programma' })).accessToken)
  const [fenna, anna] = await Promise.all([seat(made.links.facilitator, { name: 'Fenna de Wit' }), seat(made.links.participant, { name: 'Anna Bakker', party: 'Culemborg' })])
  const bas = await seat(made.links.participant, { name: 'Bas Smit', party: 'Tiel' })
  const id = await anna.addNote('Eén loket', { x: 600, y: 400 })
  await expect(bas.cardById(id)).toBeVisible()

  // A cursor with a name, and what somebody chose with the name at it.
  await anna.page.mouse.move(820, 600, { steps: 3 })
  await expect(tags(bas, 'Anna')).toBeVisible()
  expect(await arrows(bas)).toBeGreaterThan(0)
  // [PR3] The name fades when the hand rests; the arrow stays, and the name comes back when one's own pointer comes near.
  await bas.page.mouse.move(300, 300)
  await expect(tags(bas, 'Anna')).toHaveCount(0)
  expect(await arrows(bas)).toBeGreaterThan(0)
  await bas.page.mouse.move(815, 595, { steps: 3 })
  await expect(tags(bas, 'Anna')).toBeVisible()

  // Hidden: no arrow; who drags what is still said at the card.
  const people = await peopleOf(bas)
  await expect(people.getByRole('heading', { name: 'Culemborg: 1 van 1 aanwezig' })).toBeVisible()
  await people.getByRole('checkbox', { name: 'Verberg de cursors van anderen' }).check()
  await people.getByRole('button', { name: 'Sluiten' }).click()
  await expect.poll(() => arrows(bas)).toBe(0)
  await anna.lift(anna.cardById(id), { x: 120, y: 60 })
  await expect(tags(bas, 'Anna sleept')).toBeVisible()
  await (await peopleOf(bas)).getByRole('button', { name: 'Zeg wie wat doet' }).click()
  await expect(people.getByRole('status').filter({ hasText: 'Anna Bakker sleept ‘Eén loket’.' })).toHaveCount(1)
  expect(await lookAt(bas.page, 'presence', 'people')).toEqual([])
  await people.getByRole('button', { name: 'Sluiten' }).click()
  await anna.letGo()
  await expect(tags(bas, 'Anna sleept')).toHaveCount(0)

  // What Bas chooses, and where he writes, is seen at the card with his name.
  await bas.cardById(id).click()
  await expect(anna.page.locator('[data-chosen-by="Bas"]')).toBeVisible()
  await bas.cardById(id).dblclick()
  await expect(bas.editor).toBeFocused()
  const caret = anna.page.locator('[data-caret-of="Bas"]')
  await expect(caret).toBeVisible()
  const began = (await caret.boundingBox())?.x ?? Infinity
  await bas.page.keyboard.type(' nu')
  await expect.poll(async () => (await caret.boundingBox())?.x ?? 0, 'the caret goes along').toBeGreaterThan(began + 10)
  await bas.page.keyboard.press('Shift+ArrowLeft')
  await bas.page.keyboard.press('Shift+ArrowLeft')
  await expect(anna.page.getByText('Bas schrijft', { exact: true })).toBeVisible()
  expect(await lookAt(anna.page, 'presence', 'writing')).toEqual([])
  await bas.page.keyboard.press('Escape')
  await expect(caret).toHaveCount(0)
  await expect(anna.page.locator('[data-chosen-by="Bas"]')).toBeVisible()

  // Bas follows Anna: what she sees he sees, however she goes on.
  await (await peopleOf(bas)).getByRole('button', { name: 'Volgen: Anna Bakker' }).click()
  await expect(slip(bas, 'U volgt Anna Bakker')).toBeVisible()
  await expect(anna.page.getByRole('status').filter({ hasText: 'Bas kijkt nu met u mee.' })).toBeAttached()
  const apart = async (): Promise<number> => {
    const [here, there] = [await anna.cardById(id).boundingBox(), await bas.cardById(id).boundingBox()]
    return here === null || there === null ? Infinity : Math.hypot(here.x - there.x, here.y - there.y, here.width - there.width)
  }
  await anna.page.mouse.move(700, 600)
  const cardOf = async (person: Person) => JSON.stringify(await person.cardById(id).boundingBox())
  const [first, his] = [await cardOf(anna), await cardOf(bas)]
  await anna.page.mouse.wheel(-220, 150)
  await expect.poll(() => cardOf(anna)).not.toBe(first)
  await expect.poll(() => cardOf(bas), 'he is taken along').not.toBe(his)
  await expect.poll(apart, 'the same place on both screens').toBeLessThan(6)
  const second = await cardOf(anna)
  await anna.page.keyboard.press('-')
  await expect.poll(() => cardOf(anna)).not.toBe(second)
  await expect.poll(apart, 'also after zooming').toBeLessThan(6)
  expect(await lookAt(bas.page, 'presence', 'following')).toEqual([])
  // Another window is no movement of one's own: all that Anna sees comes to fit in it.
  await bas.page.setViewportSize({ width: 1024, height: 768 })
  await expect.poll(async () => (await bas.cardById(id).boundingBox())?.width ?? 0).toBeLessThan(((await anna.cardById(id).boundingBox())?.width ?? 0) - 20)
  await expect(slip(bas, 'U volgt Anna Bakker')).toBeVisible()
  await bas.page.setViewportSize({ width: 1440, height: 900 })
  await expect.poll(apart, 'and back').toBeLessThan(6)
  // The first movement of one's own ends it.
  await bas.page.mouse.move(700, 600)
  await bas.page.mouse.wheel(0, 300)
  await expect(slip(bas, 'U volgt Anna Bakker')).toHaveCount(0)
  await expect.poll(apart).toBeGreaterThan(100)

  // Everybody comes to the facilitator; Esc lets one go, the button lets all go.
  await (await peopleOf(fenna)).getByRole('button', { name: 'Breng iedereen hierheen' }).click()
  for (const person of [anna, bas]) await expect(slip(person, 'U volgt Fenna de Wit')).toBeVisible()
  await expect(slip(fenna, '2 mensen kijken met u mee')).toBeVisible()
  // Who comes later is brought along too, to the same place.
  await fenna.page.mouse.move(700, 600)
  await fenna.page.mouse.wheel(160, 120)
  const cor = await seat(made.links.participant, { name: 'Cor Mulder', party: 'Tiel' })
  await expect(slip(cor, 'U volgt Fenna de Wit')).toBeVisible()
  const far = async (): Promise<number> => {
    const [here, there] = [await fenna.cardById(id).boundingBox(), await cor.cardById(id).boundingBox()]
    return here === null || there === null ? Infinity : Math.hypot(here.x - there.x, here.y - there.y)
  }
  // The slips of a facilitator leave another part of the screen free.
  await expect.poll(far).toBeLessThan(40)
  await cor.page.getByRole('button', { name: 'Stop met volgen' }).click()
  await expect(slip(fenna, '2 mensen kijken met u mee')).toBeVisible()
  // Esc leaves inwards-out: first the chosen card, then the company.
  await anna.page.keyboard.press('Escape')
  await anna.page.keyboard.press('Escape')
  await expect(slip(anna, 'U volgt Fenna de Wit')).toHaveCount(0)
  await slip(fenna, 'Eén mens kijkt met u mee').getByRole('button', { name: 'Laat iedereen los' }).click()
  await expect(slip(bas, 'U volgt Fenna de Wit')).toHaveCount(0)
})

/** Five sections side by side, eight notes in each: more than one window shows, as a board and as a list. */
const FIVE_SECTIONS = {
  format: 'visiebord-board/1', schema: 1, parties: [], lanes: [], links: [], timeline: {},
  sections: Array.from({ length: 5 }, (_, at) => ({ id: `s${at}`, title: `Vak ${at + 1}`, order: `a${at}`, position: { x: at * 1100, y: 0 }, size: { w: 1000, h: 540 } })),
  cards: Array.from({ length: 40 }, (_, at) => {
    const [section, nth] = [Math.floor(at / 8), at % 8]
    const text = at === 0 ? 'Eén loket voor wie ons nodig heeft' : `Kaart ${nth + 1} van vak ${section + 1}`
    return { id: `${section}-${nth}`, kind: 'note', text, order: `a${at}`.padEnd(4, '0'), position: { x: section * 1100 + 24 + (nth % 4) * 240, y: 64 + Math.floor(nth / 4) * 220 }, sectionId: `s${section}` }
  }),
}

test('[PR12] [PR13] [PR14] [PR15] [PR16] together in the list: carets and choices of others at the rows and in the fields, and a person followed from list to board and from board to list', async ({ server, seat }) => {
  const made = await makeWorkshop(server)
  const token = (await join(server, made.links.facilitator, { name: 'Programma' })).accessToken
  await call(server, 'POST', `workshops/${made.id}/imports`, { token, body: FIVE_SECTIONS })
  await openRound(server, made.id, token)
  const [anna, bas] = await Promise.all([seat(made.links.participant, { name: 'Anna Bakker', party: 'Culemborg' }), seat(made.links.participant, { name: 'Bas Smit', party: 'Tiel' })])
  const cor = await seat(made.links.participant, { name: 'Cor Mulder', party: 'Culemborg' })
  const first = '0-0'
  const caret = (person: Person, of: string): Locator => person.page.locator(`[data-caret-of="${of}"]`)
  const leftOf = async (caretHere: Locator): Promise<number> => (await caretHere.boundingBox())?.x ?? -1
  const row = (person: Person, id: string): Locator => person.page.locator(`[data-row][data-card-id="${id}"]`)

  // Anna writes in her list: at the canvas of Cor, and at the row of Bas, one sees where.
  await anna.toList()
  await bas.toList()
  await row(anna, first).focus()
  await anna.page.keyboard.press('Enter')
  const field = row(anna, first).getByRole('textbox')
  await expect(field).toBeFocused()
  await anna.page.keyboard.press('Home')
  const wordsOf = row(bas, first).locator('p[dir=auto]')
  await expect.poll(async () => Math.abs((await leftOf(caret(bas, 'Anna'))) - ((await wordsOf.boundingBox())?.x ?? Infinity)), 'before the first letter').toBeLessThan(3)
  await expect.poll(async () => (await leftOf(caret(cor, 'Anna'))) - ((await cor.cardById(first).boundingBox())?.x ?? -Infinity), 'on the board too').toBeLessThan(20)
  const [atRow, onBoard] = [await leftOf(caret(bas, 'Anna')), await leftOf(caret(cor, 'Anna'))]
  await anna.page.keyboard.press('Control+Shift+ArrowRight')
  await expect.poll(() => leftOf(caret(bas, 'Anna'))).toBeGreaterThan(atRow + 10)
  await expect.poll(() => leftOf(caret(cor, 'Anna'))).toBeGreaterThan(onBoard + 10)
  expect(await lookAt(bas.page, 'presence', 'list-row')).toEqual([])
  // Bas writes in the same card, on a phone, in a field: Anna's caret is over it, where the letter stands, and goes along with what is put before it.
  await bas.page.setViewportSize({ width: 390, height: 844 })
  await row(bas, first).focus()
  await bas.page.keyboard.press('Enter')
  const basField = row(bas, first).getByRole('textbox')
  await expect(basField).toBeFocused()
  await anna.page.keyboard.press('ArrowRight')
  const inside = async (): Promise<boolean> => {
    const [line, box] = [await caret(bas, 'Anna').boundingBox(), await basField.boundingBox()]
    return line !== null && box !== null && line.x >= box.x && line.x <= box.x + box.width && line.y >= box.y && line.y + line.height <= box.y + box.height
  }
  await expect.poll(inside).toBe(true)
  const before = await leftOf(caret(bas, 'Anna'))
  await bas.page.keyboard.press('Control+Home')
  await bas.page.keyboard.type('Ja: ')
  await expect.poll(() => leftOf(caret(bas, 'Anna')), 'letters before it').toBeGreaterThan(before + 10)
  await expect(caret(anna, 'Bas')).toBeVisible()
  expect(await lookAt(bas.page, 'presence', 'list-field-phone')).toEqual([])
  // Out of sight in a field that scrolls, it is drawn nowhere.
  await bas.page.keyboard.press('Control+End')
  await bas.page.keyboard.insertText('\n'.repeat(40))
  await expect(caret(bas, 'Anna')).toHaveCount(0)
  await basField.evaluate((element) => (element.scrollTop = 0))
  await expect.poll(inside).toBe(true)
  await basField.fill('Eén loket voor wie ons nodig heeft')
  for (const person of [bas, anna]) await person.page.keyboard.press('Escape')
  await expect(caret(bas, 'Anna')).toHaveCount(0)
  await bas.page.setViewportSize({ width: 1440, height: 900 })

  // What one chooses in the list, others see at the card and at the row.
  await row(anna, '0-1').focus()
  await anna.page.keyboard.press(' ')
  await expect(cor.page.locator('[data-chosen-by="Anna"]')).toBeVisible()
  await expect(row(bas, '0-1')).toHaveAttribute('data-chosen-by', 'Anna')
  expect(await lookAt(bas.page, 'presence', 'list-chosen')).toEqual([])
  await anna.page.keyboard.press('Escape')
  await expect(row(bas, '0-1')).not.toHaveAttribute('data-chosen-by', /./)

  // Cor, on the board, follows Anna in her list: the board comes along from card to card.
  await (await peopleOf(cor)).getByRole('button', { name: 'Volgen: Anna Bakker' }).click()
  await expect(anna.page.getByRole('status').filter({ hasText: 'Cor kijkt nu met u mee.' })).toBeAttached()
  const seen = (person: Person, id: string): Promise<boolean> => person.cardById(id).evaluateAll(([card]) => {
    const box = card?.getBoundingClientRect()
    return box !== undefined && box.left > 0 && box.right < innerWidth && box.top > 0 && box.bottom < innerHeight
  })
  expect(await seen(cor, '4-7')).toBe(false)
  await row(anna, '4-7').focus()
  await expect.poll(() => seen(cor, '4-7')).toBe(true)
  await expect(slip(cor, 'U volgt Anna Bakker')).toBeVisible()
  await anna.page.keyboard.press('Home')
  await expect.poll(() => seen(cor, '0-0')).toBe(true)

  // Bas, in his own list, follows too: his rows come along, marked; his keyboard stays, and walking on ends it.
  const inView = (person: Person, id: string): Promise<boolean> => row(person, id).evaluate((element) => {
    const [box, sheet] = [element.getBoundingClientRect(), element.closest('main')?.getBoundingClientRect()]
    return sheet !== undefined && box.top >= sheet.top && box.bottom <= sheet.bottom
  })
  await (await peopleOf(bas)).getByRole('button', { name: 'Volgen: Anna Bakker' }).click()
  await expect(bas.page.getByRole('status').filter({ hasText: 'U volgt Anna Bakker.' }).first()).toBeAttached()
  await row(anna, '3-5').focus()
  await expect(row(bas, '3-5')).toHaveAttribute('data-led', '')
  await expect.poll(() => inView(bas, '3-5')).toBe(true)
  expect(await lookAt(bas.page, 'presence', 'list-following')).toEqual([])
  await bas.page.setViewportSize({ width: 390, height: 844 })
  await expect(slip(bas, 'U volgt Anna Bakker')).toBeVisible()
  await expect.poll(() => inView(bas, '3-5'), 'on a phone too').toBe(true)
  expect((await bas.page.getByRole('navigation', { name: 'Vakken en banen' }).boundingBox())?.height, 'the places take one line').toBeLessThan(120)
  expect(await lookAt(bas.page, 'presence', 'list-following-phone')).toEqual([])
  await bas.page.setViewportSize({ width: 1440, height: 900 })
  await row(bas, '3-5').focus()
  await bas.page.keyboard.press('ArrowDown')
  await expect(slip(bas, 'U volgt Anna Bakker')).toHaveCount(0)
  await expect(bas.page.getByRole('status').filter({ hasText: 'U volgt Anna Bakker niet meer.' })).toBeAttached()
  await expect(row(bas, '3-5')).not.toHaveAttribute('data-led', '')

  // Anna goes to the board: who follows her from a list is brought to the card in the middle of what she sees; Esc ends it.
  await (await peopleOf(bas)).getByRole('button', { name: 'Volgen: Anna Bakker' }).click()
  await anna.toBoard()
  await anna.page.keyboard.press('Control+k')
  await anna.page.getByRole('combobox').fill('Ga naar vak Vak 2')
  await anna.page.keyboard.press('Enter')
  await expect.poll(() => bas.page.locator('[data-led]').getAttribute('data-card-id')).toMatch(/^1-/)
  await expect.poll(async () => inView(bas, (await bas.page.locator('[data-led]').getAttribute('data-card-id')) ?? '')).toBe(true)
  await bas.page.getByRole('heading', { name: 'Vak 1' }).click()
  await bas.page.locator('main').press('Escape')
  await expect(slip(bas, 'U volgt Anna Bakker')).toHaveCount(0)
})
