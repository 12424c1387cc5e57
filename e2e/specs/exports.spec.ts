import { createHash } from 'node:crypto'
import { extractText, getDocumentProxy } from 'unpdf'
import { type Downloaded, downloadAll } from '../fixtures/download.ts'
import { readCsv } from '../fixtures/readCsv.ts'
import { expect, type Person, test } from '../fixtures/test.ts'
import { call, join, makeWorkshop, openRound, type Session } from '../workshopApi.ts'

type Thing = Readonly<Record<string, unknown>> & { readonly id: string }
type Card = Thing & { readonly kind: string; readonly text: string; readonly partyId?: string; readonly authorId?: string; readonly number?: number; readonly sectionId?: string; readonly laneId?: string; readonly position?: unknown }
type Party = { readonly id: string; readonly name: string; readonly short: string }
type Board = { readonly parties: readonly Party[]; readonly cards: readonly Card[]; readonly sections: readonly (Thing & { title: string })[]; readonly lanes: readonly (Thing & { title: string })[]; readonly links: readonly Thing[]; readonly timeline: unknown }
type Sealed = { readonly number: number; readonly sha256: string; readonly content: Board }

/** Line breaks and hyphens at a line's end are the page's, not the text's. */
const bare = (text: string): string => text.normalize('NFC').replaceAll(/[\s\u00ad]/g, '')
const pdfText = async ({ bytes }: Downloaded): Promise<string> => {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: true })
  return bare(text)
}
/** CommonMark: a backslash at a line's end breaks the line, before a sign is that sign; the four entities that the writer uses. */
const plainMarkdown = ({ text }: Downloaded): string => bare(text.replaceAll(/\\\n/g, '\n').replaceAll(/\\([!-/:-@[-`{-~])/g, '$1').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&'))
const hashes = (documents: Readonly<Record<string, Downloaded>>) => Object.fromEntries(Object.entries(documents).map(([kind, { bytes }]) => [kind, createHash('sha256').update(bytes).digest('hex')]))

/** The board with parties by name: what is equal in two workshops. */
const portable = (file: Downloaded): unknown => {
  const { parties, cards, sections, lanes, links, timeline } = JSON.parse(file.text) as Board
  return { sections, lanes, links, timeline, cards: cards.map((card) => ({ ...card, authorId: undefined, partyId: parties.find(({ id }) => id === card.partyId)?.name })) }
}

/** Opens the picture as a file of its own: how many cards it names, and what it did besides being looked at. */
async function lookAtPicture(person: Person, { path }: Downloaded): Promise<{ readonly titles: readonly string[]; readonly deeds: readonly string[] }> {
  const page = await person.context.newPage()
  const deeds: string[] = []
  page.on('dialog', (dialog) => {
    deeds.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => request.isNavigationRequest() || deeds.push(`request: ${request.url()}`))
  page.on('pageerror', (error) => deeds.push(`error: ${error.message}`))
  // A file without its ending is not shown as a picture.
  await page.route('http://picture.invalid/board.svg', (route) => route.fulfill({ path, contentType: 'image/svg+xml' }))
  await page.goto('http://picture.invalid/board.svg')
  const titles = await page.evaluate(() => [...document.querySelectorAll('g > title')].map((title) => title.textContent ?? ''))
  await page.close()
  return { titles, deeds }
}

/** `write`: what somebody does on the board before the round is sealed. */
async function sealedExample(server: Parameters<typeof makeWorkshop>[0], write: (participantLink: string) => Promise<void> = async () => undefined): Promise<{ readonly link: string; readonly id: string; readonly lead: Session; readonly record: Sealed }> {
  const made = await makeWorkshop(server, { template: 'example', title: 'Visie & roadmap <2027>' })
  const lead = await join(server, made.links.facilitator, { name: 'Programma' })
  // What only a browser would write: a formula, quotes, separators and a line break.
  const [party] = (await call<{ parties: readonly Party[] }>(server, 'GET', `workshops/${made.id}`, { token: lead.accessToken })).parties
  const cards = ['=1+1', 'Zij zei: "nee;\nniet zo", en ging', "'t Loket"].map((text, at) => ({ id: `lastig-${at}`, kind: 'note', text, partyId: party?.id, order: `zz${at}V`, position: { x: at * 250, y: -600 } }))
  await call(server, 'POST', `workshops/${made.id}/imports`, { token: lead.accessToken, body: { format: 'visiebord-board/1', schema: 1, parties: [party], cards, sections: [], lanes: [], links: [], timeline: {} } })
  const round = await openRound(server, made.id, lead.accessToken)
  await write(made.links.participant)
  await call(server, 'POST', `workshops/${made.id}/rounds/${round}/seals`, { token: lead.accessToken, body: {} })
  return { link: made.links.facilitator, id: made.id, lead, record: await call<Sealed>(server, 'GET', `workshops/${made.id}/snapshots/1`, { token: lead.accessToken }) }
}

test('each document of a sealed round, opened and read back, holds the round to the letter; twice the same bytes', async ({ server, seat }) => {
  test.setTimeout(180_000)
  const { link, record } = await sealedExample(server, async (participantLink) => {
    const anna = await seat(participantLink, { name: 'Anna Bakker', party: 'Tiel' })
    await anna.page.keyboard.press('n')
    await expect(anna.editor).toBeFocused()
    await anna.page.keyboard.type('Geschreven door Anna zelf')
    await anna.page.keyboard.press('Escape')
    await anna.saved()
    await anna.page.close()
  })
  const { content } = record
  const lead = await seat(link, { name: 'Fenna de Wit' })
  const documents = await downloadAll(lead.page, 'Vastgelegde ronde 1')
  const of = (kind: string): readonly Card[] => content.cards.filter((card) => card.kind === kind)
  const party = (card: Card): Party | undefined => content.parties.find(({ id }) => id === card.partyId)

  for (const [kind, text] of [['pdf', await pdfText(documents.pdf)], ['markdown', plainMarkdown(documents.markdown)]] as const) {
    await test.step(`${kind}: number, hash, statements, principles, notes by section, roadmap`, async () => {
      const has = (words: string, what: string): void => expect(text.includes(bare(words)), `${kind} has ${what}: ${words}`).toBe(true)
      has('Visie & roadmap <2027>', 'the title')
      has('vastgelegde ronde 1', 'the number')
      has(record.sha256, 'the hash')
      for (const card of content.cards) has(card.text, `the ${card.kind} ${card.id}`)
      for (const card of of('principle')) has(`U${card.number ?? ''}`, 'the number of a principle')
      for (const { title } of [...content.sections.filter(({ id }) => content.cards.some((card) => card.sectionId === id)), ...content.lanes]) has(title, 'a title')
      for (const { name, short } of content.parties) for (const words of [name, short]) has(words, 'a party')
      // Where the section begins its notes come before the next section's, each with its party.
      const [first, second] = content.sections.map(({ id }) => of('note').filter((card) => card.sectionId === id)).filter((notes) => notes.length > 1)
      for (const card of [...(first ?? []), ...(second ?? [])]) expect(text.slice(text.lastIndexOf(bare(card.text)) - 200).includes(party(card)?.short ?? ''), `${card.id} with its party`).toBe(true)
      const written = text.slice(text.indexOf('GeschrevendoorAnnazelf'))
      expect(written.slice(0, 120), 'a note with its author').toContain('AnnaBakker')
      has('5. De roadmap', 'the roadmap')
    })
  }

  await test.step('SVG: every card with a place and every project on the roadmap; nothing asked for, nothing said', async () => {
    const { titles, deeds } = await lookAtPicture(lead, documents.svg)
    expect(deeds).toEqual([])
    const drawn = content.cards.filter(({ position, laneId, kind }) => position !== undefined || (kind === 'project' && laneId !== undefined))
    for (const card of drawn) expect(titles.some((title) => bare(title).includes(bare(card.text))), `the picture names ${card.id}`).toBe(true)
    expect(titles.length).toBeGreaterThanOrEqual(drawn.length)
  })

  await test.step('CSV: one row a card, every text exactly', async () => {
    expect(documents.csv.bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    const rows = readCsv(documents.csv.text)
    const unescaped = (cell = ''): string => (cell.startsWith("'") ? cell.slice(1) : cell)
    expect(rows.map((row) => [row['id'], unescaped(row['tekst']), row['partij']])).toEqual(content.cards.map((card) => [card.id, card.text, party(card)?.name ?? '']))
    for (const row of rows) expect(Object.values(row).join('\n')).not.toMatch(/^[=+@-]/m)
  })

  await test.step('JSON: imported into another workshop it is an equal board', async () => {
    const other = await makeWorkshop(server, { title: 'Nog eens', parties: content.parties.map(({ name }) => ({ name })) })
    const { accessToken: token } = await join(server, other.links.facilitator, { name: 'Programma' })
    const counts = await call<{ cards: number; links: number }>(server, 'POST', `workshops/${other.id}/imports`, { token, body: JSON.parse(documents.json.text) })
    expect(counts).toMatchObject({ cards: content.cards.length, links: content.links.length })
    const guest = await seat(other.links.facilitator, { name: 'Gast' })
    const again = await downloadAll(guest.page, 'Het bord zoals het nu is')
    expect(portable(again.json)).toEqual(portable(documents.json))
    await guest.page.close()
  })

  await test.step('once more: the same bytes', async () => {
    expect(hashes(await downloadAll(lead.page, 'Vastgelegde ronde 1'))).toEqual(hashes(documents))
  })
})

test('the live board says on its documents that it is not sealed; the sealed screen gives the round itself', async ({ server, seat }) => {
  const { link, record } = await sealedExample(server)
  const lead = await seat(link, { name: 'Fenna de Wit' })
  const { page } = lead
  await page.getByRole('button', { name: 'Downloaden', exact: true }).click()
  await page.getByRole('dialog').getByLabel('Waarvan?').selectOption({ label: 'Het bord zoals het nu is' })
  await lead.says('Nog niet vastgelegd: dit is geen bewijs.')
  await page.keyboard.press('Escape')
  const live = await downloadAll(page, 'Het bord zoals het nu is')
  for (const text of [await pdfText(live.pdf), plainMarkdown(live.markdown)]) {
    expect(text).toMatch(/nietvastgelegd/i)
    expect(text).not.toContain(record.sha256)
    for (const card of record.content.cards) expect(text.includes(bare(card.text)), card.id).toBe(true)
  }
  expect((JSON.parse(live.json.text) as Board).cards).toEqual(record.content.cards)
  expect(readCsv(live.csv.text)).toHaveLength(record.content.cards.length)
  expect((await lookAtPicture(lead, live.svg)).deeds).toEqual([])
})

test('an empty round says that it is empty, in every document that people read, and on its screen', async ({ server, seat }) => {
  const made = await makeWorkshop(server)
  const { accessToken: token } = await join(server, made.links.facilitator, { name: 'Programma' })
  const round = await openRound(server, made.id, token)
  await call(server, 'POST', `workshops/${made.id}/rounds/${round}/seals`, { token, body: {} })
  const lead = await seat(made.links.facilitator, { name: 'Fenna de Wit' })
  const documents = await downloadAll(lead.page, 'Vastgelegde ronde 1')
  const said = bare('Deze ronde bevat geen kaarten.')
  expect(await pdfText(documents.pdf)).toContain(said)
  expect(plainMarkdown(documents.markdown)).toContain(said)
  expect(bare(documents.svg.text)).toContain(said)
  expect(readCsv(documents.csv.text)).toEqual([])
  expect((JSON.parse(documents.json.text) as Board).cards).toEqual([])
  await lead.page.getByRole('button', { name: 'Bekijken' }).click()
  await lead.says('Deze ronde is leeg: er lag geen enkele kaart op het bord.')
})
