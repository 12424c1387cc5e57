import { openBoard } from '@visiebord/shared/board/openBoard.ts'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { serverLacks } from './serverLacks.ts'
import { setAside } from './setAside.ts'

let ids = 0
const boardOf = (doc: Y.Doc) => openBoard(doc, { newId: () => `n${++ids}`, authorId: () => 'p1' })
const note = (id: string, text: string) => ({ kind: 'note', id, text, position: { x: 0, y: 0 } }) as const

/** A server's document with a board in it, and a browser that has all of it. */
function pair(begin: (board: ReturnType<typeof boardOf>) => void = () => undefined) {
  const serverDoc = new Y.Doc()
  const server = boardOf(serverDoc)
  begin(server)
  const localDoc = new Y.Doc()
  Y.applyUpdate(localDoc, Y.encodeStateAsUpdate(serverDoc))
  const local = boardOf(localDoc)
  const aside = () => setAside(local.read, server.read, serverLacks(localDoc, serverDoc))
  /** The server's news reaches this browser. */
  const hear = () => Y.applyUpdate(localDoc, Y.encodeStateAsUpdate(serverDoc))
  return { server, local, aside, hear, localDoc, serverDoc }
}

describe('what goes to the tray', () => {
  it('[CT1] nothing when the server has everything', () => {
    const { aside } = pair((board) => board.commands.addCards([note('a', 'een')]))
    expect(aside()).toEqual([])
  })

  it.each(['', 'één\nwoord', '👩‍👩‍👧‍👦', '<script>', '=1+1', 'مرحبا', '\u2028'])('[CT1] a new card word for word: %j', (text) => {
    const { local, aside } = pair()
    local.commands.addCards([{ kind: 'development', id: 'k', text, partyId: 'c', sectionId: 's', position: { x: 3, y: 4 }, fields: { relevance: 2 } }])
    expect(aside()).toEqual([expect.objectContaining({ type: 'new-card', cardId: 'k', kind: 'development', text, partyId: 'c', sectionId: 's', position: { x: 3, y: 4 } })])
    expect(aside()[0]).toMatchObject({ fields: { relevance: 2 } })
  })

  it('[CT1] ids that are names of the language itself', () => {
    const { local, aside } = pair()
    local.commands.addCards([note('constructor', 'a'), note('toString', 'b')])
    expect(aside().map((work) => work.text).sort()).toEqual(['a', 'b'])
  })

  it('[CT1] a changed text with what stands on the board now, also when others wrote in the same card', () => {
    const { server, local, aside, hear } = pair((board) => board.commands.addCards([note('a', 'samen')]))
    server.cardText('a')?.splice(0, 0, 'wij ')
    hear()
    local.cardText('a')?.splice(9, 0, ' verder')
    expect(aside()).toEqual([{ type: 'changed-text', cardId: 'a', kind: 'note', text: 'wij samen verder', before: 'wij samen' }])
  })

  it('[CT1] only removed words are a changed text too', () => {
    const { local, aside } = pair((board) => board.commands.addCards([note('a', 'veel te veel')]))
    local.cardText('a')?.splice(0, 8, '')
    expect(aside()).toEqual([{ type: 'changed-text', cardId: 'a', kind: 'note', text: 'veel', before: 'veel te veel' }])
  })

  it('[CT1] never the work of others that this browser has not heard of, not even in a card it touched', () => {
    const { server, local, aside } = pair((board) => board.commands.addCards([note('a', 'een'), note('b', 'twee')]))
    local.commands.moveCards([{ id: 'a', position: { x: 9, y: 9 } }])
    server.commands.setCardText('a', 'door een ander')
    server.commands.addCards([note('c', 'drie')])
    server.commands.deleteCards(['b'])
    expect(aside()).toEqual([{ type: 'moved', cardId: 'a', text: 'door een ander' }])
  })

  it('[CT1] moves, deletions and other changes are listed by the words of the card', () => {
    const { local, aside } = pair((board) => {
      board.commands.addCards([note('a', 'weg'), note('b', 'verf'), { kind: 'project', id: 'p', text: 'plan', position: { x: 0, y: 0 } }])
    })
    local.commands.deleteCards(['a'])
    local.commands.setCardFields('b', { color: 'x' })
    const works = aside()
    expect(works).toHaveLength(2)
    expect(works).toEqual(expect.arrayContaining([{ type: 'deleted', cardId: 'a', text: 'weg' }, { type: 'changed', cardId: 'b', text: 'verf' }]))
  })

  it('[CT1] words in a card that somebody else removed are kept; a move of it is not', () => {
    const { server, local, aside } = pair((board) => board.commands.addCards([note('a', 'een'), note('b', 'twee')]))
    local.cardText('a')?.splice(3, 0, ' en meer')
    local.commands.moveCards([{ id: 'b', position: { x: 1, y: 1 } }])
    server.commands.deleteCards(['a', 'b'])
    expect(aside()).toEqual([{ type: 'changed-text', cardId: 'a', kind: 'note', text: 'een en meer', before: '' }])
  })

  it('[CT1] what was made and removed again leaves nothing', () => {
    const { local, aside } = pair()
    local.commands.addCards([note('a', 'vergissing')])
    local.commands.deleteCards(['a'])
    expect(aside()).toEqual([])
  })

  it('[CT1] an undone deletion that did not reach the server comes back as a card', () => {
    const { server, local, aside, hear } = pair((board) => board.commands.addCards([note('a', 'van een ander')]))
    local.commands.deleteCards(['a'])
    server.commands.deleteCards(['a'])
    hear()
    local.undo.undo()
    expect(aside()).toEqual([expect.objectContaining({ type: 'new-card', text: 'van een ander' })])
  })

  it('[CT1] sections, lanes, links and the timeline are listed with their words', () => {
    const { local, aside } = pair((board) => board.commands.addCards([note('a', 'van'), note('b', 'naar')]))
    local.commands.addSection({ title: 'Gedeeld', position: { x: 0, y: 0 }, size: { w: 10, h: 10 } })
    local.commands.addLane('Wonen')
    local.commands.addLink({ from: 'a', to: 'b', kind: 'supports' })
    local.commands.setTimeline({ position: { x: 0, y: 0 }, start: '2027-Q1', quarters: 4 })
    expect(aside().map((work) => `${'thing' in work ? work.thing : 'card'} ${work.type} ${work.text}`).sort()).toEqual([
      'lane changed Wonen',
      'link changed van → naar',
      'section changed Gedeeld',
      'timeline changed ',
    ])
  })

  it('[CT1] a card placed on the roadmap is listed as moved', () => {
    const { local, aside } = pair((board) => {
      board.commands.addLane('Wonen')
      board.commands.addCards([{ kind: 'project', id: 'p', text: 'plan', position: { x: 0, y: 0 } }])
    })
    const lane = [...local.read.lanes.keys()][0] ?? ''
    local.commands.placeProject('p', { laneId: lane, start: '2027-Q1', end: '2027-Q2' })
    expect(aside()).toEqual([{ type: 'moved', cardId: 'p', text: 'plan' }])
  })

  it('[CT1] among two thousand cards that agree only the one that differs is found', () => {
    const { local, aside } = pair((board) => board.commands.addCards(Array.from({ length: 2000 }, (_, index) => note(`k${index}`, `tekst ${index}`))))
    local.cardText('k7')?.splice(0, 0, '!')
    expect(aside()).toEqual([{ type: 'changed-text', cardId: 'k7', kind: 'note', text: '!tekst 7', before: 'tekst 7' }])
  })
})
