import { openBoard } from '@visiebord/shared/board/openBoard.ts'
import type { BoardPermission } from '@visiebord/shared/workshop/permissions.ts'
import { ALLOWED_KINDS } from '@visiebord/shared/workshop/nouns.ts'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { reapply } from './reapply.ts'
import { UnsavedWork } from './unsavedWork.ts'

let ids = 0
function boardOf(doc = new Y.Doc()) {
  const board = openBoard(doc, { newId: () => `n${++ids}`, authorId: () => 'p1' })
  return { doc, board }
}
const note = (id: string, text: string) => ({ kind: 'note', id, text, position: { x: 0, y: 0 } }) as const
const EVERYTHING: BoardPermission = { kinds: ALLOWED_KINDS, links: true, structure: false }

/** A board with cards, and a journal that begins now. */
function journaled(...cards: ReturnType<typeof note>[]) {
  const { doc, board } = boardOf()
  board.commands.addCards(cards)
  const journal = new UnsavedWork(board.read)
  board.read.subscribe((change) => journal.changed(board.read, change))
  return { doc, board, journal }
}
const named = (journal: UnsavedWork) => journal.entries.map(({ thing, id }) => `${thing}:${id}`)

describe('the journal of unsaved work', () => {
  it('[CG1] holds what this hand wrote and what it was before, not what came from others', () => {
    const { doc, board, journal } = journaled(note('a', 'een'))
    board.commands.setCardText('a', 'een!')
    board.commands.addCards([note('b', 'twee')])
    const other = boardOf()
    other.board.commands.addCards([note('c', 'van een ander')])
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other.doc))
    expect(named(journal)).toEqual(['card:a', 'card:b'])
    expect(journal.entries[0]?.before).toMatchObject({ text: 'een' })
    expect(journal.entries[1]?.before).toBeNull()
  })

  it('[CG1] lets go of an entry when the message that carries its last change is stored', () => {
    const { board, journal } = journaled(note('a', 'een'), note('b', 'twee'))
    board.commands.setCardText('a', 'een!')
    journal.sent(1, 'update')
    board.commands.setCardText('b', 'twee!')
    journal.sent(2, 'update')
    board.commands.setCardText('a', 'een!!')
    journal.sent(3, 'update')
    journal.stored(2)
    expect(named(journal)).toEqual(['card:a'])
    journal.stored(3)
    expect(journal.isEmpty).toBe(true)
  })

  it('[CG1] an update sent before the first step 2 does not carry older work', () => {
    const { board, journal } = journaled(note('a', 'een'), note('b', 'twee'))
    board.commands.setCardText('a', 'offline')
    journal.lineLost()
    board.commands.setCardText('b', 'een toets te vroeg')
    journal.sent(1, 'update')
    journal.stored(1)
    expect(named(journal)).toEqual(['card:a'])
    journal.sent(2, 'step2')
    journal.stored(2)
    expect(journal.isEmpty).toBe(true)
  })

  it('[CG1] after a broken line nothing counts as carried', () => {
    const { board, journal } = journaled(note('a', 'een'))
    board.commands.setCardText('a', 'onderweg')
    journal.sent(5, 'update')
    journal.lineLost()
    journal.stored(5)
    expect(named(journal)).toEqual(['card:a'])
  })
})

describe('doing unsaved work again on another generation', () => {
  const again = (mine: ReturnType<typeof journaled>, theirs: ReturnType<typeof boardOf>['board'], permission = EVERYTHING) =>
    reapply(mine.board.read, mine.journal.entries, { values: theirs.read, commands: theirs.commands, permission })

  it('[CG2] new, changed, moved and removed cards and new links, by card id', () => {
    const mine = journaled(note('a', 'een'), note('b', 'twee'), note('c', 'drie'))
    const theirs = boardOf().board
    theirs.commands.addCards([note('a', 'een'), note('b', 'twee'), note('c', 'drie')])
    mine.board.commands.setCardText('a', 'een, aangevuld')
    mine.board.commands.moveCards([{ id: 'b', position: { x: 5, y: 6 } }])
    mine.board.commands.addCards([note('d', 'vier')])
    mine.board.commands.addLink({ from: 'd', to: 'a', kind: 'relates' })
    expect(again(mine, theirs)).toEqual([])
    expect(theirs.read.cards.get('a')?.text).toBe('een, aangevuld')
    expect(theirs.read.cards.get('b')?.position).toEqual({ x: 5, y: 6 })
    expect(theirs.read.cards.get('d')?.text).toBe('vier')
    expect([...theirs.read.links.values()]).toEqual([expect.objectContaining({ from: 'd', to: 'a' })])
  })

  it('[CG2] never over what others wrote since: that goes to the tray', () => {
    const mine = journaled(note('a', 'een'), note('b', 'twee'))
    const theirs = boardOf().board
    theirs.commands.addCards([note('a', 'een, door een ander'), note('b', 'twee, door een ander')])
    mine.board.commands.setCardText('a', 'een, van mij')
    mine.board.commands.deleteCards(['b'])
    expect(again(mine, theirs).map(({ id }) => id).sort()).toEqual(['a', 'b'])
    expect(theirs.read.cards.get('a')?.text).toBe('een, door een ander')
    expect(theirs.read.cards.has('b')).toBe(true)
  })

  it('[CG2] only where the round allows it', () => {
    const mine = journaled(note('a', 'een'))
    const theirs = boardOf().board
    theirs.commands.addCards([note('a', 'een')])
    mine.board.commands.setCardText('a', 'anders')
    mine.board.commands.addCards([note('b', 'nieuw')])
    expect(again(mine, theirs, { ...EVERYTHING, kinds: [] }).map(({ id }) => id)).toEqual(['a', 'b'])
    expect(theirs.read.cards.size).toBe(1)
  })

  it('[CG2] a project goes onto the roadmap in one piece', () => {
    const mine = journaled()
    const lane = mine.board.commands.addLane('Wonen')
    mine.board.commands.addCards([{ kind: 'project', id: 'p', text: 'plan', position: { x: 0, y: 0 } }])
    const copy = boardOf()
    Y.applyUpdate(copy.doc, Y.encodeStateAsUpdate(mine.doc))
    const journal = new UnsavedWork(mine.board.read)
    mine.board.read.subscribe((change) => journal.changed(mine.board.read, change))
    mine.board.commands.placeProject('p', { laneId: lane, start: '2027-Q1', end: '2027-Q3' })
    const left = reapply(mine.board.read, journal.entries, { values: copy.board.read, commands: copy.board.commands, permission: EVERYTHING })
    expect(left).toEqual([])
    expect(copy.board.read.cards.get('p')).toMatchObject({ laneId: lane, start: '2027-Q1', end: '2027-Q3' })
    expect(copy.board.read.cards.get('p')?.position).toBeUndefined()
  })
})
