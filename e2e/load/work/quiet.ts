import type { Choice } from '../run/choice.ts'
import { Table } from '../run/table.ts'
import { dragOnce } from './draggingTable.ts'

const EVERY_MS = 1_000

/** A few people who each make one edit a second: what one edit costs when nothing else happens. */
export async function quiet(choice: Choice): Promise<void> {
  const table = new Table('A quiet board: one edit a second each', (line) => console.log(line))
  for (const people of choice.people ?? [2, 5]) {
    for (let turn = 0; turn < choice.repeat; turn++) {
      for (const server of choice.servers) table.add((await dragOnce(choice, { server, way: 'edit' }, { people, dragging: people, everyMs: EVERY_MS })).row)
    }
  }
}

/** Our server on a store whose thread sleeps this long before each commit. */
const SLOW_DISK = { script: 'server/src/test/failpoints/main.ts', env: { FAIL_AT: 'commit:before', FAIL_HOW: 'sleep:10' }, title: 'ours, +10 ms a commit' } as const

/** Only ours stores before it tells: what a slow disk costs, and that the event loop does not wait for it (its figure includes collecting garbage). */
export async function slowDisk(choice: Choice): Promise<void> {
  if (!choice.servers.includes('ours')) return
  const table = new Table('The same on a disk that takes 10 ms longer', (line) => console.log(line))
  for (const people of choice.people ?? [2, 5]) {
    for (let turn = 0; turn < choice.repeat; turn++) {
      table.add((await dragOnce(choice, { server: 'ours', way: 'edit' }, { people, dragging: people, everyMs: EVERY_MS })).row)
      table.add((await dragOnce(choice, { server: 'ours', way: 'edit' }, { people, dragging: people, everyMs: EVERY_MS }, SLOW_DISK)).row)
    }
  }
}
