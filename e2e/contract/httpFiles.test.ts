import * as Y from 'yjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type StartedServer, startServer } from '../startedServer.ts'
import { ask, get } from './support/ask.ts'
import { cardsOf, joinToWrite, putCard } from './support/boardWriter.ts'
import { type Led, type View, create, enter, lead, viewOf } from './support/people.ts'

let server: StartedServer
beforeAll(async () => void (server = await startServer()))
afterAll(() => server.stop())

type Card = { readonly id: string; readonly kind: string; readonly text: string; readonly partyId?: string; readonly authorId?: string; readonly sectionId?: string; readonly laneId?: string; readonly projectId?: string }
type Board = { readonly parties: readonly { readonly id: string; readonly name: string }[]; readonly cards: readonly Card[]; readonly sections: readonly { readonly id: string }[]; readonly lanes: readonly { readonly id: string }[]; readonly links: readonly { readonly id: string; readonly from: string; readonly to: string }[]; readonly timeline: object }

const call = (led: Led, method: string, path: string, body?: unknown) => ask(server, method, `workshops/${led.id}${path}`, { token: led.ann.accessToken, ...(body === undefined ? {} : { body }) })
const boardOf = async (led: Led): Promise<Board> => (await call(led, 'GET', '/snapshots/live/exports/json')).body as unknown as Board
const imports = (led: Led, body: unknown) => call(led, 'POST', '/imports', body)

const FORMATS = ['json', 'csv', 'markdown', 'svg', 'png', 'pdf', 'docx', 'odt', 'pptx', 'xlsx', 'ods', 'mdto', 'archimate']
const BUILT: Readonly<Record<string, { readonly type: RegExp; readonly begins: RegExp }>> = {
  json: { type: /^application\/json/, begins: /^\{/ },
  csv: { type: /^text\/csv/, begins: /^./ },
  markdown: { type: /^text\/markdown/, begins: /^#/ },
  svg: { type: /^image\/svg\+xml/, begins: /^<(\?xml|svg)/ },
  pdf: { type: /^application\/pdf/, begins: /^%PDF-/ },
}

describe('[HTTP] exports', () => {
  test('each format is a file with a name and media type or, unknown or not yet built, 400 naming the known ones', async () => {
    const led = await lead(server, { title: 'Ruimte & “wonen”\n' })
    await imports(led, { lines: ['Eén loket', '<script>', '=1+1', '😀'] })
    await led.seal(await led.begin())
    const known = Object.keys(BUILT)
    for (const which of ['live', '1']) {
      const asked = await Promise.all([...FORMATS, 'exe', 'JSON', '__proto__', 'constructor'].map(async (format) => ({ format, answer: await call(led, 'GET', `/snapshots/${which}/exports/${format}`) })))
      for (const { format, answer } of asked) {
        const built = Object.hasOwn(BUILT, format) ? BUILT[format] : undefined
        if (built === undefined) {
          expect(answer.status, format).toBe(400)
          for (const name of known) expect(String(answer.body['detail'])).toContain(name)
          continue
        }
        expect(answer.status, format).toBe(200)
        expect(answer.headers.get('content-type')).toMatch(built.type)
        expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+\.[a-z]+"$/)
        expect(answer.text).toMatch(built.begins)
      }
    }
    expect((await call(led, 'GET', '/snapshots/2/exports/json')).status).toBe(404)
    expect((await call(led, 'GET', '/snapshots/x/exports/json')).status).toBe(404)
  })

  test('facilitators download; others as the workshop allows', async () => {
    const led = await lead(server)
    await led.seal(await led.begin())
    for (const role of ['participant', 'viewer'] as const) {
      const { accessToken: token } = await led.enter(role, role)
      for (const which of ['live', '1']) expect((await ask(server, 'GET', `workshops/${led.id}/snapshots/${which}/exports/pdf`, { token })).status).toBe(403)
    }
  })

  test('who first brought a card is its author in the documents, whatever the card says; the record has no names', async () => {
    const led = await lead(server)
    const bob = await led.enter('participant', 'Bobbejaan')
    const round = await led.begin()
    const [bobs, anns] = [await joinToWrite(server, bob), await joinToWrite(server, led.ann)]
    bobs.write((doc) => putCard(doc, 'card', { text: 'Eén loket' }))
    await bobs.socket.stored(1)
    await anns.socket.until(() => cardsOf(anns.doc).has('card'))
    anns.write((doc) => cardsOf(doc).get('card')?.set('authorId', led.ann.participantId))
    await anns.socket.stored(1)
    await led.seal(round)
    for (const which of ['live', '1']) expect((await call(led, 'GET', `/snapshots/${which}/exports/csv`)).text).toMatch(/Eén loket.*Bobbejaan|Bobbejaan.*Eén loket/)
    expect((await led.record(1)).text).not.toContain('Bobbejaan')
    await Promise.all([bobs.socket.close(), anns.socket.close()])
  })

  test('the document is in the language of the workshop', async () => {
    const documents = await Promise.all((['nl', 'en'] as const).map(async (language) => {
      const led = await lead(server, { language, title: 'X', template: 'blank' })
      await imports(led, { lines: ['a'] })
      return (await call(led, 'GET', '/snapshots/live/exports/markdown')).text
    }))
    expect(documents[0]).not.toBe(documents[1])
  })
})

describe('[HTTP] imports', () => {
  test('lines become notes; others refuse whole and change nothing', async () => {
    const led = await lead(server)
    const counted = await imports(led, { lines: ['Eén loket', 'Korte lijnen', '<b>&"'] })
    expect(counted).toMatchObject({ status: 201, body: { cards: 3 } })
    const board = await boardOf(led)
    expect(board.cards.map(({ kind, text }) => `${kind} ${text}`).toSorted()).toEqual(['note <b>&"', 'note Eén loket', 'note Korte lijnen'])
    expect(board.cards.every((card) => card.authorId === undefined)).toBe(true)
    expect((await imports(led, { lines: ['goed', 'x'.repeat(1_000_000)] })).status).toBeGreaterThanOrEqual(400)
    expect((await imports(led, { lines: Array.from({ length: 10_001 }, () => 'x') })).status).toBeGreaterThanOrEqual(400)
    expect((await imports(led, { lines: Array.from({ length: 9_998 }, () => 'x') })).status).toBeGreaterThanOrEqual(400)
    expect((await boardOf(led)).cards).toHaveLength(3)
  })

  test('a board comes over as exported: ids kept when free, else new with references rewritten; parties by name; authors dropped', async () => {
    const from = await lead(server, { parties: [{ name: 'Culemborg' }, { name: 'Tiel' }] })
    const parties = (await viewOf(server, from.ann)).parties
    const { socket, write } = await joinToWrite(server, from.ann)
    write((doc) => {
      putCard(doc, '__proto__', { text: 'eerste', partyId: parties[0]?.id, authorId: from.ann.participantId })
      putCard(doc, 'st', { kind: 'statement', status: 'proposed', text: 'uitspraak', partyId: parties[1]?.id })
      putCard(doc, 'pr', { kind: 'project', status: 'planned', text: 'project' })
      putCard(doc, 'step', { kind: 'step', projectId: 'pr', done: true, text: 'stap' })
    })
    write((doc) => doc.getMap('links').set('k', new Y.Map<unknown>([['from', 'pr'], ['to', 'st'], ['kind', 'realises']])))
    await socket.stored(5)
    const exported = await boardOf(from)
    expect(exported.links).toHaveLength(1)

    const to = await lead(server, { parties: [{ name: 'Buren' }, { name: 'culemborg' }] })
    const here = (await viewOf(server, to.ann)).parties
    const first = await imports(to, exported)
    expect(first).toMatchObject({ status: 201, body: { cards: 4, links: 1 } })
    const once = await boardOf(to)
    const byText = (board: Board, text: string): readonly Card[] => board.cards.filter((card) => card.text === text)
    expect(once.cards.map(({ id }) => id).toSorted()).toEqual(['__proto__', 'pr', 'st', 'step'])
    expect(byText(once, 'eerste')[0]?.partyId).toBe(here.find(({ name }) => name === 'culemborg')?.id)
    expect(byText(once, 'uitspraak')[0]?.partyId).toBeUndefined()
    expect(once.cards.every((card) => card.authorId === undefined)).toBe(true)

    expect(await imports(to, exported)).toMatchObject({ status: 201, body: { cards: 4, links: 1 } })
    const twice = await boardOf(to)
    expect(twice.cards).toHaveLength(8)
    expect(new Set(twice.cards.map(({ id }) => id)).size).toBe(8)
    for (const old of once.cards) expect(twice.cards.find(({ id }) => id === old.id)).toEqual(old)
    const project = byText(twice, 'project').find(({ id }) => id !== 'pr')
    expect(byText(twice, 'stap').find(({ id }) => id !== 'step')?.projectId).toBe(project?.id)
    const link = twice.links.find(({ id }) => id !== 'k')
    expect(link).toMatchObject({ from: project?.id, to: byText(twice, 'uitspraak').find(({ id }) => id !== 'st')?.id })
    await socket.close()
  })

  test('the content of a record can be imported too', async () => {
    const led = await lead(server, { template: 'example' })
    await led.seal(await led.begin())
    const { value } = await led.record(1)
    const other = await lead(server)
    expect(await imports(other, value.content)).toMatchObject({ status: 201, body: { cards: value.content.cards.length } })
  })

  test('what a board came to hold in a long day can be exported, sealed and imported: loose ends included', async () => {
    const led = await lead(server)
    const round = await led.begin()
    const { doc, socket, write, stored } = await joinToWrite(server, led.ann)
    write(() => {
      putCard(doc, 'gone', {})
      putCard(doc, 'stays', { sectionId: 'no section', partyId: 'no party', text: 'blijft' })
      putCard(doc, 'project', { kind: 'project', status: 'planned', laneId: 'no lane', position: undefined, start: '2027-Q4', end: '2027-Q1' })
      putCard(doc, 'step', { kind: 'step', projectId: 'no project', done: false })
      for (const [id, to] of [['k1', 'gone'], ['k2', 'stays'], ['k3', 'never there']] as const) doc.getMap('links').set(id, new Y.Map<unknown>([['from', 'stays'], ['to', to], ['kind', 'relates']]))
      doc.getMap('links').set('k4', new Y.Map<unknown>([['from', 'stays'], ['to', 'project'], ['kind', 'supports']]))
      doc.getMap('cards').set('without text', new Y.Map<unknown>([['kind', 'note'], ['position', { x: 0, y: 0 }], ['order', 'a0']]))
      doc.getMap('cards').set('without anything', new Y.Map<unknown>())
      cardsOf(doc).delete('gone')
    })
    await stored()
    const exported = await boardOf(led)
    expect(exported.cards.map(({ id }) => id)).toEqual(expect.arrayContaining(['project', 'stays', 'step']))
    await led.seal(round)
    const { value } = await led.record(1)
    for (const board of [exported, value.content]) {
      const other = await lead(server)
      const answer = await imports(other, board)
      expect(answer.status, answer.text).toBe(201)
      const arrived = (await boardOf(other)).cards.map(({ id, text }) => [id, text])
      expect(arrived).toEqual(expect.arrayContaining([['stays', 'blijft'], ['project', ''], ['step', '']]))
    }
    const documents = await Promise.all(Object.keys(BUILT).map((format) => call(led, 'GET', `/snapshots/live/exports/${format}`)))
    expect(documents.map(({ status }) => status)).toEqual(documents.map(() => 200))
    await socket.close()
  })

  test('all or nothing: one thing that is wrong and nothing is there', async () => {
    const led = await lead(server)
    const good = { id: 'a', kind: 'note', text: 'goed', position: { x: 0, y: 0 }, order: 'a0' }
    const empty = { schema: 1, cards: [good], sections: [], lanes: [], links: [], timeline: {} }
    for (const wrong of [
      { ...empty, schema: 99 },
      { ...empty, cards: [good, good] },
      { ...empty, cards: [good, { ...good, id: 'b', kind: 'poem' }] },
      { ...empty, cards: [good, { ...good, id: 'b', text: 7 }] },
      { ...empty, cards: [good, { ...good, id: 'b', text: 'x'.repeat(1_000_000) }] },
      { ...empty, cards: [good, { ...good, id: 'b', position: { x: 'a', y: 0 } }] },
      { ...empty, cards: [good, null] },
      { ...empty, cards: {} },
      { ...empty, surplus: [] },
      { schema: 1, cards: [good] },
      { ...empty, links: [{ id: 'k', from: 'a', to: 'nowhere', kind: 'poem' }] },
    ]) {
      const { status } = await imports(led, wrong)
      expect([400, 413, 409], JSON.stringify(wrong).slice(0, 200)).toContain(status)
    }
    expect((await boardOf(led)).cards).toEqual([])
  })

  test('10,000 cards and 20 MB come in at once, and everybody on the board sees them', async () => {
    const led = await lead(server)
    const bob = await joinToWrite(server, await led.enter('participant', 'Bob'))
    const cards = Array.from({ length: 10_000 }, (_, index) => ({ id: `c${index}`, kind: 'note', text: `${index} ${'waarde '.repeat(270)}`, position: { x: (index % 100) * 200, y: Math.floor(index / 100) * 200 }, order: `a${String(index).padStart(5, '0')}` }))
    const body = { schema: 1, cards, sections: [], lanes: [], links: [], timeline: {} }
    const size = Buffer.byteLength(JSON.stringify(body))
    expect(size).toBeGreaterThan(19_500_000)
    expect(size).toBeLessThanOrEqual(20_000_000)
    expect(await imports(led, body)).toMatchObject({ status: 201, body: { cards: 10_000 } })
    await bob.socket.until(() => cardsOf(bob.doc).size === 10_000)
    expect(cardsOf(bob.doc).get('c9999')?.get('text')?.toString()).toBe(cards[9999]?.text)
    expect((await imports(led, { lines: ['een te veel'] })).status).toBeGreaterThanOrEqual(400)
    await bob.socket.close()
  })

  test('what the facilitator imports while no round is open belongs to the next round', async () => {
    const led = await lead(server)
    expect((await imports(led, { lines: ['vooraf'] })).status).toBe(201)
    await led.seal(await led.begin())
    expect((await led.record(1)).value.content.cards.map(({ text }) => text)).toEqual(['vooraf'])
  })
})

describe('[HTTP] health', () => {
  test('anyone, 200 when it can read and write its store', async () => {
    expect((await ask(server, 'GET', '/health')).status).toBe(200)
    expect((await ask(server, 'GET', 'health')).status).toBe(200)
    expect((await ask(server, 'HEAD', '/health')).status).toBe(200)
  })
})

test('[HTTP] the names of the parties may be changed while people of them stay', async () => {
  const { links } = await create(server, { parties: [{ name: 'Tiel' }] })
  const ann = await enter(server, links.facilitator, 'Ann')
  const [party] = (await viewOf(server, ann)).parties
  await get(ask(server, 'PATCH', `workshops/${ann.workshopId}/participants/${ann.participantId}`, { token: ann.accessToken, body: { partyId: party?.id } }))
  const view = await get<View>(ask(server, 'PATCH', `workshops/${ann.workshopId}`, { token: ann.accessToken, body: { parties: [{ id: party?.id, name: 'Gemeente Tiel' }] } }))
  expect(view).toMatchObject({ parties: [{ id: party?.id, name: 'Gemeente Tiel' }], me: { partyId: party?.id } })
})
