import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { openBoard } from './openBoard.ts'

const options = { newId: () => 'n', authorId: () => 'me' }

/** What the first value of a card stands in. */
const arrayOf = (doc: Y.Doc, id: string): readonly unknown[] | undefined => {
  const content = doc.getMap<Y.Map<unknown>>('cards').get(id)?._map.get('kind')?.content
  return content instanceof Y.ContentAny ? content.arr : undefined
}

/** A document of so many cards, as an update. */
function boardOf(cards: number): Uint8Array {
  const doc = new Y.Doc()
  let made = 0
  const board = openBoard(doc, { ...options, newId: () => `c${made++}` })
  board.commands.addCards(Array.from({ length: cards }, (_, at) => ({ kind: 'note' as const, text: `kaart ${at}`, position: { x: at, y: -at } })))
  return Y.encodeStateAsUpdate(doc)
}

test('a board that arrives holds its values in arrays of their own size, and is the same board', () => {
  const update = boardOf(300)
  const doc = new Y.Doc()
  const grown: (readonly unknown[] | undefined)[] = []
  doc.once('beforeObserverCalls', () => grown.push(arrayOf(doc, 'c7')))
  const board = openBoard(doc, options)
  Y.applyUpdate(doc, update)
  expect(grown[0]).toEqual(['note'])
  expect(arrayOf(doc, 'c7')).toEqual(['note'])
  expect(arrayOf(doc, 'c7')).not.toBe(grown[0])
  expect(Y.encodeStateAsUpdate(doc)).toEqual(update)
  expect(board.read.cards.get('c7')).toMatchObject({ kind: 'note', text: 'kaart 7', position: { x: 7, y: -7 } })
  board.commands.moveCards([{ id: 'c7', position: { x: 1, y: 2 } }])
  expect(board.read.cards.get('c7')).toMatchObject({ position: { x: 1, y: 2 } })
})

test('so does one that was there before it was opened; a few cards are left as they came', () => {
  const [large, small] = [new Y.Doc(), new Y.Doc()]
  Y.applyUpdate(large, boardOf(300))
  Y.applyUpdate(small, boardOf(3))
  // The first of its kind: those that follow share its list (lightItems.ts).
  const [ofLarge, ofSmall] = [arrayOf(large, 'c0'), arrayOf(small, 'c0')]
  for (const doc of [large, small]) openBoard(doc, options)
  expect(arrayOf(large, 'c0')).not.toBe(ofLarge)
  expect(arrayOf(small, 'c0')).toBe(ofSmall)
})
