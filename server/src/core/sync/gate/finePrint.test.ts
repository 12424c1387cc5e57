/** The ends of sentences in the rules: what only a test of its own would miss. */
import type * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { beforeEach, describe, expect, it } from 'vitest'
import { judge } from './judge.ts'
import { ANN, fromMal, MAL, openAnnsBoard, type AnnsBoard } from './test/annsBoard.ts'
import { aMap, craftUpdate, deleted, gc, item, string, values } from './test/craftUpdate.ts'
import { facilitator, onlyNotes, openGateRoom, openPage, participant, viewer, wordOf } from './test/gateRoom.ts'

let board: AnnsBoard
beforeEach(() => {
  board = openAnnsBoard()
})

const firstCharacter = (text: Y.Text): readonly [number, number] => [text._start?.id.client ?? 0, text._start?.id.clock ?? 0]

describe('who is told what', () => {
  it('[G10] who may write nothing hears that before a closed id, a gap or a strange place, but after an id of somebody else', () => {
    const { room, ask } = board
    expect(ask(craftUpdate({ structs: [{ client: ANN, clock: 500, of: [gc(1)] }] }), viewer)).toBe('not-your-id')
    expect(ask(fromMal([gc(1)], 7), viewer)).toBe('viewer')
    expect(ask(fromMal([item({ root: 'evil' }, string('x'))]), viewer)).toBe('viewer')
    room.bindings.set(MAL, { participantId: 'mal', closed: true, generation: 'g1' })
    expect(ask(fromMal([gc(1)]), viewer)).toBe('viewer')
  })

  it('[G10] a permission without links, and one without any kind of card', () => {
    const { ask, card, room, ann } = board
    const link = fromMal([item({ root: 'links', key: 'l' }, aMap), item({ parent: [MAL, 0], key: 'kind' }, values('relates'))])
    expect([ask(link), ask(link, { ...participant, links: false })]).toEqual(['write', 'kind-not-allowed'])
    const onlyLinks = { ...participant, kinds: [] }
    expect(ask(link, onlyLinks)).toBe('write')
    expect(ask(fromMal([item({ root: 'cards', key: 'new' }, aMap)]), onlyLinks)).toBe('kind-not-allowed')
    expect(ask(fromMal([item({ parent: card, key: 'color' }, values('x'))]), onlyLinks)).toBe('kind-not-allowed')
    ann.root('cards').set('kindless', new Y.Map())
    ann.send()
    room.flush()
    const [client, clock] = [ann.entry('cards', 'kindless')._item?.id.client ?? 0, ann.entry('cards', 'kindless')._item?.id.clock ?? 0]
    const touch = fromMal([item({ parent: [client, clock], key: 'color' }, values('x'))])
    expect([ask(touch, onlyNotes), ask(touch, onlyLinks)]).toEqual(['write', 'kind-not-allowed'])
  })

  it('[G10] of several values in one struct the last is the kind, also while it is only queued', () => {
    const { room, ann } = board
    const kind = ann.entry('cards', 'card')._map.get('kind')?.id
    room.send('mal', facilitator, fromMal([item({ origin: [kind?.client ?? 0, kind?.clock ?? 0] }, values('note', 'principle'))]))
    const bob = openPage(room, 'bob', onlyNotes)
    bob.pull()
    bob.entry('cards', 'card').set('color', 'geel')
    expect(bob.send()).toEqual(['kind-not-allowed'])
  })

  it('[G11] of several values in one struct each is looked at', () => {
    const { ask, card } = board
    const author = (...held: readonly string[]) => ask(fromMal([item({ parent: card, key: 'authorId' }, values(...held))]))
    expect([author('mal', 'ann'), author('eva', 'mal'), author('mal', 'eva')]).toEqual(['write', 'author-not-you', 'author-not-you'])
  })
})

describe('places', () => {
  it('[G8] neighbours that only arrive stand in one place too: the same map and the same key, or the same text', () => {
    const { ask, ann, room, card, text } = board
    ann.addCard('other', 'note', {}, 'daar')
    ann.send()
    room.flush()
    const [otherCard, otherText] = [ann.entry('cards', 'other'), ann.text('other')].map((type) => [type._item?.id.client ?? 0, type._item?.id.clock ?? 0] as const)
    const beside = item({ origin: [MAL, 0], rightOrigin: [MAL, 1] }, values('c'))
    expect(ask(fromMal([item({ parent: card, key: 'color' }, values('a')), item({ parent: card, key: 'color' }, values('b')), beside]))).toBe('write')
    expect(ask(fromMal([item({ parent: card, key: 'color' }, values('a')), item({ parent: card, key: 'partyId' }, values('b')), beside]))).toBe('not-a-board-change')
    expect(ask(fromMal([item({ parent: card, key: 'color' }, values('a')), item({ parent: otherCard ?? card, key: 'color' }, values('b')), beside]))).toBe('not-a-board-change')
    const typed = item({ origin: [MAL, 0], rightOrigin: [MAL, 1] }, string('c'))
    expect(ask(fromMal([item({ parent: text }, string('a')), item({ parent: otherText ?? text }, string('b')), typed]))).toBe('not-a-board-change')
  })

  it('[G8] neighbours of which one is gone and the other is not are nobody\'s honest neighbours', () => {
    const { ask, ann, room, character } = board
    ann.addCard('other', 'note', {}, 'daar')
    ann.send()
    room.flush()
    const gone = firstCharacter(ann.text('other'))
    ann.root('cards').delete('other')
    ann.send()
    room.flush()
    expect(ask(fromMal([item({ origin: gone, rightOrigin: character(0) }, string('x'))]))).toBe('not-a-board-change')
    expect(ask(fromMal([item({ origin: character(4), rightOrigin: gone }, string('x'))]))).toBe('not-a-board-change')
    expect(ask(fromMal([item({ origin: gone }, string('x')), item({ origin: gone, rightOrigin: [gone[0], gone[1] + 1] }, string('y'))]))).toBe('write')
  })

  it('[G8] what is put behind an item does not lie beyond what that was put before', () => {
    const { ask, character } = board
    const between = item({ origin: character(2), rightOrigin: character(3) }, string('abc'))
    expect(ask(fromMal([between, item({ origin: [MAL, 2], rightOrigin: character(3) }, string('x'))]))).toBe('write')
    expect(ask(fromMal([between, item({ origin: [MAL, 2] }, string('x'))]))).toBe('not-a-board-change')
  })

  it('[G8] an order is followed through items that hang on each other', () => {
    const { ask, character } = board
    const chain = Array.from({ length: 12 }, (_, index) => item({ origin: index === 0 ? character(2) : [MAL, index - 1], rightOrigin: character(3) }, string('x')))
    expect(ask(fromMal([...chain, item({ origin: [MAL, 0], rightOrigin: [MAL, 1] }, string('y'))]))).toBe('write')
    expect(ask(fromMal([...chain, item({ origin: [MAL, 11], rightOrigin: [MAL, 0] }, string('y'))]))).toBe('not-a-board-change')
  })

  it('[G8] what stands on a board that may not is not taken away either', () => {
    const { room, ask } = board
    const strange = new Y.Doc()
    strange.clientID = 4242
    strange.getMap('evil').set('a', 1)
    Y.applyUpdate(room.doc, Y.encodeStateAsUpdate(strange))
    expect(ask(craftUpdate({ deletions: [{ client: 4242, ranges: [[0, 1]] }] }), facilitator)).toBe('not-a-board-change')
  })

  it('[G9] a list or a large value is no field, also where a number is one', () => {
    const set = (...held: readonly Parameters<typeof encoding.writeAny>[1][]) => board.ask(fromMal([item({ root: 'timeline', key: 'quarters' }, values(...held))]), facilitator)
    expect([set(1), set([1]), set([]), set({}), set(1, [1]), set([1], 1)]).toEqual(['write', ...Array.from({ length: 5 }, () => 'not-a-board-change')])
  })

  it('[G1] more values of one field than anybody keeps are garbage', () => {
    const set = (count: number) => board.ask(board.field('color', values(...Array.from({ length: count }, () => 'x'))))
    expect([set(108_000), set(108_001)]).toEqual(['write', 'garbage'])
  })
})

describe('news', () => {
  it('[G1] a board with many structs has many deleted ranges, and who re-sends them all is known', () => {
    const room = openGateRoom()
    const ann = openPage(room, 'ann', participant, ANN)
    for (const id of ['a', 'b']) {
      ann.addCard(id, 'note', {}, 'ab'.repeat(6_000))
      ann.doc.transact(() => {
        for (let at = 6_000; at > 0; at--) ann.text(id).delete(at, 1)
      })
    }
    ann.doc.transact(() => {
      for (let at = 0; at < 3_000; at++) ann.text('a').insert(at * 2, '.')
      for (let at = 2_999; at >= 0; at--) ann.text('a').delete(at * 2, 1)
      for (const id of ['a', 'b']) for (let at = ann.text(id).length - 1; at > 0; at -= 2) ann.text(id).delete(at, 1)
    })
    ann.send()
    room.flush()
    const step2 = Y.encodeStateAsUpdate(ann.doc)
    const ranges = [...Y.decodeUpdate(step2).ds.clients.values()].reduce((sum, of) => sum + of.length, 0)
    expect(ranges).toBeGreaterThan(5_000)
    expect(wordOf(room.ask('eve', viewer, step2))).toBe('known')
    // As many ranges as the board has structs and ten thousand more: not too large, but of things that are not there.
    const structs = [...room.doc.store.clients.values()].reduce((sum, of) => sum + of.length, 0)
    const claim = (count: number) => wordOf(room.ask('ann', participant, craftUpdate({ deletions: [{ client: ANN, ranges: Array.from({ length: count }, (_, i) => [1_000_000 + i * 2, 1] as const) }] })))
    expect([claim(structs + 10_000), claim(structs + 10_001)]).toEqual(['gap', 'message-too-large'])
  })

  it('[G2] deletions of what is deleted are left out of what goes on', () => {
    const { ann, room } = board
    ann.text('card').delete(0, 1)
    ann.send()
    room.flush()
    const [client, clock] = firstCharacter(ann.text('card'))
    const answer = room.send('mal', participant, craftUpdate({ structs: [{ client: MAL, clock: 0, of: [gc(1)] }], deletions: [{ client, ranges: [[clock, 2]] }] }))
    expect(answer.verdict === 'write' ? [...Y.decodeUpdate(answer.update).ds.clients].map(([id, ranges]) => [id, ranges.map(({ clock: from, len }) => [from, len])]) : wordOf(answer)).toEqual([[client, [[clock + 1, 1]]]])
  })

  it('[G2] what is queued as deleted already is not deleted anew', () => {
    const { room, text } = board
    room.send('mal', participant, fromMal([gc(2), item({ parent: text }, deleted(2)), item({ parent: text }, string('x'))]))
    const take = (from: number, length: number) => wordOf(room.ask('bob', participant, craftUpdate({ deletions: [{ client: MAL, ranges: [[from, length]] }] })))
    expect([take(0, 4), take(0, 5), take(4, 1)]).toEqual(['known', 'write', 'write'])
  })

  it('[G14] of several values the server has some: the rest goes on whole', () => {
    const { room, card } = board
    const color = (...held: readonly string[]) => room.send('mal', participant, fromMal([item({ parent: card, key: 'color' }, values(...held))]))
    expect([wordOf(color('a')), wordOf(color('a', 'b', 'c'))]).toEqual(['write', 'write'])
    room.flush()
    expect(room.doc.getMap('cards').toJSON()).toMatchObject({ card: { color: 'c' } })
    expect(room.isWhole()).toBe(true)
  })

  it('[G13] a board that holds too much already may lose cards, change them and put one in the place of another', () => {
    const room = openGateRoom({ cards: 2, textLength: 20, titleLength: 8, sections: 2, lanes: 2, links: 2, remarks: 2, remarkLength: 8, messageBytes: 4096 })
    const early = openPage(openGateRoom(), 'ann', participant, 7)
    for (const id of ['a', 'b', 'c', 'd']) early.addCard(id)
    Y.applyUpdate(room.doc, Y.encodeStateAsUpdate(early.doc))
    const page = openPage(room, 'ann', participant, ANN)
    page.pull()
    page.entry('cards', 'a').set('color', 'geel')
    page.addCard('b')
    page.root('cards').delete('c')
    page.addCard('e')
    expect(page.send()).toEqual(['write', 'write', 'write', 'board-full'])
  })

  it('[G15] a mistake of ours costs the message, not the room', () => {
    const { room, field } = board
    const broken = (): never => {
      throw new Error('a mistake')
    }
    const question = { doc: room.doc, queued: room.queued, participantId: 'mal', permission: participant, generation: 'g1', limits: { cards: 9, textLength: 9, titleLength: 9, sections: 9, lanes: 9, links: 9, remarks: 9, remarkLength: 9, messageBytes: 999 } }
    expect(judge({ ...question, update: field('color', values('x')), bindingOf: broken, authorOf: () => undefined })).toEqual({ verdict: 'garbage' })
  })
})
