import * as Y from 'yjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type StartedServer, startServer } from '../startedServer.ts'
import { cardsOf, joinToWrite, putCard, textOf } from './support/boardWriter.ts'
import { lead } from './support/people.ts'

let server: StartedServer
beforeAll(async () => void (server = await startServer()))
afterAll(() => server.stop())

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
    const expected = ids.filter((id) => id !== 'constructor')
    expect([...cardsOf(reader.doc).keys()].toSorted()).toEqual(expected.toSorted())
    for (const id of expected) expect(textOf(reader.doc, id).toJSON()).toBe(`>${id}`)
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
