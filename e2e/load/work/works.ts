import type { Choice } from '../run/choice.ts'
import { capacity } from './capacity.ts'
import { coldStart } from './coldStart.ts'
import { draggingTable } from './draggingTable.ts'
import { idleMemory } from './idleMemory.ts'
import { joiningTable } from './joining.ts'
import { quiet, slowDisk } from './quiet.ts'

const BOARDS = 200

/** All works by the name that `--only` takes. */
export const WORKS: Readonly<Record<string, (choice: Choice) => Promise<void>>> = {
  dragging: (choice) => draggingTable(choice, 'Everybody drags', (choice.people ?? [30, 100]).map((people) => ({ people, dragging: people }))),
  some: (choice) => draggingTable(choice, 'Fifty of them drag', (choice.people ?? [200]).map((people) => ({ people, dragging: Math.min(50, people) }))),
  capacity,
  quiet,
  slowDisk,
  joining: joiningTable,
  coldStart,
  idleMemory,
  boards: (choice) => draggingTable(choice, 'Many boards, one drags on each', [{ boards: BOARDS, people: choice.people?.[0] ?? 5, dragging: 1 }]),
}
