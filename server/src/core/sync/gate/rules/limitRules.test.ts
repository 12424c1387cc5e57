import type { BoardLimits } from '@visiebord/shared/board/limits.ts'
import * as Y from 'yjs'
import { beforeEach, describe, expect, it } from 'vitest'
import { facilitator, openGateRoom, openPage, wordOf, type GateRoom } from '../test/gateRoom.ts'

const SMALL: BoardLimits = { cards: 5, textLength: 20, titleLength: 8, sections: 2, lanes: 2, links: 2, remarks: 2, remarkLength: 10, messageBytes: 4096 }
let room: GateRoom
let page: ReturnType<typeof openPage>
const last = (answers: readonly string[]): string | undefined => answers.at(-1)

beforeEach(() => {
  room = openGateRoom(SMALL)
  page = openPage(room, 'eva', facilitator)
})

const addEntry = (root: string, id: string, title: string): void => {
  const fields: Record<string, readonly (readonly [string, unknown])[]> = {
    sections: [['title', new Y.Text(title)], ['position', { x: 0, y: 0 }], ['size', { w: 99, h: 99 }], ['order', 'a0']],
    lanes: [['title', new Y.Text(title)], ['order', 'a0']],
    links: [['from', 'a'], ['to', 'b'], ['kind', 'relates']],
  }
  page.doc.transact(() => void page.root(root).set(id, new Y.Map<unknown>(fields[root]?.map(([key, value]) => [key, value]) ?? [])))
}

describe('how much a board holds', () => {
  it('[G13] five cards where five fit, queued ones counted, and one more when one is gone', () => {
    for (let i = 0; i < 4; i++) page.addCard(`c${i}`)
    expect(new Set(page.send())).toEqual(new Set(['write']))
    room.flush()
    page.addCard('c4')
    expect(page.send()).toEqual(['write'])
    const other = openPage(room, 'bob', facilitator)
    other.addCard('too many')
    expect(wordOf(room.ask('bob', facilitator, other.outbox[0] ?? new Uint8Array()))).toBe('board-full')
    page.root('cards').delete('c0')
    expect(page.send()).toEqual(['write'])
    expect(other.send()).toEqual(['write'])
    room.flush()
    expect(room.doc.getMap('cards').size).toBe(5)
  })

  it('[G13] deleted cards do not count, however many there were; a card in the place of another neither', () => {
    for (let i = 0; i < 5; i++) page.addCard(`c${i}`)
    for (let i = 5; i < 20; i++) {
      page.doc.transact(() => {
        page.root('cards').delete(`c${i - 5}`)
        page.addCard(`c${i}`)
      })
      page.addCard(`c${i}`, 'note', {}, 'again')
    }
    const words = page.outbox.splice(0).map((update, i) => {
      if (i % 7 === 0) room.flush()
      return wordOf(room.send('eva', facilitator, update))
    })
    expect(new Set(words)).toEqual(new Set(['write']))
    room.flush()
    expect(room.doc.getMap('cards').size).toBe(5)
    page.addCard('more')
    expect(page.send()).toEqual(['board-full'])
  })

  it('[G13] a card that was deleted and comes back counts anew', () => {
    for (let i = 0; i < 5; i++) page.addCard(`c${i}`)
    page.root('cards').delete('c0')
    page.send()
    room.flush()
    page.addCard('c5')
    expect(page.send()).toEqual(['write'])
    room.flush()
    page.addCard('c0')
    expect(page.send()).toEqual(['board-full'])
  })

  it('[G13] a card in the place of one that is queued away still counts', () => {
    for (let i = 0; i < 5; i++) page.addCard(`c${i}`)
    page.send()
    room.flush()
    page.addCard('c0')
    page.addCard('c5')
    expect(page.send()).toEqual(['write', 'board-full'])
  })

  it.each(['sections', 'lanes', 'links'])('[G13] no more %s than fit', (root) => {
    addEntry(root, 'a', 'x')
    addEntry(root, 'b', 'x')
    expect(page.send()).toEqual(['write', 'write'])
    addEntry(root, 'c', 'x')
    expect(page.send()).toEqual(['board-full'])
  })

  it('[G13] a text up to its length, counted with what is applied, queued and arriving, less what goes', () => {
    page.addCard('c', 'note', {}, 'x'.repeat(10))
    page.send()
    room.flush()
    page.text('c').insert(0, 'y'.repeat(8))
    page.text('c').insert(0, 'zz')
    expect(page.send()).toEqual(['write', 'write'])
    page.doc.transact(() => {
      page.text('c').delete(0, 3)
      page.text('c').insert(0, 'abc')
    })
    expect(page.send()).toEqual(['write'])
    page.text('c').insert(0, '!')
    expect(page.send()).toEqual(['text-too-long'])
  })

  it('[G13] what comes and goes in one message is not counted', () => {
    page.addCard('c', 'note', {}, 'x'.repeat(10))
    page.text('c').insert(0, 'y'.repeat(15))
    page.text('c').delete(0, 8)
    expect(wordOf(room.ask('eva', facilitator, Y.mergeUpdates(page.outbox)))).toBe('write')
    page.text('c').insert(0, 'zzzz')
    expect(wordOf(room.ask('eva', facilitator, Y.mergeUpdates(page.outbox)))).toBe('text-too-long')
  })

  it('[G13] a text that is too long already may shrink', () => {
    const early = new Y.Doc()
    early.getMap('cards').set('c', new Y.Map<unknown>([['kind', 'note'], ['text', new Y.Text('x'.repeat(40))]]))
    Y.applyUpdate(room.doc, Y.encodeStateAsUpdate(early))
    page.pull()
    page.text('c').delete(0, 5)
    page.text('c').insert(0, 'a')
    expect(page.send()).toEqual(['write', 'text-too-long'])
  })

  it('[G13] two who fill one text at once: who comes second is refused, and taking away always passes', () => {
    page.addCard('c', 'note', {}, 'x'.repeat(15))
    page.send()
    room.flush()
    const other = openPage(room, 'bob', facilitator)
    other.pull()
    page.text('c').insert(0, 'aaaa')
    other.text('c').insert(0, 'bbbb')
    expect([...page.send(), ...other.send()]).toEqual(['write', 'text-too-long'])
    const third = openPage(room, 'cor', facilitator)
    third.pull()
    third.text('c').delete(0, 9)
    expect(third.send()).toEqual(['write'])
  })

  it('[G13] a new card with a text that is too long, and a title that is', () => {
    page.addCard('c', 'note', {}, 'x'.repeat(21))
    expect(last(page.send())).toBe('text-too-long')
    page = openPage(room, 'eva', facilitator)
    addEntry('sections', 's', 'x'.repeat(8))
    expect(page.send()).toEqual(['write'])
    addEntry('lanes', 'l', 'x'.repeat(9))
    expect(page.send()).toEqual(['text-too-long'])
  })
})
