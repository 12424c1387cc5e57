import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import * as Y from 'yjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type StartedServer, startServer } from '../startedServer.ts'
import { ask, get } from './support/ask.ts'
import { joinToWrite, putCard } from './support/boardWriter.ts'
import { canonical } from './support/canonical.ts'
import { type Led, type Seal, lead, viewOf } from './support/people.ts'

const ROOT = path.resolve(import.meta.dirname, '../..')
const run = promisify(execFile)
let server: StartedServer
beforeAll(async () => void (server = await startServer()))
afterAll(() => server.stop())

const call = (led: Led, method: string, path: string, body?: unknown) => ask(server, method, `workshops/${led.id}${path}`, { token: led.ann.accessToken, ...(body === undefined ? {} : { body }) })
const hash = (record: Readonly<Record<string, unknown>>): string => {
  const { sha256: _told, ...hashed } = record
  return createHash('sha256').update(canonical(hashed), 'utf8').digest('hex')
}

describe('[HTTP] rounds', () => {
  test('POST 201 and PATCH 200 answer the round; order is its place; null takes away what may be absent', async () => {
    const led = await lead(server)
    const first = await call(led, 'POST', '/rounds', { title: 'Ophalen', phase: 'start', instruction: 'Wat delen we?', minutes: 20, allows: { kinds: ['note', 'development'] } })
    expect(first).toMatchObject({ status: 201, body: { id: expect.any(String), title: 'Ophalen', phase: 'start', state: 'planned', instruction: 'Wat delen we?', minutes: 20, allows: { kinds: ['note', 'development'] } } })
    for (const phase of ['vision', 'roadmap', 'act', 'plan', 'do', 'check']) expect((await call(led, 'POST', '/rounds', { title: phase, phase })).status).toBe(201)
    const ahead = await call(led, 'POST', '/rounds', { title: 'Kennismaken', phase: 'start', order: 0 })
    expect((await viewOf(server, led.ann)).rounds.map(({ title }) => title)).toEqual(['Kennismaken', 'Ophalen', 'vision', 'roadmap', 'act', 'plan', 'do', 'check'])
    const changed = await call(led, 'PATCH', `/rounds/${String(ahead.body['id'])}`, { title: 'Rondje', order: 2 })
    expect(changed).toMatchObject({ status: 200, body: { id: ahead.body['id'], title: 'Rondje', state: 'planned' } })
    expect((await viewOf(server, led.ann)).rounds.map(({ title }) => title).slice(0, 3)).toEqual(['Ophalen', 'vision', 'Rondje'])
    expect((await call(led, 'DELETE', `/rounds/${String(ahead.body['id'])}`)).status).toBe(204)
    expect((await viewOf(server, led.ann)).rounds.map(({ title }) => title)).not.toContain('Rondje')
    expect((await call(led, 'DELETE', `/rounds/${String(ahead.body['id'])}`)).status).toBe(404)
    expect((await call(led, 'PATCH', `/rounds/${String(ahead.body['id'])}`, { title: 'x' })).status).toBe(404)
    expect((await call(led, 'POST', `/rounds/none/openings`, {})).status).toBe(404)
    expect((await call(led, 'POST', `/rounds/none/seals`, {})).status).toBe(404)
  })

  test('one round is open at a time, a sealed one never opens again, only a planned one goes, only the open one is sealed: 409', async () => {
    const led = await lead(server)
    const [one, two] = [await led.plan({ title: 'Een' }), await led.plan({ title: 'Twee' })]
    expect((await call(led, 'POST', `/rounds/${one}/seals`, {})).status).toBe(409)
    const opened = await call(led, 'POST', `/rounds/${one}/openings`)
    expect(opened).toMatchObject({ status: 201, body: { id: one, state: 'open' } })
    expect(await viewOf(server, led.ann)).toMatchObject({ currentRoundId: one })
    for (const round of [one, two]) expect((await call(led, 'POST', `/rounds/${round}/openings`, {})).status).toBe(409)
    expect((await call(led, 'DELETE', `/rounds/${one}`)).status).toBe(409)
    expect((await call(led, 'PATCH', `/rounds/${one}`, { minutes: 30 }))).toMatchObject({ status: 200, body: { minutes: 30, state: 'open' } })
    await led.seal(one)
    expect(await viewOf(server, led.ann)).toMatchObject({ currentRoundId: null, sealed: 1, rounds: [{ id: one, state: 'sealed' }, { id: two, state: 'planned' }] })
    expect((await call(led, 'POST', `/rounds/${one}/openings`, {})).status).toBe(409)
    expect((await call(led, 'DELETE', `/rounds/${one}`)).status).toBe(409)
    expect((await call(led, 'PATCH', `/rounds/${one}`, { title: 'Anders' })).status).toBe(409)
    expect((await call(led, 'POST', `/rounds/${two}/openings`, {})).status).toBe(201)
  })

  test('[F01] sealing answers 201 {number, sha256, previousSha256, sealedAt}; repeating and racing answer the same snapshot', async () => {
    const led = await lead(server)
    const round = await led.begin()
    const seals = await Promise.all([led.seal(round), led.seal(round), led.seal(round)])
    expect(Object.keys(seals[0] ?? {}).toSorted()).toEqual(['number', 'previousSha256', 'sealedAt', 'sha256'])
    expect(seals[0]).toMatchObject({ number: 1, previousSha256: null, sha256: expect.stringMatching(/^[0-9a-f]{64}$/), sealedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) })
    expect(seals).toEqual([seals[0], seals[0], seals[0]])
    const second = await led.seal(await led.begin())
    expect(second).toMatchObject({ number: 2, previousSha256: seals[0]?.sha256 })
    expect(await led.seal(round)).toEqual(seals[0])
    const list = await get<readonly Seal[]>(call(led, 'GET', '/snapshots'))
    expect(list.map(({ number, sha256, previousSha256, sealedAt }) => ({ number, sha256, previousSha256, sealedAt }))).toEqual([seals[0], second])
    for (const number of ['3', '0', '-1', '01', '1.0', 'x', 'live', '999999999999']) expect((await call(led, 'GET', `/snapshots/${number}`)).status, number).toBe(404)
  })
})

describe('[HTTP] the record of a sealed round', () => {
  const STRANGE = ['__proto__', 'constructor', 'toString', 'b', 'B', 'a', 'é', 'z\u{10000}', 'z\uFFFD', '\u{1F333}', '\uFB33', 'a b', '"', '\\', '10', '9', '<script>']

  test('[F03] holds exactly what is specified; its chain is recomputed by another hand and by docs/verify; nothing changes it ever again', async () => {
    const led = await lead(server)
    const bob = await led.enter('participant', 'Bobbejaan van Achteren')
    const round = await led.begin({ title: 'Ophalen', instruction: 'Wat\ndelen “we”?' })
    const { doc, socket, write, stored } = await joinToWrite(server, led.ann)
    const [party] = (await viewOf(server, led.ann)).parties
    const texts = ['  ruimte \n\ttab\r\u0007\u007f', '😀 👩‍👩‍👧 e\u0301 \u2028\u2029', '\\"/<>&', '\u202Eomgekeerd', '']
    write((doc) => {
      for (const [index, id] of STRANGE.entries()) putCard(doc, id, { text: texts[index % texts.length] ?? '', position: { x: [-0, 0.1, 1e-7, 123456.789, -3][index % 5], y: index }, order: `a${index}`, ...(party === undefined ? {} : { partyId: party.id }) })
      putCard(doc, 'p', { kind: 'project', text: 'Loket', status: 'planned', laneId: 'l2', start: '2027-Q1', end: '2027-Q3', position: undefined })
      putCard(doc, 's', { kind: 'step', text: 'Stap', projectId: 'p', weeks: 2.5, done: false })
      putCard(doc, 'st', { kind: 'statement', text: 'Samen', status: 'concept', authorId: led.ann.participantId })
      putCard(doc, 'd', { kind: 'development', text: 'Vergrijzing', relevance: 5, priority: 1, horizon: '2030' })
      putCard(doc, 'pr', { kind: 'principle', text: 'Dichtbij', number: 1, size: { w: 200, h: 120 }, color: 'yellow' })
      const lanes = doc.getMap<Y.Map<unknown>>('lanes')
      for (const id of ['l2', 'L1', 'l1']) lanes.set(id, new Y.Map<unknown>([['title', new Y.Text(`baan ${id}`)], ['order', 'a0']]))
      doc.getMap<Y.Map<unknown>>('sections').set('vak', new Y.Map<unknown>([['title', new Y.Text('Vak')], ['position', { x: 1, y: 2 }], ['size', { w: 300, h: 200 }], ['order', 'a0']]))
      const links = doc.getMap<Y.Map<unknown>>('links')
      links.set('k2', new Y.Map<unknown>([['from', 'p'], ['to', 'st'], ['kind', 'realises']]))
      links.set('k1', new Y.Map<unknown>([['from', 'd'], ['to', 'st'], ['kind', 'supports']]))
      const timeline = doc.getMap('timeline')
      timeline.set('position', { x: 0, y: 900 })
      timeline.set('start', '2027-Q1')
      timeline.set('quarters', 12)
    })
    await stored()
    const seal = await led.seal(round)

    const { text, value } = await led.record(1)
    expect(Object.keys(value).toSorted()).toEqual(['content', 'number', 'previousSha256', 'sealedAt', 'sha256', 'workshopId'])
    const { content, workshopId, ...head } = value
    expect([workshopId, head]).toEqual([led.id, seal])
    expect(Object.keys(content).toSorted()).toEqual(['ballots', 'cards', 'lanes', 'links', 'parties', 'rounds', 'schema', 'sections', 'timeline'])
    expect(value.sha256).toBe(hash(value))
    const units = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
    for (const list of ['cards', 'lanes', 'links', 'parties', 'rounds', 'sections']) {
      const ids = (content[list] as { id: string }[]).map(({ id }) => id)
      expect(ids, list).toEqual(ids.toSorted(units))
    }
    expect(content.cards.map(({ id }) => id)).toEqual([...STRANGE, 'p', 's', 'st', 'd', 'pr'].toSorted(units))
    for (const card of content.cards) if (STRANGE.includes(card.id)) expect(card.text).toBe(texts[STRANGE.indexOf(card.id) % texts.length])
    expect(content).toMatchObject({
      schema: doc.getMap('meta').get('schema'),
      ballots: [],
      lanes: [{ id: 'L1', title: 'baan L1' }, { id: 'l1' }, { id: 'l2' }],
      links: [{ id: 'k1', from: 'd', to: 'st', kind: 'supports' }, { id: 'k2' }],
      sections: [{ id: 'vak', title: 'Vak', position: { x: 1, y: 2 }, size: { w: 300, h: 200 }, order: 'a0' }],
      timeline: { position: { x: 0, y: 900 }, start: '2027-Q1', quarters: 12 },
      rounds: [{ id: round, title: 'Ophalen', state: 'sealed' }],
    })
    expect(text).not.toContain('Bobbejaan')
    expect(text).not.toContain('"Ann"')

    // Three links in the chain, and everything else changes meanwhile.
    await led.seal(await led.begin({ title: 'Leeg gebleven' }))
    write((doc) => doc.getMap('cards').delete('__proto__'))
    await stored()
    await call(led, 'PATCH', '', { title: 'Andere titel', parties: [{ id: party?.id, name: 'Andere naam' }] })
    await call(led, 'PATCH', `/participants/${bob.participantId}`, { name: 'Iemand' })
    await led.seal(await led.begin({ title: 'Laatste' }))
    const records = [await led.record(1), await led.record(2), await led.record(3)]
    expect(records[0]?.text).toBe(text)
    expect(records.map(({ value }) => value.sha256)).toEqual(records.map(({ value }) => hash(value)))
    expect(records.map(({ value }) => value.previousSha256)).toEqual([null, records[0]?.value.sha256, records[1]?.value.sha256])
    expect(records[2]?.value.content.cards.map(({ id }) => id)).not.toContain('__proto__')

    const python = await run('python3', ['--version']).then(() => true, () => false)
    const folder = await mkdtemp(path.join(tmpdir(), 'visiebord-chain-'))
    const files = await Promise.all(records.map(async (record, index) => {
      const file = path.join(folder, `record-${index + 1}.json`)
      await writeFile(file, record.text)
      return file
    }))
    if (python) {
      const told = await run('python3', [path.join(ROOT, 'docs/verify/verify_chain.py'), ...files])
      expect(told.stdout.trim().split('\n')).toEqual(records.map(({ value }) => `${value.number} ${value.sha256} right`))
      await writeFile(files[1] ?? '', (records[1]?.text ?? '').replace('Vergrijzing', 'Verjonging'))
      await expect(run('python3', [path.join(ROOT, 'docs/verify/verify_chain.py'), ...files])).rejects.toMatchObject({ code: 1 })
    }
    await rm(folder, { recursive: true })
    await socket.close()
  })
})
