import { openBoard } from '@visiebord/shared/board/openBoard.ts'
import type { Person } from '@visiebord/shared/protocol/frames.ts'
import type { SeatMotion } from '@visiebord/shared/protocol/motion.ts'
import type { WorkshopView } from '@visiebord/shared/protocol/view.ts'
import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createStore } from 'zustand/vanilla'
import { announceStore } from '../../state/announceStore.ts'
import type { Hearing } from '../../state/hearing.ts'
import type { AwarenessState, OpenWorkshop, SelectionState } from '../../state/openWorkshop.ts'
import { amendPeople, NOBODY } from '../../state/peopleState.ts'
import { announceOthers } from './announceOthers.ts'
import { announcingWords } from './words.ts'

/** Time that only passes when it is told to. */
function handClock() {
  let now = 0
  const waiting: { at: number; run: () => void }[] = []
  return {
    elapsed: () => now,
    after: (ms: number, run: () => void) => {
      const entry = { at: now + ms, run }
      waiting.push(entry)
      return () => void (waiting.includes(entry) && waiting.splice(waiting.indexOf(entry), 1))
    },
    pass: (ms: number) => {
      const until = now + ms
      for (;;) {
        const next = waiting.filter(({ at }) => at <= until).toSorted((one, other) => one.at - other.at)[0]
        if (next === undefined) break
        waiting.splice(waiting.indexOf(next), 1)
        now = Math.max(now, next.at)
        next.run()
      }
      now = until
    },
  }
}

/** The page of Bas, with two others at the table; whoever writes, all three boards agree at once. */
function table({ hearing = 'all' }: { readonly hearing?: Hearing } = {}) {
  const clock = handClock()
  const open = (id: string, clientID: number) => {
    const doc = new Y.Doc()
    doc.clientID = clientID
    let made = 0
    return { doc, board: openBoard(doc, { newId: () => `${id}-${++made}`, authorId: () => id }) }
  }
  const [bas, anneke, youssef, otherTab] = [open('bas', 1), open('anneke', 2), open('youssef', 3), open('bas', 4)]
  const docs = [bas, anneke, youssef, otherTab].map(({ doc }) => doc)
  for (const doc of docs) doc.on('update', (update: Uint8Array) => docs.forEach((each) => each !== doc && Y.applyUpdate(each, update)))
  const person = (id: string, name: string, ...clients: number[]): Person => ({ id, name, role: 'participant', seats: clients.map((client) => ({ seat: client, client })) })
  const people = amendPeople(NOBODY, { all: [person('bas', 'Bas Smit', 1, 4), person('anneke', 'Anneke Bakker', 2), person('youssef', 'Youssef el Idrissi', 3)] }, 1)
  const others = createStore<ReadonlyMap<number, AwarenessState>>(() => new Map())
  const seats = new Map<number, SeatMotion>()
  const motionListeners = new Set<(changed: readonly number[]) => void>()
  const selection = createStore<SelectionState>(() => ({ ids: new Set<string>() }))
  const announce = announceStore(clock.elapsed)
  const board = createStore(() => ({ board: bas.board, synced: true }))
  let keyboardAt: string | undefined
  let heard: Hearing = hearing
  let keyboard: { went: () => void; typed: () => void } | undefined
  const said: string[] = []
  announce.subscribe(({ text }) => void said.push(text))
  const workshop = {
    board, people: createStore(() => people), awareness: { others }, selection, announce,
    motion: { seats, subscribe: (listener: (changed: readonly number[]) => void) => (motionListeners.add(listener), () => motionListeners.delete(listener)) },
    view: createStore(() => ({ me: { participantId: 'bas' } }) as unknown as WorkshopView),
  } as unknown as OpenWorkshop
  // In the order of a page: what holds the choice lets go of a card before anybody else hears that it is gone.
  bas.board.read.subscribe((change) => {
    const { editingId, ...rest } = selection.getState()
    if (editingId !== undefined && change.cards.has(editingId) && !bas.board.read.cards.has(editingId)) selection.setState(rest, true)
  })
  const stop = announceOthers(workshop, { timers: clock, words: () => announcingWords.nl, hearing: () => heard, cardWithKeyboard: () => keyboardAt, follow: (told) => ((keyboard = told), () => undefined) })
  const section = anneke.board.commands.addSection({ title: 'Gedeeld', position: { x: 0, y: 0 }, size: { w: 500, h: 500 } })
  const [mine = ''] = bas.board.commands.addCards([{ kind: 'note', text: 'Van Bas', position: { x: 9, y: 9 } }])
  clock.pass(60_000)
  said.length = 0
  return {
    bas: bas.board, anneke: anneke.board, youssef: youssef.board, otherTab: otherTab.board, announce, board, selection, clock, said, section, mine, stop,
    hear: (what: Hearing) => (heard = what),
    walk: (id: string | undefined) => ((keyboardAt = id), keyboard?.went()),
    typed: () => keyboard?.typed(),
    write: (client: number, editing: string | undefined) => others.setState(new Map([...others.getState(), [client, editing === undefined ? {} : { editing }]]), true),
    drag: (seat: number, ...cardIds: string[]) => {
      if (cardIds.length === 0) seats.delete(seat)
      else seats.set(seat, { seat, drag: { dx: 1, dy: 1, cardIds } })
      for (const listener of motionListeners) listener([seat])
    },
    pull: (seat: number, cardId: string) => {
      seats.set(seat, { seat, drag: { dx: 0, dy: 0, cardIds: [cardId], size: { w: 260, h: 198 } } })
      for (const listener of motionListeners) listener([seat])
    },
  }
}
const notes = (count: number, sectionId?: string) => Array.from({ length: count }, (_, at) => ({ kind: 'note' as const, text: `Kaart ${at + 1}`, position: { x: at, y: 0 }, ...(sectionId === undefined ? {} : { sectionId }) }))

describe('what others do is heard', () => {
  it('[AN1] [AN2] together, some seconds later, with section and names; then not again for a quarter of a minute', () => {
    const { anneke, youssef, clock, said, section } = table()
    const [first = ''] = anneke.commands.addCards(notes(3, section))
    anneke.commands.addCards(notes(1))
    clock.pass(1_000)
    expect(said).toEqual([])
    clock.pass(2_000)
    expect(said).toEqual(['3 kaarten erbij in ‘Gedeeld’, door Anneke. 1 kaart erbij los op het bord, door Anneke: ‘Kaart 1’.'])
    youssef.commands.moveCards([{ id: first, position: { x: 900, y: 0 }, sectionId: null }])
    clock.pass(14_999)
    expect(said).toHaveLength(1)
    clock.pass(1)
    expect(said[1]).toBe('1 kaart verplaatst los op het bord, door Youssef: ‘Kaart 1’.')
  })

  it('[AN3] net: what came and went, or went there and back, is nothing; what was moved and written in, moved', () => {
    const { anneke, youssef, clock, said, section, mine } = table()
    const ids = anneke.commands.addCards(notes(2))
    youssef.commands.deleteCards(ids)
    anneke.commands.moveCards([{ id: mine, position: { x: 50, y: 9 } }])
    anneke.commands.moveCards([{ id: mine, position: { x: 9, y: 9 } }])
    const gone = anneke.commands.addSection({ title: 'Toch niet', position: { x: 0, y: 0 }, size: { w: 9, h: 9 } })
    anneke.commands.deleteSection(gone)
    clock.pass(60_000)
    expect(said).toEqual([])
    anneke.commands.setCardText(mine, 'Van Bas, beter')
    youssef.commands.moveCards([{ id: mine, position: { x: 1, y: 1 }, sectionId: section }])
    clock.pass(60_000)
    expect(said).toEqual(['1 kaart verplaatst naar ‘Gedeeld’, door Youssef: ‘Van Bas, beter’.'])
  })

  it('[AN3] one’s own work is not repeated, not of another tab either, nor a card one changed meanwhile', () => {
    const { bas, anneke, otherTab, clock, said, section, mine } = table()
    const [id = ''] = otherTab.commands.addCards(notes(1))
    otherTab.commands.moveCards([{ id, position: { x: 4, y: 4 }, sectionId: section }])
    bas.commands.setCardText(mine, 'Anders')
    anneke.commands.moveCards([{ id: mine, position: { x: 80, y: 9 }, sectionId: section }])
    bas.commands.moveCards([{ id: mine, position: { x: 9, y: 9 }, sectionId: null }])
    clock.pass(60_000)
    expect(said).toEqual([])
  })

  it('[AN3] sections, links and what is gone have no name to tell; a section that comes back is told again', () => {
    const { anneke, clock, said, section } = table()
    const [from = '', to = ''] = anneke.commands.addCards(notes(2, section))
    clock.pass(60_000)
    anneke.commands.addLink({ from, to, kind: 'relates' })
    anneke.commands.renameSection(section, 'Samen')
    clock.pass(60_000)
    anneke.commands.deleteCards([from, to])
    clock.pass(60_000)
    anneke.commands.deleteSection(section)
    clock.pass(60_000)
    anneke.undo.undo()
    clock.pass(60_000)
    expect(said.slice(1)).toEqual([
      '1 vak heeft een nieuwe naam: ‘Samen’. 1 verband erbij.',
      '2 kaarten weggegooid uit ‘Samen’. 1 verband weg.',
      '1 vak weg: ‘Samen’.',
      '1 vak erbij: ‘Samen’.',
    ])
  })

  it('[AN3] what is there when a board opens, or when another takes its place, is no news', () => {
    const { bas, board, anneke, clock, said } = table()
    board.setState({ board: bas, synced: false }, true)
    anneke.commands.addCards(notes(5))
    board.setState({ board: bas, synced: true }, true)
    clock.pass(60_000)
    expect(said).toEqual([])
    anneke.commands.addCards(notes(2))
    clock.pass(60_000)
    expect(said).toEqual(['2 kaarten erbij los op het bord, door Anneke.'])
  })

  it('[AN4] politely: not while one types, nor over another sentence', () => {
    const { anneke, announce, clock, said, typed } = table()
    anneke.commands.addCards(notes(1))
    for (let second = 0; second < 8; second++) {
      clock.pass(1_000)
      typed()
    }
    expect(said).toEqual([])
    clock.pass(2_900)
    announce.say('Opgeslagen.')
    clock.pass(2_400)
    expect(said).toEqual(['Opgeslagen.'])
    clock.pass(200)
    expect(said).toHaveLength(2)
    expect(announce.getState().urgent).toBe(false)
  })

  it('[AN5] a card in which somebody still writes is told once they stop', () => {
    const { anneke, clock, said, write } = table()
    const [id = ''] = anneke.commands.addCards([{ kind: 'note', position: { x: 0, y: 0 } }])
    write(2, id)
    anneke.cardText(id)?.splice(0, 0, 'Dicht bij')
    clock.pass(40_000)
    expect(said).toEqual([])
    anneke.cardText(id)?.splice(9, 0, ' de mensen')
    write(2, undefined)
    clock.pass(20_000)
    expect(said).toEqual(['1 kaart erbij los op het bord, door Anneke: ‘Dicht bij de mensen’.'])
  })
})

describe('what happens to the card one is on', () => {
  it('[AN6] is heard at once: who writes in it too, who drags it; once a meeting', () => {
    const { clock, said, write, drag, walk, selection, mine } = table()
    walk(mine)
    write(2, mine)
    expect(said).toEqual(['Anneke schrijft in deze kaart.'])
    write(2, mine)
    drag(3, mine)
    drag(3, mine)
    expect(said.slice(1)).toEqual(['Youssef sleept deze kaart.'])
    write(2, undefined)
    write(2, mine)
    expect(said, 'not again so soon').toHaveLength(2)
    write(2, undefined)
    drag(3)
    clock.pass(10_000)
    selection.setState({ ids: new Set([mine]), editingId: mine })
    write(2, mine)
    expect(said.at(-1)).toBe('Anneke schrijft ook in deze kaart.')
    write(4, mine)
    expect(said, 'me in another tab is no meeting').toHaveLength(3)
  })

  it('[AN6] who pulls at its size is not said to drag it', () => {
    const { said, pull, walk, mine } = table()
    walk(mine)
    pull(3, mine)
    expect(said).toEqual(['Youssef past de maat van deze kaart aan.'])
  })

  it('[AN6] and when one comes upon a card that is in other hands', () => {
    const { bas, said, write, walk, mine } = table()
    const [other = ''] = bas.commands.addCards(notes(1))
    write(2, other)
    walk(mine)
    expect(said).toEqual([])
    walk(other)
    expect(said).toEqual(['Anneke schrijft in deze kaart.'])
  })

  it('[AN7] it was moved elsewhere, and by whom; or deleted, even when nothing else is to be heard; not said again in the summary', () => {
    const { anneke, youssef, clock, said, walk, hear, section, mine } = table()
    walk(mine)
    youssef.commands.moveCards([{ id: mine, position: { x: 20, y: 20 }, sectionId: section }])
    expect(said).toEqual(['Youssef verplaatste deze kaart naar ‘Gedeeld’.'])
    hear('off')
    anneke.commands.moveCards([{ id: mine, position: { x: 20, y: 20 }, sectionId: null }])
    expect(said).toHaveLength(1)
    anneke.commands.deleteCards([mine])
    expect(said[1]).toBe('De kaart waar u was, is weggegooid: ‘Van Bas’.')
    clock.pass(60_000)
    expect(said).toHaveLength(2)
  })

  it('[AN7] also the one in whose text one was writing', () => {
    const { anneke, said, selection, mine } = table()
    selection.setState({ ids: new Set([mine]), editingId: mine })
    anneke.commands.deleteCards([mine])
    expect(said).toEqual(['De kaart waar u was, is weggegooid: ‘Van Bas’.'])
  })
})

describe('how much one hears', () => {
  it('[AN8] only what touches me: my cards, what I changed, chose or am on, comments on them; a comment that names me is said by itself', () => {
    const { bas, anneke, clock, said, selection, section, mine } = table({ hearing: 'mine' })
    const [theirs = '', chosen = '', changed = ''] = anneke.commands.addCards(notes(3, section))
    clock.pass(60_000)
    expect(said).toEqual([])
    bas.commands.setCardText(changed, 'Door mij gewijzigd')
    selection.setState({ ids: new Set([chosen]) })
    anneke.commands.moveCards([theirs, chosen, changed, mine].map((id) => ({ id, position: { x: 700, y: 0 }, sectionId: id === mine ? section : null })))
    clock.pass(60_000)
    expect(said).toEqual(['2 kaarten verplaatst los op het bord, door Anneke. 1 kaart verplaatst naar ‘Gedeeld’, door Anneke: ‘Van Bas’.'])
    anneke.commands.addComment(theirs, { text: 'Mooi' })
    anneke.commands.addComment(mine, { text: 'Ook mooi' })
    anneke.commands.addComment(mine, { text: 'Wat vindt @bas?', mentions: ['bas'] })
    clock.pass(60_000)
    expect(said[1]).toBe('1 opmerking erbij in ‘Gedeeld’, door Anneke: ‘Van Bas’.')
  })

  it('[AN8] [AN9] nothing by itself; who asks hears the last summaries', () => {
    const { anneke, announce, clock, said, write, walk, mine } = table({ hearing: 'off' })
    walk(mine)
    write(2, mine)
    anneke.commands.addCards(notes(2))
    clock.pass(60_000)
    for (let time = 1; time <= 6; time++) {
      anneke.commands.addCards(notes(time + 2))
      clock.pass(60_000)
    }
    expect(said).toEqual([])
    expect(announce.kept().map((told) => told.slice(0, 1))).toEqual(['4', '5', '6', '7', '8'])
  })

  it('[AN10] what is said within a second stands together, and the same twice is two', () => {
    const { announce, clock } = table()
    announce.say('Verplaatst.')
    announce.say('Verplaatst.')
    expect(announce.getState().lines.map(({ text }) => text)).toEqual(['Verplaatst.', 'Verplaatst.'])
    expect(new Set(announce.getState().lines.map(({ count }) => count)).size).toBe(2)
    clock.pass(1_000)
    announce.say('Teruggenomen.', { urgent: true })
    expect(announce.getState()).toMatchObject({ text: 'Teruggenomen.', urgent: true, lines: [{ text: 'Teruggenomen.' }] })
  })

  it('says nothing more once it has stopped', () => {
    const { anneke, clock, said, stop } = table()
    anneke.commands.addCards(notes(1))
    stop()
    anneke.commands.addCards(notes(1))
    clock.pass(60_000)
    expect(said).toEqual([])
  })
})
