import { BoardJsonSchema } from '@visiebord/shared/protocol/http/boardJson.ts'
import { ProblemSchema } from '@visiebord/shared/protocol/http/problemSchema.ts'
import { PartySchema, RoundSchema } from '@visiebord/shared/protocol/http/nounSchemas.ts'
import { SnapshotRecordSchema } from '@visiebord/shared/protocol/http/snapshotSchemas.ts'
import { CreatedWorkshopSchema, WorkshopViewSchema } from '@visiebord/shared/protocol/http/workshopSchemas.ts'
import type { TSchema } from 'typebox'
import { Value } from 'typebox/value'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createHttpRig, type HttpRig } from '../../test/http/httpRig.ts'

let rig: HttpRig
beforeAll(async () => void (rig = await createHttpRig()))
afterAll(() => rig.close())

const expectShape = (schema: TSchema, value: unknown): void => expect([...Value.Errors(schema, value)]).toEqual([])
const create = (body: object) => rig.ask('/workshops', { method: 'POST', body })

/** A workshop and its facilitator's hands. */
async function lead() {
  const people = await rig.people()
  const bearer = people.facilitator.accessToken
  const with_ = (method: 'POST' | 'PATCH' | 'DELETE') => (path: string, body?: unknown) => rig.ask(people.path + path, { method, bearer, ...(body === undefined ? {} : { body }) })
  return { people, bearer, get: (path: string) => rig.ask(people.path + path, { bearer }), post: with_('POST'), patch: with_('PATCH'), remove: with_('DELETE') }
}

test('[HTTP2] creating answers id, title and three links under PUBLIC_URL, and a blank workshop is empty', async () => {
  const created = await create({ title: ' Visie ', parties: [{ name: 'Tiel', short: 'TL', color: 5 }] })
  expect(created.status).toBe(201)
  expectShape(CreatedWorkshopSchema, created.body)
  expect(created.body.title).toBe('Visie')
  for (const link of Object.values(created.body.links as object)) expect(link).toMatch(/^http:\/\/127\.0\.0\.1:8080\/join#[\w-]{22,}$/)
  const joined = await rig.ask('/sessions', { method: 'POST', body: { token: rig.tokenOf(created.body.links.facilitator), name: 'Bea' } })
  const view = await rig.ask(`/workshops/${created.body.id}`, { bearer: joined.body.accessToken })
  expectShape(WorkshopViewSchema, view.body)
  expect(view.body).toMatchObject({ language: 'nl', rounds: [], sealed: 0, parties: [{ name: 'Tiel', short: 'TL', color: 5 }], me: { role: 'facilitator' } })
  const board = await rig.ask(`/workshops/${created.body.id}/snapshots/live/exports/json`, { bearer: joined.body.accessToken })
  expect(JSON.parse(board.payload).content).toEqual({ schema: 1, cards: [], sections: [], lanes: [], links: [], timeline: {} })
})

test('[HTTP3] the example comes with its parties, its cards and its planned rounds; its cards belong to parties of this workshop', async () => {
  const created = await create({ title: 'Voorbeeld', template: 'example', parties: [{ name: 'tiel' }, { name: 'Buren' }] })
  const joined = await rig.ask('/sessions', { method: 'POST', body: { token: rig.tokenOf(created.body.links.facilitator), name: 'Bea' } })
  const view = (await rig.ask(`/workshops/${created.body.id}`, { bearer: joined.body.accessToken })).body
  expect(view.parties.map((party: { name: string }) => party.name)).toEqual(['Culemborg', 'Geldermalsen', 'Tiel', 'BWB', 'Buren'])
  expect(view.rounds.map((round: { state: string }) => round.state)).toEqual(Array.from({ length: 6 }, () => 'planned'))
  const { content } = JSON.parse((await rig.ask(`/workshops/${created.body.id}/snapshots/live/exports/json`, { bearer: joined.body.accessToken })).payload)
  const kinds = Object.groupBy(content.cards as { kind: string }[], (card) => card.kind)
  expect(Object.fromEntries(Object.entries(kinds).map(([kind, cards]) => [kind, cards?.length]))).toMatchObject({ statement: 8, project: 24, step: 91 })
  expect([content.sections.length, content.lanes.length, content.links.length]).toEqual([11, 6, 370])
  const parties = new Set(view.parties.map((party: { id: string }) => party.id))
  const strays = (content.cards as { partyId?: string }[]).filter((card) => card.partyId !== undefined && !parties.has(card.partyId))
  expect(strays).toEqual([])
  expect((content.cards as { partyId?: string }[]).some((card) => card.partyId !== undefined)).toBe(true)
})

test.each([
  [{ title: 'x' }, 'invalid'],
  [{ title: 'x', parties: [], extra: 1 }, 'invalid'],
  [{ title: 5, parties: [] }, 'invalid'],
  [{ title: 'x', parties: [{ name: 'a', color: '3' }] }, 'invalid'],
  [{ title: 'x', parties: [{ name: 'a', color: 25 }] }, 'invalid'],
  [{ title: 'x', parties: [], language: 'fr' }, 'invalid'],
  [{ title: ' ', parties: [] }, 'title-empty'],
  [{ title: 'x', parties: [{ name: 'a' }, { name: 'A' }] }, 'party-duplicate'],
  [{ title: 'x', parties: [], template: 'vision-roadmap' }, 'template-unknown'],
  [{ title: 'x', parties: [], template: 'pdca' }, 'template-unknown'],
  [{ title: 'x', parties: [], template: '__proto__' }, 'template-unknown'],
])('[HTTP4] creating with %j is refused as %s', async (body, code) => {
  const refused = await create(body)
  expect([refused.status, refused.body.code]).toEqual([400, code])
})

test('[HTTP5] a round is planned, changed, opened and deleted, and each answer is the round', async () => {
  const { post, patch, remove, get } = await lead()
  const planned = await post('/rounds', { title: 'Ophalen', phase: 'start', instruction: 'Schrijf', minutes: 20, allows: { kinds: ['note'] } })
  expect(planned.status).toBe(201)
  expectShape(RoundSchema, planned.body)
  const changed = await patch(`/rounds/${planned.body.id}`, { title: 'Sorteren', minutes: null })
  expect([changed.status, changed.body.title, changed.body.minutes]).toEqual([200, 'Sorteren', undefined])
  const second = await post('/rounds', { title: 'Eerst', phase: 'vision', order: 0 })
  expect(second.body.order).toBe(0)
  expect((await remove(`/rounds/${second.body.id}`)).status).toBe(204)
  const opened = await post(`/rounds/${planned.body.id}/openings`)
  expect([opened.status, opened.body.state]).toEqual([201, 'open'])
  expect((await get('')).body).toMatchObject({ currentRoundId: planned.body.id, allowed: { board: { structure: true } } })
  expect((await post(`/rounds/${planned.body.id}/openings`, {})).body).toMatchObject({ status: 409, code: 'round-already-open' })
  expect((await post('/rounds/nergens/openings')).body).toMatchObject({ status: 404, code: 'not-found' })
  expect((await remove(`/rounds/${planned.body.id}`)).body).toMatchObject({ status: 409, code: 'round-not-planned' })
})

test.each([{ phase: 'start' }, { title: 'x', phase: 'einde' }, { title: 'x', phase: 'start', minutes: 0 }, { title: 'x', phase: 'start', minutes: '5' }, { title: 'x', phase: 'start', allows: { kinds: ['vote'] } }, { title: 'x', phase: 'start', order: -1 }, { title: 'x', phase: 'start', state: 'open' }])(
  '[HTTP5] a round like %j is refused with 400',
  async (body) => {
    const { post } = await lead()
    expect((await post('/rounds', body)).body).toMatchObject({ status: 400, code: 'invalid' })
  },
)

test('[HTTP6] a sealed record is served byte for byte, and a number that is not there is 404', async () => {
  const { post, get } = await lead()
  const { id } = (await post('/rounds', { title: 'Een', phase: 'start' })).body
  await post(`/rounds/${id}/openings`)
  await post('/imports', { lines: ['een', 'twee'] })
  const sealed = await post(`/rounds/${id}/seals`)
  expect(sealed.status).toBe(201)
  const record = await get('/snapshots/1')
  expectShape(SnapshotRecordSchema, record.body)
  expect(record.body).toMatchObject(sealed.body)
  expect((await get('/snapshots')).body).toEqual([{ ...sealed.body, roundId: id }])
  for (const number of ['2', '0', '-1', '01', '1.0', 'live', '1e3', '__proto__', '99999999999']) expect((await get(`/snapshots/${number}`)).status).toBe(404)
  expect((await post(`/rounds/${id}/openings`)).body.code).toBe('round-sealed')
})

test('[W60] [W61] a party comes, changes and goes by itself; one that a card carries stays, also when the whole list is sent without it', async () => {
  const { get, post, patch, remove } = await lead()
  const [tiel, culemborg] = (await get('')).body.parties as { id: string; name: string }[]
  const buren = await post('/parties', { name: ' Buren ' })
  expect([buren.status, buren.body]).toEqual([201, { id: expect.any(String), name: 'Buren', short: 'BUR', color: 3 }])
  expectShape(PartySchema, buren.body)
  const path = `/parties/${buren.body.id}`
  expect((await patch(path, { name: 'Gemeente Buren', short: null, color: 8 })).body).toEqual({ id: buren.body.id, name: 'Gemeente Buren', short: 'BUR', color: 8 })
  for (const [wish, code] of [[{ short: 'tie' }, 'party-short-taken'], [{ name: 'TIEL' }, 'party-duplicate'], [{ color: 25 }, 'invalid'], [{ id: 'x' }, 'invalid'], [{ name: '' }, 'party-name-empty']] as const) {
    const refused = (await patch(path, wish)).body
    expect([refused.code, refused.sentences.nl, refused.sentences.en]).toEqual([code, expect.stringMatching(/\.$/), expect.stringMatching(/\.$/)])
  }
  expect((await get('')).body.parties).toEqual([tiel, culemborg, { id: buren.body.id, name: 'Gemeente Buren', short: 'BUR', color: 8 }])
  const cards = [{ id: 'k', kind: 'note', text: 'van Buren', order: 'a0', position: { x: 0, y: 0 }, partyId: 'b' }]
  expect((await post('/imports', { format: 'visiebord-board/1', schema: 1, parties: [{ id: 'b', name: 'Gemeente Buren', short: 'BUR', color: 8 }], cards, sections: [], lanes: [], links: [], timeline: {} })).status).toBe(201)
  for (const gone of [await remove(path), await patch('', { parties: [tiel, culemborg] })]) expect(gone.body).toMatchObject({ status: 409, code: 'party-on-board', detail: 'Gemeente Buren' })
  expect((await remove(`/parties/${culemborg?.id}`)).status).toBe(204)
  expect((await remove(`/parties/${culemborg?.id}`)).status).toBe(404)
  expect((await get('')).body.parties.map((party: { name: string }) => party.name)).toEqual(['Tiel', 'Gemeente Buren'])
})

test('[HTTP7] [EXP1] an export is a download that nothing can run in; unknown formats are refused with the known ones named', async () => {
  const { get, people, patch, post } = await lead()
  const file = await get('/snapshots/live/exports/csv')
  expect(file.headers).toMatchObject({ 'content-disposition': 'attachment; filename="board.csv"', 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff', 'content-security-policy': expect.stringContaining('sandbox') })
  for (const format of ['docx', '__proto__', 'constructor']) expect((await get(`/snapshots/live/exports/${format}`)).body).toMatchObject({ status: 400, code: 'format-unknown', detail: 'known: json, csv' })
  expect((await get('/snapshots/7/exports/csv')).status).toBe(404)
  await patch('', { exportsFor: ['participant'] })
  const { id } = (await post('/rounds', { title: 'x', phase: 'act' })).body
  await post(`/rounds/${id}/openings`)
  await post(`/rounds/${id}/seals`)
  const asParticipant = (path: string) => rig.ask(people.path + path, { bearer: people.participant.accessToken })
  expect([(await asParticipant('/snapshots/1/exports/csv')).status, (await asParticipant('/snapshots/live/exports/csv')).status]).toEqual([200, 403])
})

test('[HTTP8] [IMP1] a board comes over whole: ids kept when free, parties matched by name, authors dropped, or nothing at all', async () => {
  const { post, get, people } = await lead()
  const tiel = (await get('')).body.parties[0].id as string
  const card = (id: string, more: object = {}) => ({ id, kind: 'note', text: `tekst ${id}`, order: 'a0', position: { x: 0, y: 0 }, ...more })
  const board = {
    format: 'visiebord-board/1', schema: 1, parties: [{ id: 'x', name: 'TIEL', short: 'TIE', color: 1 }, { id: 'y', name: 'Onbekend' }],
    cards: [card('__proto__', { partyId: 'x', authorId: 'iemand' }), card('constructor', { partyId: 'y' })], sections: [], lanes: [],
    links: [{ id: 'l', from: '__proto__', to: 'constructor', kind: 'relates' }], timeline: {},
  }
  expectShape(BoardJsonSchema, board)
  const first = await post('/imports', board)
  expect([first.status, first.body]).toEqual([201, { cards: 2, sections: 0, lanes: 0, links: 1, renamed: 0 }])
  const again = await post('/imports', board)
  expect(again.body).toEqual({ cards: 2, sections: 0, lanes: 0, links: 1, renamed: 3 })
  const source = JSON.parse((await get('/snapshots/live/exports/json')).payload)
  const { cards, links } = source.content as { cards: { id: string; partyId?: string; authorId?: string }[]; links: { from: string; to: string }[] }
  expect(cards.length).toBe(4)
  expect(cards.find((one) => one.id === '__proto__')).toMatchObject({ partyId: tiel })
  expect(cards.find((one) => one.id === 'constructor')).not.toHaveProperty('partyId')
  for (const link of links) expect(cards.some((one) => one.id === link.from) && cards.some((one) => one.id === link.to)).toBe(true)
  expect(JSON.stringify(cards)).not.toContain('iemand')

  for (const [bad, code] of [
    [{ ...board, cards: [card('c'), card('d', { kind: 'raar' })] }, 'import-unreadable'],
    [{ ...board, cards: [card('c', { text: 'x'.repeat(20_001) })], links: [] }, 'text-too-long'],
    [{ ...board, cards: Array.from({ length: 10_001 }, (_, index) => card(`c${index}`)), links: [] }, 'board-full'],
    [{ ...board, cards: Array.from({ length: 9_999 }, (_, index) => card(`c${index}`)), links: [] }, 'board-full'],
    [{ lines: ['x'.repeat(20_001)] }, 'text-too-long'],
    [{ lines: 'a' }, 'invalid'],
    [{ lines: ['a'], board }, 'invalid'],
    [{}, 'invalid'],
  ] as const) expect((await post('/imports', bad)).body.code).toBe(code)
  expect(JSON.parse((await get('/snapshots/live/exports/json')).payload).content.cards.length).toBe(4)
  expect(people.id).toBe(source.workshop.id)
})

test('[HTTP8] ten thousand cards come in at once', async () => {
  const { post } = await lead()
  expect((await post('/imports', { lines: Array.from({ length: 10_000 }, (_, index) => `kaart ${index}`) })).body.cards).toBe(10_000)
})

test('[HTTP9] a body above 1 MB is 413, an import may have 20 MB', async () => {
  const { post } = await lead()
  const large = { title: 'x'.repeat(1_100_000), phase: 'start' }
  expect((await post('/rounds', large)).body).toMatchObject({ status: 413, code: 'too-large' })
  expect((await post('/imports', { lines: Array.from({ length: 200 }, () => 'x'.repeat(15_000)) })).status).toBe(201)
  expect((await post('/imports', { lines: ['x'.repeat(20 * 1024 * 1024)] })).body).toMatchObject({ status: 413, code: 'too-large' })
})

test('[HTTP10] [W27] deleting a workshop ends everything: sessions, links, records', async () => {
  const { people, remove, get } = await lead()
  expect((await remove('')).status).toBe(204)
  expect((await get('')).body.code).toBe('no-session')
  expect((await rig.ask('/sessions', { method: 'POST', body: { token: rig.tokenOf(people.links.viewer), name: 'x' } })).body.code).toBe('link-unknown')
  expect(await rig.store.readWorkshop(people.id)).toBeUndefined()
})

test('[HTTP11] every refusal is a problem with a stable code and a sentence in two languages', async () => {
  const { get } = await lead()
  const refused = await get('/snapshots/9')
  expect(refused.headers['content-type']).toBe('application/problem+json')
  expectShape(ProblemSchema, refused.body)
  expect(refused.body).toMatchObject({ status: 404, code: 'not-found', sentences: { nl: 'Dit bestaat niet.', en: 'This does not exist.' } })
})
