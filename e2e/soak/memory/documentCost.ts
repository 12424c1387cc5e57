/** A process of its own that says what boards cost in memory: it builds exactly their documents and lists of ids, and nothing else lives in it. */
import * as Y from 'yjs'

export type CostOfBoard = {
  readonly state: Uint8Array
  /** Yjs ids that were ever bound. */
  readonly bindings: number
  /** Yjs ids that left since the board was opened. */
  readonly departed: number
}

/** The server remembers the clocks of so many who left, a board. */
const MOST_DEPARTED = 2_000

const heap = (): number => {
  globalThis.gc?.()
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}

const entries = <T>(count: number, entry: (at: number) => T): Map<number, T> => new Map(Array.from({ length: count }, (_, at) => [3_000_000_000 + at, entry(at)]))

function build(boards: readonly CostOfBoard[]): unknown {
  return boards.map(({ state, bindings, departed }) => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, state)
    const bound = entries(bindings, (at) => ({ participantId: `p${at % 100}`, closed: false, generation: 'g' }))
    return [doc, bound, entries(Math.min(departed, MOST_DEPARTED), (at) => at)]
  })
}

/** Held while it is weighed. */
let built: unknown
function weigh(boards: readonly CostOfBoard[]): number {
  built = undefined
  const before = heap()
  built = build(boards)
  return heap() - before
}

process.on('message', (boards: readonly CostOfBoard[]) => {
  // Compiled code and what a collection left lying weigh too: the least of some is the boards.
  const cost = Math.min(...Array.from({ length: 4 }, () => weigh(boards)))
  process.send?.({ cost, kept: Array.isArray(built) })
})
process.once('disconnect', () => process.exit())
