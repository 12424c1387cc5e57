import type { Store } from '../../core/ports/store.ts'
import { boardSeed, boardWrite, bytesOf, snapshotOf, workshopState, workshopWrite } from '../contracts/storeSamples.ts'

/** Two boards: `w1` has rows 1 to 3 after its state, `w2` none. */
export async function fill(store: Store): Promise<void> {
  for (const id of ['w1', 'w2']) await store.commit([boardSeed(id), workshopWrite(workshopState(id))])
  for (const seq of [1, 2, 3]) await store.commit([boardWrite('w1', seq, bytesOf(seq), { bind: [{ client: seq, participantId: 'p1' }], authors: [{ cardId: `c${seq}`, participantId: 'p1' }] })])
}

/** What is done to those two, one transaction each. */
export const JOBS: Readonly<Record<string, (store: Store) => Promise<void>>> = {
  open: () => Promise.resolve(),
  append: (store) =>
    store.commit([
      boardWrite('w1', 4, bytesOf(4), { bind: [{ client: 4, participantId: 'p2' }], close: [{ client: 1, participantId: 'p1' }], authors: [{ cardId: 'c4', participantId: 'p2' }] }),
      boardWrite('w2', 1, bytesOf(1)),
    ]),
  compact: (store) => store.compact('w1', 'g1', 3, bytesOf(1, 2, 3)),
  rewrite: (store) => store.commit([{ type: 'board-state', boardId: 'w1', generation: 'g2', seq: 3, bytes: bytesOf(9) }]),
  seal: (store) => store.commit([boardWrite('w1', 4, bytesOf(4)), workshopWrite(workshopState('w1', { version: 2 })), { type: 'snapshot', snapshot: snapshotOf('w1', 1) }]),
}

/** All that may differ before and after a job. */
export async function lookAt(store: Store): Promise<unknown> {
  const boards = await Promise.all(['w1', 'w2'].map((id) => store.readBoard(id)))
  return { boards, workshop: await store.readWorkshop('w1'), snapshot: await store.readSnapshot('w1', 1) }
}
