import { describe, expect, it } from 'vitest'
import { seeded } from '../test/random.ts'
import { openHub, settle } from '../test/peer.ts'
import { inOrder } from '../order.ts'
import { align } from './align.ts'
import { laidOf } from './laid.ts'
import { sortInSection, sorted, laidInSection, type Sorting } from './sortInSection.ts'

const table = () => {
  const hub = openHub(2)
  const [one, two] = hub.peers
  if (one === undefined || two === undefined) throw new Error('two peers')
  let writes = 0
  one.doc.on('update', () => void writes++)
  return { ...one.board, other: two.board, doc: one.doc, settle: () => settle(hub), writes: () => writes }
}
const PLACES = { x: 0, y: 0 }
const stacked = (cards: Iterable<{ readonly id: string; readonly order: string }>): readonly string[] => inOrder(cards).map(({ id }) => id)

describe('arranging is one step', () => {
  it('[AR5] what is aligned is one write, seen by the other, and one undo brings all back', () => {
    const { commands, read, undo, other, settle: deliver, writes } = table()
    const ids = commands.addCards([{ kind: 'note', position: { x: 10, y: 5 } }, { kind: 'note', position: { x: 90, y: 300 } }, { kind: 'step', fields: { projectId: 'p' } }])
    const before = ids.map((id) => read.cards.get(id)?.position)
    const count = writes()
    commands.moveCards(align(laidOf(read, ids), 'left'))
    deliver()
    expect(writes()).toBe(count + 1)
    expect(ids.map((id) => other.read.cards.get(id)?.position)).toEqual([{ x: 10, y: 5 }, { x: 10, y: 300 }, undefined])
    undo.undo()
    deliver()
    expect(ids.map((id) => other.read.cards.get(id)?.position)).toEqual(before)
  })

  it('[AR5] a section that grows with its sorted cards goes back with them', () => {
    const { commands, read, undo } = table()
    const id = commands.addSection({ title: 'Vak', position: PLACES, size: { w: 300, h: 280 } })
    const cards = commands.addCards(['b', 'a', 'c'].map((text, at) => ({ kind: 'note', text, sectionId: id, position: { x: 40, y: 80 + at } })))
    const before = cards.map((card) => read.cards.get(card)?.position)
    const lay = sortInSection(read, id, { by: 'text', parties: [], language: 'nl' })
    commands.arrangeSection(id, lay?.placed ?? [], lay?.grow)
    expect(read.sections.get(id)?.size).toEqual({ w: 300, h: 64 + 3 * 198 + 2 * 16 + 24 })
    expect(laidInSection(read, id).map((each) => read.cards.get(each.id)?.text)).toEqual(['a', 'b', 'c'])
    undo.undo()
    expect([read.sections.get(id)?.size, cards.map((card) => read.cards.get(card)?.position)]).toEqual([{ w: 300, h: 280 }, before])
    commands.arrangeSection('gone', [{ id: cards[0] ?? '', position: { x: 9, y: 9 } }])
    expect(read.cards.get(cards[0] ?? '')?.position).toEqual(before[0])
  })

  it('[AR6] a group is a section with its cards in it; cards on the roadmap stay out; one undo takes it all away', () => {
    const { commands, read, undo } = table()
    const ids = commands.addCards([{ kind: 'note', position: PLACES }, { kind: 'note', position: { x: 300, y: 0 } }, { kind: 'project' }])
    const id = commands.groupCards({ title: 'Nieuw vak', position: PLACES, size: { w: 600, h: 400 } }, [...ids, 'gone'])
    expect(ids.map((card) => read.cards.get(card)?.sectionId)).toEqual([id, id, undefined])
    undo.undo()
    expect([read.sections.size, ids.map((card) => read.cards.get(card)?.sectionId)]).toEqual([0, [undefined, undefined, undefined]])
  })
})

describe('sorting in a section', () => {
  const sortedTexts = (by: Sorting, cards: readonly { readonly kind?: 'note' | 'development' | 'principle'; readonly text: string; readonly partyId?: string; readonly fields?: object }[]): readonly string[] => {
    const { commands, read } = table()
    const id = commands.addSection({ title: 'Vak', position: PLACES, size: { w: 5_000, h: 280 } })
    commands.addCards(cards.map(({ kind = 'note', text, partyId, fields = {} }, at) => ({ kind, text, sectionId: id, position: { x: 300 * at, y: 0 }, ...(partyId === undefined ? {} : { partyId }), fields: { ...fields } })))
    return sorted(read, laidInSection(read, id), { by, parties: ['p2', 'p1'], language: 'nl' }).map((each) => read.cards.get(each.id)?.text ?? '')
  }

  it('[AR4] by text as a Dutch list: accents and capitals beside their letter, 2 before 10, empty cards last', () => {
    expect(sortedTexts('text', ['', 'Zorg', 'één loket', 'eten', '10 dagen', 'Ezel', '2 dagen', '- **ijs**'].map((text) => ({ text })))).toEqual(['2 dagen', '10 dagen', 'één loket', 'eten', 'Ezel', '- **ijs**', 'Zorg', ''])
  })
  it('[AR4] by party in the order of the parties, strangers after them, nobody’s last; within one as they lay', () => {
    expect(sortedTexts('party', [{ text: 'van niemand' }, { text: 'een', partyId: 'p1' }, { text: 'vreemd', partyId: 'weg' }, { text: 'twee', partyId: 'p2' }, { text: 'ook een', partyId: 'p1' }])).toEqual(['twee', 'een', 'ook een', 'vreemd', 'van niemand'])
  })
  it('[AR4] by theme: notes first, what is shared before where we differ; principles by their number', () => {
    expect(
      sortedTexts('theme', [
        { kind: 'principle', text: 'U2', fields: { number: 2 } }, { kind: 'principle', text: 'U1', fields: { number: 1 } }, { text: 'kaal' },
        { text: 'verschil', fields: { mark: 'different' } }, { kind: 'development', text: 'ontwikkeling' }, { text: 'gelijk', fields: { mark: 'same' } },
      ]),
    ).toEqual(['gelijk', 'verschil', 'kaal', 'ontwikkeling', 'U1', 'U2'])
  })
})

describe('stack order', () => {
  it('[AR7] lowered cards lie below all others in their own order; below already costs no write; one undo puts them back', () => {
    const { commands, read, undo, writes } = table()
    const ids = commands.addCards(Array.from({ length: 4 }, () => ({ kind: 'note' as const, position: PLACES })))
    const [a = '', b = '', c = '', d = ''] = ids
    commands.lowerCards([d, b, 'gone'])
    expect(stacked(read.cards.values())).toEqual([b, d, a, c])
    const count = writes()
    commands.lowerCards([b, d])
    commands.lowerCards([])
    commands.lowerCards(ids)
    expect(writes()).toBe(count)
    undo.undo()
    expect(stacked(read.cards.values())).toEqual(ids)
  })

  it('[AR7] lowered again and again, also under a foreign key, cards keep sound keys', () => {
    const random = seeded(7)
    const { commands, read } = table()
    const ids = commands.addCards(Array.from({ length: 6 }, (_, at) => ({ kind: 'note' as const, position: PLACES, ...(at === 3 ? { order: '!' } : {}) })))
    for (let round = 0; round < 400; round++) {
      const id = random.pick(ids) ?? ''
      commands.lowerCards([id])
      expect(stacked(read.cards.values())[0]).toBe(id)
    }
    for (const { order } of read.cards.values()) expect(order.length).toBeLessThanOrEqual(40)
  })
})
