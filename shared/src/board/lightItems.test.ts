import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { openBoard } from './openBoard.ts'
import { rootsOf } from './roots.ts'

const board = () => {
  const doc = new Y.Doc()
  let ids = 0
  return { doc, board: openBoard(doc, { newId: () => `c${ids++}`, authorId: () => 'ann' }) }
}

test('cards that came share one empty list of watchers, and their words are still followed', () => {
  const one = board()
  one.board.commands.addCards(['c0', 'c1', 'c2'].map((id) => ({ kind: 'note', id, text: 'Woorden' })))
  const other = board()
  Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(one.doc))
  const items = [...rootsOf(other.doc).cards.values()] as Y.Map<unknown>[]
  expect(items).toHaveLength(3)
  expect(new Set(items.flatMap((item) => [item._eH, item._dEH, (item.get('text') as Y.Text)._dEH])).size).toBe(2)
  expect(new Set(items.map((item) => (item.get('text') as Y.Text)._eH)).size).toBe(1)

  const heard: unknown[] = []
  const stop = other.board.cardText('c1')?.observe((splices) => heard.push(splices))
  one.board.cardText('c1')?.splice(0, 0, 'Meer ')
  one.board.cardText('c2')?.splice(0, 0, 'Anders ')
  Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(one.doc))
  expect(heard).toEqual([[{ index: 0, remove: 0, insert: 'Meer ' }]])
  stop?.()
  expect([...other.board.read.cards.values()].map(({ text }) => text)).toEqual(['Woorden', 'Meer Woorden', 'Anders Woorden'])
})

test('who would watch one card by itself is told that it cannot be, and hears nothing of the others', () => {
  const { doc, board: own } = board()
  own.commands.addCards([{ kind: 'note', id: 'c0' }])
  const item = rootsOf(doc).cards.get('c0') as Y.Map<unknown>
  expect(() => item.observe(() => undefined)).toThrow(TypeError)
})

test('equal words of fields are kept once, each hand still changes its own, and the document is written as it came', () => {
  const one = board()
  one.board.commands.addCards(['c0', 'c1', 'c2'].map((id) => ({ kind: 'note', id, text: 'Woorden', partyId: 'cul' })))
  const bytes = Y.encodeStateAsUpdate(one.doc)
  const other = board()
  Y.applyUpdate(other.doc, bytes)
  const listOf = (id: string) => {
    const content = (rootsOf(other.doc).cards.get(id) as Y.Map<unknown>)._map.get('partyId')?.content
    return content instanceof Y.ContentAny ? content.arr : undefined
  }
  expect(listOf('c0')).toEqual(['cul'])
  expect([listOf('c1'), listOf('c2')].every((list) => list === listOf('c0'))).toBe(true)
  expect(Y.encodeStateAsUpdate(other.doc)).toEqual(bytes)
  other.board.commands.setCardFields('c1', { partyId: 'tie' })
  other.board.undo.cut()
  other.board.commands.setCardFields('c2', { partyId: 'tie' })
  other.board.undo.undo()
  expect([...other.board.read.cards.values()].map(({ partyId }) => partyId)).toEqual(['cul', 'tie', 'cul'])
  Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(other.doc))
  expect([...one.board.read.cards.values()].map(({ partyId }) => partyId)).toEqual(['cul', 'tie', 'cul'])
})

test('a text that gets fields of its own after all keeps them to itself', () => {
  const one = board()
  one.board.commands.addCards(['c0', 'c1'].map((id) => ({ kind: 'note', id, text: 'Woorden' })))
  const textOf = (doc: Y.Doc, id: string) => (rootsOf(doc).cards.get(id) as Y.Map<unknown>).get('text') as Y.Text
  const plain = new Y.Doc()
  Y.applyUpdate(plain, Y.encodeStateAsUpdate(one.doc))
  textOf(plain, 'c0').setAttribute('taal', 'nl')
  textOf(plain, 'c0').setAttribute('taal', 'en')
  expect(textOf(one.doc, 'c0')._map).toBe(textOf(one.doc, 'c1')._map)
  Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(plain))
  expect([textOf(one.doc, 'c0').getAttributes(), textOf(one.doc, 'c1').getAttributes()]).toEqual([{ taal: 'en' }, {}])
  one.board.commands.deleteCards(['c1'])
  expect(textOf(one.doc, 'c0').getAttributes()).toEqual({ taal: 'en' })
  one.board.commands.deleteCards(['c0'])
  Y.applyUpdate(plain, Y.encodeStateAsUpdate(one.doc))
  expect([...rootsOf(plain).cards.keys()]).toEqual([])
  expect(Y.encodeStateVector(plain)).toEqual(Y.encodeStateVector(one.doc))
})
