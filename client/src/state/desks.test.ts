import { openBoard } from '@visiebord/shared/board/openBoard.ts'
import { describe, expect, it } from 'vitest'
import { newDoc } from '../sync/test/newDoc.ts'
import { HandTimers } from '../sync/test/handTimers.ts'
import { memoryTray, MemoryShelf } from '../sync/test/memoryCopies.ts'
import type { TrayItem, TrayWork } from '../sync/trayItem.ts'
import { trayItems } from '../sync/trayItems.ts'
import { awarenessDesk, type AwarenessLine } from './awarenessDesk.ts'
import { motionChannel } from './motionChannel.ts'
import { amendPeople, NOBODY } from './peopleState.ts'
import { forgetRecent, recentWorkshops, rememberWorkshop } from './recentWorkshops.ts'
import { addToBoard } from './addToBoard.ts'
import { trayStore } from './trayStore.ts'

const boardOf = () => {
  let ids = 0
  return openBoard(newDoc(), { newId: () => `n${++ids}`, authorId: () => 'p1' })
}
const put = (board: ReturnType<typeof boardOf>, each: TrayItem): boolean => addToBoard(board, each, (id) => (id === 'p2' ? 'Bart' : 'iemand'))
const item = (what: TrayWork): TrayItem => trayItems([what], 'late', '2026-11-22T10:00:00.000Z')[0] ?? { id: '', at: '', because: '', what }

describe('the tray', () => {
  const changed = item({ type: 'changed-text', cardId: 'a', kind: 'note', text: 'mijn woorden', before: 'zoals het was' })

  it('[CT2] words go back into their card when it still says what it said', () => {
    const board = boardOf()
    board.commands.addCards([{ kind: 'note', id: 'a', text: 'zoals het was', position: { x: 0, y: 0 } }])
    expect(put(board, changed)).toBe(true)
    expect(board.read.cards.get('a')?.text).toBe('mijn woorden')
  })

  it('[CT2] words never replace what others wrote since: they come as a card of their own', () => {
    const board = boardOf()
    board.commands.addCards([{ kind: 'note', id: 'a', text: 'door een ander', position: { x: 0, y: 0 } }])
    expect(put(board, changed)).toBe(true)
    expect([...board.read.cards.values()].map(({ text }) => text).sort()).toEqual(['door een ander', 'mijn woorden'])
  })

  it('[CT2] a new card comes back with kind, party, place and fields, under its own id when that is free', () => {
    const board = boardOf()
    const back = item({ type: 'new-card', cardId: 'k', kind: 'development', text: 'wél', fields: { relevance: 4, horizon: '2030' }, partyId: 'c', position: { x: 7, y: 8 } })
    expect(put(board, back)).toBe(true)
    expect(board.read.cards.get('k')).toMatchObject({ kind: 'development', text: 'wél', relevance: 4, horizon: '2030', partyId: 'c', position: { x: 7, y: 8 } })
    expect(put(board, back)).toBe(true)
    expect(board.read.cards.size).toBe(2)
  })

  it('[CT2] a step whose project is gone comes back as a note: its words count', () => {
    const board = boardOf()
    expect(put(board, item({ type: 'new-card', cardId: 's', kind: 'step', text: 'eerst bellen', fields: { projectId: 'weg', done: false } }))).toBe(true)
    expect(board.read.cards.get('s')).toMatchObject({ kind: 'note', text: 'eerst bellen', position: { x: 0, y: 0 } })
  })

  it('[CT2] a comment comes back under its card; a changed one into itself when it still says what it said; without the card its words are a note, with the names in it', () => {
    const board = boardOf()
    board.commands.addCards([{ kind: 'note', id: 'a', text: 'loket', position: { x: 0, y: 0 } }])
    const id = board.commands.addComment('a', { text: 'eerst' }) ?? ''
    const saidAt = () => board.read.remarksAt('a').map((remark) => (remark.kind === 'comment' ? [remark.text, remark.mentions] : []))
    const again = item({ type: 'comment', cardId: 'a', commentId: id, text: 'later, @p2', mentions: 'p2', before: 'eerst' })
    expect([put(board, again), saidAt()]).toEqual([true, [['later, @p2', 'p2']]])
    expect([put(board, again), saidAt()]).toEqual([true, [['later, @p2', 'p2'], ['later, @p2', 'p2']]])
    board.commands.deleteCards(['a'])
    expect(put(board, again)).toBe(true)
    expect([...board.read.cards.values()].map(({ kind, text }) => [kind, text])).toEqual([['note', 'later, @Bart']])
    expect(put(board, again)).toBe(true)
    const [one, two] = [...board.read.cards.values()].map(({ position }) => position)
    expect(one, 'not one upon the other').not.toEqual(two)
  })

  it('[CT3] the same work set aside by two tabs is there once; thrown away it is gone for both', async () => {
    const rows = new Map<string, TrayItem>()
    const board = boardOf()
    let told = 0
    const one = trayStore(memoryTray(rows), () => board, () => told++)
    const other = trayStore(memoryTray(rows), () => board, () => undefined)
    await one.setAside([changed])
    await other.setAside([{ ...changed, at: '2026-11-22T11:00:00.000Z' }])
    await other.reread()
    expect(other.store.getState().items).toHaveLength(1)
    other.store.throwAway(changed.id)
    await one.reread()
    expect(one.store.getState().items).toEqual([])
    expect(told).toBe(1)
  })

  it('[CT1] what is only listed is not added', () => {
    expect(put(boardOf(), item({ type: 'moved', cardId: 'a', text: 'x' }))).toBe(false)
  })
})

describe('people', () => {
  const person = (id: string, ...seats: { seat: number; client?: number }[]) => ({ id, name: id, role: 'participant', seats }) as const

  it('[CP1] all replaces, changed and left amend; my seat is the one with my client id', () => {
    let state = amendPeople(NOBODY, { all: [person('a', { seat: 1, client: 10 }), person('b', { seat: 2 })] }, 10)
    expect(state.mySeat).toBe(1)
    expect(state.byClient.get(10)?.id).toBe('a')
    state = amendPeople(state, { changed: [person('b', { seat: 2, client: 20 }, { seat: 3 })], left: ['a'] }, 10)
    expect(state.mySeat).toBeUndefined()
    expect([...state.bySeat.keys()]).toEqual([2, 3])
    state = amendPeople(state, { all: [] }, 10)
    expect(state.persons.size).toBe(0)
  })
})

describe('motion of others', () => {
  it('[CM3] keeps the grip of a drag, drops who left, and never shows my own seat', () => {
    const changes: (readonly number[])[] = []
    const ends = motionChannel(new HandTimers(), () => true, (seat) => seat === 1)
    ends.channel.subscribe((changed) => changes.push(changed))
    ends.received([
      { seat: 1, cursor: { x: 0, y: 0 } },
      { seat: 2, drag: { dx: 1, dy: 1, cardIds: ['a'] } },
    ])
    ends.received([{ seat: 2, drag: { dx: 2, dy: 2 } }])
    expect([...ends.channel.seats]).toEqual([[2, { seat: 2, drag: { dx: 2, dy: 2, cardIds: ['a'] } }]])
    ends.received([{ seat: 2 }])
    expect(ends.channel.seats.size).toBe(0)
    ends.received([{ seat: 3, cursor: { x: 1, y: 1 } }])
    ends.keepSeats((seat) => seat !== 3)
    expect(ends.channel.seats.size).toBe(0)
    expect(changes).toEqual([[2], [2], [2], [3], [3]])
  })
})

describe('awareness', () => {
  function line(states: Map<number, Record<string, unknown>>) {
    const listeners = new Set<() => void>()
    let local: Record<string, unknown> | null = null
    const made: AwarenessLine & { change(): void; local(): unknown } = {
      getStates: () => states,
      setLocalState: (state) => void (local = state),
      on: (_event, listener) => void listeners.add(listener),
      off: (_event, listener) => void listeners.delete(listener),
      change: () => listeners.forEach((listener) => listener()),
      local: () => local,
    }
    return made
  }

  it('[CP2] shows others by client id, leaves out what it does not understand, and goes along to a new line', () => {
    const desk = awarenessDesk()
    desk.set({ editing: 'a' })
    const states = new Map<number, Record<string, unknown>>([[1, { editing: 'me' }], [2, { editing: 7, selected: ['x', 3], name: 'valse naam' }]])
    const first = line(states)
    desk.use(first, 1)
    expect(first.local()).toEqual({ editing: 'a' })
    expect([...desk.others.getState()]).toEqual([[2, { selected: ['x'] }]])
    states.set(3, { editing: 'b' })
    first.change()
    expect(desk.others.getState().get(3)).toEqual({ editing: 'b' })
    const second = line(new Map())
    desk.use(second, 9)
    expect(second.local()).toEqual({ editing: 'a' })
    expect(desk.others.getState().size).toBe(0)
  })

  it('[PR6] what is told beside it stays when the hand changes, and wakes only who follows that', () => {
    const desk = awarenessDesk()
    const states = new Map<number, Record<string, unknown>>([[2, { editing: 'a' }]])
    const first = line(states)
    desk.use(first, 1)
    desk.tell({ follows: 'p2', view: { x: 0, y: 0, w: 10, h: 10 } })
    desk.set({ selected: ['k'] })
    expect(first.local()).toEqual({ follows: 'p2', view: { x: 0, y: 0, w: 10, h: 10 }, selected: ['k'] })
    desk.tell({ view: undefined })
    expect(first.local()).toEqual({ follows: 'p2', selected: ['k'] })
    const before = desk.others.getState()
    states.set(2, { editing: 'a', view: { x: 1, y: 2, w: 3, h: 4 }, caret: { from: 3, to: 1 }, gathers: 7 })
    first.change()
    expect(desk.others.getState()).toBe(before)
    expect(desk.company.getState().get(2)).toEqual({ view: { x: 1, y: 2, w: 3, h: 4 } })
  })

  it('[PR14] the card at which somebody is in the list is read beside it; what is no id is dropped', () => {
    const desk = awarenessDesk()
    desk.use(line(new Map<number, Record<string, unknown>>([[2, { reads: 'c7' }], [3, { reads: { id: 'c7' } }]])), 1)
    expect([...desk.company.getState()]).toEqual([[2, { reads: 'c7' }], [3, {}]])
  })

  it('[PR6] a view without numbers, or of nothing, is not read', () => {
    const desk = awarenessDesk()
    const bad = [{ x: 0, y: 0, w: 0, h: 5 }, { x: '0', y: 0, w: 5, h: 5 }, { x: 0, y: 0, w: 5 }, 'all', null].map((view, at) => [at + 2, { view }] as const)
    desk.use(line(new Map(bad)), 1)
    expect([...desk.company.getState().values()]).toEqual(bad.map(() => ({})))
  })

  it('[PR6] a state that the server would not pass on is told with fewer chosen cards', () => {
    const desk = awarenessDesk()
    const first = line(new Map())
    desk.use(first, 1)
    desk.set({ selected: Array.from({ length: 50 }, (_, at) => `${at}`.padStart(60, 'k')) })
    expect(JSON.stringify(first.local()).length).toBeLessThanOrEqual(2_000)
    expect(JSON.stringify(first.local())).toContain('selected')
  })
})

describe('recent workshops', () => {
  const workshop = (id: string) => ({ id, title: `Workshop ${id}`, role: 'participant', openedAt: '2026-11-22T10:00:00.000Z' }) as const

  it('newest first, each once, twelve at most, without a token', () => {
    const shelf = new MemoryShelf()
    for (let index = 0; index < 15; index++) rememberWorkshop(workshop(`w${index}`), shelf)
    rememberWorkshop(workshop('w9'), shelf)
    const ids = recentWorkshops(shelf).map(({ id }) => id)
    expect(ids).toHaveLength(12)
    expect(ids.slice(0, 2)).toEqual(['w9', 'w14'])
    forgetRecent('w9', shelf)
    expect(recentWorkshops(shelf)[0]?.id).toBe('w14')
  })

  it('what does not parse is left out', () => {
    const shelf = new MemoryShelf()
    shelf.setItem('visiebord.recent', '[null, 3, {"id": "x"}, {"id": "w", "title": "t", "role": "king", "openedAt": ""}]')
    expect(recentWorkshops(shelf)).toEqual([])
    shelf.setItem('visiebord.recent', 'geen json')
    expect(recentWorkshops(shelf)).toEqual([])
  })
})
