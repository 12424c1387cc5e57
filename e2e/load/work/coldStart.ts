import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import type * as Y from 'yjs'
import { fillBoard, type Filled } from '../people/fillBoard.ts'
import { readBoard } from '../people/readBoard.ts'
import type { Choice } from '../run/choice.ts'
import { measureNoise } from '../run/noise.ts'
import { Table, type TableRow } from '../run/table.ts'
import { until } from '../run/within.ts'
import type { MeasuredServer, Seat } from '../servers/measuredServer.ts'
import { STARTS } from '../servers/starts.ts'
import { profiling } from './draggingTable.ts'

const CARDS = 5_000
const MOVES = 200_000
/** The others write some seconds after the last change. */
const STORED_PATIENCE_MS = 30_000
const STILL_MS = 3_000

/** A server that has just started, and the first person who opens a board with a past. */
async function openCold(server: MeasuredServer, seat: Seat, { lastCardId, lastX }: Filled): Promise<TableRow> {
  const noise = measureNoise()
  await server.restart()
  const cpu = server.cpuSeconds()
  const read = await readBoard(seat, {
    patienceMs: 60_000,
    isWhole: (cards) => {
      const position = (cards.get(lastCardId) as Y.Map<unknown> | undefined)?.get('position') as { readonly x: number } | undefined
      return cards.size === CARDS && position?.x === lastX
    },
  })
  const probe = await server.probe()
  return {
    'first answer ms': read?.firstAnswerMs ?? Number.POSITIVE_INFINITY,
    'whole, received ms': read?.arrivedMs ?? Number.POSITIVE_INFINITY,
    'whole, in a document ms': read?.wholeMs ?? Number.POSITIVE_INFINITY,
    'MB sent': (read?.bytes ?? Number.NaN) / 1e6,
    'server CPU s': server.cpuSeconds() - cpu,
    'loop max': probe.loopMaxMs,
    'server RSS MB': probe.rss / 1e6,
    noise: `loop ${noise.median.toFixed(1)} (${noise.p95.toFixed(1)}) ms`,
  }
}

/** Waits until the folder of the server has not changed for a while. */
async function stored(dataDir: string | undefined): Promise<void> {
  if (dataDir === undefined) return
  const newest = (): number => Math.max(0, ...readdirSync(dataDir, { recursive: true }).map((name) => statSync(path.join(dataDir, String(name)), { throwIfNoEntry: false })?.mtimeMs ?? 0))
  await until(() => readdirSync(dataDir).length > 0 && Date.now() - newest() > STILL_MS, STORED_PATIENCE_MS)
}

/** One board of 5,000 cards that were moved about 200,000 times: the process starts anew, and somebody opens it; ours once more after hours of rest. */
export async function coldStart(choice: Choice): Promise<void> {
  const table = new Table(`Cold start: ${CARDS} cards after ${MOVES} moves`, (line) => console.log(line))
  for (const name of choice.servers) {
    const server = await STARTS[name]({ stores: true, nodeArguments: profiling(choice, name) })
    try {
      const [author, watcher, ...seats] = await (await server.board('Koud')).seats(2 + 2 * choice.repeat)
      if (author === undefined || watcher === undefined) throw new Error('no seats')
      const filled = await fillBoard(author, watcher, { cards: CARDS, moves: MOVES })
      filled.author.leave()
      await stored(server.dataDir)
      for (const seat of seats.slice(0, choice.repeat)) table.add({ server: server.title, ...(await openCold(server, seat, filled)) })
      if (server.tidy === undefined) continue
      const said = await server.tidy()
      for (const seat of seats.slice(choice.repeat)) table.add({ server: `${server.title}, ${said === undefined ? 'NOT rewritten' : 'rewritten'}`, ...(await openCold(server, seat, filled)) })
    } finally {
      await server.stop()
    }
  }
}
