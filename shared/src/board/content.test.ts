import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { contentOf, writeContent } from './content.ts'
import { extentOf, planImport, planLines } from './importContent.ts'
import { openBoard } from './openBoard.ts'
import { overlaps } from './geometry/rect.ts'
import { cardRect } from './geometry/cardSize.ts'
import { parseContent } from './parseContent.ts'
import type { BoardContent } from './schema.ts'

type NastyNote = { readonly id: string; readonly text: string; readonly why: string }
const nasty = JSON.parse(await readFile(new URL('../../../e2e/fixtures/nasty-notes.json', import.meta.url), 'utf8')) as readonly NastyNote[]
const ids = (name: string) => {
  let made = 0
  return () => `${name}${++made}`
}
const empty: BoardContent = { schema: 1, cards: [], sections: [], lanes: [], links: [], timeline: {} }

const filled = (): BoardContent => {
  const doc = new Y.Doc()
  const { commands } = openBoard(doc, { newId: ids('x'), authorId: () => 'somebody' })
  commands.setTimeline({ position: { x: 0, y: 1000 }, start: '2027-Q1', quarters: 4 })
  const lane = commands.addLane('Mens')
  const section = commands.addSection({ title: 'Vak', position: { x: 0, y: 0 }, size: { w: 600, h: 400 } })
  const [note = '', project = ''] = commands.addCards([{ kind: 'note', text: 'één', partyId: 'p1', sectionId: section, position: { x: 20, y: 20 } }, { kind: 'project', text: 'P', partyId: 'p2' }])
  commands.placeProject(project, { laneId: lane, start: '2027-Q1', end: '2027-Q2' })
  commands.addCards([{ kind: 'step', text: 'S', fields: { projectId: project, weeks: 2 } }])
  commands.addLink({ from: note, to: project, kind: 'supports' })
  return contentOf(doc)
}

describe('content', () => {
  it('[B60] is sorted by id in UTF-16 code units and comes out of a written document as it went in', () => {
    const doc = new Y.Doc()
    const { commands } = openBoard(doc, { newId: ids('n'), authorId: () => undefined })
    commands.addCards(['b', 'a', '__proto__', '\uffff', '😀', 'B', 'constructor'].map((id) => ({ kind: 'note', id, text: id })))
    const content = contentOf(doc)
    expect(content.cards.map((card) => card.id)).toEqual(['B', '__proto__', 'a', 'b', 'constructor', '😀', '\uffff'])
    const copy = new Y.Doc()
    writeContent(copy, content)
    expect(contentOf(copy)).toEqual(content)
    expect(contentOf(new Y.Doc())).toEqual(empty)
  })

  it.each(nasty.map((note) => [note.id, note.why, note]))('[B61] nasty note %s (%s) goes through board, JSON and import into an equal board', (_id, _why, { id, text }) => {
    const doc = new Y.Doc()
    const board = openBoard(doc, { newId: ids('n'), authorId: () => 'somebody' })
    const [card = ''] = board.commands.addCards([{ kind: 'note', id, text }])
    expect(board.read.cards.get(card)?.text).toBe(text.toWellFormed())
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    expect(contentOf(other)).toEqual(contentOf(doc))
    const parsed = parseContent(JSON.parse(JSON.stringify(contentOf(doc))))
    if (!parsed.ok) throw new Error(parsed.problem)
    const { content } = planImport(empty, parsed.content, { newId: ids('new'), partyOf: () => undefined })
    const imported = new Y.Doc()
    writeContent(imported, content)
    const { authorId: _author, ...expected } = contentOf(doc).cards[0] ?? { authorId: '' }
    expect(contentOf(imported).cards).toEqual([expected])
  })
})

describe('parseContent', () => {
  type Loose = Record<string, unknown> & Record<'cards' | 'links' | 'lanes', Record<string, unknown>[]> & { readonly timeline: Record<string, unknown> }
  const whole = (): Record<string, unknown> => JSON.parse(JSON.stringify(filled()))
  const wrong = (change: (board: Loose) => void) => {
    const board = whole() as Loose
    change(board)
    const parsed = parseContent(board)
    return parsed.ok ? 'ok' : `${parsed.why} ${parsed.at}`
  }
  it('[B62] takes what a board gives, and names the first thing that is wrong in anything else', () => {
    expect(parseContent(whole())).toEqual({ ok: true, content: filled() })
    expect(parseContent({ ...whole(), parties: [], rounds: [], ballots: [] }).ok).toBe(true)
    for (const other of [null, undefined, 7, 'x', [], {}, JSON.parse('{"__proto__": {}}')]) expect(parseContent(other).ok).toBe(false)
    expect(wrong((board) => (board.schema = 2))).toBe('malformed schema')
    expect(wrong((board) => (board.extra = 1))).toBe('malformed extra')
    expect(wrong((board) => (board.cards[0]!.extra = 1))).toBe('malformed cards[0].extra')
    expect(wrong((board) => Object.defineProperty(board.cards[0]!, '__proto__', { value: 1, enumerable: true }))).toBe('malformed cards[0].__proto__')
    expect(wrong((board) => (board.cards[0]!.kind = 'wish'))).toBe('malformed cards[0].kind')
    expect(wrong((board) => delete board.cards[0]!.text)).toBe('malformed cards[0].text')
    expect(wrong((board) => (board.cards[0]!.position = { x: 0, y: '0' }))).toBe('malformed cards[0].position')
    expect(wrong((board) => (board.cards[1]!.id = board.cards[0]!.id))).toBe('malformed cards[1].id')
    expect(wrong((board) => (board.links[0]!.to = 'gone'))).toBe('malformed links[0].to')
    expect(wrong((board) => (board.links[0]!.to = board.links[0]!.from))).toBe('malformed links[0]')
    expect(wrong((board) => delete board.timeline.start)).toBe('malformed timeline')
    expect(wrong((board) => (board.cards[0]!.text = 'x'.repeat(20_001)))).toBe('text-too-long cards[0].text')
    expect(wrong((board) => (board.lanes = Array.from({ length: 101 }, () => board.lanes[0]!)))).toBe('too-many lanes')
  })
})

describe('planning an import', () => {
  it('[B63] keeps ids that are free, rewrites every reference of those that are not, maps parties and drops authors', () => {
    const board = filled()
    const partyOf = (id: string) => (id === 'p1' ? 'here' : undefined)
    const first = planImport(empty, board, { newId: ids('new'), partyOf })
    expect(first.counts).toEqual({ cards: 3, sections: 1, lanes: 1, links: 1, renamed: 0 })
    expect(first.content.cards.map((card) => [card.id, card.partyId, card.authorId, card.position])).toEqual(board.cards.map((card) => [card.id, card.partyId === 'p1' ? 'here' : undefined, undefined, card.position]))
    expect(first.content.timeline).toEqual(board.timeline)

    const again = planImport(first.content, board, { newId: ids('new'), partyOf })
    expect(again.counts.renamed).toBe(6)
    const doc = new Y.Doc()
    writeContent(doc, first.content)
    writeContent(doc, again.content)
    const { read } = openBoard(doc, { newId: ids('z'), authorId: () => undefined })
    expect([read.cards.size, read.links.size, read.sections.size, read.lanes.size]).toEqual([6, 2, 2, 2])
    const fresh = new Set(again.content.cards.map((card) => card.id))
    for (const { from, to } of again.content.links) expect(fresh.has(from) && fresh.has(to)).toBe(true)
    for (const card of again.content.cards) {
      if (card.kind === 'step') expect(fresh.has(card.projectId)).toBe(true)
      if (card.kind === 'project') expect(card.laneId).toBe(again.content.lanes[0]?.id)
      if (card.kind === 'note') expect(card.sectionId).toBe(again.content.sections[0]?.id)
    }
    const [there, coming] = [extentOf(first.content), extentOf(again.content)]
    expect(there !== undefined && coming !== undefined && overlaps(there, coming)).toBe(false)
    expect(again.content.timeline).toEqual({})
  })

  it('[B64] each line that says something becomes a note, below what is there and beside its neighbours', () => {
    const lines = ['een', '  twee ', '', '   ', ...Array.from({ length: 20 }, () => 'zelfde'), 'half \ud83d']
    const { content, counts } = planLines(filled(), lines, { newId: ids('l'), partyId: 'p' })
    expect(counts.cards).toBe(23)
    expect(content.cards.slice(0, 2)).toMatchObject([{ kind: 'note', text: 'een', partyId: 'p' }, { text: 'twee' }])
    expect(content.cards.at(-1)?.text).toBe('half \ufffd')
    expect(new Set(content.cards.map((card) => card.order)).size).toBe(23)
    const rects = content.cards.flatMap((card) => cardRect(card) ?? [])
    const there = extentOf(filled())
    for (const [index, rect] of rects.entries()) {
      expect(there !== undefined && overlaps(rect, there)).toBe(false)
      for (const other of rects.slice(index + 1)) expect(overlaps(rect, other)).toBe(false)
    }
    expect(parseContent(content).ok).toBe(true)
  })
})
