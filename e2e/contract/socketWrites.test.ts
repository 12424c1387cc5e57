import * as Y from 'yjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type StartedServer, startServer } from '../startedServer.ts'
import { ask, get } from './support/ask.ts'
import { cardsOf, joinToWrite, putCard, textOf, updatesOf } from './support/boardWriter.ts'
import { type Led, type Person, lead } from './support/people.ts'
import { NOTHING, RawSocket, say } from './support/rawSocket.ts'

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

const docWith = (change: (doc: Y.Doc) => void, clientId?: number): Y.Doc => {
  const doc = new Y.Doc()
  if (clientId !== undefined) doc.clientID = clientId
  change(doc)
  return doc
}
const cardsOnBoard = async (workshop: Led): Promise<readonly string[]> => {
  const { doc, socket } = await joinToWrite(server, workshop.ann)
  await socket.close()
  return [...cardsOf(doc).keys()]
}
let made = 0
const freshId = (): string => `card ${++made}`
let clients = 1_000
const freshClient = (): number => ++clients

describe.concurrent('[Socket] what counts and what is stored', () => {
  test('a sync message counts unless its payload is 00 00, also when the server had it all; nothing else counts', async () => {
    const socket = await RawSocket.join(server, bob)
    const id = freshId()
    const doc = docWith((doc) => putCard(doc, id, {}))
    const [more] = updatesOf(doc, () => textOf(doc, id).insert(0, 'meer'))
    const state = Y.encodeStateAsUpdate(doc)
    socket.send(say.step1(Uint8Array.of(0)))
    socket.send(say.awareness([{ client: doc.clientID, state: {} }]))
    socket.send(say.queryAwareness())
    socket.send(say.motion(Uint8Array.of(1, 0, 0)))
    socket.send(say.step2(NOTHING)) // no
    socket.send(say.update(NOTHING)) // no
    socket.send(say.update(state)) // 1
    socket.send(say.update(NOTHING)) // no
    socket.send(say.update(more ?? NOTHING)) // 2, known
    socket.send(say.step2(state)) // 3, known
    socket.send(say.update(state)) // 4, known
    await socket.stored(4)
    await socket.settled()
    expect(socket.all('stored').at(-1)?.count).toBe(4)
    expect(socket.all('refused')).toEqual([])
    await socket.close()
  })

  test('updates before the first SyncStep2 wait and are judged together with it: what it completes is no gap', async () => {
    const socket = await RawSocket.join(server, bob)
    const id = freshId()
    const doc = docWith((doc) => putCard(doc, id, { text: 'offline' }))
    const before = Y.encodeStateAsUpdate(doc)
    const typed = updatesOf(doc, () => textOf(doc, id).insert(7, ' en verder'))
    for (const update of typed) socket.send(say.update(update))
    socket.send(say.step1(Y.encodeStateVector(doc)))
    await socket.first('step2')
    expect(socket.all('stored')).toEqual([])
    socket.send(say.step2(before))
    await socket.stored(2)
    const reader = await joinToWrite(server, vic)
    expect(textOf(reader.doc, id).toString()).toBe('offline en verder')
    await Promise.all([socket.close(), reader.socket.close()])
  })

  test('after it a gap in clocks is refused', async () => {
    const { doc, socket } = await joinToWrite(server, bob)
    const id = freshId()
    const [, typed] = updatesOf(doc, () => {
      putCard(doc, id, { text: 'a' })
      textOf(doc, id).insert(1, 'b')
    })
    socket.send(say.update(typed ?? NOTHING))
    expect(await socket.refusal()).toBe('gap')
    await socket.close()
  })

  test('101 comes after the 102 of all that was accepted before it; then no write is taken and none counts, and reading goes on', async () => {
    const { doc, socket, write } = await joinToWrite(server, bob)
    const [good, alsoGood, never, others] = [freshId(), freshId(), freshId(), freshId()]
    write(() => {
      putCard(doc, good, {})
      putCard(doc, alsoGood, {})
      putCard(doc, freshId(), { text: 'x'.repeat(3_000_000) })
      putCard(doc, never, {})
    })
    expect(await socket.refusal()).toBe('text-too-long')
    const types = socket.frames.map((frame) => frame.type)
    expect(socket.frames.slice(0, types.indexOf('refused')).filter((frame) => frame.type === 'stored').at(-1)?.count).toBe(2)
    socket.send(say.update(Y.encodeStateAsUpdate(docWith((other) => putCard(other, never, {})))))
    const writer = await joinToWrite(server, cor)
    writer.write((board) => putCard(board, others, {}))
    await writer.socket.stored(1)
    await socket.first('update', () => cardsOf(doc).has(others))
    await socket.settled()
    expect(socket.all('stored').at(-1)?.count).toBe(2)
    expect(socket.all('refused')).toHaveLength(1)
    const onBoard = await cardsOnBoard(led)
    expect(onBoard).toEqual(expect.arrayContaining([good, alsoGood, others]))
    expect(onBoard).not.toContain(never)
    await Promise.all([socket.close(), writer.socket.close()])
  })

  test('what the server has is accepted from anybody: a viewer sends the whole board and its whole delete set, twice', async () => {
    const writer = await joinToWrite(server, bob)
    const id = freshId()
    writer.write((doc) => {
      putCard(doc, id, {})
      cardsOf(doc).delete(id)
    })
    await writer.socket.stored(2)
    const viewer = await joinToWrite(server, vic)
    const all = Y.encodeStateAsUpdate(viewer.doc)
    viewer.socket.send(say.step2(all))
    viewer.socket.send(say.update(all))
    viewer.socket.send(say.update(Y.encodeStateAsUpdate(viewer.doc, Y.encodeStateVector(viewer.doc))))
    await viewer.socket.stored(3)
    await Promise.all([writer.socket.close(), viewer.socket.close()])
  })
})

describe.concurrent('[Socket] whose a write is', () => {
  test('new structs under an id of somebody else are refused; that id stays open for its owner, the sender’s own are closed', async () => {
    const [bobs, cors] = [await joinToWrite(server, bob), await joinToWrite(server, cor)]
    bobs.socket.send(say.awareness([{ client: bobs.doc.clientID, state: {} }]))
    const [mine, theirs, late] = [freshId(), freshId(), freshId()]
    bobs.write((doc) => putCard(doc, mine, {}))
    await bobs.socket.stored(1)
    cors.socket.send(say.awareness([{ client: cors.doc.clientID, state: {} }]))
    await cors.socket.first('awareness', ({ presence }) => presence.some(({ client }) => client === cors.doc.clientID))
    // Bob forges an update as Cor, after his own.
    const forged = docWith((doc) => putCard(doc, theirs, {}), cors.doc.clientID)
    bobs.socket.send(say.update(Y.mergeUpdates([Y.encodeStateAsUpdate(forged), ...updatesOf(bobs.doc, () => putCard(bobs.doc, freshId(), {}))])))
    expect(await bobs.socket.refusal()).toBe('not-your-id')
    cors.write((doc) => putCard(doc, late, {}))
    await cors.socket.stored(1)
    await bobs.socket.close()

    // Bob comes back with the tab that was refused: it may read, not write.
    const back = await joinToWrite(server, bob)
    back.socket.send(say.awareness([{ client: bobs.doc.clientID, clock: 50, state: {} }]))
    back.write((doc) => putCard(doc, freshId(), {}))
    expect(await back.socket.refusal()).toBe('closed-id')
    const fresh = await joinToWrite(server, bob)
    fresh.write((doc) => putCard(doc, freshId(), {}))
    await fresh.socket.stored(1)
    await Promise.all([back, fresh, cors].map(({ socket }) => socket.close()))
  })

  test('an id is bound to whose connection first names it in its own awareness, before anybody else can write under it; also after they left', async () => {
    const client = freshClient()
    const bobs = await joinToWrite(server, bob)
    bobs.socket.send(say.awareness([{ client, state: { name: 'Bob' } }]))
    await bobs.socket.first('awareness', ({ presence }) => presence.some((one) => one.client === client))
    const thief = await joinToWrite(server, cor)
    thief.socket.send(say.update(Y.encodeStateAsUpdate(docWith((doc) => putCard(doc, freshId(), {}), client))))
    expect(await thief.socket.refusal()).toBe('not-your-id')
    await Promise.all([bobs.socket.close(), thief.socket.close()])
    const again = await joinToWrite(server, cor)
    again.socket.send(say.update(Y.encodeStateAsUpdate(docWith((doc) => putCard(doc, freshId(), {}), client))))
    expect(await again.socket.refusal()).toBe('not-your-id')
    const owner = await joinToWrite(server, bob)
    owner.socket.send(say.update(Y.encodeStateAsUpdate(docWith((doc) => putCard(doc, freshId(), {}), client))))
    await owner.socket.stored(1)
    await Promise.all([again.socket.close(), owner.socket.close()])
  })

  test('an id is bound by its first struct as well', async () => {
    const bobs = await joinToWrite(server, bob)
    bobs.write((doc) => putCard(doc, freshId(), {}))
    await bobs.socket.stored(1)
    const thief = await joinToWrite(server, cor)
    thief.doc.clientID = bobs.doc.clientID
    thief.write((doc) => putCard(doc, freshId(), {}))
    expect(await thief.socket.refusal()).toBe('not-your-id')
    await Promise.all([bobs.socket.close(), thief.socket.close()])
  })

  test('a refused write closes the id that it adds under also when nothing named that id before', async () => {
    const closed = await lead(server)
    const dan = await closed.enter('participant', 'Dan')
    const client = freshClient()
    const update = Y.encodeStateAsUpdate(docWith((doc) => putCard(doc, 'too early', {}), client))
    const early = await joinToWrite(server, dan)
    early.socket.send(say.update(update))
    expect(await early.socket.refusal()).toBe('no-open-round')
    await early.socket.close()
    await closed.begin()
    const again = await joinToWrite(server, dan)
    again.socket.send(say.update(update))
    expect(await again.socket.refusal()).toBe('closed-id')
    await again.socket.close()
  })

  test('awareness of others is ignored, not refused', async () => {
    const [bobs, cors, watcher] = [await joinToWrite(server, bob), await joinToWrite(server, cor), await RawSocket.join(server, vic)]
    const [own, other] = [freshClient(), freshClient()]
    bobs.socket.send(say.awareness([{ client: own, clock: 1, state: { name: 'Bob' } }]))
    await watcher.first('awareness', ({ presence }) => presence.some(({ client }) => client === own))
    cors.socket.send(say.awareness([{ client: other, clock: 1, state: { name: 'Cor' } }]))
    cors.socket.send(say.awareness([{ client: own, clock: 9, state: { name: 'Nep' } }, { client: other, clock: 2, state: { name: 'Cor hier' } }]))
    cors.socket.send(say.awareness([{ client: own, clock: 10, state: null }]))
    cors.write((doc) => putCard(doc, freshId(), {}))
    await cors.socket.stored(1)
    await watcher.first('awareness', ({ presence }) => presence.some(({ state }) => (state as { name?: string } | null)?.name === 'Cor hier'))
    const heard = watcher.all('awareness').flatMap(({ presence }) => presence).filter(({ client }) => client === own)
    expect(heard.every(({ state }) => (state as { name?: string } | null)?.name === 'Bob')).toBe(true)
    const late = await RawSocket.join(server, vic)
    late.send(say.queryAwareness())
    const all = await late.first('awareness', ({ presence }) => presence.some(({ client }) => client === own))
    expect(all.presence.find(({ client }) => client === own)?.state).toEqual({ name: 'Bob' })
    await Promise.all([bobs.socket, cors.socket, watcher, late].map((socket) => socket.close()))
  })

  test('an authorId is the writer or who first brought the card', async () => {
    const id = freshId()
    const bobs = await joinToWrite(server, bob)
    bobs.write((doc) => putCard(doc, id, { authorId: bob.participantId }))
    await bobs.socket.stored(1)
    const anns = await joinToWrite(server, led.ann)
    anns.write((doc) => cardsOf(doc).get(id)?.set('authorId', bob.participantId))
    anns.write((doc) => cardsOf(doc).get(id)?.set('authorId', led.ann.participantId))
    await anns.socket.stored(2)
    anns.write((doc) => cardsOf(doc).get(id)?.set('authorId', cor.participantId))
    expect(await anns.socket.refusal()).toBe('author-not-you')
    bobs.write((doc) => putCard(doc, freshId(), { authorId: cor.participantId }))
    expect(await bobs.socket.refusal()).toBe('author-not-you')
    await Promise.all([bobs.socket.close(), anns.socket.close()])
  })
})

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
    await cors.socket.first('update', () => ids.every((id) => cardsOf(cors.doc).has(id)))
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

describe.concurrent('[Document]', () => {
  test('ids are opaque: __proto__ and the like are cards as any other', async () => {
    const strange = await lead(server)
    await strange.begin()
    const { doc, socket, write } = await joinToWrite(server, strange.ann)
    const ids = ['__proto__', 'constructor', 'hasOwnProperty', 'toString', '😀', ' ', '0', 'null']
    write(() => {
      for (const id of ids) putCard(doc, id, { text: id, partyId: '__proto__', color: '__proto__' })
    })
    await socket.stored(ids.length)
    write(() => {
      for (const id of ids) textOf(doc, id).insert(0, '>')
      cardsOf(doc).delete('constructor')
    })
    await socket.stored(ids.length * 2 + 1)
    const reader = await joinToWrite(server, await strange.enter('viewer', 'Vic'))
    expect([...cardsOf(reader.doc).entries()].map(([id, card]) => [id, String(card.get('text'))]).toSorted()).toEqual(ids.filter((id) => id !== 'constructor').map((id) => [id, `>${id}`]).toSorted())
    await Promise.all([socket.close(), reader.socket.close()])
  })

  test('the example holds what INTERFACE says a document holds', async () => {
    const example = await lead(server, { template: 'example', parties: [] })
    const { doc, socket } = await joinToWrite(server, example.ann)
    expect(doc.getMap('meta').get('schema')).toBe(1)
    const fields: Readonly<Record<string, readonly string[]>> = {
      note: ['mark'], development: ['relevance', 'priority', 'horizon'], principle: ['number'], statement: ['status'], project: ['laneId', 'start', 'end', 'status'], step: ['projectId', 'weeks', 'ownerRole', 'done'],
    }
    for (const [id, card] of cardsOf(doc).entries()) {
      const { kind, ...rest } = card.toJSON() as { kind: string } & Record<string, unknown>
      expect(Object.keys(fields), id).toContain(kind)
      expect(card.get('text'), id).toBeInstanceOf(Y.Text)
      expect(rest['order'], id).toEqual(expect.any(String))
      for (const key of Object.keys(rest)) expect(['text', 'position', 'size', 'order', 'partyId', 'authorId', 'color', 'sectionId', ...(fields[kind] ?? [])], `${id} ${kind}`).toContain(key)
    }
    for (const root of ['sections', 'lanes'] as const) for (const item of doc.getMap<Y.Map<unknown>>(root).values()) expect(item.get('title')).toBeInstanceOf(Y.Text)
    for (const link of doc.getMap<Y.Map<unknown>>('links').values()) {
      const { from, to, kind } = link.toJSON() as Record<string, string>
      expect(['supports', 'realises', 'dependsOn', 'sameAs', 'differsFrom', 'relates']).toContain(kind)
      for (const end of [from, to]) expect(cardsOf(doc).has(end ?? '')).toBe(true)
    }
    expect(doc.getMap('timeline').toJSON()).toMatchObject({ position: { x: expect.any(Number), y: expect.any(Number) }, start: expect.stringMatching(/^\d{4}-Q[1-4]$/), quarters: expect.any(Number) })
    await socket.close()
  })
})
