import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { openBoard } from './openBoard.ts'

const map = (fields: Record<string, unknown>) => new Y.Map(Object.entries(fields))
const text = (words: string) => new Y.Text(words)

/** A board on which pages of a later release have written: a kind, fields and a root that this one does not know. */
function laterBoard(): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    const cards = doc.getMap('cards')
    cards.set('note', map({ kind: 'note', text: text('Eén loket'), order: 'a0', position: { x: 0, y: 0 }, sectionId: 's', mood: 'glad' }))
    cards.set('gone', map({ kind: 'note', text: text('weg'), order: 'a1', position: { x: 300, y: 0 } }))
    cards.set('hologram', map({ kind: 'hologram', text: text('van later'), order: 'a2', position: { x: 600, y: 0 }, sectionId: 's', depth: map({ layers: 3 }) }))
    doc.getMap('sections').set('s', map({ title: text('Vak'), order: 'a0', position: { x: -20, y: -80 }, size: { w: 900, h: 600 }, curtain: 'open' }))
    doc.getMap('links').set('l', map({ from: 'note', to: 'hologram', kind: 'relates' }))
    doc.getMap('choirs').set('c', map({ voices: 4 }))
    doc.getMap('meta').set('schema', 1)
    doc.getMap('meta').set('tuning', 440)
  })
  return doc
}
/** What only the later release knows, as it stands there. */
const laterPart = (doc: Y.Doc): unknown => {
  const { hologram, note } = doc.getMap('cards').toJSON() as Record<string, Record<string, unknown>>
  const { s } = doc.getMap('sections').toJSON() as Record<string, Record<string, unknown>>
  return [hologram, note?.['mood'], s?.['curtain'], doc.getMap('choirs').toJSON(), doc.getMap('meta').toJSON()]
}

it('[D12] [B12] on a board of a later release a page works with what it knows, and leaves the rest as it is, also through an undo', () => {
  const doc = laterBoard()
  const before = laterPart(doc)
  const later = new Y.Doc()
  Y.applyUpdate(later, Y.encodeStateAsUpdate(doc))
  const board = openBoard(doc, { newId: () => 'new', authorId: () => 'anna' })
  expect([...board.read.cards.keys()]).toEqual(['note', 'gone'])
  expect(board.read.skipped).toBeGreaterThan(0)

  const { commands } = board
  commands.moveCards([{ id: 'note', position: { x: 40, y: 40 } }])
  board.cardText('note')?.splice(9, 0, ' voor iedereen')
  commands.deleteCards(['gone'])
  commands.addCards([{ kind: 'note', text: 'nieuw', position: { x: 0, y: 400 } }])
  commands.moveSection('s', { x: 100, y: 100 })
  expect(laterPart(doc)).toEqual(before)
  for (let step = 0; step < 5; step++) board.undo.undo()
  expect([...board.read.cards.keys()].toSorted()).toEqual(['gone', 'note'])
  expect(laterPart(doc)).toEqual(before)

  // Who knows it has it back to the letter, beside all that was done here.
  for (let step = 0; step < 5; step++) board.undo.redo()
  Y.applyUpdate(later, Y.encodeStateAsUpdate(doc))
  expect(laterPart(later)).toEqual(before)
  expect(later.getMap('cards').toJSON()).toMatchObject({ note: { text: 'Eén loket voor iedereen' }, new: { text: 'nieuw' } })
  expect([...later.getMap('cards').keys()].toSorted()).toEqual(['hologram', 'new', 'note'])
})
