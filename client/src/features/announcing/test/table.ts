import { openBoard } from '@visiebord/shared/board/openBoard.ts'
import type { Person } from '@visiebord/shared/protocol/frames.ts'
import type { SeatMotion } from '@visiebord/shared/protocol/motion.ts'
import type { WorkshopView } from '@visiebord/shared/protocol/view.ts'
import * as Y from 'yjs'
import { createStore } from 'zustand/vanilla'
import { announceStore } from '../../../state/announceStore.ts'
import type { Hearing } from '../../../state/hearing.ts'
import type { AwarenessState, OpenWorkshop, SelectionState } from '../../../state/openWorkshop.ts'
import { amendPeople, NOBODY } from '../../../state/peopleState.ts'
import { announceOthers } from '../announceOthers.ts'
import { announcingWords } from '../words.ts'

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
export function table({ hearing = 'all' }: { readonly hearing?: Hearing } = {}) {
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
/** So many notes, ‘Kaart 1’ and on. */
export const notes = (count: number, sectionId?: string) => Array.from({ length: count }, (_, at) => ({ kind: 'note' as const, text: `Kaart ${at + 1}`, position: { x: at, y: 0 }, ...(sectionId === undefined ? {} : { sectionId }) }))
