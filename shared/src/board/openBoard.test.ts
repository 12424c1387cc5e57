import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { contentOf, writeContent } from './content.ts'
import { openBoard } from './openBoard.ts'

const open = (doc = new Y.Doc(), name = 'a') => {
  let n = 0
  return { doc, board: openBoard(doc, { newId: () => `${name}${++n}`, authorId: () => `person-${name}` }) }
}
const exchange = (a: Y.Doc, b: Y.Doc) => {
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a, Y.encodeStateVector(b)), 'wire')
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b, Y.encodeStateVector(a)), 'wire')
}

describe('one hand', () => {
  it('[B20] a card made on one board is the same value on another, with its author', () => {
    const one = open()
    const two = open(undefined, 'b')
    const [id = ''] = one.board.commands.addCards([{ kind: 'note', text: 'hallo', position: { x: 1.1, y: -0 } }])
    exchange(one.doc, two.doc)
    expect(two.board.read.cards.get(id)).toEqual({ id, kind: 'note', text: 'hallo', position: { x: 1, y: 0 }, order: 'a0', authorId: 'person-a' })
    expect(contentOf(two.doc)).toEqual(contentOf(one.doc))
    const copy = new Y.Doc()
    writeContent(copy, contentOf(one.doc))
    expect(contentOf(copy)).toEqual(contentOf(one.doc))
  })

  it('[B42] an addition in which others wrote is not taken back, and the step before it can be', () => {
    const one = open()
    const two = open(undefined, 'b')
    const [first = ''] = one.board.commands.addCards([{ kind: 'note' }])
    const [id = ''] = one.board.commands.addCards([{ kind: 'note', text: 'van mij' }])
    exchange(one.doc, two.doc)
    two.board.cardText(id)?.splice(0, 0, 'ook ')
    exchange(one.doc, two.doc)
    expect(one.board.undo.undo()).toEqual({ done: false, why: 'others-wrote' })
    expect(one.board.read.cards.get(id)?.text).toBe('ook van mij')
    expect(one.board.undo.undo()).toEqual({ done: true })
    expect(one.board.read.cards.has(first)).toBe(false)
    expect(one.board.read.cards.has(id)).toBe(true)
  })

  it('[B43] undoing a deletion brings back somebody else’s card with its author and every word', () => {
    const one = open()
    const two = open(undefined, 'b')
    const [id = ''] = one.board.commands.addCards([{ kind: 'statement', text: 'samen' }])
    exchange(one.doc, two.doc)
    const before = two.board.read.cards.get(id)
    two.board.commands.deleteCards([id])
    exchange(one.doc, two.doc)
    expect(one.board.read.cards.size).toBe(0)
    expect(two.board.undo.undo()).toEqual({ done: true })
    exchange(one.doc, two.doc)
    expect(one.board.read.cards.get(id)).toEqual(before)
    expect(before?.authorId).toBe('person-a')
  })
})
