import { setTimeout as pause } from 'node:timers/promises'
import { fillBoard } from '../people/fillBoard.ts'
import { Person } from '../people/person.ts'
import { percentile } from '../percentile.ts'
import type { Choice } from '../run/choice.ts'
import { watchGenerator } from '../run/generatorHealth.ts'
import { Metronome } from '../run/metronome.ts'
import { measureNoise } from '../run/noise.ts'
import { watchCores } from '../run/othersOnCores.ts'
import { Table, type TableRow } from '../run/table.ts'
import { until, within } from '../run/within.ts'
import { waitedSeconds } from '../servers/cores.ts'
import type { MeasuredServer } from '../servers/measuredServer.ts'
import { STARTS } from '../servers/starts.ts'
import { profiling } from './draggingTable.ts'

const CARDS = 2_000
const WITHIN_MS = 2_000
/** Somebody who has no board after this has none. */
const PATIENCE_MS = 15_000
/** Presence of the last one still goes round. */
const SETTLE_MS = 500

/** So many people come within two seconds to a board that is open; `when` says what the server has behind it. */
export async function joining(server: MeasuredServer, count: number, when: string): Promise<TableRow> {
  const board = await server.board('Binnenkomen')
  const [author, watcher, ...seats] = await board.seats(count + 2)
  if (author === undefined || watcher === undefined) throw new Error('no seats')
  const filled = await fillBoard(author, watcher, { cards: CARDS, moves: 0 })
  await pause(SETTLE_MS)
  await server.probe()
  const people: Person[] = []
  const health = watchGenerator()
  const allCores = watchCores()
  const from = { at: performance.now(), cpu: server.cpuSeconds(), serverWaited: waitedSeconds(server.pid), peopleWaited: waitedSeconds(process.pid) }
  const metronome = new Metronome(count, WITHIN_MS, (index, turn) => {
    const seat = seats[index]
    if (turn === 0 && seat !== undefined) people.push(new Person({ seat, index }))
  })
  await until(() => people.length === count, PATIENCE_MS)
  metronome.stop()
  await within(Promise.allSettled(people.map((person) => person.joined)), PATIENCE_MS)
  await pause(SETTLE_MS)
  const wallS = (performance.now() - from.at) / 1000
  const cpu = server.cpuSeconds() - from.cpu
  const busy = allCores()
  const serverWaited = (waitedSeconds(server.pid) - from.serverWaited) / wallS
  const peopleWaited = (waitedSeconds(process.pid) - from.peopleWaited) / wallS
  const generator = health(metronome.lateness)
  const probe = await within(server.probe(), PATIENCE_MS)
  const times = people.map((person) => person.joinMs)
  for (const person of [...people, filled.author]) person.leave()
  return {
    server: `${server.title}, ${when}`,
    people: count,
    joined: times.filter(Number.isFinite).length,
    'join p50 ms': percentile(times, 0.5),
    'join p95 ms': percentile(times, 0.95),
    'join max ms': Math.max(...times),
    'knock p95 ms': percentile(people.map((person) => person.knockMs), 0.95),
    'server CPU s': cpu,
    'loop max': probe?.loopMaxMs ?? Number.POSITIVE_INFINITY,
    'kB each': people.reduce((total, person) => total + person.bytesIn, 0) / count / 1000,
    'people kept up': `${generator.keptUp ? 'yes' : 'NO'}: ${generator.lateP99.toFixed(1)} late, ${generator.loopP99.toFixed(0)}/${generator.loopMax.toFixed(0)} loop, ${generator.cores.toFixed(2)} core`,
    others: `${Math.max(0, busy - generator.cores - cpu / wallS).toFixed(2)} core, waited ${(serverWaited * 1000).toFixed(0)}/${(peopleWaited * 1000).toFixed(0)} ms/s`,
  }
}

export async function joiningTable(choice: Choice): Promise<void> {
  const table = new Table(`People join within 2 s, board of ${CARDS} cards`, (line) => console.log(line))
  for (const people of choice.people ?? [200]) {
    for (let turn = 0; turn < choice.repeat; turn++) {
      for (const name of choice.servers) {
        const noise = measureNoise()
        const server = await STARTS[name]({ nodeArguments: profiling(choice, name) })
        try {
          // A process that has just begun compiles what it runs, which costs it as much again: the second crowd, on another board, finds it as a working day does.
          for (const when of ['just started', 'again']) table.add({ ...(await joining(server, people, when)), noise: `loop ${noise.median.toFixed(1)} (${noise.p95.toFixed(1)}) ms` })
        } finally {
          await server.stop()
        }
      }
    }
  }
}
