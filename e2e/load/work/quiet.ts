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
