import * as Y from 'yjs'
import { expect, test, vi } from 'vitest'
import { createMemoryStore } from '../../adapters/memory/memoryStore.ts'
import { createManualClock } from '../../test/room/manualClock.ts'
import { loadBoard } from './loadBoard.ts'
import { createFoldingHere } from './rewriting/foldingHere.ts'

test('[DB54] a large board is taken apart in a thread, and opened in place while nobody is on another one; it is the same board', async () => {
  const doc = new Y.Doc()
  for (let card = 0; card < 1_500; card++) doc.getMap('cards').set(`card ${card}`, new Y.Map([['text', new Y.Text(`Inwoners willen een mens aan de lijn, ook na vijf uur ${card}`)]]))
  const state = Y.encodeStateAsUpdate(doc)
  expect(state.length).toBeGreaterThan(100_000)
  const store = createMemoryStore()
  await store.commit([{ type: 'board-state', boardId: 'w1', generation: 'g1', seq: 0, bytes: state }])
  const folding = createFoldingHere()
  const split = vi.spyOn(folding, 'split')
  const open = (isAlone: boolean) => loadBoard('w1', { store, clock: { ...createManualClock(), after: (_ms, run) => (setImmediate(run), () => undefined) }, folding, isAlone })
  const alone = await open(true)
  expect(split).not.toHaveBeenCalled()
  const beside = await open(false)
  expect(split).toHaveBeenCalledTimes(1)
  expect([alone.whole, beside.whole]).toEqual([undefined, state]) // encoded where it was taken apart
  for (const board of [alone, beside]) expect(Y.equalSnapshots(Y.snapshot(board.doc), Y.snapshot(doc))).toBe(true)
})
