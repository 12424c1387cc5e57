import { everyoneSeesTheSame, tableForFour } from '../fixtures/tableForFour.ts'
import { expect, test } from '../fixtures/test.ts'
import { join, makeWorkshop, openRound } from '../workshopApi.ts'

test('two people type in one card at the same time: both texts are whole, and each takes back only their own', async ({ server, seat }) => {
  const made = await makeWorkshop(server)
  const four = await tableForFour(made, seat)
  const { anna, bas } = four
  await openRound(server, made.id, (await join(server, made.links.facilitator, { name: 'Programma' })).accessToken)
  await anna.says('Ophalen wat we delen')
  const id = await anna.addNote('Loket: ', { x: 700, y: 400 })
  for (const person of four.all) await expect(person.cardById(id)).toContainText('Loket:')

  await anna.cardById(id).dblclick()
  await expect(anna.editor).toBeFocused()
  await bas.cardById(id).dblclick()
  await expect(bas.editor).toBeFocused()
  await expect(anna.page.getByText('Bas schrijft', { exact: true })).toBeVisible()
  // Anna writes at the end, Bas in front, a key each in turn.
  await bas.page.keyboard.press('Control+Home')
  const [annas, bass] = ['dicht bij de mensen', 'Zo zeggen wij het. ']
  for (let at = 0; at < Math.max(annas.length, bass.length); at++) {
    await Promise.all([anna.page.keyboard.type(annas.charAt(at)), bas.page.keyboard.type(bass.charAt(at))])
  }
  const both = `${bass}Loket: ${annas}`
  for (const { editor } of [anna, bas]) await expect(editor).toHaveValue(both)
  await expect(four.viewer.cardById(id)).toHaveAccessibleName(new RegExp(`: ${both}$`))

  // Undo from within the text takes away what this hand typed, wherever the other wrote meanwhile.
  await expect(async () => {
    if ((await bas.editor.inputValue()).includes('Zo zeggen')) await bas.page.keyboard.press('Control+z')
    await expect(bas.editor).toHaveValue(`Loket: ${annas}`, { timeout: 500 })
  }).toPass()
  await expect(anna.editor).toHaveValue(`Loket: ${annas}`)
  await bas.page.keyboard.press('Control+Shift+z')
  await expect(anna.editor).toHaveValue(both)
  for (const { page } of [anna, bas]) await page.keyboard.press('Escape')
  await everyoneSeesTheSame(four.all, 1)
  for (const person of [anna, bas]) await person.saved()
})

test('undo takes back one’s own work only, and an addition that others wrote in stays, with the reason', async ({ server, seat }) => {
  const made = await makeWorkshop(server)
  const four = await tableForFour(made, seat)
  const { anna, bas } = four
  await openRound(server, made.id, (await join(server, made.links.facilitator, { name: 'Programma' })).accessToken)
  await anna.says('Ophalen wat we delen')
  const annas = await anna.addNote('Van Anna', { x: 500, y: 400 })
  await expect(bas.cardById(annas)).toBeVisible()
  const bass = await bas.addNote('Van Bas', { x: 900, y: 400 })
  await expect(anna.cardById(bass)).toBeVisible()

  const before = (await anna.places()).find(({ id }) => id === bass)
  await anna.drag(anna.cardById(bass), { x: 100, y: 150 })
  await expect.poll(async () => (await bas.places()).find(({ id }) => id === bass)?.y).not.toBe(before?.y)
  // Bas has nothing to take back but his own card; Anna's move of it is Anna's.
  await anna.page.getByRole('button', { name: 'Terug', exact: true }).click()
  await anna.says('Teruggenomen.')
  await expect.poll(async () => (await bas.places()).find(({ id }) => id === bass)).toEqual(before)
  await anna.page.getByRole('button', { name: 'Opnieuw', exact: true }).click()
  await expect.poll(async () => (await bas.places()).find(({ id }) => id === bass)?.y).not.toBe(before?.y)

  await bas.cardById(annas).dblclick()
  await expect(bas.editor).toBeFocused()
  await bas.page.keyboard.type(' en van mij')
  await bas.page.keyboard.press('Escape')
  await expect(anna.cardById(annas)).toContainText('Van Anna en van mij')
  // First her move, then her typing; at the addition itself it stops.
  await expect(async () => {
    await anna.page.getByRole('button', { name: 'Terug', exact: true }).click()
    await expect(anna.page.getByText('Terugnemen kan niet: iemand anders schreef intussen in deze kaart.').filter({ visible: true }).first()).toBeVisible({ timeout: 1000 })
  }).toPass()
  await expect(anna.cardById(annas)).toContainText('en van mij')
  await everyoneSeesTheSame(four.all, 2)
})
