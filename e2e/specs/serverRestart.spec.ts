import { DatabaseSync } from 'node:sqlite'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { everyoneSeesTheSame, tableForFour } from '../fixtures/tableForFour.ts'
import { expect, NO_LINE, REFUSED, test as base } from '../fixtures/test.ts'
import { type StartedServer, startServer } from '../startedServer.ts'
import { call, join, makeWorkshop, openRound } from '../workshopApi.ts'

/** A server of its own, that can be killed and come back at the same address with the same folder. */
const test = base.extend<{ readonly ownServer: { readonly now: StartedServer; kill(): Promise<void>; comeBack(): Promise<void> } }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads from the pattern what a fixture needs: nothing
  ownServer: async ({}, use) => {
    const dataDir = await mkdtemp(path.join(tmpdir(), 'visiebord-e2e-'))
    let now = await startServer({ dataDir })
    const { port } = new URL(now.url)
    await use({
      get now() {
        return now
      },
      kill: () => now.kill(),
      comeBack: async () => {
        now = await startServer({ dataDir, env: { PORT: port } })
      },
    })
    await now.stop()
    await rm(dataDir, { recursive: true, force: true })
  },
})

test('the server is killed under open pages and comes back: everybody is there again by themselves, and nothing is lost', async ({ ownServer, seat }) => {
  const made = await makeWorkshop(ownServer.now)
  const four = await tableForFour(made, seat)
  const { anna, bas } = four
  await openRound(ownServer.now, made.id, (await join(ownServer.now, made.links.facilitator, { name: 'Programma' })).accessToken)
  await anna.says('Ophalen wat we delen')
  const before = await anna.addNote('Voor de klap', { x: 450, y: 350 })
  await anna.status('Opgeslagen')
  await expect(bas.cardById(before)).toBeVisible()
  for (const person of four.all) person.expects(NO_LINE)

  // Anna has a card in her hand and Bas is typing when it happens.
  await anna.lift(anna.cardById(before), { x: 200, y: 100 })
  const typed = await (async () => {
    await bas.page.mouse.dblclick(900, 350)
    await expect(bas.editor).toBeFocused()
    await bas.page.keyboard.type('Half')
    return 'Half af, toch heel'
  })()
  await ownServer.kill()
  for (const person of four.all) await person.status('Geen verbinding')
  await anna.says('Geen verbinding. Uw werk staat veilig op dit apparaat.')
  await anna.letGo()
  await bas.page.keyboard.type(' af, toch heel')
  await bas.page.keyboard.press('Escape')
  await anna.addNote('Zonder server', { x: 800, y: 650 })

  await ownServer.comeBack()
  for (const person of four.all) await expect(person.page.getByText('Opgeslagen', { exact: true })).toBeVisible({ timeout: 40_000 })
  await everyoneSeesTheSame(four.all, 3)
  await expect(four.viewer.card(typed)).toBeVisible()
  await expect(four.viewer.card('Zonder server')).toBeVisible()

  // And once more, with nobody doing anything: the second time nothing changes.
  const places = await anna.places()
  await ownServer.kill()
  for (const person of four.all) await person.status('Geen verbinding')
  await ownServer.comeBack()
  for (const person of four.all) await expect(person.page.getByText('Opgeslagen', { exact: true })).toBeVisible({ timeout: 40_000 })
  expect(await anna.places()).toEqual(places)
  await everyoneSeesTheSame(four.all, 3)
})

test('a session that has run out is told, and the link renews it to the same person with their own work', async ({ ownServer, seat }) => {
  const made = await makeWorkshop(ownServer.now)
  const lead = await join(ownServer.now, made.links.facilitator, { name: 'Programma' })
  await openRound(ownServer.now, made.id, lead.accessToken)
  const anna = await seat(made.links.participant, { name: 'Anna Bakker', party: 'Culemborg' })
  await anna.addNote('Van vorige maand', { x: 600, y: 400 })
  await anna.status('Opgeslagen')
  anna.expects(NO_LINE)
  anna.expects(REFUSED)
  await ownServer.kill()
  await anna.status('Geen verbinding')
  const database = new DatabaseSync(path.join(ownServer.now.dataDir, 'visiebord.sqlite'))
  const { changes } = database.prepare('update sessions set expires_at = ? where participant_id <> ?').run('2020-01-01T00:00:00.000Z', lead.participantId)
  database.close()
  expect(changes).toBe(1)
  await ownServer.comeBack()
  await expect(anna.page.getByRole('alert').filter({ hasText: 'U bent hier niet (meer) aangemeld. Open de link van de workshop opnieuw.' })).toBeVisible({ timeout: 40_000 })

  await anna.page.goto(made.links.participant)
  await expect(anna.page.getByText('In deze browser deed Anna Bakker mee.')).toBeVisible()
  await anna.page.getByRole('button', { name: 'Doe mee' }).click()
  await anna.ready()
  await expect(anna.card('Van vorige maand')).toBeVisible()
  const { participants } = await call<{ participants: { name: string }[] }>(ownServer.now, 'GET', `workshops/${made.id}`, { token: lead.accessToken })
  expect(participants.map(({ name }) => name).toSorted()).toEqual(['Anna Bakker', 'Programma'])
})
