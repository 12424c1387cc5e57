import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { BoardChange } from './board.ts'
import { contentOf, writeContent } from './content.ts'
import { openBoard } from './openBoard.ts'
import { openHub, settle } from './test/peer.ts'
import type { BoardContent } from './schema.ts'

const boardOf = (doc: Y.Doc) => openBoard(doc, { newId: () => `id-${Math.trunc(doc.share.size)}`, authorId: () => undefined })
const map = (fields: Record<string, unknown>) => new Y.Map(Object.entries(fields))
const text = (words: string) => new Y.Text(words)

describe('the reader', () => {
  it('[B10] tells once a transaction, when all is up to date, and says whose it was', () => {
    const hub = openHub(2)
    const [one, two] = hub.peers
    const changes: BoardChange[] = []
    one?.board.read.subscribe((change) => {
      changes.push(change)
      for (const id of change.cards) expect(one.board.read.cards.has(id)).toBe(true)
    })
    const ids = one?.board.commands.addCards([{ kind: 'note' }, { kind: 'note' }])
    settle(hub)
    two?.board.cardText(ids?.[0] ?? '')?.splice(0, 0, 'x')
    settle(hub)
    one?.board.undo.undo()
    expect(changes.map((change) => [change.cards.size, change.local])).toEqual([[2, true], [1, false]])
  })

  it('[AN3] names the hand that last wrote a field of a card, not that of a field which is not set', () => {
    const hub = openHub(2)
    const [one, two] = hub.peers
    const [id = ''] = one?.board.commands.addCards([{ kind: 'note', position: { x: 0, y: 0 } }]) ?? []
    settle(hub)
    two?.board.commands.moveCards([{ id, position: { x: 5, y: 0 } }])
    settle(hub)
    expect(one?.board.read.lastWriter(id, 'position')).toBe(two?.doc.clientID)
    expect(one?.board.read.lastWriter(id, 'kind')).toBe(one?.doc.clientID)
    expect(one?.board.read.lastWriter(id, 'sectionId')).toBeUndefined()
    expect(one?.board.read.lastWriter('gone', 'position')).toBeUndefined()
  })

  it('[B11] a value keeps its identity until it changes, and a card’s listeners hear of that card only', () => {
    const hub = openHub(1)
    const board = hub.peers[0]?.board
    const [a = '', b = ''] = board?.commands.addCards([{ kind: 'note' }, { kind: 'note' }]) ?? []
    const [oldA, oldB] = [board?.read.cards.get(a), board?.read.cards.get(b)]
    const heard: string[] = []
    const stop = board?.read.subscribeCard(a, () => heard.push('a'))
    board?.read.subscribeCard(b, () => heard.push('b'))
    board?.commands.moveCards([{ id: a, position: { x: 1, y: 1 } }])
    expect(board?.read.cards.get(a)).not.toBe(oldA)
    expect(board?.read.cards.get(b)).toBe(oldB)
    expect(Object.isFrozen(board?.read.cards.get(a))).toBe(true)
    expect(heard).toEqual(['a'])
    stop?.()
    board?.commands.deleteCards([a])
    expect(heard).toEqual(['a'])
  })

  it('[B12] what does not parse is skipped and counted, in place of being thrown upon, and no longer counts when it is gone', () => {
    const doc = new Y.Doc()
    const board = boardOf(doc)
    const cards = doc.getMap('cards')
    doc.transact(() => {
      cards.set('plain', 'no map')
      cards.set('kindless', map({ text: text('x'), order: 'a0' }))
      cards.set('plain-text', map({ kind: 'note', text: 'x', order: 'a0' }))
      cards.set('loose-step', map({ kind: 'step', text: text('x'), order: 'a0', done: false }))
      cards.set('half', map({ kind: 'statement', text: text('blijft'), order: 'a0', status: 'nonsense', position: { x: 1, y: Infinity }, secret: 1 }))
      cards.set('bare', map({ kind: 'project', text: text('ook') }))
      cards.set('x'.repeat(65), map({ kind: 'note', text: text('x'), order: 'a0' }))
      doc.getMap('links').set('self', map({ from: 'half', to: 'half', kind: 'relates' }))
      doc.getMap('sections').set('nowhere', map({ title: text('x'), order: 'a0' }))
      doc.getMap('timeline').set('start', '2027-Q5')
    })
    expect([...board.read.cards.values()]).toEqual([
      { id: 'half', kind: 'statement', text: 'blijft', order: 'a0', status: 'concept' },
      { id: 'bare', kind: 'project', text: 'ook', order: 'a0', status: 'planned' },
    ])
    expect(board.read.skipped).toBe(5 + 3 + 2 + 1 + 1 + 1)
    expect(contentOf(doc).cards.map((card) => card.id)).toEqual(['bare', 'half'])
    doc.transact(() => {
      for (const id of Array.from(cards.keys())) cards.delete(id)
      doc.getMap('links').clear()
      doc.getMap('sections').clear()
      doc.getMap('timeline').clear()
    })
    expect(board.read.skipped).toBe(0)
  })

  it('[B13] minus nought is nought, so that a board and its record are the same values', () => {
    const doc = new Y.Doc()
    const board = boardOf(doc)
    doc.getMap('cards').set('a', map({ kind: 'note', text: text(''), order: 'a0', position: { x: -0, y: -0 } }))
    expect(Object.is(board.read.cards.get('a')?.position?.x, 0)).toBe(true)
  })

  it('[B14] opens and reads a full board of 10,000 cards, and one move in it costs one card', () => {
    const doc = new Y.Doc()
    const content: BoardContent = {
      schema: 1, sections: [], lanes: [], timeline: {},
      cards: Array.from({ length: 10_000 }, (_, index) => ({ id: `n${index}`, kind: 'note' as const, text: `kaart ${index}`, order: 'a0', position: { x: index, y: 0 } })),
      links: Array.from({ length: 20_000 }, (_, index) => ({ id: `l${index}`, from: 'n0', to: `n${1 + (index % 9_999)}`, kind: 'relates' as const })),
    }
    writeContent(doc, content)
    const board = boardOf(doc)
    expect(board.read.cards.size).toBe(10_000)
    expect(board.read.linksAt('n0').size).toBe(20_000)
    const before = new Map(board.read.cards)
    board.commands.moveCards([{ id: 'n5', position: { x: 1, y: 1 } }])
    expect([...board.read.cards].filter(([id, card]) => before.get(id) !== card).map(([id]) => id)).toEqual(['n5'])
    expect(contentOf(doc).cards.length).toBe(10_000)
  })
})

describe('a text handle', () => {
  it('[B15] tells what others did, as splices that carry a caret, and never its own typing', () => {
    const hub = openHub(2)
    const [one, two] = hub.peers
    const [id = ''] = one?.board.commands.addCards([{ kind: 'note', text: 'een zin' }]) ?? []
    settle(hub)
    let mirror = 'een zin'
    const handle = one?.board.cardText(id)
    handle?.observe((splices) => {
      for (const { index, remove, insert } of splices) mirror = mirror.slice(0, index) + insert + mirror.slice(index + remove)
    })
    handle?.splice(0, 3, 'mijn')
    mirror = 'mijn zin'
    settle(hub)
    two?.board.cardText(id)?.splice(5, 3, 'lange 👍 zin')
    two?.board.cardText(id)?.splice(0, 1, '')
    settle(hub)
    expect(mirror).toBe(handle?.read())
    one?.board.commands.deleteCards([id])
    expect(handle?.read()).toBe('')
    one?.board.undo.undo()
    expect(handle?.read()).toBe('ijn lange 👍 zin')
    expect(mirror).toBe(handle?.read())
  })

  it('[B16] a surrogate pair is never cut: removing takes all of it, inserting goes before it', () => {
    const hub = openHub(1)
    const board = hub.peers[0]?.board
    const [id = ''] = board?.commands.addCards([{ kind: 'note', text: 'a👍b' }]) ?? []
    const handle = board?.cardText(id)
    handle?.splice(2, 0, 'x')
    expect(handle?.read()).toBe('ax👍b')
    handle?.splice(3, 1, '')
    expect(handle?.read()).toBe('axb')
    handle?.splice(99, 99, '\udc4d!')
    expect(handle?.read()).toBe('axb\ufffd!')
    expect(board?.cardText('gone')).toBeUndefined()
  })
})
