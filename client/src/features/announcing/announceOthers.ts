import type { BoardReader } from '@visiebord/shared/board/board.ts'
import type { Hearing } from '../../state/hearing.ts'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import type { SyncTimers } from '../../sync/syncTimers.ts'
import { firstName } from '../presence/firstName.ts'
import { factOf } from './fact.ts'
import { type Encounter, encountersAt } from './encounters.ts'
import { dueAt, EVERY_MS } from './pace.ts'
import { placeOf } from './placeOf.ts'
import { shortened, summary, toPlace } from './summary.ts'
import { createTally, type Someone, type Tally } from './tally.ts'
import type { AnnouncingWords } from './words.ts'

type Heard = Pick<OpenWorkshop, 'board' | 'people' | 'awareness' | 'motion' | 'selection' | 'view' | 'announce'>

export type Listener = {
  readonly timers: Pick<SyncTimers, 'elapsed' | 'after'>
  readonly words: () => AnnouncingWords
  readonly hearing: () => Hearing
  /** The card that has the keyboard, on the board or in the list. */
  readonly cardWithKeyboard: () => string | undefined
  /** Tells when the keyboard goes to another place, and when a letter is typed in a field. */
  readonly follow: (told: { readonly went: () => void; readonly typed: () => void }) => () => void
}

/** What has been told of an encounter is not told again so soon, ms: who stops and starts writing is not ten people. */
const SAME_AGAIN_MS = 10_000
const NO_TITLES = { sections: new Map<string, string>(), lanes: new Map<string, string>() }

/** Says what others do: summed up at a bearable pace, and at once what happens to the card one is on. Returns the way to stop. */
export function announceOthers(workshop: Heard, { timers, words, hearing, cardWithKeyboard, follow }: Listener): () => void {
  const { board, people, awareness, motion, selection, view, announce } = workshop
  const me = view.getState().me.participantId
  const moments = { first: 0, told: -EVERY_MS, spoken: -EVERY_MS, typed: -EVERY_MS }
  let tally: Tally | undefined
  let stopReading = (): void => undefined
  let cancel: (() => void) | undefined
  let isTelling = false
  /** The card that was being written in until this very change. */
  let leftJustNow: string | undefined

  const someone = (id: string): Someone | undefined => {
    const person = people.getState().persons.get(id)
    return person === undefined ? undefined : { id, name: firstName(person.name) }
  }
  const personOfClient = (client: number): Someone | undefined => {
    const person = people.getState().byClient.get(client)
    return person === undefined ? undefined : { id: person.id, name: firstName(person.name) }
  }
  const writersIn = (cardId: string): readonly Someone[] =>
    [...awareness.others.getState()].flatMap(([client, { editing }]) => (editing === cardId ? (personOfClient(client) ?? []) : []))
  const cardIAmOn = (): string | undefined => selection.getState().editingId ?? leftJustNow ?? cardWithKeyboard()
  const isInHand = (id: string): boolean => selection.getState().ids.has(id) || cardIAmOn() === id
  const say = (text: string): void => {
    isTelling = true
    announce.say(text)
    isTelling = false
  }

  const tell = (): void => {
    cancel = undefined
    const now = timers.elapsed()
    if (tally === undefined) return
    if (dueAt(moments) > now) return plan()
    const told = tally.take()
    const wanted = hearing()
    const heard = wanted === 'off' ? [] : wanted === 'mine' ? told.filter(({ mine }) => mine) : told
    if (told.length > 0) {
      moments.told = now
      announce.keep(summary(told, words()))
    }
    if (heard.length > 0) say(summary(heard, words()))
    moments.first = now
    if (tally.waits()) plan(EVERY_MS)
  }
  const plan = (atLeast = 0): void => {
    if (cancel !== undefined) return
    cancel = timers.after(Math.max(atLeast, dueAt(moments) - timers.elapsed()), tell)
  }

  const met = new Map<string, number>()
  let present = new Set<string>()
  const meet = (): void => {
    const card = cardIAmOn()
    const found = card === undefined ? [] : encountersAt(card, { me, people: people.getState(), others: awareness.others.getState(), motions: motion.seats })
    const now = timers.elapsed()
    const fresh = found.filter((each) => !present.has(keyOf(each)) && (met.get(keyOf(each)) ?? -SAME_AGAIN_MS) + SAME_AGAIN_MS <= now)
    present = new Set(found.map(keyOf))
    if (hearing() === 'off' || fresh.length === 0) return
    for (const each of fresh) met.set(keyOf(each), now)
    const { dragsHere: drags, sizesHere: sizes, writesToo, writesHere } = words()
    const how = { drags, sizes, writes: selection.getState().editingId === card ? writesToo : writesHere }
    say(fresh.map(({ does, name }) => how[does](firstName(name))).join(' '))
  }

  const toldAtOnce = (reader: BoardReader, counted: Tally, id: string): void => {
    const [before, now] = [counted.before(id), reader.cards.get(id)]
    const what = factOf(before, now)
    if (what === 'removed') {
      counted.forget(id)
      say(words().removedHere(shortened(before?.text ?? '')))
    } else if (what === 'moved' && now !== undefined && hearing() !== 'off') {
      counted.forget(id)
      const client = ['sectionId', 'laneId', 'projectId', 'position'].map((field) => reader.lastWriter(id, field)).find((each) => each !== undefined)
      const person = client === undefined ? undefined : personOfClient(client)
      if (person?.id !== me) say(words().movedHere(person?.name, toPlace(placeOf(now, reader, NO_TITLES), words())))
    }
  }

  const read = ({ board: open, synced }: ReturnType<typeof board.getState>): void => {
    stopReading()
    cancel?.()
    cancel = undefined
    tally = undefined
    // What is there at the beginning is no news.
    if (!synced) return
    const reader = open.read
    const counted = createTally(reader, { me, personOfClient, personById: someone, writersIn, isInHand })
    tally = counted
    stopReading = reader.subscribe((change) => {
      const on = cardIAmOn()
      const waited = counted.waits()
      counted.changed(change)
      if (!change.local && on !== undefined && change.cards.has(on)) toldAtOnce(reader, counted, on)
      if (!counted.waits()) return
      if (!waited) moments.first = timers.elapsed()
      plan()
    })
  }

  read(board.getState())
  const stops = [
    board.subscribe((now, before) => (now.board === before.board && now.synced === before.synced ? undefined : read(now))),
    announce.subscribe(() => {
      if (!isTelling) moments.spoken = timers.elapsed()
    }),
    awareness.others.subscribe(meet),
    people.subscribe(meet),
    motion.subscribe(() => (selection.getState().editingId === undefined && cardWithKeyboard() === undefined ? undefined : meet())),
    selection.subscribe((now, before) => {
      if (now.editingId === before.editingId) return
      leftJustNow = now.editingId === undefined ? before.editingId : undefined
      // The change that took the card away ends with this turn.
      if (leftJustNow !== undefined) queueMicrotask(() => (leftJustNow = undefined))
      meet()
    }),
    follow({
      went: meet,
      typed: () => (moments.typed = timers.elapsed()),
    }),
  ]
  return () => {
    for (const stop of stops) stop()
    stopReading()
    cancel?.()
  }
}

const keyOf = ({ personId, does, cardId }: Encounter): string => `${personId} ${does} ${cardId}`
