import * as Y from 'yjs'
import { beforeEach, describe, expect, it } from 'vitest'
import { ANN, fromMal, MAL, openAnnsBoard, type AnnsBoard } from './test/annsBoard.ts'
import { aMap, craftUpdate, gc, item, string, values } from './test/craftUpdate.ts'
import { facilitator, onlyNotes, openPage, participant, viewer, wordOf } from './test/gateRoom.ts'
import { spentMs } from '../../../test/spentMs.ts'

let room: AnnsBoard['room']
let ann: AnnsBoard['ann']
let text: AnnsBoard['text']
let ask: AnnsBoard['ask']
let field: AnnsBoard['field']

beforeEach(() => {
  ;({ room, ann, text, ask, field } = openAnnsBoard())
})

describe('whole attacks', () => {
  it('[G10] a few bytes cannot erase a colleague\'s board: a viewer and a one-kind participant are refused', () => {
    ann.addCard('idea', 'principle', { number: 1 })
    ann.send()
    room.flush()
    const all = craftUpdate({ deletions: [{ client: ANN, ranges: [[0, Y.getState(room.doc.store, ANN)]] }] })
    expect(all.length).toBeLessThan(12)
    expect(ask(all, viewer)).toBe('viewer')
    expect(ask(all, onlyNotes)).toBe('kind-not-allowed')
    expect(ask(all, participant)).toBe('write')
    // Only the card itself: what is in it goes along without being named.
    const idea = ann.entry('cards', 'idea')._item?.id
    expect(ask(craftUpdate({ deletions: [{ client: ANN, ranges: [[idea?.clock ?? 0, 1]] }] }), onlyNotes)).toBe('kind-not-allowed')
  })

  it('[G10] a card is not replaced by one of another kind, also when nothing says that the old one is deleted', () => {
    ann.addCard('idea', 'principle', { number: 1 })
    ann.send()
    room.flush()
    const over = fromMal([item({ root: 'cards', key: 'idea' }, aMap), item({ parent: [MAL, 0], key: 'kind' }, values('note'))])
    expect(ask(over, onlyNotes)).toBe('kind-not-allowed')
    expect(ask(over, participant)).toBe('write')
  })

  it('[G10] of several values in one struct the last is the kind', () => {
    const kind = ann.entry('cards', 'card')._map.get('kind')?.id
    room.send('mal', facilitator, fromMal([item({ origin: [kind?.client ?? 0, kind?.clock ?? 0] }, values('note', 'principle'))]))
    room.flush()
    expect(room.doc.getMap('cards').toJSON()).toMatchObject({ card: { kind: 'principle' } })
    const bob = openPage(room, 'bob', onlyNotes)
    bob.pull()
    bob.entry('cards', 'card').set('color', 'geel')
    expect(bob.send()).toEqual(['kind-not-allowed'])
  })

  it('[G14] a forged copy of known structs never reaches Yjs, also not by a merge with what is queued', () => {
    ann.entry('cards', 'card').set('color', 'rood')
    const [first] = ann.outbox.splice(0)
    if (first === undefined) throw new Error('nothing sent')
    const clock = Y.getState(room.doc.store, ANN)
    const accepted = [room.send('ann', participant, first)]
    // A text of three over the last known clock, the queued one, and a new one.
    accepted.push(room.send('ann', participant, craftUpdate({ structs: [{ client: ANN, clock: clock - 1, of: [item({ root: 'evil' }, string('abc'))] }] })))
    room.flush()
    expect([...room.doc.share.keys()]).not.toContain('evil')
    expect(room.doc.getMap('cards').toJSON()).toMatchObject({ card: { text: 'hallo' } })
    expect(accepted.map(wordOf)).toEqual(['write', 'not-a-board-change'])
  })

  it('[G14] of a struct that the server has a part of, the rest comes behind that part, whatever it says of its place', () => {
    const known = Y.getState(room.doc.store, ANN)
    const answer = room.send('ann', participant, craftUpdate({ structs: [{ client: ANN, clock: 0, of: [item({ root: 'evil' }, string(`${'x'.repeat(known)}!`))] }] }))
    expect(wordOf(answer)).toBe('write')
    room.flush()
    expect(room.doc.getMap('cards').toJSON()).toMatchObject({ card: { text: 'hallo!' } })
    expect([...room.doc.share.keys()]).not.toContain('evil')
    expect(room.isWhole()).toBe(true)
  })

  it('[G14] what hangs on something gone goes on as GC, so that nobody can be made to integrate it', () => {
    ann.root('cards').delete('card')
    ann.send()
    room.flush()
    const answer = room.send('mal', participant, fromMal([item({ parent: text }, aMap), item({ parent: [MAL, 0], key: 'a' }, values(1, 2)), item({ root: 'cards', key: 'new' }, aMap)]))
    expect(wordOf(answer)).toBe('write')
    if (answer.verdict === 'write') expect(Y.decodeUpdate(answer.update).structs.map((struct) => [struct.constructor.name, struct.length])).toEqual([['GC', 1], ['GC', 2], ['Item', 1]])
    room.flush()
    expect(room.doc.getMap('cards').toJSON()).toEqual({ new: {} })
  })

  it('[G14] clients in another order than Yjs writes them are put in order, so that merging loses nothing', () => {
    const update = craftUpdate({
      structs: [
        { client: MAL, clock: 0, of: [item({ parent: text }, string('a'))] },
        { client: MAL + 5, clock: 0, of: [item({ parent: text }, string('b'))] },
      ],
    })
    ann.text('card').insert(0, 'c')
    ann.send()
    expect(wordOf(room.send('mal', participant, update))).toBe('write')
    room.flush()
    expect(room.isWhole()).toBe(true)
    expect(room.doc.getMap('cards').toJSON()).toMatchObject({ card: { text: expect.stringMatching(/^[abc]{3}hallo$/) } })
  })

  it('[G1] new structs under more ids than a person can have used offline are too much', () => {
    const under = (count: number) => craftUpdate({ structs: Array.from({ length: count }, (_, i) => ({ client: 5000 + i, clock: 0, of: [gc(1)] })) })
    expect(ask(under(64))).toBe('write')
    expect(ask(under(65))).toBe('message-too-large')
  })

  it('[G1] V2 bytes and a known hanging payload are answered at once', () => {
    const doc = new Y.Doc()
    doc.getMap('cards').set('x', new Y.Map([['kind', 'note']]))
    for (const update of [Y.encodeStateAsUpdateV2(doc), Uint8Array.from([0, 0, 0, 0, 0, 0]), Uint8Array.from([1, 0]), new Uint8Array(0), new Uint8Array(1000).fill(255)]) {
      let said: unknown
      expect(spentMs(() => (said = ask(update)))).toBeLessThan(50)
      expect(['garbage', 'gap', 'not-a-board-change']).toContain(said)
    }
  })

  it('[G1] nothing is made of 4 MiB of nested or of empty values', () => {
    const deep = new Uint8Array(4 * 1024 * 1024).fill(117)
    deep.set([1, 1, MAL, 0, 40, 1, 5, 99, 97, 114, 100, 115, 1, 97, 1])
    const wide = new Uint8Array(4 * 1024 * 1024).fill(127)
    wide.set([1, 1, MAL, 0, 40, 1, 5, 99, 97, 114, 100, 115, 1, 97, 0xe0, 0xff, 0xff, 1])
    // One list with two million empty values in it.
    const list = new Uint8Array(2 * 1024 * 1024 + 64).fill(127)
    list.set([1, 1, MAL, 0, 40, 1, 5, 99, 97, 114, 100, 115, 1, 97, 1, 117, 0x80, 0x80, 0x80, 1])
    for (const update of [deep, wide, list]) {
      let said: unknown
      expect(spentMs(() => (said = ask(update)))).toBeLessThan(1000)
      expect(said).toBe('garbage')
    }
  })

  it('[G9] lists, large and nested values are no board change', () => {
    const nested = values({ a: { b: 1 } })
    const large = values(Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`k${i}`, i])))
    for (const content of [values([]), values([1, [2]]), nested, large, values('ok', [1])]) {
      expect(ask(field('position', content))).toBe('not-a-board-change')
      expect(ask(fromMal([item({ root: 'cards', key: 'a' }, content)]))).toBe('not-a-board-change')
    }
  })
})
