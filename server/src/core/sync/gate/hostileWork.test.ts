import * as Y from 'yjs'
import { beforeEach, describe, expect, it } from 'vitest'
import { ANN, fromMal, MAL, openAnnsBoard, type AnnsBoard } from './test/annsBoard.ts'
import { aMap, aText, bytes, craftUpdate, deleted, gc, item, json, skip, string, values, type CraftedContent } from './test/craftUpdate.ts'
import { facilitator, jsonOf, openPage, participant, viewer, wordOf } from './test/gateRoom.ts'

let room: AnnsBoard['room']
let ann: AnnsBoard['ann']
let card: AnnsBoard['card']
let text: AnnsBoard['text']
let ask: AnnsBoard['ask']
let field: AnnsBoard['field']
let character: AnnsBoard['character']

beforeEach(() => {
  ;({ room, ann, card, text, ask, field, character } = openAnnsBoard())
})

describe('ids', () => {
  it('[G3] new structs under an id of somebody else are refused, also when they follow on exactly', () => {
    const forged = openPage(room, 'mal', participant)
    forged.pull()
    forged.doc.clientID = ANN
    forged.entry('cards', 'card').set('color', 'rood')
    expect(forged.send()).toEqual(['not-your-id'])
    expect(ask(craftUpdate({ structs: [{ client: ANN, clock: 500, of: [gc(1)] }] }))).toBe('not-your-id')
  })

  it('[G3] another text over clocks that the server has changes nothing', () => {
    const known = Y.getState(room.doc.store, ANN)
    expect(ask(craftUpdate({ structs: [{ client: ANN, clock: 0, of: [gc(1)] }] }))).toBe('known')
    const over = craftUpdate({ structs: [{ client: ANN, clock: 0, of: [item({ root: 'evil' }, string('x'.repeat(known)))] }] })
    expect(wordOf(room.send('ann', participant, over))).toBe('known')
    room.flush()
    expect(jsonOf(room.doc)).toEqual(ann.json())
    expect([...room.doc.share.keys()]).not.toContain('evil')
  })

  it('[G3] an id that nobody is bound to and that has structs is the server\'s', () => {
    const seedDoc = new Y.Doc()
    seedDoc.clientID = 7
    seedDoc.getMap('meta').set('schema', 1)
    Y.applyUpdate(room.doc, Y.encodeStateAsUpdate(seedDoc))
    expect(ask(craftUpdate({ structs: [{ client: 7, clock: 1, of: [gc(1)] }] }), facilitator)).toBe('not-your-id')
  })

  it('[G3] a closed id and an id of another generation write no more', () => {
    room.bindings.set(MAL, { participantId: 'mal', closed: true, generation: 'g1' })
    expect(ask(field('color', values('rood')))).toBe('closed-id')
    room.bindings.set(MAL, { participantId: 'mal', closed: false, generation: 'g0' })
    expect(ask(field('color', values('rood')))).toBe('closed-id')
    room.bindings.set(MAL, { participantId: 'mal', closed: false, generation: 'g1' })
    expect(ask(field('color', values('rood')))).toBe('write')
  })

  it('[G12] a refusal closes the id that it names first, or the same work would come in at the next try', () => {
    expect(room.ask('mal', viewer, craftUpdate({ structs: [{ client: 777, clock: 0, of: [gc(1)] }] }))).toMatchObject({ verdict: 'refused', clients: [777] })
    const many = Array.from({ length: 65 }, (_, index) => ({ client: 1_000_000 + index, clock: 0, of: [gc(1)] }))
    expect(room.ask('mal', participant, craftUpdate({ structs: many }))).toMatchObject({ verdict: 'refused', clients: many.slice(0, 64).map(({ client }) => client) })
  })

  it('[G40] what is too large to look into closes the ids all the same, so that it does not come again in smaller pieces', () => {
    const seedDoc = new Y.Doc()
    seedDoc.clientID = 7
    seedDoc.getMap('meta').set('schema', 1)
    Y.applyUpdate(room.doc, Y.encodeStateAsUpdate(seedDoc))
    room.bindings.set(MAL, { participantId: 'mal', closed: false, generation: 'g1' })
    const tooLarge = (clients: readonly number[], ...rest: readonly number[]) => {
      const many = Array.from({ length: 200_001 }, () => gc(1))
      const structs = [...clients.map((client) => ({ client, clock: 0, of: many })), ...rest.map((client) => ({ client, clock: 0, of: [gc(1)] }))]
      return room.ask('mal', participant, craftUpdate({ structs }))
    }
    const refused = (...clients: readonly number[]) => ({ verdict: 'refused', refusal: expect.objectContaining({ refused: 'message-too-large' }), clients })
    // Its own that comes only after what was too much, and one that nobody named before.
    expect(tooLarge([777], MAL)).toEqual(refused(777, MAL))
    // Beside an id of ann's and of the server's, nothing but its own.
    expect(tooLarge([ANN, 777], MAL)).toEqual(refused(MAL))
    expect(tooLarge([7, 777])).toEqual(refused())
    // What the server has under its own id adds nothing.
    room.send('mal', participant, fromMal([gc(1)]))
    expect(tooLarge([777], MAL)).toEqual(refused(777))
    const ranges = Array.from({ length: 11_000 }, (_, i) => [i * 2, 1] as const)
    expect(room.ask('mal', participant, craftUpdate({ structs: [{ client: MAL, clock: 0, of: [gc(2)] }], deletions: [{ client: ANN, ranges }] }))).toEqual(refused(MAL))
  })

  it('[G40] what is cut short or has something behind it is garbage, however much it claims', () => {
    const update = craftUpdate({ structs: [{ client: MAL, clock: 0, of: [...Array.from({ length: 200_000 }, () => gc(1)), item({ parent: text }, string('é')), item({ root: 'cards', key: 'a' }, values({ x: 1 }))] }] })
    expect(ask(update)).toBe('message-too-large')
    for (const bytes of [update.slice(0, -2), update.slice(0, -12), Uint8Array.from([...update, 0])]) expect(ask(bytes)).toBe('garbage')
  })

  it('[G12] beside ids of somebody else it closes those bound to the writer, never those of others or of nobody', () => {
    room.bindings.set(MAL, { participantId: 'mal', closed: false, generation: 'g1' })
    const structs = [ANN, MAL, 12345].map((client) => ({ client, clock: client === ANN ? 500 : 0, of: [gc(1)] }))
    const answer = room.send('mal', participant, craftUpdate({ structs }))
    expect(answer).toMatchObject({ verdict: 'refused', clients: [MAL] })
    expect(room.bindings.get(ANN)).toMatchObject({ closed: false })
    expect(room.bindings.has(12345)).toBe(false)
  })

  it('[G12] known structs of another page of the same person do not close that page', () => {
    const old = Y.encodeStateAsUpdate(ann.doc)
    const mixed = openPage(room, 'ann', participant, 2000)
    Y.applyUpdate(mixed.doc, old, 'server')
    mixed.root('evil').set('a', 1)
    expect(room.ask('ann', participant, Y.encodeStateAsUpdate(mixed.doc))).toMatchObject({ verdict: 'refused', clients: [2000] })
  })
})

describe('clocks and what they hang on', () => {
  it('[G5] a gap, a hole inside, and a start beyond what is known are refused', () => {
    expect(ask(fromMal([gc(1)], 1))).toBe('gap')
    expect(ask(fromMal([gc(1), skip(2), gc(1)]))).toBe('gap')
    expect(ask(craftUpdate({ structs: [{ client: MAL, clock: 0, of: [skip(5)] }] }))).toBe('gap')
  })

  it('[G5] a hole over clocks that the server has is none', () => {
    room.send('mal', participant, fromMal([gc(4)]))
    expect(ask(fromMal([gc(1), skip(2), gc(1)]))).toBe('known')
    expect(ask(fromMal([gc(1), skip(2), gc(3)]))).toBe('write')
  })

  it('[G6] what hangs on what nobody has would stay pending, so it is refused', () => {
    for (const where of [{ origin: [ANN, 999] }, { rightOrigin: [4, 0] }, { parent: [ANN, 999], key: 'color' }, { origin: [MAL, 0] }, { origin: [MAL, 7] }] as const) {
      expect(ask(fromMal([item(where, string('x'))]))).toBe('gap')
    }
  })

  it('[G6] structs that hang on each other in a circle are refused', () => {
    const circle = craftUpdate({
      structs: [
        { client: MAL, clock: 0, of: [item({ origin: [MAL + 1, 0] }, string('a'))] },
        { client: MAL + 1, clock: 0, of: [item({ origin: [MAL, 0] }, string('b'))] },
      ],
    })
    expect(ask(circle)).toBe('gap')
  })

  it('[G6] structs of two own ids that hang on each other without a circle pass, in any order', () => {
    const order = (first: number, second: number) => craftUpdate({
      structs: [
        { client: first, clock: 0, of: [item({ parent: text }, string('a')), item({ origin: [second, 0] }, string('c'))] },
        { client: second, clock: 0, of: [item({ origin: [first, 0] }, string('b'))] },
      ],
    })
    for (const update of [order(MAL, MAL + 1), order(MAL + 1, MAL)]) {
      const answer = room.ask('mal', participant, update)
      expect(wordOf(answer)).toBe('write')
      const clone = new Y.Doc()
      Y.applyUpdate(clone, Y.encodeStateAsUpdate(room.doc))
      if (answer.verdict === 'write') Y.applyUpdate(clone, Y.mergeUpdates([answer.update]))
      expect(clone.store.pendingStructs).toBe(null)
    }
  })

  it('[G7] a deletion of what does not exist is refused', () => {
    const known = Y.getState(room.doc.store, ANN)
    for (const ranges of [[[known, 1]], [[known - 1, 2]], [[0, 2 ** 30]]] as const) expect(ask(craftUpdate({ deletions: [{ client: ANN, ranges }] }))).toBe('gap')
    expect(ask(craftUpdate({ deletions: [{ client: 31337, ranges: [[0, 1]] }] }))).toBe('gap')
  })

  it('[G1] more deleted ranges than the board can have are too much', () => {
    const ranges = Array.from({ length: 10_100 }, (_, i) => [i * 2, 1] as const)
    expect(ask(craftUpdate({ deletions: [{ client: ANN, ranges }] }))).toBe('message-too-large')
  })
})

describe('places', () => {
  it('[G8] only the roots of a board, only by key', () => {
    for (const root of ['evil', '__proto__', 'constructor', '', 'Cards']) {
      expect(ask(fromMal([item({ root, key: 'a' }, values(1))]), facilitator)).toBe('not-a-board-change')
    }
    expect(ask(fromMal([item({ root: 'cards' }, string('x'))]), facilitator)).toBe('not-a-board-change')
    expect(ask(fromMal([item({ parent: card }, string('x'))]))).toBe('not-a-board-change')
    for (const content of [values(true), string('x'), deleted(1)]) expect(ask(fromMal([item({ parent: text, key: 'bold' }, content)]))).toBe('not-a-board-change')
    expect([...room.doc.share.keys()].sort()).toEqual(['cards', 'lanes', 'links', 'meta', 'remarks', 'sections', 'timeline'])
  })

  it('[G8] entries are maps, the text is a text, nothing goes deeper', () => {
    expect(ask(fromMal([item({ root: 'cards', key: 'a' }, values(1))]))).toBe('not-a-board-change')
    expect(ask(fromMal([item({ root: 'cards', key: 'a' }, aText)]))).toBe('not-a-board-change')
    expect(ask(field('text', values('plain')))).toBe('not-a-board-change')
    expect(ask(field('text', aMap))).toBe('not-a-board-change')
    expect(ask(field('position', aMap))).toBe('not-a-board-change')
    expect(ask(field('title', aText))).toBe('not-a-board-change')
    expect(ask(fromMal([item({ root: 'cards', key: 'a' }, aMap), item({ parent: [MAL, 0], key: 'text' }, aText), item({ parent: [MAL, 1] }, aMap)]))).toBe('not-a-board-change')
    expect(ask(fromMal([item({ root: 'timeline', key: 'position' }, aMap)]), facilitator)).toBe('not-a-board-change')
  })

  it('[G8] no formatting, embeds, binary, documents, arrays or XML, not even where they come to nothing', () => {
    const contents = [bytes(6, 1, 98, 4, 116, 114, 117, 101), bytes(5, 2, 123, 125), bytes(3, 1, 9), bytes(9, 1, 97, 118, 0), bytes(7, 0), bytes(7, 3, 1, 97), bytes(7, 4), bytes(7, 5, 1, 97), bytes(7, 6)]
    for (const content of contents) {
      expect(ask(fromMal([item({ parent: text }, content)]))).toBe('not-a-board-change')
      expect(ask(field('color', content))).toBe('not-a-board-change')
    }
    room.doc.getMap('cards').delete('card')
    for (const content of contents) expect(ask(fromMal([item({ parent: text }, content)]))).toBe('not-a-board-change')
  })

  it('[G8] what hangs on something that is itself deleted or gone in the same message comes to nothing', () => {
    room.doc.getMap('cards').delete('card')
    expect(ask(fromMal([item({ root: 'cards', key: 'x' }, deleted(1)), item({ parent: [MAL, 0], key: 'color' }, values(1))]))).toBe('write')
    expect(ask(fromMal([item({ parent: text }, aMap), item({ parent: [MAL, 0], key: 'color' }, values(1))]))).toBe('write')
    expect(ask(fromMal([item({ root: 'cards', key: 'x' }, aMap), item({ parent: [MAL, 0], key: 'color' }, values('x')), item({ parent: [MAL, 1], key: 'y' }, values('x'))]))).toBe('not-a-board-change')
  })

  it('[G8] neighbours in two different places, and a parent that holds nothing, are refused', () => {
    ann.addCard('other', 'note', {}, 'daar')
    ann.send()
    room.flush()
    const first = (id: string): readonly [number, number] => [ann.text(id)._start?.id.client ?? 0, ann.text(id)._start?.id.clock ?? 0]
    expect(ask(fromMal([item({ origin: first('card'), rightOrigin: first('other') }, string('x'))]))).toBe('not-a-board-change')
    expect(ask(fromMal([item({ parent: first('card'), key: 'a' }, values(1))]))).toBe('not-a-board-change')
  })

  it('[G8] a left neighbour stands left of the right one: applied, queued, arriving', () => {
    const between = (left: readonly [number, number], right: readonly [number, number]) => fromMal([item({ origin: left, rightOrigin: right }, string('x'))])
    expect(ask(between(character(1), character(2)))).toBe('write')
    // Who knows the last character knows what it was typed behind.
    expect(ask(between(character(0), character(4)))).toBe('not-a-board-change')
    expect(ask(fromMal([item({ rightOrigin: character(4) }, string('x'))]))).toBe('not-a-board-change')
    for (const [left, right] of [[character(1), character(1)], [character(2), character(1)], [character(4), character(0)]] as const) expect(ask(between(left, right))).toBe('not-a-board-change')
    const behind = item({ origin: character(2), rightOrigin: character(3) }, string('abc'))
    for (const [left, right] of [[[MAL, 0], character(2)], [character(3), [MAL, 2]], [[MAL, 1], [MAL, 1]], [[MAL, 2], [MAL, 0]], [[MAL, 2], character(1)]] as const) {
      expect(ask(fromMal([behind, item({ origin: left, rightOrigin: right }, string('x'))]))).toBe('not-a-board-change')
    }
    for (const [left, right] of [[[MAL, 0], [MAL, 1]], [[MAL, 2], character(3)], [character(2), [MAL, 0]]] as const) {
      expect(ask(fromMal([behind, item({ origin: left, rightOrigin: right }, string('x'))]))).toBe('write')
    }
    room.send('mal', participant, fromMal([behind]))
    expect(ask(fromMal([item({ origin: [MAL, 0], rightOrigin: character(2) }, string('x'))], 3))).toBe('not-a-board-change')
    expect(ask(fromMal([item({ origin: [MAL, 0], rightOrigin: character(3) }, string('x'))], 3))).toBe('write')
  })

  it('[G9] ids of entries are at most 64 characters; `__proto__` is an id like any other', () => {
    const add = (id: string): Uint8Array => fromMal([item({ root: 'cards', key: id }, aMap), item({ parent: [MAL, 0], key: 'kind' }, values('note'))])
    expect(ask(add('x'.repeat(65)))).toBe('not-a-board-change')
    expect(ask(add(''))).toBe('not-a-board-change')
    const answer = room.send('mal', participant, add('__proto__'))
    expect(answer).toMatchObject({ verdict: 'write', newCards: ['__proto__'] })
    room.flush()
    expect(room.doc.getMap('cards').has('__proto__')).toBe(true)
  })

  it('[G9] fields hold one plain value of their rule', () => {
    const bad: readonly (readonly [string, CraftedContent])[] = [
      ['position', values({ x: 1 })], ['position', values({ x: 1, y: '2' })], ['position', values({ x: Number.NaN, y: 0 })], ['position', values([1, 2])],
      ['position', json('{"x":1,"y":2,"__proto__":{"z":3}}')], ['position', values({ x: 1, y: { toString: 1 } })], ['color', values(5n)], ['color', values(new Uint8Array(3))],
      ['color', values(undefined)], ['color', json('undefined')], ['color', values('x'.repeat(100_000))], ['color', values(null)], ['color', values('ok', 7)],
      ['kind', values('poster')], ['order', values(1)], ['__proto__', values(1)], ['constructor', values(1)], ['toString', values('x')], ['status', values('adopted')],
    ]
    for (const [key, content] of bad) expect([key, ask(field(key, content))]).toEqual([key, 'not-a-board-change'])
    // lib0 writes the key as data; its reader would set the prototype of the value.
    const proto = bytes(8, 1, 118, 3, 1, 120, 125, 1, 1, 121, 125, 2, 9, ...new TextEncoder().encode('__proto__'), 118, 0)
    expect(ask(field('position', proto))).toBe('not-a-board-change')
    for (const [key, content] of [['position', values({ x: 1, y: 2 })], ['position', json('{"x":1,"y":2}')], ['color', values('a', 'b')], ['mark', values('same')]] as const) {
      expect([key, ask(field(key, content))]).toEqual([key, 'write'])
    }
  })

  it('[G9] a field belongs to the kind that the card gets in the same message', () => {
    const add = (kind: string): Uint8Array =>
      fromMal([item({ root: 'cards', key: 'x' }, aMap), item({ parent: [MAL, 0], key: 'status' }, values('adopted')), item({ parent: [MAL, 0], key: 'kind' }, values(kind))])
    expect(ask(add('note'))).toBe('not-a-board-change')
    expect(ask(add('statement'))).toBe('write')
  })

  it('[G9] broken UTF-8 is garbage', () => {
    expect(ask(fromMal([item({ parent: text }, bytes(4, 2, 0xc3, 0x28))]))).toBe('garbage')
  })

  it('[G8] what hangs on something gone may be added under one\'s own id, deletions and GC structs too', () => {
    room.doc.getMap('cards').delete('card')
    expect(ask(fromMal([item({ parent: card, key: 'color' }, values('x')), item({ parent: text }, string('y')), gc(3), item({ parent: text }, deleted(2))]))).toBe('write')
  })
})
