import { setTimeout as pause } from 'node:timers/promises'
import { fillBoard } from '../people/fillBoard.ts'
import { Person } from '../people/person.ts'
import type { Probe } from '../probe/probeAnswer.ts'
import type { Choice } from '../run/choice.ts'
import { Table, type TableRow } from '../run/table.ts'
import type { MeasuredServer, ServerName } from '../servers/measuredServer.ts'
import { STARTS } from '../servers/starts.ts'

const CARDS = 100
const BOARDS = 200
/** Before anything is measured: code is compiled and tables have grown. */
const WARM_UP_BOARDS = 10
/** Ours keeps a board for a minute after the last one left, and looks every 10 s. */
const LET_GO_MS = 90_000

/** An idle board: nobody has changed anything for so long. */
const IDLE_MS = 45_000
/** What one collection frees may hold what the next one frees; a closed socket takes up to eight. */
const COLLECTIONS = 8

const KIB = 1024

async function settled(server: MeasuredServer): Promise<Probe> {
  for (let time = 1; time < COLLECTIONS; time++) {
    await server.probe({ collect: true })
    await pause(100)
  }
  return server.probe({ collect: true })
}

const held = (probe: Probe): number => probe.heapUsed + probe.outsideHeap

async function measure(name: ServerName, boards: number): Promise<TableRow> {
  const server = await STARTS[name]({ stores: true })
  try {
    const open = async (): Promise<Person> => {
      const [author, watcher, idle] = await (await server.board('Stil')).seats(3)
      if (author === undefined || watcher === undefined || idle === undefined) throw new Error('no seats')
      const filled = await fillBoard(author, watcher, { cards: CARDS, moves: 0 })
      const person = new Person({ seat: idle, index: 0 })
      await person.joined
      filled.author.leave()
      return person
    }
    const warm: Person[] = []
    for (let board = 0; board < WARM_UP_BOARDS; board++) warm.push(await open())
    await pause(IDLE_MS) // the first boards rest too
    const before = await settled(server)
    const people: Person[] = []
    for (let board = 0; board < boards; board++) people.push(await open())
    const opened = await settled(server)
    await pause(IDLE_MS)
    const idle = await settled(server)
    for (const person of people) person.leave()
    await pause(LET_GO_MS)
    const left = await settled(server)
    for (const person of warm) person.leave()
    return {
      server: server.title,
      'open: held': (held(opened) - held(before)) / boards / KIB,
      'idle: held': (held(idle) - held(before)) / boards / KIB,
      'idle: RSS': (idle.rss - before.rss) / boards / KIB,
      'left: held': (held(left) - held(before)) / boards / KIB,
      'left: RSS': (left.rss - before.rss) / boards / KIB,
      'RSS at first MB': before.rss / 1e6,
    }
  } finally {
    await server.stop()
  }
}

/** What boards cost on which nobody does anything: with one person on each, and after everybody left. Side by side: memory is not time. */
export async function idleMemory(choice: Choice): Promise<void> {
  const boards = choice.people?.[0] ?? BOARDS
  const table = new Table(`Memory of a board of ${CARDS} cards, KiB each (${boards} boards)`, (line) => console.log(line))
  for (const row of await Promise.all(choice.servers.map((name) => measure(name, boards)))) table.add(row)
}
