import type { Worker } from 'node:worker_threads'
import * as Y from 'yjs'
import { afterEach, expect, test } from 'vitest'
import { packRows } from '../core/ports/packRows.ts'
import { foldBoard } from '../core/sync/rewriting/foldBoard.ts'
import { createFoldDesk, type FoldDesk, type FoldDeskOptions } from './foldDesk.ts'

const open: FoldDesk[] = []
function desk(options: Omit<FoldDeskOptions, 'onThread'> = {}): { readonly desk: FoldDesk; readonly threads: Worker[] } {
  const threads: Worker[] = []
  const made = createFoldDesk({ ...options, onThread: (worker) => void threads.push(worker) })
  open.push(made)
  return { desk: made, threads }
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.dispose()))
})

const ended = (worker: Worker | undefined): Promise<unknown> => new Promise((resolve) => void worker?.once('exit', resolve))

function board(moves = 20): Y.Doc {
  const doc = new Y.Doc()
  const card = new Y.Map<unknown>()
  doc.getMap('cards').set('c1', card)
  for (let x = 0; x < moves; x++) card.set('position', { x, y: 0 })
  return doc
}
const partsOf = (doc: Y.Doc) => ({ state: Y.encodeStateAsUpdate(doc), rows: [packRows(0, [Uint8Array.of(0, 0)])] })

test('[DB48] a thread answers what the function answers, one thread for many orders, and takes the bytes over', async () => {
  const { desk: folding, threads } = desk()
  const doc = board()
  const parts = partsOf(doc)
  const [folded, rewritten, split] = await Promise.all([folding.fold(parts), folding.rewrite(partsOf(doc)), folding.split(partsOf(doc))])
  expect([parts.state.length, parts.rows[0]?.bytes.length]).toEqual([0, 0])
  expect(folded).toEqual(foldBoard(partsOf(doc)))
  expect(rewritten.bytes.length).toBeLessThan(rewritten.foldedBytes)
  expect(split.pieces.length).toBe(1)
  expect(split.whole).toEqual(Y.encodeStateAsUpdate(doc))
  expect(threads).toHaveLength(2)
})

test('[DB48] what cannot be folded is said, and the thread goes on', async () => {
  const { desk: folding, threads } = desk()
  await expect(folding.fold({ state: Uint8Array.of(1, 200, 200, 200), rows: [] })).rejects.toThrow()
  await expect(folding.fold(partsOf(board()))).resolves.toHaveProperty('bytes')
  expect(threads).toHaveLength(1)
})

test('[DB48] a thread that dies rejects all that was asked of it, and the next order starts another', async () => {
  const { desk: folding, threads } = desk()
  const asked = Promise.allSettled([folding.fold(partsOf(board())), folding.rewrite(partsOf(board()))])
  await threads[0]?.terminate()
  expect((await asked).map((each) => each.status)).toEqual(['rejected', 'rejected'])
  await expect(folding.fold(partsOf(board()))).resolves.toHaveProperty('bytes')
  expect(threads).toHaveLength(2)
})

test('[DB48] a thread that takes too long is ended', async () => {
  const { desk: folding, threads } = desk({ patienceMs: 1 })
  await expect(folding.fold(partsOf(board(20_000)))).rejects.toThrow(/too long/)
  expect(threads).toHaveLength(1)
})

test('[DB48] a thread without work is let go', async () => {
  const { desk: folding, threads } = desk({ idleMs: 1 })
  await folding.fold(partsOf(board()))
  await ended(threads[0])
  await expect(folding.fold(partsOf(board()))).resolves.toHaveProperty('bytes')
  expect(threads).toHaveLength(2)
})

test('[DB48] who stops the desk hears of it where something was asked, and leaves no thread', async () => {
  const { desk: folding, threads } = desk()
  const asked = folding.fold(partsOf(board())).then(() => 'done', () => 'rejected')
  const gone = ended(threads[0])
  await folding.dispose()
  await gone
  expect(await asked).toBe('rejected')
})
