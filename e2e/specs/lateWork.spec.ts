import { everyoneSeesTheSame, tableForFour } from '../fixtures/tableForFour.ts'
import { expect, NO_LINE, test } from '../fixtures/test.ts'
import { call, join, makeWorkshop } from '../workshopApi.ts'

test('what Anna wrote without a line while the round was sealed waits in the tray, and comes into the next round from there', async ({ server, seat }) => {
  const made = await makeWorkshop(server)
  const four = await tableForFour(made, seat)
  const { facilitator, anna, bas, viewer } = four
  const lead = await join(server, made.links.facilitator, { name: 'Programma' })
  const token = lead.accessToken
  for (const title of ['Wat delen we al?', 'Wat willen we?']) await call(server, 'POST', `workshops/${made.id}/rounds`, { token, body: { title, phase: 'start', minutes: 10 } })
  await facilitator.page.getByRole('button', { name: 'Open ronde 1' }).click()
  for (const { page } of four.all) await expect(page.getByRole('heading', { name: 'Wat delen we al?' })).toBeVisible()
  const shared = await bas.addNote('Op tijd', { x: 450, y: 350 })
  await expect(anna.cardById(shared), 'the words have come too, not the paper alone').toContainText('Op tijd')
  await anna.saved()

  anna.expects(NO_LINE)
  await anna.context.setOffline(true)
  await anna.status('Geen verbinding')
  await anna.says('Geen verbinding. Uw werk staat veilig op dit apparaat.')
  const late = await anna.addNote('Te laat bedacht, toch goed', { x: 800, y: 350 })
  await anna.cardById(shared).dblclick()
  await expect(anna.editor).toBeFocused()
  await anna.page.keyboard.type(', met een vraag')
  await anna.page.keyboard.press('Escape')

  await facilitator.page.getByRole('button', { name: 'Leg vast' }).click()
  await facilitator.page.getByRole('button', { name: 'Leg nu vast' }).click()
  await expect(facilitator.page.getByRole('heading', { name: 'Vastgelegde ronde 1' })).toBeVisible()
  await facilitator.page.getByRole('button', { name: 'Terug naar het bord' }).click()
  await expect(bas.cardById(late)).toHaveCount(0)

  await anna.context.setOffline(false)
  const tray = anna.page.getByRole('complementary', { name: 'Zijpaneel' })
  await expect(tray.getByRole('heading', { name: 'Te laat ingebracht' })).toBeVisible()
  await expect(tray.getByText('Te laat bedacht, toch goed')).toBeVisible()
  await expect(tray.getByText('Op tijd, met een vraag')).toBeVisible()
  await anna.says('De ronde was al vastgelegd. Uw werk is bewaard, woord voor woord.')
  await anna.says('Ronde 1 is vastgelegd')
  await expect(anna.cardById(late), 'the board shows what everybody has').toHaveCount(0)
  await everyoneSeesTheSame([anna, bas, viewer], 1)
  await expect(tray.getByRole('button', { name: 'Zet op het bord: Te laat bedacht, toch goed' })).toBeDisabled()
  await expect(tray.getByText('U kunt dit op het bord zetten zodra er een ronde open is.')).toBeVisible()

  // The tray survives a reload.
  await anna.page.reload()
  await anna.ready()
  await anna.page.getByRole('button', { name: 'Te laat ingebracht: 2' }).click()

  await facilitator.page.getByRole('button', { name: 'Open ronde 2' }).click()
  await tray.getByRole('button', { name: /^Naar ronde \d+: Te laat bedacht, toch goed$/ }).click()
  for (const person of four.all) await expect(person.card('Te laat bedacht, toch goed').first()).toBeVisible()
  await tray.getByRole('button', { name: /^Naar ronde \d+: Op tijd, met een vraag/ }).click()
  for (const person of four.all) await expect(person.cardById(shared)).toContainText('Op tijd, met een vraag')
  await expect(tray.getByText('De bak is leeg.')).toBeVisible()
  await anna.saved()
  await everyoneSeesTheSame(four.all, 2)

  const first = await call<{ content: { cards: readonly { text: string }[] } }>(server, 'GET', `workshops/${made.id}/snapshots/1`, { token })
  expect(first.content.cards.map(({ text }) => text), 'the sealed round did not change').toEqual(['Op tijd'])
})
