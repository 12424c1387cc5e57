import * as Y from 'yjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type StartedServer, startServer } from '../startedServer.ts'
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
const cardsOnBoard = async (): Promise<readonly string[]> => {
  const { doc, socket } = await joinToWrite(server, led.ann)
  await socket.close()
  return [...cardsOf(doc).keys()]
}
let made = 0
const freshId = (): string => `card ${++made}`

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
    expect(textOf(reader.doc, id).toJSON()).toBe('offline en verder')
    await Promise.all([socket.close(), reader.socket.close()])
  })

  test('what waits for it is bounded: beyond that 101', async () => {
    const socket = await RawSocket.join(server, bob)
    for (const id of [freshId(), freshId(), freshId()]) socket.send(say.update(Y.encodeStateAsUpdate(docWith((doc) => putCard(doc, id, { text: 'x'.repeat(1_500_000) })))))
    expect(await socket.refusal()).toBe('message-too-large')
    await socket.close()
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
    expect(socket.frames.slice(0, types.indexOf('refused')).findLast((frame) => frame.type === 'stored')?.count).toBe(2)
    socket.send(say.update(Y.encodeStateAsUpdate(docWith((other) => putCard(other, never, {})))))
    const writer = await joinToWrite(server, cor)
    writer.write((board) => putCard(board, others, {}))
    await writer.socket.stored(1)
    await socket.until(() => cardsOf(doc).has(others))
    await socket.settled()
    expect(socket.all('stored').at(-1)?.count).toBe(2)
    expect(socket.all('refused')).toHaveLength(1)
    const onBoard = await cardsOnBoard()
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
