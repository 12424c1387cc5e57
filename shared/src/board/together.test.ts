/** What two or more hands do to the same thing at the same moment, in every order in which it can arrive. */
import * as Y from 'yjs'
import { describe, expect, it } from 'vitest'
import { contentOf } from './content.ts'
import { planImport } from './importContent.ts'
import { inOrder, LONGEST_KEY } from './order.ts'
import { parseContent } from './parseContent.ts'
import type { BoardContent } from './schema.ts'
import { looseEnds } from './selectors/looseEnds.ts'
import { projectOf } from './selectors/projectOf.ts'
import { readingOrder } from './selectors/readingOrder.ts'
import { threadOf } from './selectors/thread.ts'
import { readerOfContent } from './staticReader.ts'
import { contentOfReader } from './test/contentOfReader.ts'
import { openHub, receive, send, settle, type Hub, type Peer } from './test/peer.ts'
import { seeded } from './test/random.ts'

const SOAK = process.env['SOAK'] === '1'
const SEED = Number(process.env['SEED'] ?? 1)
const SEEDS = Array.from({ length: SOAK ? 300 : 5 }, (_, index) => SEED + index)

const open = (count: number): { readonly hub: Hub; readonly peers: readonly Peer[]; readonly at: (index: number) => Peer } => {
  const hub = openHub(count)
  const at = (index: number): Peer => {
    const peer = hub.peers[index]
    if (peer === undefined) throw new Error('no such peer')
    return peer
  }
  return { hub, peers: hub.peers, at }
}

const seededIds = (): (() => string) => {
  let count = 0
  return () => `new${++count}`
}

/** Every order of these. */
const orders = <T>(items: readonly T[]): readonly (readonly T[])[] =>
  items.length < 2 ? [items] : items.flatMap((item, index) => orders(items.toSpliced(index, 1)).map((rest) => [item, ...rest]))

/** One board on all, said by the document and by each reading of it. */
const oneBoard = ({ doc, peers }: Hub) => {
  const content = contentOf(doc)
  for (const peer of peers) {
    expect(contentOf(peer.doc)).toEqual(content)
    expect(contentOfReader(peer.board.read)).toEqual(content)
    expect(peer.board.read.skipped).toBe(0)
    expect([peer.doc.store.pendingStructs, peer.doc.store.pendingDs]).toEqual([null, null])
  }
  return content
}

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

describe('letters', () => {
  const WHOLE = ['👩🏽‍🦽', '👨‍👩‍👧‍👦', '🇳🇱', 'é', 'e\u0301', 'ﬁ', 'Å', 'A\u030a', '😀', 'a', ' ', '\u200d', '\ufe0f', '𝒳', '한', '\u1112\u1161\u11ab'] as const
  const bytesOf = (text: string): string => Buffer.from(new TextEncoder().encode(text)).toString('hex')

  it.each(SEEDS)('[C07] typed in and taken from the middle of emoji, joined signs and accents by three at once: the same bytes for all, and nothing becomes U+FFFD (seed %i)', (seed) => {
    const random = seeded(seed)
    const { hub, peers, at } = open(3)
    const [id = ''] = at(0).board.commands.addCards([{ kind: 'note', text: WHOLE.join('') }])
    settle(hub)
    for (let act = 0; act < 400; act++) {
      const peer = random.pick(peers) ?? at(0)
      const text = peer.board.cardText(id)
      const length = text?.read().length ?? 0
      const how = random.below(4)
      if (how < 2) text?.splice(random.below(length + 1), 0, random.pick(WHOLE) ?? 'a')
      else if (how === 2) text?.splice(random.below(length + 1), 1 + random.below(4), '')
      else peer.board.commands.setCardText(id, (text?.read() ?? '').replace(random.pick(WHOLE) ?? 'a', random.pick(WHOLE) ?? 'b'))
      if (random.chance(0.2)) peer.board.undo.undo()
      for (const each of peers) {
        if (random.chance(0.3)) send(hub, each, 1 + random.below(3))
        if (random.chance(0.3)) receive(each, 1 + random.below(6))
      }
      expect(text?.read().isWellFormed() ?? true, `act ${act}`).toBe(true)
    }
    settle(hub)
    const [card] = oneBoard(hub).cards
    expect(card?.text).not.toContain('\ufffd')
    for (const { board } of peers) expect(bytesOf(board.read.cards.get(id)?.text ?? '')).toBe(bytesOf(card?.text ?? ''))
  })

  it('[C07] composed and decomposed letters stay as they were typed, for all', () => {
    const { hub, peers, at } = open(2)
    const [nfc = '', nfd = ''] = at(0).board.commands.addCards([{ kind: 'note', text: 'één' }, { kind: 'note', text: 'e\u0301e\u0301n' }])
    settle(hub)
    at(1).board.cardText(nfc)?.splice(3, 0, ' e\u0301')
    at(1).board.commands.setCardText(nfd, 'e\u0301e\u0301n é')
    settle(hub)
    for (const { board } of peers) expect([nfc, nfd].map((id) => board.read.cards.get(id)?.text)).toEqual(['één e\u0301', 'e\u0301e\u0301n é'])
    oneBoard(hub)
  })

  it('[C07] half a sign is made well formed by whoever writes it, so that writer and readers see the same', () => {
    const { hub, peers, at } = open(2)
    const [id = ''] = at(0).board.commands.addCards([{ kind: 'note', text: 'a\ud83d' }])
    at(0).board.cardText(id)?.splice(1, 0, '\ude00')
    at(0).board.commands.setCardFields(id, { color: '\ud800x' })
    expect(at(0).board.read.cards.get(id)?.text).toBe('a\ufffd\ufffd')
    settle(hub)
    for (const { board } of peers) expect(board.read.cards.get(id)?.text).toBe('a\ufffd\ufffd')
    oneBoard(hub)
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
