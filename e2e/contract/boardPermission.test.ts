import * as Y from 'yjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type StartedServer, startServer } from '../startedServer.ts'
import { ask, get } from './support/ask.ts'
import { cardsOf, joinToWrite, putCard, textOf } from './support/boardWriter.ts'
import { type Led, type Person, lead } from './support/people.ts'

let server: StartedServer
let led: Led
let bob: Person
let cor: Person
let vic: Person
beforeAll(async () => {
  server = await startServer()
  led = await lead(server)
  ;[bob, cor, vic] = [await led.enter('participant', 'Bob'), await led.enter('participant', 'Cor'), await led.enter('viewer', 'Vic')]
  await led.begin()
})
afterAll(() => server.stop())

let made = 0
const freshId = (): string => `card ${++made}`

describe.concurrent('[Socket] who may write the board', () => {
  const structure: readonly (readonly [string, (doc: Y.Doc) => void])[] = [
    ['sections', (doc) => doc.getMap('sections').set(freshId(), new Y.Map<unknown>([['title', new Y.Text('Vak')], ['position', { x: 0, y: 0 }], ['size', { w: 100, h: 100 }], ['order', 'a0']]))],
    ['lanes', (doc) => doc.getMap('lanes').set(freshId(), new Y.Map<unknown>([['title', new Y.Text('Baan')], ['order', 'a0']]))],
    ['timeline', (doc) => doc.getMap('timeline').set('quarters', 8)],
    ['meta', (doc) => doc.getMap('meta').set('schema', 1)],
  ]
  const addLink = (doc: Y.Doc, from: string, to: string): void => void doc.getMap('links').set(freshId(), new Y.Map<unknown>([['from', from], ['to', to], ['kind', 'relates']]))

  test('viewers never', async () => {
    const viewer = await joinToWrite(server, vic)
    viewer.write((doc) => putCard(doc, freshId(), {}))
    expect(await viewer.socket.refusal()).toBe('viewer')
    const other = await joinToWrite(server, vic)
    other.write((doc) => cardsOf(doc).delete([...cardsOf(doc).keys()][0] ?? ''))
    if (cardsOf(viewer.doc).size > 1) expect(await other.socket.refusal()).toBe('viewer')
    await Promise.all([viewer.socket.close(), other.socket.close()])
  })

  test('participants while a round is open: cards and links, all kinds by default, also each other’s; sections, lanes, timeline and meta are the facilitator’s', async () => {
    const [bobs, cors] = [await joinToWrite(server, bob), await joinToWrite(server, cor)]
    const ids = Array.from({ length: 6 }, freshId)
    bobs.write((doc) => {
      putCard(doc, ids[0] ?? '', { kind: 'note', mark: 'same' })
      putCard(doc, ids[1] ?? '', { kind: 'development', relevance: 1, priority: 5 })
      putCard(doc, ids[2] ?? '', { kind: 'principle', number: 3 })
      putCard(doc, ids[3] ?? '', { kind: 'statement', status: 'concept' })
      putCard(doc, ids[4] ?? '', { kind: 'project', status: 'planned' })
      putCard(doc, ids[5] ?? '', { kind: 'step', projectId: ids[4], done: false })
      addLink(doc, ids[1] ?? '', ids[3] ?? '')
    })
    await bobs.socket.stored(7)
    await cors.socket.until(() => ids.every((id) => cardsOf(cors.doc).has(id)))
    cors.write((doc) => {
      textOf(doc, ids[0] ?? '').insert(0, 'samen')
      cardsOf(doc).get(ids[0] ?? '')?.set('position', { x: 5, y: 5 })
      cardsOf(doc).delete(ids[2] ?? '')
    })
    await cors.socket.stored(3)
    for (const [root, change] of structure) {
      const writer = await joinToWrite(server, bob)
      writer.write(change)
      expect([root, await writer.socket.refusal()]).toEqual([root, 'structure-not-allowed'])
      await writer.socket.close()
    }
    const anns = await joinToWrite(server, led.ann)
    for (const [, change] of structure) anns.write(change)
    await anns.socket.stored(4)
    await Promise.all([bobs, cors, anns].map(({ socket }) => socket.close()))
  })

  test('in the kinds that the round allows; facilitators in all', async () => {
    const narrow = await lead(server)
    await narrow.begin({ allows: { kinds: ['note'] } })
    const dan = await narrow.enter('participant', 'Dan')
    const writer = await joinToWrite(server, dan)
    writer.write((doc) => putCard(doc, 'a', {}))
    await writer.socket.stored(1)
    const anns = await joinToWrite(server, narrow.ann)
    anns.write((doc) => putCard(doc, 'b', { kind: 'statement', status: 'concept' }))
    await anns.socket.stored(1)
    writer.write((doc) => putCard(doc, 'c', { kind: 'statement', status: 'concept' }))
    expect(await writer.socket.refusal()).toBe('kind-not-allowed')
    await Promise.all([writer.socket.close(), anns.socket.close()])
  })

  test('as the role is now: who becomes a viewer is refused, who was one writes on the same connection', async () => {
    const roles = await lead(server)
    await roles.begin()
    const [dan, eva] = [await roles.enter('participant', 'Dan'), await roles.enter('viewer', 'Eva')]
    const [dans, evas] = [await joinToWrite(server, dan), await joinToWrite(server, eva)]
    for (const [whom, role] of [[dan, 'viewer'], [eva, 'participant']] as const) await get(ask(server, 'PATCH', `workshops/${roles.id}/participants/${whom.participantId}`, { token: roles.ann.accessToken, body: { role } }))
    await evas.socket.first('view', ({ json }) => (json['me'] as { role: string }).role === 'participant')
    evas.write((doc) => putCard(doc, 'a', {}))
    await evas.socket.stored(1)
    dans.write((doc) => putCard(doc, 'b', {}))
    expect(await dans.socket.refusal()).toBe('viewer')
    await Promise.all([dans.socket.close(), evas.socket.close()])
  })

  test('structure that is there: participants neither rename, move nor delete it', async () => {
    const owned = await lead(server)
    await owned.begin()
    const anns = await joinToWrite(server, owned.ann)
    for (const [, change] of structure) anns.write(change)
    await anns.socket.stored(4)
    const dan = await owned.enter('participant', 'Dan')
    const changes: readonly ((doc: Y.Doc) => void)[] = [
      (doc) => doc.getMap('sections').clear(),
      (doc) => doc.getMap<Y.Map<Y.Text>>('sections').forEach((section) => section.get('title')?.insert(0, 'van mij')),
      (doc) => doc.getMap<Y.Map<unknown>>('sections').forEach((section) => section.set('position', { x: 9, y: 9 })),
      (doc) => doc.getMap<Y.Map<Y.Text>>('lanes').forEach((lane) => lane.get('title')?.delete(0, 2)),
      (doc) => doc.getMap('lanes').clear(),
      (doc) => doc.getMap('timeline').clear(),
      (doc) => doc.getMap('meta').delete('schema'),
    ]
    for (const change of changes) {
      const writer = await joinToWrite(server, dan)
      writer.write(change)
      expect([String(change), await writer.socket.refusal()]).toEqual([String(change), 'structure-not-allowed'])
      await writer.socket.close()
    }
    await anns.socket.close()
  })

  test('a round that opens while one is on the board lets one write without coming in anew', async () => {
    const waiting = await lead(server)
    const dans = await joinToWrite(server, await waiting.enter('participant', 'Dan'))
    await waiting.begin()
    await dans.socket.first('view', ({ json }) => json['currentRoundId'] !== null)
    dans.write((doc) => putCard(doc, 'a', {}))
    await dans.socket.stored(1)
    await dans.socket.close()
  })

  test('while none is open participants are refused, and what the facilitator prepares belongs to the next round', async () => {
    const closed = await lead(server)
    const dan = await closed.enter('participant', 'Dan')
    const writer = await joinToWrite(server, dan)
    writer.write((doc) => putCard(doc, 'too early', {}))
    expect(await writer.socket.refusal()).toBe('no-open-round')
    const anns = await joinToWrite(server, closed.ann)
    anns.write((doc) => putCard(doc, 'prepared', {}))
    for (const [, change] of structure) anns.write(change)
    await anns.socket.stored(5)
    const round = await closed.begin()
    const second = await joinToWrite(server, dan)
    second.write((doc) => putCard(doc, 'in time', {}))
    await second.socket.stored(1)
    await closed.seal(round)
    second.write((doc) => putCard(doc, 'too late', {}))
    expect(await second.socket.refusal()).toBe('no-open-round')
    expect((await closed.record(1)).value.content.cards.map(({ id }) => id).toSorted()).toEqual(['in time', 'prepared'])
    await Promise.all([writer, anns, second].map(({ socket }) => socket.close()))
  })
})
