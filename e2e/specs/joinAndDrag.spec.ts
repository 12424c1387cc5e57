import { tableForFour, everyoneSeesTheSame } from '../fixtures/tableForFour.ts'
import { expect, test } from '../fixtures/test.ts'
import { joinAsBot } from '../load/bot.ts'
import { join, makeWorkshop, openRound } from '../workshopApi.ts'

test('four people join by link and see a card move while Anna drags it; the document changes at the drop only', async ({ server, seat }) => {
  const made = await makeWorkshop(server)
  const four = await tableForFour(made, seat)
  const { facilitator, anna, bas, viewer } = four
  const lead = await join(server, made.links.facilitator, { name: 'Programma' })
  await openRound(server, made.id, lead.accessToken)
  for (const person of four.all) await expect(person.page.getByRole('heading', { name: 'Ophalen wat we delen' })).toBeVisible()

  // An empty board says how it begins to who may begin, and that it is empty to who looks.
  await anna.says('Dubbelklik op het bord, of druk op N, voor de eerste notitie.')
  await viewer.says('Er staat nog niets op het bord.')
  const id = await anna.addNote('Eén loket voor iedereen', { x: 600, y: 400 })
  await anna.saved()
  for (const person of four.all) await expect(person.cardById(id)).toBeVisible()
  await expect(viewer.page.getByText('Er staat nog niets op het bord.')).toHaveCount(0)
  await expect(bas.cardById(id)).toHaveAccessibleName('Notitie, Culemborg, los op het bord: Eén loket voor iedereen')

  const witness = await joinAsBot(server, made.id, (await join(server, made.links.viewer, { name: 'Getuige' })).accessToken)
  const history: unknown[] = []
  witness.cards.get(id)?.observe((event) => void (event.keysChanged.has('position') && history.push(event.target.get('position'))))
  const stood = witness.cards.get(id)?.get('position')
  const before = await bas.cardById(id).boundingBox()

  await anna.lift(anna.cardById(id), { x: 300, y: 120 })
  for (const person of [facilitator, bas, viewer]) {
    await expect.poll(async () => (await person.cardById(id).boundingBox())?.x ?? 0, `the card moves on the screen of ${person.name}`).toBeGreaterThan((before?.x ?? 0) + 250)
    await expect(person.page.getByText('Anna sleept', { exact: true })).toBeVisible()
  }
  expect(history, 'nothing is written while the hand is closed').toEqual([])
  expect(witness.cards.get(id)?.get('position')).toEqual(stood)

  await anna.letGo()
  await expect.poll(() => history.length, 'the drop is one write').toBe(1)
  await everyoneSeesTheSame(four.all, 1)
  for (const person of [facilitator, bas, viewer]) await expect(person.page.getByText('Anna sleept', { exact: true })).toBeHidden()
  const [seen] = await viewer.places()
  expect(history).toEqual([{ x: seen?.x, y: seen?.y }])
  // The name at an arrow fades when the hand rests: it moves until each has seen it.
  let step = 0
  for (const person of [facilitator, anna, viewer]) {
    await expect(async () => {
      await bas.page.mouse.move(500 + (++step % 20), 600)
      await expect(person.page.getByText('Bas', { exact: true })).toBeVisible({ timeout: 1_000 })
    }).toPass()
  }

  // [CV20] A flick while the page is busy: all of it in one turn, before anything could be rendered.
  const lay = await anna.cardById(id).boundingBox()
  await anna.cardById(id).evaluate((card) => {
    const { x, y, width, height } = card.getBoundingClientRect()
    const pointer = (type: string, dx: number, dy: number): void =>
      void (type === 'pointerdown' ? card : document).dispatchEvent(new PointerEvent(type, { bubbles: true, cancelable: true, pointerId: 1, isPrimary: true, pointerType: 'mouse', button: 0, buttons: type === 'pointerup' ? 0 : 1, clientX: x + width / 2 + dx, clientY: y + height / 2 + dy }))
    pointer('pointerdown', 0, 0)
    pointer('pointermove', 20, 10)
    pointer('pointermove', -90, 70)
    pointer('pointerup', -120, 90)
  })
  await expect.poll(() => history.length, 'the flick is one write').toBe(2)
  const lies = await anna.cardById(id).boundingBox()
  expect({ x: Math.round((lies?.x ?? 0) - (lay?.x ?? 0)), y: Math.round((lies?.y ?? 0) - (lay?.y ?? 0)) }, 'it lies where the pointer let go').toEqual({ x: -120, y: 90 })
  await anna.saved()
  witness.leave()
})
