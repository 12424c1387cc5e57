import { describe, expect, it } from 'vitest'
import { contentOf } from './content.ts'
import { roadmapLayout } from './geometry/roadmapLayout.ts'
import { overlaps } from './geometry/rect.ts'
import { openHub, settle } from './test/peer.ts'

const open = () => {
  const hub = openHub(2)
  const [one, two] = hub.peers
  if (one === undefined || two === undefined) throw new Error('two peers')
  let writes = 0
  one.doc.on('update', () => void writes++)
  return { ...one.board, doc: one.doc, other: two.board, settle: () => settle(hub), writes: () => writes }
}

describe('verbs on cards', () => {
  it('[B20] addCards gives each kind its defaults, its author and a place above all others', () => {
    const { commands, read } = open()
    const ids = commands.addCards([{ kind: 'note' }, { kind: 'principle' }, { kind: 'principle' }, { kind: 'statement', text: 'kort' }, { kind: 'project', fields: { status: 'running' } }, { kind: 'step', fields: { projectId: 'p' } }, { kind: 'step' }])
    expect(ids.map((id) => read.cards.get(id))).toMatchObject([
      { kind: 'note', text: '', authorId: 'person-a' }, { number: 1 }, { number: 2 }, { status: 'concept', text: 'kort' }, { status: 'running' }, { done: false, projectId: 'p' },
    ])
    const orders = ids.map((id) => read.cards.get(id)?.order ?? '')
    expect(orders).toEqual(orders.toSorted())
    expect(new Set(orders).size).toBe(6)
  })

  it('[B21] a given id is kept when it is free; `__proto__` is an id like any other', () => {
    const { commands, read } = open()
    expect(commands.addCards([{ kind: 'note', id: '__proto__', text: 'x' }])).toEqual(['__proto__'])
    expect(read.cards.get('__proto__')?.text).toBe('x')
    const [second] = commands.addCards([{ kind: 'note', id: '__proto__' }])
    expect(second).not.toBe('__proto__')
    commands.deleteCards(['__proto__'])
    expect([...read.cards.keys()]).toEqual([second])
  })

  it('[B22] fields that do not fit are left out, null and the empty string remove, and what a card is stays', () => {
    const { commands, read } = open()
    const [id = ''] = commands.addCards([{ kind: 'development', partyId: 'p', fields: { relevance: 9, mark: 'same', horizon: '2027' } }])
    expect(read.cards.get(id)).toEqual({ id, kind: 'development', text: '', order: 'a0', authorId: 'person-a', partyId: 'p', horizon: '2027' })
    commands.setCardFields(id, { relevance: 3, horizon: '', partyId: null, kind: 'note', authorId: 'me', order: null, weeks: 2, size: { w: 1, h: 1e9 } })
    expect(read.cards.get(id)).toEqual({ id, kind: 'development', text: '', order: 'a0', authorId: 'person-a', relevance: 3, size: { w: 24, h: 20_000 } })
  })

  it('[B23] moving and resizing write one value each, inside the bounds; no place at all is left out', () => {
    const { commands, read } = open()
    const [id = ''] = commands.addCards([{ kind: 'note', position: { x: 1, y: 2 } }])
    commands.moveCards([{ id, position: { x: 3.1, y: 1e9 }, sectionId: 's' }, { id: 'gone', position: { x: 0, y: 0 } }])
    expect(read.cards.get(id)).toMatchObject({ position: { x: 3, y: 1e7 }, sectionId: 's' })
    commands.moveCards([{ id, position: { x: Number.NaN, y: 0 } }])
    commands.moveCards([{ id, position: { x: 0, y: 0 }, sectionId: null }])
    expect(read.cards.get(id)).toMatchObject({ position: { x: 0, y: 0 } })
    expect(read.cards.get(id)?.sectionId).toBeUndefined()
    commands.resizeCard(id, { w: 300, h: 200 }, { x: 5, y: 5 })
    expect(read.cards.get(id)).toMatchObject({ size: { w: 300, h: 200 }, position: { x: 5, y: 5 } })
  })

  it('[B24] a verb that changes nothing writes nothing', () => {
    const { commands, writes } = open()
    const [id = ''] = commands.addCards([{ kind: 'note', text: 'a', position: { x: 1, y: 1 }, partyId: 'p' }])
    const before = writes()
    commands.moveCards([{ id, position: { x: 1, y: 1 } }])
    commands.setCardFields(id, { partyId: 'p' })
    commands.setCardText(id, 'a')
    commands.raiseCards([id])
    commands.deleteCards(['gone'])
    commands.deleteLinks(['gone'])
    expect(writes()).toBe(before)
  })

  it('[B25] replacing a text keeps what another types meanwhile, and never cuts a pair', () => {
    const { commands, read, other, settle: meet } = open()
    const [id = ''] = commands.addCards([{ kind: 'note', text: 'een korte zin 👍' }])
    meet()
    other.cardText(id)?.splice(0, 0, 'nog ')
    commands.setCardText(id, 'een korte zin 👎')
    meet()
    expect(read.cards.get(id)?.text).toBe('nog een korte zin 👎')
    expect(other.read.cards.get(id)?.text).toBe('nog een korte zin 👎')
    commands.setCardText(id, 'half \ud83d')
    expect(read.cards.get(id)?.text).toBe('half \ufffd')
  })

  it('[B26] deleting takes links and steps along; what hangs on a gone card is hidden and comes back with it', () => {
    const { commands, read, other, settle: meet, undo, doc } = open()
    const [project = '', note = ''] = commands.addCards([{ kind: 'project' }, { kind: 'note' }])
    const [step = ''] = commands.addCards([{ kind: 'step', fields: { projectId: project } }])
    commands.addLink({ from: note, to: project, kind: 'supports' })
    meet()
    commands.deleteCards([project])
    const link = other.commands.addLink({ from: step, to: note, kind: 'relates' }) ?? ''
    meet()
    expect([...read.cards.keys()]).toEqual([note])
    expect(read.links.size).toBe(0)
    expect(contentOf(doc).links).toEqual([])
    expect(read.linksAt(note).size).toBe(0)
    expect(undo.undo()).toEqual({ done: true })
    expect(read.links.get(link)).toMatchObject({ from: step, to: note })
    expect(read.links.size).toBe(2)
    expect(read.stepsOf(project)).toEqual([step])
  })

  it('[B27] duplicating copies words, fields, steps and the links among them, and gives principles the next number', () => {
    const { commands, read } = open()
    const [project = '', note = '', principle = ''] = commands.addCards([{ kind: 'project', text: 'P', partyId: 'p' }, { kind: 'note', position: { x: 0, y: 0 }, fields: { mark: 'same' } }, { kind: 'principle' }])
    commands.addCards([{ kind: 'step', text: 'S', fields: { projectId: project } }])
    commands.addLink({ from: note, to: project, kind: 'supports' })
    commands.addLink({ from: note, to: principle, kind: 'supports' })
    const copies = commands.duplicateCards([note, project, 'gone'], { x: 20, y: 30 })
    expect(copies.map((id) => read.cards.get(id))).toMatchObject([{ text: 'P', partyId: 'p', status: 'planned' }, { mark: 'same', position: { x: 20, y: 30 } }])
    const [step = ''] = read.stepsOf(copies[0] ?? '')
    expect(read.cards.get(step)?.text).toBe('S')
    expect([...read.linksAt(copies[1] ?? '')].map((id) => read.links.get(id)?.to)).toEqual([copies[0]])
    const [copy = ''] = commands.duplicateCards([principle], { x: 0, y: 0 })
    expect(read.cards.get(copy)).toMatchObject({ number: 2 })
  })

  it('[B28] raised cards lie above all others in their own order; a card goes between two siblings', () => {
    const { commands, read } = open()
    const [a = '', b = '', c = '', d = ''] = commands.addCards([{ kind: 'note' }, { kind: 'note' }, { kind: 'note' }, { kind: 'note' }])
    const order = () => [...read.cards.values()].sort((x, y) => (x.order < y.order ? -1 : 1)).map((card) => card.id)
    commands.raiseCards([b, a])
    expect(order()).toEqual([c, d, a, b])
    commands.orderCard(b, { after: c })
    expect(order()).toEqual([c, b, d, a])
    commands.orderCard(a, { before: c })
    expect(order()).toEqual([a, c, b, d])
    commands.orderCard(a, { after: 'gone' })
    expect(order()).toEqual([c, b, d, a])
  })
})

describe('verbs on sections, lanes, the roadmap and links', () => {
  it('[B30] a section moves with its cards, and when it goes they stay where they lie', () => {
    const board = open()
    const { commands, read } = board
    const section = commands.addSection({ title: 'Vak', position: { x: 0, y: 0 }, size: { w: 500, h: 500 } })
    const [id = ''] = commands.addCards([{ kind: 'note', position: { x: 10, y: 10 }, sectionId: section }])
    commands.moveSection(section, { x: 100, y: -50 })
    expect(read.cards.get(id)?.position).toEqual({ x: 110, y: -40 })
    board.sectionTitle(section)?.splice(3, 0, 'ken')
    commands.resizeSection(section, { w: 600, h: 600 })
    expect(read.sections.get(section)).toMatchObject({ title: 'Vakken', size: { w: 600, h: 600 }, position: { x: 100, y: -50 } })
    commands.renameSection(section, 'Gedeeld')
    expect(read.sections.get(section)?.title).toBe('Gedeeld')
    commands.deleteSection(section)
    expect(read.cards.get(id)).toMatchObject({ position: { x: 110, y: -40 } })
    expect(read.cards.get(id)?.sectionId).toBeUndefined()
  })

  it('[B31] a placed project has lane and quarters and no position; a lane that goes lays its projects below the roadmap', () => {
    const { commands, read } = open()
    commands.setTimeline({ position: { x: 100, y: 100 }, start: '2027-Q1', quarters: 8 })
    const lane = commands.addLane('Mens')
    commands.addLane('Techniek')
    const ids = commands.addCards([{ kind: 'project', position: { x: 1, y: 1 }, sectionId: 's' }, { kind: 'project' }])
    for (const id of ids) commands.placeProject(id, { laneId: lane, start: '2027-Q3', end: '2027-Q1' })
    expect(read.cards.get(ids[0] ?? '')).toEqual({ id: ids[0], kind: 'project', text: '', order: 'a0', status: 'planned', authorId: 'person-a', laneId: lane, start: '2027-Q1', end: '2027-Q3' })
    commands.deleteLane(lane)
    const frame = roadmapLayout(read)?.frame
    const places = ids.map((id) => read.cards.get(id)?.position)
    expect(places[0]).not.toEqual(places[1])
    for (const place of places) expect(frame !== undefined && place !== undefined && !overlaps({ ...place, w: 236, h: 96 }, frame)).toBe(true)
    expect(read.cards.get(ids[1] ?? '')).not.toHaveProperty('laneId')
    const [again = ''] = commands.addCards([{ kind: 'note' }])
    commands.placeProject(again, { laneId: lane, start: '2027-Q1', end: '2027-Q1' })
    expect(read.cards.get(again)).not.toHaveProperty('laneId')
  })

  it('[B32] a link needs two different cards and is made once; the other way round is another link', () => {
    const { commands, read } = open()
    const [a = '', b = ''] = commands.addCards([{ kind: 'note' }, { kind: 'note' }])
    expect(commands.addLink({ from: a, to: a, kind: 'relates' })).toBeUndefined()
    expect(commands.addLink({ from: a, to: 'gone', kind: 'relates' })).toBeUndefined()
    const link = commands.addLink({ from: a, to: b, kind: 'relates' }) ?? ''
    expect(commands.addLink({ from: a, to: b, kind: 'relates' })).toBeUndefined()
    expect(commands.addLink({ from: b, to: a, kind: 'relates' })).toBeDefined()
    commands.deleteLinks([link])
    expect([...read.links.values()]).toMatchObject([{ from: b, to: a }])
  })

  it('[B33] lanes are renamed and put in another order', () => {
    const { commands, read } = open()
    const ids = ['a', 'b', 'c'].map((title) => commands.addLane(title))
    commands.orderLane(ids[2] ?? '', { before: ids[0] ?? '' })
    commands.renameLane(ids[0] ?? '', 'A')
    expect([...read.lanes.values()].sort((x, y) => (x.order < y.order ? -1 : 1)).map((lane) => lane.title)).toEqual(['c', 'A', 'b'])
  })
})
