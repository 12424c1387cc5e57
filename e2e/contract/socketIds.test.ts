import * as Y from 'yjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type StartedServer, startServer } from '../startedServer.ts'
import { cardsOf, joinToWrite, putCard, updatesOf } from './support/boardWriter.ts'
import { type Led, type Person, lead } from './support/people.ts'
import { RawSocket, say } from './support/rawSocket.ts'

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
let made = 0
const freshId = (): string => `card ${++made}`
let clients = 1_000
const freshClient = (): number => ++clients

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
