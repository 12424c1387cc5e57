/** Work of honest Yjs clients that a gate which takes its rules too literally would refuse. */
import * as Y from 'yjs'
import { beforeEach, describe, expect, it } from 'vitest'
import { facilitator, jsonOf, openGateRoom, openPage, participant, viewer, wordOf, type GateRoom } from './test/gateRoom.ts'

type Page = ReturnType<typeof openPage>
let room: GateRoom
let ann: Page
let bob: Page

beforeEach(() => {
  room = openGateRoom()
  ann = openPage(room, 'ann', participant)
  bob = openPage(room, 'bob', participant)
  ann.addCard('card', 'note', {}, 'hallo')
  ann.send()
  room.flush()
  bob.pull()
})

const expectAllEqual = (...pages: readonly Page[]): void => {
  room.flush()
  expect(room.isWhole()).toBe(true)
  for (const page of pages) {
    page.pull()
    expect(page.json()).toEqual(jsonOf(room.doc))
  }
}

describe('honest work passes', () => {
  it('[G20] a reconnect that re-sends the whole delete set is known, from a viewer too', () => {
    for (let i = 0; i < 5; i++) ann.entry('cards', 'card').set('position', { x: i, y: i })
    ann.root('cards').delete('card')
    expect(new Set(ann.send())).toEqual(new Set(['write']))
    room.flush()
    const eve = openPage(room, 'eve', viewer)
    eve.pull()
    expect(eve.sendStep2()).toBe('known')
    expect(ann.sendStep2()).toBe('known')
    expect(wordOf(room.ask('eve', viewer, Y.encodeStateAsUpdate(eve.doc)))).toBe('known')
  })

  it('[G20] what is queued is known already: a message that comes twice before the flush counts once', () => {
    ann.entry('cards', 'card').set('position', { x: 9, y: 9 })
    const [update] = ann.outbox
    if (update === undefined) throw new Error('nothing sent')
    expect(wordOf(room.send('ann', participant, update))).toBe('write')
    expect(wordOf(room.send('ann', participant, update))).toBe('known')
    expect(wordOf(room.send('bob', viewer, update))).toBe('known')
    expectAllEqual(ann, bob)
  })

  it('[G21] a key typed before SyncStep2 passes when it is judged together with it, and is a gap alone', () => {
    ann.text('card').insert(5, ' offline')
    ann.outbox.length = 0
    const step2 = Y.encodeStateAsUpdate(ann.doc, Y.encodeStateVector(room.doc))
    ann.text('card').insert(13, '!')
    const [key] = ann.outbox.splice(0)
    if (key === undefined) throw new Error('nothing typed')
    expect(wordOf(room.ask('ann', participant, key))).toBe('gap')
    expect(wordOf(room.send('ann', participant, Y.mergeUpdates([key, step2])))).toBe('write')
    expectAllEqual(ann, bob)
    expect(bob.text('card').toJSON()).toBe('hallo offline!')
  })

  it('[G22] undo of a deletion brings back another person\'s card; its author stays', () => {
    const undo = new Y.UndoManager(bob.root('cards'))
    bob.root('cards').delete('card')
    undo.undo()
    expect(bob.send()).toEqual(['write', 'write'])
    expectAllEqual(ann, bob)
    expect(bob.entry('cards', 'card').get('authorId')).toBe('ann')
    expect(room.authors.get('card')).toBe('ann')
  })

  it('[G22] undo brings back a card whose text was emptied, brought back and broken in two before: Yjs names neighbours the wrong way round', () => {
    const undo = new Y.UndoManager(ann.root('cards'), { captureTimeout: 0 })
    ann.text('card').insert(5, ' allemaal')
    ann.text('card').delete(0, 14)
    undo.undo()
    ann.text('card').insert(3, '?')
    expect(ann.text('card').toJSON()).toBe('hal?lo allemaal')
    ann.root('cards').delete('card')
    undo.undo()
    const [last] = ann.outbox.slice(-1)
    const pieces = Y.decodeUpdate(last ?? new Uint8Array()).structs.flatMap((struct) => (struct instanceof Y.Item && struct.origin !== null && struct.rightOrigin !== null ? [struct] : []))
    expect(pieces.some(({ origin, rightOrigin }) => origin?.client === rightOrigin?.client && Number(origin?.clock) >= Number(rightOrigin?.clock))).toBe(true)
    // Typed at every place of it, while it is queued and when it is applied, by its writer and by another.
    for (let at = ann.text('card').length; at >= 0; at--) ann.text('card').insert(at, '.')
    expect(new Set(ann.send())).toEqual(new Set(['write']))
    expectAllEqual(ann, bob)
    for (const page of [ann, bob]) {
      for (let at = page.text('card').length; at >= 0; at--) page.text('card').insert(at, page === ann ? 'a' : 'b')
      expect(new Set(page.send())).toEqual(new Set(['write']))
    }
    expectAllEqual(ann, bob)
    expect(bob.text('card').toJSON().replaceAll(/[.ab]/g, '')).toBe('hl?lo lleml')
  })

  it('[G23] what was added and deleted offline arrives without a place and passes', () => {
    ann.addCard('passing', 'note', {}, 'weg')
    ann.root('cards').delete('passing')
    ann.addCard('staying')
    expect(Y.decodeUpdate(Y.encodeStateAsUpdate(ann.doc, Y.encodeStateVector(room.doc))).structs.some((struct) => struct instanceof Y.GC)).toBe(true)
    expect(ann.sendStep2()).toBe('write')
    expectAllEqual(ann, bob)
  })

  it('[G23] the same sent twice before the flush is known the second time', () => {
    ann.addCard('passing', 'note', {}, 'weg')
    ann.root('cards').delete('passing')
    expect([ann.sendStep2(), ann.sendStep2()]).toEqual(['write', 'known'])
    expectAllEqual(ann, bob)
  })

  it('[G20] what was queued and given up is news again', () => {
    ann.root('cards').delete('card')
    const [update] = ann.outbox
    if (update === undefined) throw new Error('nothing sent')
    expect([wordOf(room.send('ann', participant, update)), wordOf(room.ask('ann', participant, update))]).toEqual(['write', 'known'])
    room.queued.clear()
    expect(wordOf(room.ask('ann', participant, update))).toBe('write')
  })

  it('[G24] typing in a card that was deleted at that moment passes and comes to nothing', () => {
    ann.root('cards').delete('card')
    bob.text('card').insert(2, 'tik')
    bob.entry('cards', 'card').set('color', 'geel')
    ann.send()
    room.flush()
    expect(bob.send()).toEqual(['write', 'write'])
    expectAllEqual(ann, bob)
    expect(room.doc.getMap('cards').has('card')).toBe(false)
  })

  it('[G24] the same when the deletion is still queued', () => {
    ann.root('cards').delete('card')
    bob.text('card').insert(2, 'tik')
    ann.send()
    expect(bob.send()).toEqual(['write'])
    expectAllEqual(ann, bob)
    expect(room.doc.getMap('cards').has('card')).toBe(false)
  })

  it('[G25] a second message may build on a first that is only queued', () => {
    ann.addCard('new')
    ann.text('new').insert(0, 'a')
    ann.text('new').insert(1, 'b')
    ann.text('new').delete(0, 1)
    ann.root('cards').delete('card')
    ann.addCard('card', 'note', {}, 'opnieuw')
    ann.entry('cards', 'card').set('position', { x: 3, y: 4 })
    expect(new Set(ann.send())).toEqual(new Set(['write']))
    expectAllEqual(ann, bob)
    expect(bob.text('new').toJSON()).toBe('b')
  })

  it('[G26] two type in one card, move it, delete it and set it at once', () => {
    for (let i = 0; i < 10; i++) {
      ann.text('card').insert(ann.text('card').length, 'a')
      bob.text('card').insert(0, 'b')
      ann.entry('cards', 'card').set('position', { x: i, y: 0 })
      bob.entry('cards', 'card').set('position', { x: 0, y: i })
      if (i % 3 === 0) bob.text('card').delete(0, 2)
      expect(new Set([...ann.send(), ...bob.send()])).toEqual(new Set(['write']))
      if (i % 4 === 0) {
        room.flush()
        ann.pull()
      }
    }
    expectAllEqual(ann, bob)
  })

  it('[G27] a message of which the server has a part passes with the rest, also in the middle of a word', () => {
    const before = Y.encodeStateVector(room.doc)
    ann.text('card').insert(5, ' aan')
    ann.send()
    ann.text('card').insert(9, ' allen')
    ann.entry('cards', 'card').set('color', 'geel')
    ann.entry('cards', 'card').delete('color')
    ann.outbox.length = 0
    const answer = room.send('ann', participant, Y.encodeStateAsUpdate(ann.doc, before))
    expect(wordOf(answer)).toBe('write')
    expectAllEqual(ann, bob)
    expect(bob.text('card').toJSON()).toBe('hallo aan allen')
  })

  it('[G27] kept values of one field that Yjs merged into one struct pass', () => {
    const undo = new Y.UndoManager(ann.root('cards'))
    for (let i = 0; i < 4; i++) ann.entry('cards', 'card').set('position', { x: i, y: i })
    const step2 = Y.encodeStateAsUpdate(ann.doc, Y.encodeStateVector(room.doc))
    expect(Y.decodeUpdate(step2).structs.some((struct) => struct.length > 1)).toBe(true)
    expect(ann.sendStep2()).toBe('write')
    undo.undo()
    expect(ann.send()).toEqual(['write'])
    expectAllEqual(ann, bob)
  })

  it('[G28] a page that was reloaded offline brings the work of two Yjs clients in one message', () => {
    ann.addCard('first')
    const reloaded = openPage(room, 'ann', participant)
    Y.applyUpdate(reloaded.doc, Y.encodeStateAsUpdate(ann.doc))
    reloaded.text('first').insert(0, 'verder')
    reloaded.text('card').insert(5, '?')
    expect(reloaded.sendStep2()).toBe('write')
    expectAllEqual(reloaded, bob)
    expect(bob.text('first').toJSON()).toBe('verder')
  })

  it('[G29] a plain client may make a card in pieces, one message each', () => {
    bob.root('cards').set('slow', new Y.Map())
    bob.entry('cards', 'slow').set('kind', 'note')
    bob.entry('cards', 'slow').set('text', new Y.Text('x'))
    bob.entry('cards', 'slow').set('order', 'a1')
    expect(bob.send()).toEqual(['write', 'write', 'write', 'write'])
    expectAllEqual(ann, bob)
  })

  it('[G29] a facilitator writes sections, lanes, the timeline and meta', () => {
    const eva = openPage(room, 'eva', facilitator)
    eva.pull()
    eva.root('sections').set('s', new Y.Map<unknown>([['title', new Y.Text('Zorg')], ['position', { x: 0, y: 0 }], ['size', { w: 300, h: 300 }], ['order', 'a0']]))
    eva.root('lanes').set('l', new Y.Map<unknown>([['title', new Y.Text('2027')], ['order', 'a0']]))
    eva.root('timeline').set('start', '2027-Q1')
    eva.root('meta').set('schema', 1)
    expect(eva.send()).toEqual(['write', 'write', 'write', 'write'])
    expectAllEqual(ann, bob, eva)
  })
})
