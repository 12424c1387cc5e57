import { describe, expect, it } from 'vitest'
import { contentOf } from './content.ts'
import { gatherCards, newCardOf } from './gatherCards.ts'
import { openHub, settle } from './test/peer.ts'

const open = () => {
  const hub = openHub(2)
  const [one, two] = hub.peers
  if (one === undefined || two === undefined) throw new Error('two peers')
  let writes = 0
  one.doc.on('update', () => void writes++)
  return { ...one.board, doc: one.doc, other: two, settle: () => settle(hub), writes: () => writes }
}

describe('cards from elsewhere', () => {
  it('[B126] all of it is one write and one undo step: cards, links among them, the section that grew', () => {
    const { commands, read, undo, writes } = open()
    const section = commands.addSection({ title: 'Vak', position: { x: 0, y: 0 }, size: { w: 300, h: 300 } })
    undo.cut()
    const before = writes()
    const made = commands.pasteCards({
      cards: [{ id: 'a', kind: 'note', text: 'een', sectionId: section }, { id: 'b', kind: 'note', text: 'twee' }],
      links: [{ from: 'a', to: 'b', kind: 'sameAs' }, { from: 'a', to: 'weg', kind: 'relates' }, { from: 'a', to: 'a', kind: 'relates' }],
      section: { id: section, size: { w: 300, h: 700 } },
    })
    expect(writes()).toBe(before + 1)
    expect(made).toHaveLength(2)
    expect(made).not.toContain('a')
    expect(made.map((id) => read.cards.get(id)?.text)).toEqual(['een', 'twee'])
    expect([...read.links.values()]).toMatchObject([{ from: made[0], to: made[1], kind: 'sameAs' }])
    expect(read.sections.get(section)?.size).toEqual({ w: 300, h: 700 })
    undo.undo()
    expect([read.cards.size, read.links.size, read.sections.get(section)?.size.h]).toEqual([0, 0, 300])
  })

  it('[B127] a step goes with the copy of its project, else with the project it names; one that names none is no card', () => {
    const { commands, read } = open()
    const [here = ''] = commands.addCards([{ kind: 'project', text: 'hier' }])
    const made = commands.pasteCards({
      cards: [
        { id: 's0', kind: 'step', fields: { projectId: 'p' } },
        { id: 'p', kind: 'project', text: 'mee' },
        { id: 's1', kind: 'step', fields: { projectId: here } },
        { id: 's2', kind: 'step' },
      ],
    })
    expect(made).toHaveLength(3)
    expect(made.map((id) => read.cards.get(id)).map((card) => (card?.kind === 'step' ? card.projectId : card?.kind))).toEqual([made[1], 'project', here])
  })

  it('[B128] who pastes is the author; order, number and lock of the original stay behind; what does not fit is left out', () => {
    const { commands, read } = open()
    const [first = ''] = commands.addCards([{ kind: 'principle', text: 'U1', fields: { number: 7 } }])
    commands.setCardFields(first, { locked: true })
    const card = read.cards.get(first)
    if (card === undefined) throw new Error('no card')
    const [copy = ''] = commands.pasteCards({ cards: [{ ...newCardOf({ ...card, authorId: 'iemand' }), fields: { ...newCardOf(card).fields, mark: 'same', onbekend: 1 } }] })
    expect(read.cards.get(copy)).toMatchObject({ kind: 'principle', number: 8, authorId: 'person-a' })
    for (const field of ['locked', 'mark', 'onbekend']) expect(read.cards.get(copy)).not.toHaveProperty(field)
  })

  it('[B126] others see it whole, and both hands hold the same', () => {
    const board = open()
    const [project = ''] = board.commands.addCards([{ kind: 'project', text: 'p', position: { x: 0, y: 0 } }])
    const [statement = ''] = board.commands.addCards([{ kind: 'statement', text: 's', position: { x: 0, y: 400 } }])
    board.commands.addCards([{ kind: 'step', text: 'stap', fields: { projectId: project } }])
    board.commands.addLink({ from: project, to: statement, kind: 'realises' })
    const { cards, links } = gatherCards(board.read, [project, statement])
    expect([cards.map(({ kind }) => kind), links.length]).toEqual([['project', 'statement', 'step'], 1])
    board.commands.pasteCards({ cards: cards.map(newCardOf), links })
    board.settle()
    expect(contentOf(board.other.doc)).toEqual(contentOf(board.doc))
    expect([board.other.board.read.cards.size, board.other.board.read.links.size]).toEqual([6, 2])
  })

  it('[B126] nothing to put down writes nothing', () => {
    const { commands, writes } = open()
    expect(commands.pasteCards({ cards: [] })).toEqual([])
    expect(commands.pasteCards({ cards: [{ kind: 'step' }] })).toEqual([])
    expect(writes()).toBe(0)
  })
})
