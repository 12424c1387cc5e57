/** What two or more hands do to the same thing at the same moment, in every order in which it can arrive. */
import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { inOrder, LONGEST_KEY } from './order.ts'
import { send, settle } from './test/peer.ts'
import { seeded } from './test/random.ts'
import { oneBoard, open, orders } from './test/together.ts'

const SEED = Number(process.env['SEED'] ?? 1)

describe('one card', () => {
  it.each(orders([0, 1, 2, 3]).map((order) => [order.join(' '), order] as const))('[C02] moved, moved elsewhere, written in and coloured at once, arriving as %s: one place, every word, the colour', (_, order) => {
    const { hub, at } = open(4)
    const [id = ''] = at(0).board.commands.addCards([{ kind: 'note', text: 'samen', position: { x: 0, y: 0 }, color: 'wit' }])
    settle(hub)
    at(0).board.commands.moveCards([{ id, position: { x: 10, y: 1 } }])
    at(1).board.commands.moveCards([{ id, position: { x: 2, y: 20 } }])
    at(1).board.cardText(id)?.splice(5, 0, ' sterk')
    at(2).board.cardText(id)?.splice(0, 0, 'wij ')
    at(2).board.cardText(id)?.splice(4, 1, 'S')
    at(3).board.commands.setCardFields(id, { color: 'geel' })
    at(3).board.cardText(id)?.splice(5, 0, ', nu')
    for (const index of order) send(hub, at(index))
    settle(hub)
    const [card] = oneBoard(hub).cards
    expect([{ x: 10, y: 1 }, { x: 2, y: 20 }]).toContainEqual(card?.position)
    expect(card?.color).toBe('geel')
    expect(card?.text).toMatch(/^wij Samen( sterk, nu|, nu sterk)$/)
  })

  it.each([['the deletion first', [0, 1]], ['the words first', [1, 0]]] as const)('[C03] three sentences typed while another deletes it, %s: it is gone everywhere and nothing of it is left over', (_, order) => {
    const { hub, at } = open(3)
    const [id = '', other = ''] = at(0).board.commands.addCards([{ kind: 'statement', text: 'begin.', position: { x: 0, y: 0 } }, { kind: 'note', text: 'blijft' }])
    at(0).board.commands.addLink({ from: other, to: id, kind: 'supports' })
    settle(hub)
    at(0).board.commands.deleteCards([id])
    const text = at(1).board.cardText(id)
    for (const sentence of [' Een zin.', ' Nog een zin.', ' De laatste zin.']) text?.splice(text.read().length, 0, sentence)
    at(1).board.commands.setCardFields(id, { status: 'adopted', color: 'geel' })
    at(1).board.commands.moveCards([{ id, position: { x: 9, y: 9 } }])
    // Until the deletion arrives the words are there to be taken along.
    expect(at(1).board.read.cards.get(id)?.text).toBe('begin. Een zin. Nog een zin. De laatste zin.')
    for (const index of order) send(hub, at(index))
    settle(hub)
    const content = oneBoard(hub)
    expect([content.cards.map((card) => card.id), content.links]).toEqual([[other], []])
    expect(at(1).board.cardText(id)).toBeUndefined()
    expect(JSON.stringify(hub.doc.getMap('cards').toJSON())).not.toContain('zin')
    // Whoever deleted it may bring it back, with the words that had arrived; it is whole and not a remainder.
    expect(at(0).board.undo.undo()).toEqual({ done: true })
    settle(hub)
    const back = oneBoard(hub).cards.find((card) => card.id === id)
    expect(back).toMatchObject({ kind: 'statement', authorId: 'person-a', position: { x: 0, y: 0 } })
    expect(back?.text.startsWith('begin.')).toBe(true)
    expect(oneBoard(hub).links).toHaveLength(1)
  })

  it('[C03] words that had arrived before the deletion come back with it, whoever wrote them', () => {
    const { hub, at } = open(2)
    const [id = ''] = at(0).board.commands.addCards([{ kind: 'note', text: 'begin.' }])
    settle(hub)
    at(1).board.cardText(id)?.splice(6, 0, ' Een zin. Nog een zin. De laatste zin.')
    settle(hub)
    at(0).board.commands.deleteCards([id])
    settle(hub)
    at(0).board.undo.undo()
    settle(hub)
    expect(oneBoard(hub).cards[0]?.text).toBe('begin. Een zin. Nog een zin. De laatste zin.')
  })
})

describe('order', () => {
  it('[C08] two hundred who put a card at one place at once: one order for all, short keys, and there is room between any two of them after', () => {
    const { hub, peers, at } = open(40)
    const [first = '', last = ''] = at(0).board.commands.addCards([{ kind: 'note', text: 'first' }, { kind: 'note', text: 'last' }])
    settle(hub)
    for (const { board } of peers) {
      for (let more = 0; more < 5; more++) {
        const [id = ''] = board.commands.addCards([{ kind: 'note', text: 'x' }])
        board.commands.orderCard(id, { after: first })
      }
    }
    settle(hub)
    const content = oneBoard(hub)
    const order = inOrder(content.cards).map((card) => card.id)
    expect([order.length, order[0], order.at(-1)]).toEqual([202, first, last])
    for (const card of content.cards) expect(card.order.length).toBeLessThanOrEqual(LONGEST_KEY)
    for (const { board } of peers) expect(inOrder(board.read.cards.values()).map((card) => card.id)).toEqual(order)
    // Many have equal keys now; a card put behind any of them comes to stand right there.
    for (const index of [0, 1, 57, 100, 199, 200]) {
      const neighbour = inOrder(at(0).board.read.cards.values())[index]?.id ?? ''
      const [id = ''] = at(0).board.commands.addCards([{ kind: 'note', text: 'y' }])
      at(0).board.commands.orderCard(id, { after: neighbour })
      const now = inOrder(at(0).board.read.cards.values()).map((card) => card.id)
      expect(now[now.indexOf(neighbour) + 1]).toBe(id)
    }
    settle(hub)
    oneBoard(hub)
  })

  it('[C08] two hundred who type at one place at once: every letter, in one order for all', () => {
    const { hub, peers, at } = open(40)
    const [id = ''] = at(0).board.commands.addCards([{ kind: 'note', text: '()' }])
    settle(hub)
    const marks = Array.from({ length: 200 }, (_, index) => `<${index}>`)
    for (const [index, mark] of marks.entries()) at(index % 40).board.cardText(id)?.splice(1, 0, mark)
    settle(hub)
    const text = hub.doc.getMap<Y.Map<unknown>>('cards').get(id)?.get('text')
    const words = text instanceof Y.Text ? text.toJSON() : ''
    expect(words.match(/<\d+>/g)?.toSorted()).toEqual(marks.toSorted())
    for (const { board } of peers) expect(board.read.cards.get(id)?.text).toBe(words)
  })

  it('[C08] ten thousand times put elsewhere by two: keys stay short and both see one order', () => {
    const random = seeded(SEED)
    const { hub, peers, at } = open(2)
    const ids = at(0).board.commands.addCards(Array.from({ length: 30 }, () => ({ kind: 'note' as const })))
    settle(hub)
    for (let time = 0; time < 10_000; time++) {
      const peer = random.pick(peers) ?? at(0)
      peer.board.commands.orderCard(random.pick(ids) ?? '', random.chance(0.7) ? { after: ids[0] ?? '' } : { before: random.pick(ids) ?? '' })
      if (time % 97 === 0) settle(hub)
    }
    settle(hub)
    const { cards } = oneBoard(hub)
    expect(Math.max(...cards.map((card) => card.order.length))).toBeLessThanOrEqual(LONGEST_KEY)
    expect(cards).toHaveLength(30)
  })
})
