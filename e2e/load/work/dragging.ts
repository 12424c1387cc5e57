import { setTimeout as pause } from 'node:timers/promises'
import { Edits, Sight } from '../people/edits.ts'
import { Person } from '../people/person.ts'
import { readBoard } from '../people/readBoard.ts'
import { watchMotions, watchUpdate } from '../people/watch.ts'
import { percentile } from '../percentile.ts'
import { watchGenerator, type GeneratorHealth } from '../run/generatorHealth.ts'
import { Metronome } from '../run/metronome.ts'
import { watchCores } from '../run/othersOnCores.ts'
import { monotonicMicroseconds, type Stretch } from '../run/profile.ts'
import { until, within } from '../run/within.ts'
import { waitedSeconds } from '../servers/cores.ts'
import type { MeasuredServer, Seat } from '../servers/measuredServer.ts'

/** A gesture on a screen of 60 Hz sends every second frame. */
export const DRAG_EVERY_MS = 1000 / 30
/** With motion frames the document hears of a card when it is dropped. */
const MOTIONS_A_DROP = 60
/** Who notes every edit, on one board; with many boards one on each. */
const WATCHERS = 4
const WARM_UP_MS = 2_000
/** How long an edit may take to arrive and still be waited for, ms. */
const PATIENCE_MS = 5_000
/** Boards of which the content is compared, at most. */
const COMPARED = 5

/**
 * `document`: plain y-websocket, each move is a write and each pointer an awareness message. `motion`: our frames, and a write when a
 * card is dropped. `edit`: a write and nothing else.
 */
export type Way = 'document' | 'motion' | 'edit'

export type DraggingOptions = {
  readonly boards?: number
  /** On each board, and how many of them have a card in their hand. */
  readonly people: number
  readonly dragging: number
  readonly seconds: number
  readonly way: Way
  readonly everyMs?: number
}

export type Dragged = {
  readonly edits: number
  /** Of every edit at every watcher of its board; one that was never seen is infinite. */
  readonly withinASecond: number
  readonly p50: number
  readonly p95: number
  readonly max: number
  /** Writes of dropped cards, 95th percentile, ms; NaN where each move is a write. */
  readonly dropsP95: number
  readonly cores: number
  readonly loopMaxMs: number
  readonly loopP99Ms: number
  readonly bytesEachSecond: number
  readonly framesEachSecond: number
  /** Close codes of sockets that the server ended. */
  readonly ended: readonly number[]
  readonly gaps: number
  readonly generator: GeneratorHealth
  /** Cores that others on this machine used meanwhile. */
  readonly others: number
  /** How long threads of the server, and of this process, could have run but had no core, seconds a second. */
  readonly serverWaited: number
  readonly peopleWaited: number
  /** When that was. */
  readonly stretch: Stretch
  /** Whether a document that joined afterwards held everybody's last write. */
  readonly content: string
}

type Spectator = { readonly board: number; readonly writes: Sight; readonly motions: Sight }
type Table = { readonly people: readonly Person[]; readonly dragging: readonly Person[]; readonly lastSeat: Seat }

/** On each board the first `dragging` people move their card and pointer, 30 times a second unless told otherwise. */
export async function dragging(server: MeasuredServer, { boards = 1, people: count, dragging: draggers, seconds, way, everyMs = DRAG_EVERY_MS }: DraggingOptions): Promise<Dragged> {
  const writes = new Edits(boards * count)
  const motions = new Edits(boards * count)
  const firstMoves: (number | undefined)[] = []
  const spectators: Spectator[] = []
  const watchOf = (board: number) => {
    const spectator: Spectator = { board, writes: new Sight(writes), motions: new Sight(motions) }
    spectators.push(spectator)
    return {
      update: (update: Uint8Array) => watchUpdate(update, spectator.writes, firstMoves, performance.now()),
      motions: (body: Uint8Array) => watchMotions(body, spectator.motions, performance.now()),
    }
  }
  const apart = Math.ceil(count / WATCHERS)
  const isWatcher = (place: number): boolean => (boards === 1 ? place % apart === Math.floor(apart / 2) : place === count - 1)

  const tables: Table[] = []
  for (let board = 0; board < boards; board++) {
    const seats = await (await server.board(`Slepen ${board}`)).seats(count + 1)
    const people: Person[] = []
    for (const [place, seat] of seats.slice(0, count).entries()) {
      const person = new Person({ seat, index: board * count + place, ...(isWatcher(place) ? { watch: watchOf(board) } : {}) })
      people.push(person)
      await person.joined
    }
    for (const person of people.slice(0, draggers)) {
      person.bringCard()
      firstMoves[person.index] = person.firstMove
    }
    tables.push({ people, dragging: people.slice(0, draggers), lastSeat: seats[count] as Seat })
  }
  const people = tables.flatMap((table) => table.people)
  const hands = tables.flatMap((table) => table.dragging)

  const lastWrite = new Int32Array(people.length).fill(-1)
  const write = (person: Person): void => {
    const edit = (lastWrite[person.index] ?? -1) + 1
    lastWrite[person.index] = edit
    writes.made(person.index, performance.now())
    person.move(edit)
  }
  const metronome = new Metronome(hands.length, everyMs, (hand, turn) => {
    const person = hands[hand]
    if (person === undefined) return
    if (way !== 'motion') write(person)
    if (way === 'edit') return
    if (way === 'document') return person.point(turn)
    motions.made(person.index, performance.now())
    // Drops are spread over the two seconds, as people's are.
    if ((turn + hand * 7) % MOTIONS_A_DROP !== MOTIONS_A_DROP - 1) return person.drag(turn)
    write(person)
    person.letGo(turn)
  })
  await pause(WARM_UP_MS)
  await within(server.probe(), PATIENCE_MS)
  const health = watchGenerator()
  const allCores = watchCores()
  const startedAt = monotonicMicroseconds()
  const from = {
    at: performance.now(), cpu: server.cpuSeconds(), serverWaited: waitedSeconds(server.pid), peopleWaited: waitedSeconds(process.pid),
    bytes: sum(people, (one) => one.bytesIn), frames: sum(people, (one) => one.framesIn), late: metronome.lateness.length,
  }
  writes.countFrom(from.at)
  motions.countFrom(from.at)
  await pause(seconds * 1000)
  metronome.stop()
  const stretch = { from: startedAt, to: monotonicMicroseconds() }
  const wallS = (performance.now() - from.at) / 1000
  const cores = (server.cpuSeconds() - from.cpu) / wallS
  const bytes = sum(people, (one) => one.bytesIn) - from.bytes
  const frames = sum(people, (one) => one.framesIn) - from.frames
  const busy = allCores()
  const serverWaited = (waitedSeconds(server.pid) - from.serverWaited) / wallS
  const peopleWaited = (waitedSeconds(process.pid) - from.peopleWaited) / wallS
  const generator = health(metronome.lateness.slice(from.late))

  const made = (board: number): number => sum(tables[board]?.dragging ?? [], (person) => writes.counted(person.index) + motions.counted(person.index))
  const expected = sum(spectators, ({ board }) => made(board))
  const seen = (): number => sum(spectators, (one) => one.writes.latencies.length + one.motions.latencies.length)
  await until(() => seen() >= expected, PATIENCE_MS)
  const probe = await within(server.probe(), PATIENCE_MS)

  const latencies = spectators.flatMap((one) => [...one.writes.latencies, ...one.motions.latencies])
  const every = [...latencies, ...Array.from({ length: expected - latencies.length }, () => Number.POSITIVE_INFINITY)].sort((a, b) => a - b)
  const at = (share: number): number => every[Math.max(0, Math.ceil(share * every.length) - 1)] ?? Number.NaN
  const ended = people.flatMap((person) => (person.endedWith === undefined ? [] : [person.endedWith]))
  // Before anybody leaves: some servers forget a board that nobody has open.
  const content = await compared(tables, lastWrite)
  for (const person of people) person.leave()
  return {
    edits: sum(tables, (_, board) => made(board)),
    cores, generator, ended, content, stretch, serverWaited, peopleWaited,
    withinASecond: every.filter((ms) => ms <= 1000).length / expected,
    p50: at(0.5), p95: at(0.95), max: at(1),
    dropsP95: way === 'motion' ? percentile(spectators.flatMap((one) => one.writes.latencies), 0.95) : Number.NaN,
    loopMaxMs: probe?.loopMaxMs ?? Number.POSITIVE_INFINITY,
    loopP99Ms: probe?.loopP99Ms ?? Number.POSITIVE_INFINITY,
    bytesEachSecond: bytes / people.length / wallS,
    framesEachSecond: frames / people.length / wallS,
    gaps: sum(spectators, (one) => one.writes.gaps + one.motions.gaps),
    others: Math.max(0, busy - cores - generator.cores),
  }
}

async function compared(tables: readonly Table[], lastWrite: Int32Array): Promise<string> {
  const apart = Math.ceil(tables.length / COMPARED)
  let wrong = 0
  for (const table of tables.filter((_, board) => board % apart === 0)) {
    const read = await readBoard(table.lastSeat, { patienceMs: 2 * PATIENCE_MS }).catch((error: unknown) => (error instanceof Error ? error.message : String(error)))
    if (read === undefined) return 'no answer'
    if (typeof read === 'string') return read
    wrong += table.dragging.filter((person) => {
      const card = read.cards[person.cardId] as { readonly position?: { readonly x?: number } } | undefined
      return card?.position?.x !== lastWrite[person.index]
    }).length
  }
  return wrong === 0 ? 'equal' : `${wrong} differ`
}

const sum = <T>(all: readonly T[], of: (one: T, index: number) => number): number => all.reduce((total, one, index) => total + of(one, index), 0)
