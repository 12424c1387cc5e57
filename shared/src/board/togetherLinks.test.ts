/** What is deleted by one while others link to it and put things into it. */
import { describe, expect, it } from 'vitest'
import { planImport } from './importContent.ts'
import { parseContent } from './parseContent.ts'
import type { BoardContent } from './schema.ts'
import { looseEnds } from './selectors/looseEnds.ts'
import { projectOf } from './selectors/projectOf.ts'
import { readingOrder } from './selectors/readingOrder.ts'
import { threadOf } from './selectors/thread.ts'
import { readerOfContent } from './staticReader.ts'
import { send, settle } from './test/peer.ts'
import { oneBoard, open, orders } from './test/together.ts'

const seededIds = (): (() => string) => {
  let count = 0
  return () => `new${++count}`
}

describe('what refers to another', () => {
  it.each(orders([0, 1, 2]).map((order) => [order.join(' '), order] as const))('[C09] a project, a lane, a section and a note deleted while others link to them and put things into them, arriving as %s: no link and no step or place without its end is shown', (_, order) => {
    const { hub, peers, at } = open(3)
    const { commands } = at(0).board
    commands.setTimeline({ position: { x: 0, y: 900 }, start: '2027-Q1', quarters: 8 })
    const [lane, section] = [commands.addLane('Mens'), commands.addSection({ title: 'Vak', position: { x: 0, y: 0 }, size: { w: 600, h: 400 } })]
    const [project = '', note = '', statement = ''] = commands.addCards([{ kind: 'project', text: 'P' }, { kind: 'note', text: 'N' }, { kind: 'statement', text: 'S' }])
    settle(hub)
    commands.deleteCards([project, note])
    commands.deleteLane(lane)
    commands.deleteSection(section)
    const [, two, three] = [at(0).board, at(1).board, at(2).board]
    two.commands.addLink({ from: project, to: statement, kind: 'realises' })
    two.commands.addLink({ from: note, to: statement, kind: 'supports' })
    const [step = ''] = two.commands.addCards([{ kind: 'step', text: 'stap', fields: { projectId: project } }])
    two.commands.addLink({ from: step, to: statement, kind: 'realises' })
    const [planned = ''] = three.commands.addCards([{ kind: 'project', text: 'Q' }])
    three.commands.placeProject(planned, { laneId: lane, start: '2027-Q1', end: '2027-Q2' })
    three.commands.moveCards([{ id: statement, position: { x: 5, y: 5 }, sectionId: section }])
    three.commands.addLink({ from: planned, to: project, kind: 'dependsOn' })
    for (const index of order) send(hub, at(index))
    settle(hub)
    const content = oneBoard(hub)
    const cards = new Set(content.cards.map((card) => card.id))
    expect([cards.has(project), cards.has(note), cards.has(step), cards.has(planned)]).toEqual([false, false, true, true])
    for (const { from, to } of content.links) expect([cards.has(from), cards.has(to)]).toEqual([true, true])
    expect(content.links.map(({ from, to }) => [from, to])).toEqual([[step, statement]])
    expect(content.cards.filter((card) => 'sectionId' in card || 'laneId' in card)).toEqual([])
    expect(parseContent(JSON.parse(JSON.stringify(content)))).toEqual({ ok: true, content })
    for (const { board } of peers) {
      expect([board.read.links.size, [...board.read.linksAt(project)], [...board.read.linksAt(note)]]).toEqual([1, [], []])
      expect(board.read.lanes.size + board.read.sections.size).toBe(0)
    }
    // The step keeps the name of its project, and nobody takes it for a part of one.
    for (const { board } of peers) {
      const loose = board.read.cards.get(step)
      expect(loose?.kind === 'step' && projectOf(board.read, loose)).toBe(undefined)
      expect(looseEnds(board.read)).toMatchObject({ stepsWithoutProject: [step], statementsWithoutProject: [statement] })
      expect([...threadOf(board.read, step).ids]).toEqual([step, statement])
      expect(readingOrder(board.read).toSorted()).toEqual([...cards].toSorted())
    }
    // Hidden, not lost: when an end comes back, so does what was linked to it.
    at(0).board.undo.undo()
    at(0).board.undo.undo()
    at(0).board.undo.undo()
    settle(hub)
    expect(oneBoard(hub).links).toHaveLength(4)
    for (const { board } of peers) {
      const found = board.read.cards.get(step)
      expect(found?.kind === 'step' && projectOf(board.read, found)?.id).toBe(project)
      expect(looseEnds(board.read).stepsWithoutProject).toEqual([])
    }
  })

  it('[C09] a step whose project is gone can be written in, changed, put in order, copied, tied to others and deleted like any card; the record of its board reads back, and comes in elsewhere without a project too', () => {
    const { hub, peers, at } = open(2)
    const [one, two] = [at(0).board, at(1).board]
    const [project = '', other = '', statement = ''] = one.commands.addCards([{ kind: 'project', text: 'P' }, { kind: 'project', text: 'Q' }, { kind: 'statement', text: 'S' }])
    settle(hub)
    one.commands.deleteCards([project])
    const [first = '', second = ''] = two.commands.addCards([{ kind: 'step', text: 'een', fields: { projectId: project } }, { kind: 'step', text: 'twee', fields: { projectId: project } }])
    settle(hub)
    one.commands.setCardText(first, 'nog steeds een')
    one.commands.setCardFields(first, { done: true, weeks: 2 })
    one.commands.orderCard(second, { before: first })
    one.commands.addLink({ from: first, to: statement, kind: 'realises' })
    const [copy = ''] = one.commands.duplicateCards([first], { x: 0, y: 0 })
    settle(hub)
    expect(oneBoard(hub).cards.filter((card) => card.kind === 'step').map(({ id, text, done, weeks }) => [id, text, done, weeks])).toEqual(
      [[first, 'nog steeds een', true, 2], [second, 'twee', false, undefined], [copy, 'nog steeds een', true, 2]].toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
    )
    for (const { board } of peers) expect(looseEnds(board.read).stepsWithoutProject).toEqual([second, first, copy])
    // What happens to have that name elsewhere does not get them.
    const content = oneBoard(hub)
    const elsewhere: BoardContent = { ...content, cards: [{ id: project, kind: 'project', text: 'een ander', order: 'a0', status: 'planned' }], links: [] }
    const parsed = parseContent(JSON.parse(JSON.stringify(content)))
    const planned = parsed.ok ? planImport(elsewhere, parsed.content, { newId: seededIds(), partyOf: () => undefined }).content : undefined
    const joined = readerOfContent({ ...elsewhere, cards: [...elsewhere.cards, ...(planned?.cards ?? [])] })
    expect([joined.stepsOf(project), looseEnds(joined).stepsWithoutProject.length]).toEqual([[], 3])
    // Given to a project that is there they are its steps.
    for (const id of [first, second]) one.commands.setCardFields(id, { projectId: other })
    two.commands.deleteCards([copy])
    settle(hub)
    for (const { board } of peers) expect([board.read.stepsOf(other), looseEnds(board.read).stepsWithoutProject]).toEqual([[second, first], []])
    expect(oneBoard(hub).cards.map(({ id }) => id)).not.toContain(copy)
  })
})
