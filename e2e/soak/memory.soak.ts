/**
 * [R01] [N07] Memory stays flat while people come and go, and nothing of them is left when they have gone.
 * `node e2e/soak/memory.soak.ts [--minutes 30] [--snapshots <folder>]`
 *
 * Forty to sixty people at once on four of six boards: three are always visited, three in turn for half a minute, so that the server lets go of them and
 * opens them again. Each minute, after a collection: what the process holds. Judged are
 * 1. the heap beyond what the boards themselves (legitimateCost.ts) and the people on them cost, from the second quarter on: no slope above LEAK_A_VISIT, and a measurement
 *    fine enough to say so;
 *    the same of what is outside the heap, beyond an encoding of each board that is kept for joiners;
 * 2. counts: boards and connections that exist are those that people have open;
 * 3. what is left when all have gone, beside what was left after a first few visits.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import type { Probe } from '../load/probe/probeAnswer.ts'
import { Table } from '../load/run/table.ts'
import { ServerProcess } from '../load/servers/serverProcess.ts'
import { measureLegitimateCost } from './memory/legitimateCost.ts'
import { trendOf } from './memory/trend.ts'
import { VisitedBoard } from './memory/visitedBoard.ts'

const ALWAYS = 3
const IN_TURN = 3
const PEOPLE_A_BOARD = 40
const MINUTE_MS = 60_000
/** Of each minute one board in turn takes visitors this long; the last of them have left by the time of the sample, so that it is closed at the next. */
const OPEN_MS = 25_000
const SAMPLE_AT_MS = 57_000
/** A board is let go 60 s after the last has left, looked for each 10 s. */
const LET_GO_MS = 80_000
/** People who come at the moment of a sample are counted on one side and not yet on the other; who leaves while it is taken, or just before, needs some collections yet. */
const MOST_ON_THEIR_WAY = 10
const LINGER_MS = 5_000
/** Heap of one connection with all that hangs on it, bytes: measured with 120 more people on one board. Who is there costs it; who has left may not (2). */
const PERSON_BYTES = 14_600
/** Bytes of heap: a thirtieth of a person staying behind is found. */
const LEAK_A_VISIT = 400
const ROOM = { module: pathToFileURL(path.resolve(import.meta.dirname, '../../server/src/core/sync/boardRoom.ts')).href, name: 'BoardRoom' }
const CONNECTION = { module: pathToFileURL(path.resolve(import.meta.dirname, '../../server/src/core/sync/connection.ts')).href, name: 'Connection' }

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '30' }, snapshots: { type: 'string' } } })
const minutes = Number(values.minutes)
if (!(minutes >= 4)) throw new TypeError('--minutes takes a number from 4.')

const kib = (bytes: number): number => Math.round(bytes / 1024)
const problems: string[] = []
const dataDir = await mkdtemp(path.join(tmpdir(), 'visiebord-soak-'))
const { server, url } = await ServerProcess.start({ script: 'server/src/main.ts', env: { HOST: '127.0.0.1', PORT: '0', DATA_DIR: dataDir }, readyLine: 'Visiebord listens on ' })
const legitimate = measureLegitimateCost()
const boards: VisitedBoard[] = []
for (let number = 0; number < ALWAYS + IN_TURN; number++) boards.push(await VisitedBoard.make({ url }, `Bord ${number}`, PEOPLE_A_BOARD))
const always = boards.slice(0, ALWAYS)
const inTurn = boards.slice(ALWAYS)

/** What the process holds. One collection frees a closed socket, the next what only it held, and so on: a connection takes about eight. */
async function look(snapshot?: string): Promise<Probe> {
  for (let turn = 0; turn < 8; turn++) await server.probe({ collect: true })
  return server.probe({ collect: true, count: [ROOM, CONNECTION], ...(snapshot === undefined ? {} : { snapshot }) })
}
const snapshotOf = (name: string): string | undefined => (values.snapshots === undefined ? undefined : path.resolve(values.snapshots, `${name}.heapsnapshot`))

let visits = 0
/** When each visitor left. */
const goneAt: number[] = []
const under = new Set<Promise<void>>()
function visit(board: VisitedBoard, mostMs: number): void {
  const one = board
    .visit({
      stayMs: 4_000 + Math.random() * (mostMs - 4_000),
      hertz: 5 + Math.random() * 25,
      way: Math.random() < 0.5 ? 'motion' : 'document',
      ending: Math.random() < 0.03 ? 'refused' : Math.random() < 0.5 ? 'politely' : 'abruptly',
      takesAway: Math.random() < 0.1,
    })
    .catch((error: unknown) => void problems.push(error instanceof Error ? error.message : String(error)))
    .finally(() => {
      under.delete(one)
      goneAt.push(performance.now())
    })
  under.add(one)
  visits++
}

/** The boards that take visitors now, and how long one stays there at most, ms. */
type Open = readonly (readonly [board: VisitedBoard, mostMs: number])[]

/** People come and go until `isOver`, 40 to 60 at once. */
async function comeAndGo(isOver: () => boolean, open: () => Open): Promise<void> {
  while (!isOver()) {
    await pause(100 + Math.random() * 200)
    const wanted = 50 + 10 * Math.sin(performance.now() / 20_000)
    const [board, mostMs = 0] = open().filter(([one]) => one.hasSomebody).toSorted(([a], [b]) => a.present - b.present)[0] ?? []
    if (board !== undefined && under.size < wanted) visit(board, mostMs)
  }
}

/** All leave, and the server lets go of every board. */
async function goHome(): Promise<Probe> {
  await Promise.all(under)
  for (const board of boards) board.letGo()
  const patience = performance.now() + LET_GO_MS
  for (;;) {
    const seen = await look()
    if (seen.counts['BoardRoom'] === 0 && seen.counts['Connection'] === 0) return look()
    if (performance.now() > patience) {
      problems.push(`${seen.counts['BoardRoom']} boards and ${seen.counts['Connection']} connections are still there ${LET_GO_MS / 1000} s after all have left`)
      return seen
    }
    await pause(2_000)
  }
}

console.log(`Memory while people come and go: ${minutes} minutes, 40 to 60 at once. First a few visits to all boards, then all go home.`)
const firstUntil = performance.now() + 20_000
await comeAndGo(() => performance.now() > firstUntil, () => boards.map((board) => [board, 8_000]))
const emptyBefore = await goHome()
await look(snapshotOf('before'))
const visitsBefore = visits
for (const board of boards) board.opened()
for (const board of always) await board.watch()

const table = new Table('Each minute, after a collection (KiB)', (line) => console.log(line))
const samples: { minute: number; visits: number; heap: number; beyond: number; outside: number; rss: number }[] = []
const startedAt = performance.now()
const untilMs = (ms: number): Promise<void> => pause(Math.max(0, startedAt + ms - performance.now()))
let current: VisitedBoard | undefined
let isOpen = false
let isOver = false
const coming = comeAndGo(() => isOver, () => [...always.map((board) => [board, 20_000] as const), ...(current !== undefined && isOpen ? [[current, 12_000] as const] : [])])
for (let minute = 0; minute < minutes; minute++) {
  current = inTurn[minute % IN_TURN]
  current?.opened()
  await current?.watch()
  isOpen = true
  await untilMs(minute * MINUTE_MS + OPEN_MS)
  isOpen = false
  await untilMs(minute * MINUTE_MS + OPEN_MS + 14_000)
  current?.letGo()
  await untilMs(minute * MINUTE_MS + SAMPLE_AT_MS)
  const there = [...always, ...(current === undefined ? [] : [current])]
  const lookedAt = performance.now()
  const probe = await look()
  const present = there.reduce((sum, board) => sum + board.present + (board.isWatched ? 1 : 0), 0)
  const onTheirWay = MOST_ON_THEIR_WAY + goneAt.filter((at) => at > lookedAt - LINGER_MS).length
  const encoded = there.reduce((sum, board) => sum + board.state().length, 0)
  const cost = await legitimate.of(there.map((board) => ({ state: board.state(), bindings: board.bindings, departed: board.visits })))
  const rooms = probe.counts['BoardRoom'] ?? Number.NaN
  const connections = probe.counts['Connection'] ?? Number.NaN
  const beyond = probe.heapUsed - cost - connections * PERSON_BYTES
  samples.push({ minute: minute + 1, visits: visits - visitsBefore, heap: probe.heapUsed, beyond, outside: probe.outsideHeap - encoded, rss: probe.rss })
  table.add({
    minute: minute + 1,
    visits: visits - visitsBefore,
    present,
    connections,
    boards: rooms,
    sockets: probe.resources['TCPSocketWrap'] ?? 0,
    timers: probe.resources['Timeout'] ?? 0,
    'heap': kib(probe.heapUsed),
    'of boards': kib(cost),
    'of people': kib(connections * PERSON_BYTES),
    'beyond': kib(beyond),
    'outside': kib(probe.outsideHeap),
    'encoded': kib(encoded),
    'rss': kib(probe.rss),
    bindings: there.reduce((sum, board) => sum + board.bindings, 0),
  })
  if (rooms !== there.length) problems.push(`minute ${minute + 1}: ${rooms} boards are open, ${there.length} are visited`)
  if (Math.abs(connections - present) > onTheirWay) problems.push(`minute ${minute + 1}: ${connections} connections, ${present} people`)
}
isOver = true
await coming
const emptyAfter = await goHome()
await look(snapshotOf('after'))
legitimate.end()
await server.stop()
await rm(dataDir, { recursive: true, force: true })

const judged = samples.slice(Math.ceil(samples.length / 4))
const visitsAMinute = (visits - visitsBefore) / minutes
const perVisit = (of: (sample: (typeof samples)[number]) => number): { slope: number; error: number } => trendOf(judged.map((sample) => [sample.visits, of(sample)]))
const beyond = perVisit((sample) => sample.beyond)
const outside = perVisit((sample) => sample.outside)
for (const [name, { slope, error }] of Object.entries({ 'heap': perVisit((one) => one.heap), 'heap beyond boards and people': beyond, 'outside the heap, beyond encoded boards': outside, 'rss': perVisit((one) => one.rss) }))
  console.log(`${name}: ${slope.toFixed(0)} ± ${(2 * error).toFixed(0)} bytes a visit, ${((slope * visitsAMinute) / 1024).toFixed(1)} KiB a minute`)
const left = (emptyAfter.heapUsed - emptyBefore.heapUsed) / (visits - visitsBefore)
console.log(`all gone: heap ${kib(emptyBefore.heapUsed)} KiB before, ${kib(emptyAfter.heapUsed)} KiB after ${visits - visitsBefore} visits: ${left.toFixed(0)} bytes a visit; rss ${kib(emptyBefore.rss)} and ${kib(emptyAfter.rss)} KiB`)
if (outside.slope > LEAK_A_VISIT) problems.push(`buffers outside the heap grow by ${outside.slope.toFixed(0)} bytes a visit`)
if (beyond.slope > LEAK_A_VISIT) problems.push(`the heap grows by ${beyond.slope.toFixed(0)} bytes a visit, beyond what boards and people cost`)
if (!(2 * beyond.error < LEAK_A_VISIT)) problems.push(`too short or too noisy to tell: the slope is known to ± ${(2 * beyond.error).toFixed(0)} bytes a visit, ${LEAK_A_VISIT} are asked`)
if (left > LEAK_A_VISIT) problems.push(`${left.toFixed(0)} bytes of each visit are left when all have gone`)
for (const problem of problems.slice(0, 20)) console.log(`NOT RIGHT: ${problem}`)
console.log(problems.length === 0 ? 'flat' : `${problems.length} problems`)
process.exitCode = problems.length === 0 ? 0 : 1
