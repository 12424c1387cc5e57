import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import * as Y from 'yjs'
import { BoardConnection } from '../../client/src/sync/boardConnection.ts'
import { SYSTEM_TIMERS } from '../../client/src/sync/syncTimers.ts'
import { cardsOf, putCard } from '../contract/support/boardWriter.ts'
import { lead, type At, type Led, type Person, viewOf } from '../contract/support/people.ts'
import { seededRandom } from '../../server/src/test/room/seededDoc.ts'
import { FaultyProxy } from './support/faultyProxy.ts'
import { signedSocket } from './support/ownBrowser.ts'
import { startProbedServer } from './support/probedServer.ts'
import { quietClient } from './support/quietClient.ts'

const SOAK = process.env['SOAK'] === '1'
const CROWD = Number(process.env['CROWD'] ?? (SOAK ? 2_000 : 150))
/** A board is made for two hundred; of a larger crowd each has its own. */
const BOARDS = Math.ceil(CROWD / 200)
const OTHERS = 10
const WITH_UNSENT = SOAK ? 20 : 8
const CARDS = 60
const BACK_WITHIN_MS = 60_000
/** Coming together before it begins is no part of what is judged. */
const WITHIN = { timeout: SOAK ? 300_000 : BACK_WITHIN_MS, interval: 20 }

/** The same dice each time. */
const random = seededRandom(Number(process.env['SEED'] ?? 1))

type Member = { readonly doc: Y.Doc; readonly line: BoardConnection; onlines: number; stored(): boolean }

/** One of a crowd: our own line to the server, with the pace of our own page, without a screen. */
function member(at: At, person: Person, generation: string): Member {
  const doc = new Y.Doc()
  const nothing = (): void => undefined
  const line: BoardConnection = new BoardConnection(doc, {
    workshopId: person.workshopId,
    generation,
    sealed: 0,
    random,
    timers: SYSTEM_TIMERS,
    baseUri: `${at.url}/`,
    WebSocket: signedSocket(person),
    events: {
      line: (state) => {
        if (state === 'online') self.onlines += 1
      },
      synced: nothing, counted: nothing, view: nothing, people: nothing, motions: nothing, notice: nothing, handIn: nothing,
      refused: ({ code }) => void problems.push(`refused: ${code}`),
      closed: (code) => void problems.push(`closed with ${code}`),
    },
  })
  const self: Member = { doc, line, onlines: 0, stored: () => line.isAllStored }
  return self
}
const problems: string[] = []

const allIn = (crowd: readonly Member[], times: number): Promise<void> => vi.waitFor(() => expect(crowd.filter((each) => !each.line.isOnline || each.onlines < times).length, 'not back').toBe(0), WITHIN)
const idsOf = (doc: Y.Doc): readonly string[] => [...cardsOf(doc).keys()].toSorted()

/** A workshop with a board of some cards, and this many of our lines in it: people with ten tabs each. */
async function gather(server: At, through: At, size: number): Promise<{ readonly led: Led; readonly crowd: readonly Member[]; readonly generation: string }> {
  const led = await lead(server)
  await led.begin()
  const seed = quietClient(server, led.ann)
  await seed.synced()
  for (let index = 0; index < CARDS; index++) putCard(seed.doc, `seed ${index}`, { text: `Kaart ${index}: ${'wat we delen '.repeat(10)}` })
  const people = await Promise.all(Array.from({ length: Math.ceil(size / 10) }, (_, index) => led.enter('participant', `Persoon ${index}`)))
  const { generation } = await viewOf(server, led.ann)
  const crowd: Member[] = []
  for (let index = 0; index < size; index++) crowd.push(member(through, people[index % people.length] as Person, generation))
  onTestFinished(() => {
    for (const { line } of crowd) line.dispose()
  })
  await allIn(crowd, 1)
  await vi.waitFor(() => expect(crowd.filter(({ doc }) => cardsOf(doc).size < CARDS).length).toBe(0), WITHIN)
  seed.leave()
  return { led, crowd, generation }
}

async function gatherAll(server: At, through: At): Promise<readonly Awaited<ReturnType<typeof gather>>[]> {
  const rooms = []
  for (let board = 0; board < BOARDS; board++) rooms.push(await gather(server, through, Math.floor(CROWD / BOARDS)))
  return rooms
}

test(`[N04] [D09] the server is killed under ${CROWD} people on ${BOARDS} boards with those in hand, ${WITH_UNSENT} of them with unsent edits, and a board with ${OTHERS} others: they come back spread out, each board is loaded once, nothing is lost or doubled, one generation`, async () => {
  const base = await mkdtemp(path.join(tmpdir(), 'visiebord-n04-'))
  onTestFinished(() => rm(base, { recursive: true, force: true }))
  const dataDir = path.join(base, 'data')
  let server = await startProbedServer({ dataDir })
  const proxy = await FaultyProxy.before(server)
  onTestFinished(() => proxy.close())
  const rooms = await gatherAll(server, proxy)
  const crowd = rooms.flatMap((room) => room.crowd)
  const { led, generation } = rooms[0] ?? expect.fail()
  const others = await gather(server, proxy, OTHERS)
  problems.length = 0

  proxy.meet('nobody')
  await server.kill()
  await vi.waitFor(() => expect(crowd.filter(({ line }) => line.isOnline).length).toBe(0), WITHIN)
  for (const [index, { doc }] of crowd.slice(0, WITH_UNSENT).entries()) putCard(doc, `unsent ${index}`, { text: `In de tunnel ${index}` })
  server = await startProbedServer({ dataDir })
  proxy.retarget(server)
  const openedAt = performance.now()
  proxy.meet('server')
  await allIn([...crowd, ...others.crowd], 2)
  const backMs = performance.now() - openedAt
  await vi.waitFor(() => expect(crowd.filter((each) => !each.stored()).length).toBe(0), WITHIN)
  expect(backMs).toBeLessThan(BACK_WITHIN_MS)

  // Spread: without dice all of them come in one turn; a busy machine hands over together what came in half a second.
  const came = proxy.attempts.filter((at) => at >= openedAt).map((at) => at - openedAt)
  const most = Math.max(...came.map((from) => came.filter((at) => at >= from && at < from + 100).length))
  console.log(`[N04] ${CROWD + OTHERS} back in ${Math.round(backMs)} ms, at most ${most} in 100 ms, ${came.length} attempts`)
  expect(most, 'within 100 ms').toBeLessThan((CROWD + OTHERS) * 0.75)

  const [first = expect.fail(), ...rest] = rooms
  const wanted = [...Array.from({ length: CARDS }, (_, index) => `seed ${index}`), ...Array.from({ length: WITH_UNSENT }, (_, index) => `unsent ${index}`)].toSorted()
  await vi.waitFor(() => expect(first.crowd.filter(({ doc }) => cardsOf(doc).size !== wanted.length).length).toBe(0), WITHIN)
  const fresh = quietClient(server, led.ann)
  await fresh.synced()
  expect(idsOf(fresh.doc)).toEqual(wanted)
  for (const { doc } of [first.crowd[0], first.crowd.at(-1)].flatMap((each) => each ?? [])) expect(idsOf(doc)).toEqual(wanted)
  for (const room of rooms) expect(new Set(room.crowd.map(({ doc }) => Buffer.from(Y.encodeStateVector(doc)).toString('hex'))).size, 'the same history everywhere').toBe(1)
  for (const room of [...rest, others]) expect(room.crowd.filter(({ doc }) => cardsOf(doc).size !== CARDS)).toEqual([])
  expect([(await viewOf(server, led.ann)).generation, problems]).toEqual([generation, []])
  const { questions, longestHoldMs, cpuMs } = await server.probe()
  console.log(`[N04] the server: ${Math.round(cpuMs)} ms of CPU since its start, its loop held ${Math.round(longestHoldMs)} ms at most`)
  for (const room of [...rooms, others]) expect(questions[`readBoard ${room.led.id}`], 'loaded once').toBe(1)
  fresh.leave()
  for (const { line } of [...crowd, ...others.crowd]) line.dispose()
  await server.stop()
}, SOAK ? 1_200_000 : 240_000)

test(`[N04] all lines of ${CROWD} people drop at once while the server lives: another board does not notice, the board is not loaded again`, async () => {
  const server = await startProbedServer()
  const proxy = await FaultyProxy.before(server)
  onTestFinished(() => proxy.close())
  const rooms = await gatherAll(server, proxy)
  const crowd = rooms.flatMap((room) => room.crowd)
  const others = await gather(server, server, OTHERS)
  problems.length = 0
  const before = await server.probe()
  proxy.cut('reset')
  const [writer] = others.crowd
  // The other board works through it all: each edit is at its last member before the next is made.
  const delays: number[] = []
  for (let round = 0; crowd.some((each) => each.onlines < 2) || round < 20; round++) {
    const startedAt = performance.now()
    const arrived = new Promise<void>((resolve) => {
      const doc = others.crowd.at(-1)?.doc
      const see = (): void => {
        if (doc === undefined || !cardsOf(doc).has(`during ${round}`)) return
        doc.off('update', see)
        resolve()
      }
      doc?.on('update', see)
    })
    putCard(writer?.doc ?? new Y.Doc(), `during ${round}`, {})
    await arrived
    delays.push(performance.now() - startedAt)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  await allIn(crowd, 2)
  delays.sort((one, other) => one - other)
  const after = await server.probe()
  console.log(`[N04] the other board meanwhile: ${delays.length} edits, p95 ${Math.round(delays[Math.floor(delays.length * 0.95)] ?? 0)} ms; the server's loop held ${Math.round(after.longestHoldMs)} ms at most, ${Math.round(after.cpuMs - before.cpuMs)} ms of CPU`)
  expect(others.crowd.map(({ onlines }) => onlines)).toEqual(others.crowd.map(() => 1))
  expect(problems).toEqual([])
  for (const room of rooms) expect(after.questions[`readBoard ${room.led.id}`]).toBe(1)
  for (const { line } of [...crowd, ...others.crowd]) line.dispose()
  await server.stop()
}, SOAK ? 1_200_000 : 240_000)
