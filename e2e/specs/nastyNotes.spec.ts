import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from '../fixtures/test.ts'
import { markedWords, plainWords } from '@visiebord/shared/board/words/readWords.ts'
import { readCsv } from '../fixtures/readCsv.ts'
import { call, exported, join, makeWorkshop, openRound } from '../workshopApi.ts'

type Nasty = { readonly id: string; readonly text: string; readonly party: string }
type File = { readonly parties: readonly { readonly id: string; readonly name: string }[]; readonly cards: readonly { readonly id: string; readonly text: string; readonly partyId?: string; readonly position: unknown }[] }

const PARTIES = ['BWB', 'Tiel', 'Culemborg', 'Geldermalsen'].map((name) => ({ name }))
/** What the programs that draw and write must leave alone: the page and the files show them as words. */
const nastyNotes = async (): Promise<readonly Nasty[]> => JSON.parse(await readFile(path.join(import.meta.dirname, '../fixtures/nasty-notes.json'), 'utf8')) as Nasty[]

test('thirty nasty notes are only words: on the board, in the list, in every document, and read in again', async ({ server, seat }) => {
  const notes = await nastyNotes()
  expect(notes).toHaveLength(30)
  const made = await makeWorkshop(server, { parties: PARTIES })
  const { accessToken: token } = await join(server, made.links.facilitator, { name: 'Programma' })
  const board = {
    format: 'visiebord-board/1',
    schema: 1,
    parties: PARTIES.map(({ name }) => ({ id: `partij-${name}`, name, short: name.slice(0, 3).toUpperCase(), color: 1 })),
    cards: notes.map(({ id, text, party }, at) => ({ id, kind: 'note', text, partyId: `partij-${party}`, order: `a${String(at).padStart(2, '0')}V`, position: { x: (at % 10) * 250, y: Math.floor(at / 10) * 250 } })),
    sections: [],
    lanes: [],
    links: [],
    timeline: {},
  }
  const counts = await call<{ cards: number }>(server, 'POST', `workshops/${made.id}/imports`, { token, body: board })
  expect(counts.cards).toBe(30)
  await openRound(server, made.id, token)

  const anna = await seat(made.links.participant, { name: '<b>Anna</b>', party: 'Tiel' })
  // One of them is so long that all of it in view would make the others too small to be elements: the first view is right.
  await expect(anna.page.locator('[data-card-layer] [data-card-id]')).toHaveCount(30)
  const wellFormed = (text: string): string => text.toWellFormed()
  // One of them holds a list, which is read as one: bullets are shown and not said.
  const said = (text: string): string => plainWords(wellFormed(text))
  const seen = await anna.places()
  for (const { id, text } of notes) {
    const label = seen.find((one) => one.id === id)?.label ?? ''
    expect(label.endsWith(`: ${said(text).trim() === '' ? 'nog leeg' : said(text)}`), `${id} says on the board what was written: ${JSON.stringify(label)}`).toBe(true)
  }
  // Nothing of it became part of the page.
  await expect(anna.page.locator('[data-card-layer] :is(script, img, iframe, a, b)')).toHaveCount(0)
  // Typing in one changes nothing of what was there.
  await anna.cardById('n-110').dblclick()
  await expect(anna.editor).toHaveValue("<script>alert('visie')</script>")
  await anna.page.keyboard.type(' ')
  await anna.page.keyboard.press('Backspace')
  await anna.page.keyboard.press('Escape')
  await anna.status('Opgeslagen')

  await anna.toList()
  for (const { id, text } of notes) {
    const row = anna.page.locator(`[data-row][data-card-id="${id}"]`)
    await expect(row).toHaveCount(1)
    if (text.trim() !== '') expect(await row.evaluate((element, words) => words.every((line) => (element.textContent ?? '').includes(line)), markedWords(text) === undefined ? [wellFormed(text)] : said(text).split(/\r?\n/)), `${id} says in the list what was written`).toBe(true)
  }
  await expect(anna.page.getByRole('main').locator(':is(script, img, iframe, a, b)')).toHaveCount(0)

  // Each document can be made; the ones that are text hold every note.
  for (const format of ['pdf', 'markdown', 'svg']) expect((await exported(server, made.id, { token, snapshot: 'live', format })).length, format).toBeGreaterThan(1000)
  const rows = readCsv(await exported(server, made.id, { token, snapshot: 'live', format: 'csv' }))
  expect(rows).toHaveLength(30)
  for (const row of rows) expect(row['tekst'], `${row['id']} cannot be taken for a formula`).not.toMatch(/^[=+\-@\t\r]/)
  const svg = await exported(server, made.id, { token, snapshot: 'live', format: 'svg' })
  expect(svg).not.toMatch(/<script|<image|<foreignObject|javascript:[^<]*"|onerror="/i)
  await anna.page.evaluate((source) => {
    const parsed = new DOMParser().parseFromString(source, 'image/svg+xml')
    if (parsed.querySelector('parsererror') !== null) throw new Error(parsed.documentElement.textContent ?? 'no XML')
  }, svg)

  // And in again, into an empty workshop: an equal board.
  const file = await exported(server, made.id, { token, snapshot: 'live', format: 'json' })
  const second = await makeWorkshop(server, { title: 'Nog eens', parties: PARTIES })
  const other = await join(server, second.links.facilitator, { name: 'Programma' })
  const again = await call<{ cards: number; renamed: number }>(server, 'POST', `workshops/${second.id}/imports`, { token: other.accessToken, body: JSON.parse(file) })
  expect(again).toMatchObject({ cards: 30, renamed: 0 })
  const plain = (text: string): unknown => {
    const { parties, cards } = JSON.parse(text) as File
    return cards.map((card) => Object.assign(card, { authorId: undefined, partyId: parties.find(({ id }) => id === card.partyId)?.name }))
  }
  expect(plain(await exported(server, second.id, { token: other.accessToken, snapshot: 'live', format: 'json' }))).toEqual(plain(file))
  expect((JSON.parse(file) as File).cards.map(({ id, text }) => ({ id, text }))).toEqual(notes.map(({ id, text }) => ({ id, text: wellFormed(text) })))
  await anna.page.getByRole('button', { name: /^Deelnemers/ }).click()
  await expect(anna.page.getByRole('dialog').getByText('<b>Anna</b> (u)')).toBeVisible()
})
