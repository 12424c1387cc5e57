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
