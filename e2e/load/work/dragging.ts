import { setTimeout as pause } from 'node:timers/promises'
import { Edits, Sight } from '../people/edits.ts'
import { Person } from '../people/person.ts'
import { readBoard } from '../people/readBoard.ts'
import { watchMotions, watchUpdate } from '../people/watch.ts'
import { percentile } from '../percentile.ts'
import { watchGenerator, type GeneratorHealth } from '../run/generatorHealth.ts'
import { Metronome } from '../run/metronome.ts'
import type { MeasuredServer } from '../servers/measuredServer.ts'

/** A gesture on a screen of 60 Hz sends every second frame. */
const EVERY_MS = 1000 / 30
/** With motion frames the document hears of a card when it is dropped. */
const MOTIONS_A_DROP = 60
const WATCHERS = 4
const WARM_UP_MS = 2_000
/** How long an edit may take to arrive and still be waited for, ms. */
const PATIENCE_MS = 5_000

/** `document`: plain y-websocket, each move is a write and each pointer an awareness message. `motion`: our frames, and a write when a card is dropped. */
export type Way = 'document' | 'motion'

export type DraggingOptions = { readonly people: number; readonly dragging: number; readonly seconds: number; readonly way: Way }

export type Dragged = {
  readonly edits: number
  /** Of every edit at every watcher, ms; those never seen are not in it. */
  readonly latencies: readonly number[]
  /** Edits × watchers. */
  readonly expected: number
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
  readonly ended: readonly number[]
  readonly gaps: number
  readonly generator: GeneratorHealth
  /** Whether a document that joined afterwards held everybody's last move. */
  readonly content: string
}

/** `people` on one board, the first `dragging` of them move their card and pointer 30 times a second. */
export async function dragging(server: MeasuredServer, { people: count, dragging: draggers, seconds, way }: DraggingOptions): Promise<Dragged> {
  const board = await server.board('Slepen')
  const seats = await board.seats(count + 1)
  const writes = new Edits(draggers)
  const motions = new Edits(draggers)
  const firstMoves: (number | undefined)[] = []
  const sights: { readonly writes: Sight; readonly motions: Sight }[] = []
  const people: Person[] = []
  const isWatcher = (index: number): boolean => index % Math.ceil(count / WATCHERS) === Math.floor(Math.ceil(count / WATCHERS) / 2)
  for (const [index, seat] of seats.slice(0, count).entries()) {
    const sight = isWatcher(index) ? { writes: new Sight(writes), motions: new Sight(motions) } : undefined
    if (sight) sights.push(sight)
    const watch = sight && {
      update: (update: Uint8Array) => watchUpdate(update, sight.writes, firstMoves, performance.now()),
      motions: (body: Uint8Array) => watchMotions(body, sight.motions, performance.now()),
    }
    const person = new Person({ seat, index, ...(watch ? { watch } : {}) })
    people.push(person)
    await person.joined
  }
  for (const person of people.slice(0, draggers)) {
    person.bringCard()
    firstMoves[person.index] = person.firstMove
  }

  const moved = new Int32Array(draggers)
  const lastWrite = new Int32Array(draggers).fill(-1)
  const write = (person: Person): void => {
    const edit = (lastWrite[person.index] ?? -1) + 1
    lastWrite[person.index] = edit
    writes.made(person.index, performance.now())
    person.move(edit)
  }
  const act = (index: number): void => {
    const person = people[index]
    if (person === undefined) return
    const turn = moved[index] ?? 0
    moved[index] = turn + 1
    if (way === 'document') {
      write(person)
      return person.point(turn)
    }
    motions.made(index, performance.now())
    // Drops are spread over the two seconds, as people's are.
    if ((turn + index * 7) % MOTIONS_A_DROP !== MOTIONS_A_DROP - 1) return person.drag(turn)
    write(person)
    person.letGo(turn)
  }

  const metronome = new Metronome(draggers, EVERY_MS, act)
  await pause(WARM_UP_MS)
  await server.probe()
  const health = watchGenerator()
  const from = { at: performance.now(), cpu: server.cpuSeconds(), bytes: sum(people, (one) => one.bytesIn), frames: sum(people, (one) => one.framesIn), late: metronome.lateness.length }
  writes.countFrom(from.at)
  motions.countFrom(from.at)
  await pause(seconds * 1000)
  metronome.stop()
  const wallS = (performance.now() - from.at) / 1000
  const cores = (server.cpuSeconds() - from.cpu) / wallS
  const bytes = sum(people, (one) => one.bytesIn) - from.bytes
  const frames = sum(people, (one) => one.framesIn) - from.frames
  const generator = health(metronome.lateness.slice(from.late))
  const edits = writes.counted() + motions.counted()
  const seen = (): number => sum(sights, (sight) => sight.writes.latencies.length + sight.motions.latencies.length)
  const expected = edits * sights.length
  for (const until = performance.now() + PATIENCE_MS; seen() < expected && performance.now() < until; ) await pause(20)
  const probe = await within(server.probe(), PATIENCE_MS)

  const latencies = sights.flatMap((sight) => [...sight.writes.latencies, ...sight.motions.latencies])
  const every = [...latencies, ...Array.from({ length: expected - latencies.length }, () => Number.POSITIVE_INFINITY)].sort((a, b) => a - b)
  const ended = people.flatMap((person) => (person.endedWith === undefined ? [] : [person.endedWith]))
  for (const person of people) person.leave()
  const lastSeat = seats[count]
  const content = lastSeat === undefined ? 'no seat' : await checked(lastSeat, people.slice(0, draggers), lastWrite)
  return {
    edits, latencies, expected, cores, generator, ended, content,
    withinASecond: every.filter((ms) => ms <= 1000).length / expected,
    p50: percentile(every, 0.5), p95: percentile(every, 0.95), max: every.at(-1) ?? Number.NaN,
    dropsP95: way === 'motion' ? percentile(sights.flatMap((sight) => sight.writes.latencies), 0.95) : Number.NaN,
    loopMaxMs: probe?.loopMaxMs ?? Number.POSITIVE_INFINITY, loopP99Ms: probe?.loopP99Ms ?? Number.POSITIVE_INFINITY,
    bytesEachSecond: bytes / count / wallS, framesEachSecond: frames / count / wallS,
    gaps: sum(sights, (sight) => sight.writes.gaps + sight.motions.gaps),
  }
}

async function checked(seat: Parameters<typeof readBoard>[0], people: readonly Person[], lastWrite: Int32Array): Promise<string> {
  const read = await readBoard(seat).catch((error: unknown) => (error instanceof Error ? error.message : String(error)))
  if (read === undefined) return 'no answer'
  if (typeof read === 'string') return read
  const wrong = people.filter((person) => {
    const card = read.cards[person.cardId] as { readonly position?: { readonly x?: number } } | undefined
    return card?.position?.x !== lastWrite[person.index]
  })
  return wrong.length === 0 ? 'equal' : `${wrong.length} differ`
}

const sum = <T>(all: readonly T[], of: (one: T) => number): number => all.reduce((total, one) => total + of(one), 0)

const within = <T>(promise: Promise<T>, ms: number): Promise<T | undefined> => Promise.race([promise, pause(ms).then(() => undefined)])
