import { tableForFour } from '../fixtures/tableForFour.ts'
import { expect, test } from '../fixtures/test.ts'
import { call, exported, join, makeWorkshop, openRound } from '../workshopApi.ts'

type File = { readonly cards: readonly { readonly id: string; readonly laneId?: string; readonly start?: string; readonly end?: string; readonly done?: boolean; readonly position?: unknown }[]; readonly links: readonly { readonly from: string; readonly to: string; readonly kind: string }[] }

const PARTIES = [{ name: 'Culemborg' }, { name: 'Tiel' }]
const BOARD = {
  format: 'visiebord-board/1',
  schema: 1,
  parties: PARTIES.map(({ name }, at) => ({ id: name, name, short: name.slice(0, 3), color: at + 1 })),
  timeline: { position: { x: 0, y: 500 }, start: '2027-Q1', quarters: 12 },
  lanes: [
    { id: 'mens', title: 'Mens en werk', order: 'a0' },
    { id: 'data', title: 'Gegevens', order: 'a1' },
  ],
  sections: [],
  cards: [
    { id: 'uitspraak', kind: 'statement', text: 'Wij kennen onze inwoners', status: 'adopted', order: 'a0', position: { x: 0, y: 0 } },
    { id: 'principe', kind: 'principle', text: 'Eenmaal vragen is genoeg', number: 1, order: 'a1', position: { x: 900, y: 60 } },
    { id: 'loket', kind: 'project', text: 'Eén loket', status: 'planned', partyId: 'Culemborg', laneId: 'mens', start: '2027-Q2', end: '2027-Q3', order: 'a2' },
    { id: 'los', kind: 'project', text: 'Nog te bedenken', status: 'planned', laneId: 'data', start: '2028-Q3', end: '2028-Q4', order: 'a3' },
    { id: 'stap1', kind: 'step', text: 'Balie inrichten', projectId: 'loket', done: false, order: 'a4' },
    { id: 'stap2', kind: 'step', text: 'Team vormen', projectId: 'loket', done: false, order: 'a5' },
  ],
  links: [],
}

test('a project is dragged between lanes and quarters, stretched, its steps ticked, and the thread made and lit: everybody sees it', async ({ server, seat }) => {
  const made = await makeWorkshop(server, { parties: PARTIES })
  const { accessToken: token } = await join(server, made.links.facilitator, { name: 'Programma' })
  await call(server, 'POST', `workshops/${made.id}/imports`, { token, body: BOARD })
  await openRound(server, made.id, token, { title: 'Plannen', phase: 'roadmap' })
  const four = await tableForFour(made, seat)
  const { anna, bas } = four
  const live = async (): Promise<File> => JSON.parse(await exported(server, made.id, { token, snapshot: 'live', format: 'json' })) as File
  const project = async () => (await live()).cards.find(({ id }) => id === 'loket')
  for (const person of four.all) {
    await person.everything()
    await expect(person.cardById('loket')).toHaveAccessibleName('Project, gepland, 0 van 2 stappen klaar, Culemborg, in baan Mens en werk, Q2 2027 tot en met Q3 2027: Eén loket')
  }

  // Two quarters on, and into the other lane: a bar of two quarters is the measure.
  const bar = await anna.cardById('loket').boundingBox()
  const lane = await anna.page.getByRole('heading', { name: 'Gegevens' }).boundingBox()
  if (bar === null || lane === null) throw new Error('the roadmap is not in view')
  const others = await bas.cardById('loket').boundingBox()
  await anna.lift(anna.cardById('loket'), { x: bar.width, y: lane.y + lane.height / 2 - bar.y - bar.height / 2 })
  await expect.poll(async () => (await bas.cardById('loket').boundingBox())?.x ?? 0).toBeGreaterThan((others?.x ?? 0) + bar.width / 2)
  expect(await project(), 'nothing is planned while the bar is in a hand').toMatchObject({ laneId: 'mens', start: '2027-Q2', end: '2027-Q3' })
  await anna.letGo()
  for (const person of four.all) await expect(person.cardById('loket')).toHaveAccessibleName(/in baan Gegevens, Q4 2027 tot en met Q1 2028: Eén loket$/)

  // Stretched by its right edge, a quarter longer.
  const grip = anna.cardById('loket').locator('[data-stretch]')
  await anna.drag(grip, { x: bar.width / 2, y: 0 })
  for (const person of four.all) await expect(person.cardById('loket')).toHaveAccessibleName(/in baan Gegevens, Q4 2027 tot en met Q2 2028: Eén loket$/)
  await anna.status('Opgeslagen')
  expect(await project()).toMatchObject({ laneId: 'data', start: '2027-Q4', end: '2028-Q2' })
  expect(await project()).not.toHaveProperty('position')

  // By “Verplaats naar…”, without a drag: another lane, other quarters.
  await anna.cardById('los').focus()
  await anna.page.keyboard.press('m')
  const dialog = anna.page.getByRole('dialog', { name: 'Verplaats deze kaart naar…' })
  await expect(dialog.getByRole('radio', { name: 'De roadmap' })).toBeChecked()
  await dialog.getByLabel('Baan').selectOption('Mens en werk')
  await dialog.getByLabel('Van').selectOption({ label: 'Q1 2028' })
  await dialog.getByRole('button', { name: 'Verplaatsen' }).click()
  for (const person of four.all) await expect(person.cardById('los')).toHaveAccessibleName(/in baan Mens en werk, Q1 2028 tot en met Q2 2028: Nog te bedenken$/)

  // Steps are ticked in the panel, and one is added.
  await anna.cardById('loket').click()
  await anna.page.keyboard.press('Control+Enter')
  const panel = anna.page.getByRole('complementary', { name: 'Zijpaneel' })
  await expect(panel.getByText('0 van 2 stappen klaar')).toBeVisible()
  await panel.getByRole('checkbox', { name: 'Balie inrichten' }).check()
  for (const person of four.all) await expect(person.cardById('loket')).toHaveAccessibleName(/^Project, gepland, 1 van 2 stappen klaar/)
  await panel.getByRole('button', { name: 'Stap toevoegen' }).click()
  await panel.getByRole('textbox', { name: 'Wat is de volgende stap?' }).fill('Opening vieren')
  await anna.page.keyboard.press('Enter')
  for (const person of four.all) await expect(person.cardById('loket')).toHaveAccessibleName(/^Project, gepland, 1 van 3 stappen klaar/)
  await panel.getByRole('button', { name: 'Annuleren' }).click()

  // What hangs loose: two projects and a statement.
  const loose = panel.locator('[data-loose-count]')
  await expect(loose).toContainText('3 kaarten hangen los.')
  await expect(loose).toContainText('2 projecten zonder uitspraak of reden.')
  await expect(loose).toContainText('Een uitspraak zonder project.')
  await panel.getByRole('button', { name: 'Sluit het paneel' }).click()

  // Links by hand, in either order: the sentence says which way it runs.
  const linkBetween = async (first: string, second: string, sentence: string): Promise<void> => {
    await anna.page.getByRole('button', { name: 'Verband', exact: true }).click()
    await anna.cardById(first).click()
    await anna.cardById(second).click()
    await anna.page.getByRole('dialog', { name: 'Welk verband is dit?' }).getByRole('button', { name: sentence }).click()
    await anna.says(`Verband gelegd: ${sentence}.`)
  }
  await linkBetween('uitspraak', 'loket', '‘Eén loket’ maakt waar ‘Wij kennen onze inwoners’')
  await linkBetween('principe', 'uitspraak', '‘Eenmaal vragen is genoeg’ onderbouwt ‘Wij kennen onze inwoners’')
  await anna.status('Opgeslagen')
  expect((await live()).links.map(({ from, to, kind }) => `${from} ${kind} ${to}`).toSorted()).toEqual(['loket realises uitspraak', 'principe supports uitspraak'])

  // The thread lights up for whoever chooses a card of it, both ways, and nothing that hangs loose does.
  for (const person of [bas, four.viewer]) {
    for (const chosen of ['principe', 'loket', 'uitspraak']) {
      await person.cardById(chosen).click()
      for (const id of ['principe', 'uitspraak', 'loket']) await expect(person.cardById(id), `${id} is lit`).toHaveAttribute('data-lit')
      await expect(person.cardById('los')).not.toHaveAttribute('data-lit')
    }
    await person.page.keyboard.press('Control+Enter')
    const seen = person.page.getByRole('complementary', { name: 'Zijpaneel' })
    await expect(seen.getByRole('button', { name: 'Eén loket' }).first()).toBeVisible()
    await expect(seen.locator('[data-loose-count]')).toContainText('1 kaart hangt los.')
    await expect(seen.locator('[data-loose-count]')).toContainText('Een project zonder uitspraak of reden.')
  }

  // Off the roadmap with undo: Anna's own steps back, one by one, to where it began. By her own screen: another's comes after it.
  const BEGAN = /in baan Mens en werk, Q2 2027 tot en met Q3 2027: Eén loket$/
  await expect(async () => {
    if (!BEGAN.test((await anna.cardById('loket').getAttribute('aria-label')) ?? '')) await anna.page.getByRole('button', { name: 'Terug', exact: true }).click()
    await expect(anna.cardById('loket')).toHaveAccessibleName(BEGAN, { timeout: 250 })
  }).toPass({ intervals: [0] })
  await expect(bas.cardById('loket')).toHaveAccessibleName(BEGAN)
})
