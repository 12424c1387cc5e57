import { readCsv } from '../fixtures/readCsv.ts'
import { tableForFour } from '../fixtures/tableForFour.ts'
import { expect, type Person, test } from '../fixtures/test.ts'
import { type Bot, joinAsBot } from '../load/bot.ts'
import { call, exported, join, makeWorkshop } from '../workshopApi.ts'

type Recorded = { readonly id: string; readonly kind: string; readonly text: string; readonly position: { readonly x: number; readonly y: number } }
type SealedRecord = { readonly number: number; readonly sha256: string; readonly content: { readonly cards: readonly Recorded[] } }

const BOTS = 25

/** Waits until this page shows the heading; answers when that was, ms. */
async function seenBy(person: Person, heading: string): Promise<number> {
  await expect(person.page.getByRole('heading', { name: heading })).toBeVisible()
  return performance.now()
}

/** Writes and moves as fast as a busy person, until the server takes no more. */
function work(bot: Bot, at: number): { readonly stop: () => void } {
  const home = { x: (at % 5) * 250, y: Math.floor(at / 5) * 250 + 300 }
  const id = bot.addNote(`Bot ${at}`, home)
  let turn = 0
  const timer = setInterval(() => {
    turn += 1
    if (turn % 2 === 0) bot.move(id, { x: home.x + (turn % 7), y: home.y + (turn % 5) })
    else bot.setText(id, `Bot ${at} schrijft regel ${turn}`)
  }, 150)
  return { stop: () => clearInterval(timer) }
}

test('a round is sealed while thirty people drag and type: record, screens and exports hold exactly the same cards', async ({ server, seat }) => {
  const made = await makeWorkshop(server)
  const { facilitator, anna, bas, viewer } = await tableForFour(made, seat)
  const cem = await seat(made.links.participant, { name: 'Cem Kaya', party: 'Tiel' })
  const lead = await join(server, made.links.facilitator, { name: 'Programma' })

  // The facilitator plans the round and opens it, in the interface.
  await facilitator.page.getByRole('button', { name: 'Plan een ronde' }).click()
  const agenda = facilitator.page.getByRole('dialog', { name: 'Agenda' })
  await agenda.getByLabel('Naam van de ronde').fill('Wat delen we al?')
  await agenda.getByLabel('Minuten').fill('15')
  await agenda.getByRole('button', { name: 'Bewaren' }).click()
  await agenda.getByRole('button', { name: 'Open Wat delen we al?' }).click()
  for (const person of [facilitator, anna, bas, cem, viewer]) await expect(person.page.getByRole('heading', { name: 'Wat delen we al?' })).toBeVisible()
  await expect(anna.page.getByRole('timer')).toBeVisible()

  const dragged = await anna.addNote('Anna sleept dit', { x: 500, y: 300 })
  const typed = await bas.addNote('Bas typt', { x: 900, y: 300 })
  const listed = await cem.addNote('Cem typt in de lijst', { x: 500, y: 650 })
  const home = (await anna.places()).find(({ id }) => id === dragged)
  const bots: Bot[] = []
  for (let at = 0; at < BOTS; at++) bots.push(await joinAsBot(server, made.id, (await join(server, made.links.participant, { name: `Bot ${at}` })).accessToken))
  const working = bots.map(work)
  for (const person of [facilitator, anna, bas, viewer]) {
    // All of it in view, once all of it has come.
    await expect(async () => {
      await person.everything()
      await expect(person.page.locator('[data-card-layer] [data-card-id]')).toHaveCount(BOTS + 3, { timeout: 500 })
    }).toPass()
  }

  await anna.lift(anna.cardById(dragged), { x: 160, y: -60 })
  await bas.cardById(typed).focus()
  await bas.page.keyboard.press('Enter')
  await expect(bas.editor).toBeFocused()
  await cem.toList()
  const row = cem.page.locator(`[data-row][data-card-id="${listed}"]`)
  await row.focus()
  await cem.page.keyboard.press('Enter')
  await expect(row.getByRole('textbox')).toBeFocused()
  let isTyping = true
  const typing = Promise.all(
    [bas, cem].map(async ({ page }) => {
      while (isTyping) await page.keyboard.type(' x', { delay: 20 })
    }),
  )

  await facilitator.page.getByRole('button', { name: 'Leg vast' }).click()
  // All have something on the way when it is sealed.
  await expect(viewer.cardById(typed)).toContainText('Bas typt x')
  await expect(viewer.cardById(listed)).toContainText('Cem typt in de lijst x')
  const answered = facilitator.page.waitForResponse((response) => response.url().endsWith('/seals')).then(() => performance.now())
  const told = [...[anna, bas, cem, viewer].map((person) => seenBy(person, 'Ronde 1 is vastgelegd')), seenBy(facilitator, 'Vastgelegde ronde 1')]
  await facilitator.page.getByRole('button', { name: 'Leg nu vast' }).click()
  // Everybody is told while the hands go on, by what the server sends: nobody lets go, looks elsewhere or loads the page.
  const [at, ...moments] = await Promise.all([answered, ...told])
  process.stdout.write(`seen after the answer, ms: ${moments.map((moment) => Math.round(moment - at)).join(' ')}\n`)
  isTyping = false
  await typing
  await anna.letGo()
  await bas.page.keyboard.press('Escape')
  for (const bot of working) bot.stop()

  const record = await call<SealedRecord>(server, 'GET', `workshops/${made.id}/snapshots/1`, { token: lead.accessToken })
  const cards = record.content.cards.map(({ id, kind, text, position: { x, y } }) => ({ id, kind, text, x, y }))
  expect(cards).toHaveLength(BOTS + 3)
  const handedIn = cards.find(({ id }) => id === dragged)
  expect(handedIn, 'what was in a hand was put down before the barrier').not.toMatchObject({ x: home?.x, y: home?.y })
  expect(cards.find(({ id }) => id === typed)?.text).toMatch(/^Bas typt x/)
  const words = cards.find(({ id }) => id === listed)?.text ?? ''
  expect(words).toMatch(/^Cem typt in de lijst x/)
  await expect(row.getByText(words.trimEnd(), { exact: true }), 'the list says what the record says').toBeVisible()
  await expect(cem.page.locator('[data-row]')).toHaveCount(BOTS + 3)

  for (const person of [anna, bas, viewer]) {
    await expect(async () => {
      const seen = await person.places()
      expect(seen.map(({ id, kind, x, y }) => ({ id, kind, x, y })), `places on the screen of ${person.name}`).toEqual(cards.map(({ id, kind, x, y }) => ({ id, kind, x, y })))
      for (const { id, text } of cards) expect(seen.find((one) => one.id === id)?.label.endsWith(`: ${text}`), `the words of ${id} on the screen of ${person.name}`).toBe(true)
    }).toPass()
  }
  const file = JSON.parse(await exported(server, made.id, { token: lead.accessToken, snapshot: 1, format: 'json' })) as { cards: Recorded[] }
  expect(file.cards.map(({ id, kind, text, position: { x, y } }) => ({ id, kind, text, x, y })).toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(cards)
  const rows = readCsv(await exported(server, made.id, { token: lead.accessToken, snapshot: 1, format: 'csv' }))
  expect(rows.map(({ id, tekst, plaats }) => ({ id, tekst, plaats })).toSorted((a, b) => ((a.id ?? '') < (b.id ?? '') ? -1 : 1))).toEqual(cards.map(({ id, text, x, y }) => ({ id, tekst: text, plaats: `x ${x}, y ${y}` })))

  await expect(facilitator.page.getByRole('heading', { name: 'Vastgelegde ronde 1' })).toBeVisible()
  await expect(facilitator.page.getByText(record.sha256.match(/.{8}/g)?.join(' ') ?? '', { exact: true })).toBeVisible()
  await expect(facilitator.page.getByText('Gecontroleerd: niets veranderd')).toBeVisible()
  await expect(facilitator.page.getByText(`${BOTS + 3} kaarten`, { exact: true })).toBeVisible()
  for (const bot of bots) bot.leave()
})
