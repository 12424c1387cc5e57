import type { Worker } from 'node:worker_threads'
import * as Y from 'yjs'
import { describe, expect, test, vi } from 'vitest'
import { createFoldDesk } from '../../main/foldDesk.ts'
import { type Bench, createBench, type Peer } from '../../test/room/bench.ts'
import type { FoldedBoard, Folding } from '../ports/folding.ts'
import { createFoldingHere } from './rewriting/foldingHere.ts'

/** A folding that counts, and that a test can hold or change. */
function watchedFolding(change: (folded: FoldedBoard) => FoldedBoard = (folded) => folded) {
  const here = createFoldingHere()
  const waiting: (() => void)[] = []
  const watched = {
    folds: 0,
    hold: false,
    release: () => waiting.splice(0).forEach((go) => go()),
    folding: {
      ...here,
      async fold(parts) {
        watched.folds += 1
        if (watched.hold) await new Promise<void>((resolve) => void waiting.push(resolve))
        return change(await here.fold(parts))
      },
    } satisfies Folding,
  }
  return watched
}

/** So many cards of 2.5 kB, each a row. */
async function addCards(bench: Bench, peer: Peer, name: string, count: number): Promise<void> {
  for (let index = 0; index < count; index++) {
    peer.addCard(`${name}${index}`, 'woord '.repeat(417))
    await bench.clock.advance(40)
  }
}
/** The board is small until then: what it has after 50 rows was compacted here. */
const SMALL = 50
/** A real thread, on a machine that may have much else to do. */
const WAIT = { timeout: 50_000 }
const rowsOf = async (bench: Bench): Promise<number> => (await bench.store.readBoard('w1'))?.log.length ?? 0

async function reopened(bench: Bench): Promise<number> {
  bench.restart()
  return (await (await bench.hub.open('w1')).content()).cards.length
}

describe('[DB47] a large board', () => {
  test('is folded from what is stored, and its rows go', async () => {
    const watched = watchedFolding()
    const bench = await createBench({ folding: watched.folding })
    const anna = await bench.peer('anna')
    await addCards(bench, anna, 'a', 80)
    await bench.clock.advance(3_000)
    await addCards(bench, anna, 'b', 80)
    await bench.clock.advance(3_000)
    expect(watched.folds).toBeGreaterThan(0)
    expect(await rowsOf(bench)).toBeLessThan(60)
    expect(await reopened(bench)).toBe(160)
  })

  test('does not wait until it stands still, and is folded once at a time; what is written meanwhile stays a row', async () => {
    const watched = watchedFolding()
    const bench = await createBench({ folding: watched.folding })
    const anna = await bench.peer('anna')
    await addCards(bench, anna, 'a', 80)
    watched.hold = true
    await addCards(bench, anna, 'b', 80)
    await bench.clock.advance(3_000)
    expect(watched.folds).toBe(1)
    const before = await rowsOf(bench)
    await addCards(bench, anna, 'c', 60)
    await bench.clock.advance(3_000)
    expect([watched.folds, await rowsOf(bench)]).toEqual([1, before + 60])
    watched.hold = false
    watched.release()
    await bench.clock.settle()
    expect(await rowsOf(bench)).toBe(60)
    expect(await reopened(bench)).toBe(220)
  })

  test('keeps its whole log when folding fails, and is not tried again at every edit', async () => {
    const watched = watchedFolding(() => {
      throw new Error('the thread that folds boards did not finish')
    })
    const bench = await createBench({ folding: watched.folding })
    const anna = await bench.peer('anna')
    await addCards(bench, anna, 'a', 160)
    await bench.clock.advance(3_000)
    expect(bench.lines).toEqual([expect.stringMatching(/board w1 was not compacted.*did not finish/)])
    await addCards(bench, anna, 'b', 20)
    await bench.clock.advance(3_000)
    expect([watched.folds, await rowsOf(bench)]).toEqual([1, 180 - SMALL])
    expect(await reopened(bench)).toBe(180)
  })

  test.each([
    ['less', (): FoldedBoard => ({ bytes: Y.encodeStateAsUpdate(new Y.Doc()), vector: Y.encodeStateVector(new Y.Doc()) })],
    ['more', (folded: FoldedBoard): FoldedBoard => {
      const other = new Y.Doc()
      Y.applyUpdate(other, folded.bytes)
      other.getMap('meta').set('strange', 1)
      return { bytes: Y.encodeStateAsUpdate(other), vector: Y.encodeStateVector(other) }
    }],
  ])('keeps its whole log when what is folded holds %s than the board', async (_, change) => {
    const bench = await createBench({ folding: watchedFolding(change).folding })
    const anna = await bench.peer('anna')
    await addCards(bench, anna, 'a', 160)
    await bench.clock.advance(3_000)
    expect(bench.lines).toEqual([expect.stringMatching(/what is stored is not what the board holds/)])
    expect(await rowsOf(bench)).toBe(160 - SMALL)
  })

  test('survives that the thread dies over it', async () => {
    const threads: Worker[] = []
    const desk = createFoldDesk({ onThread: (worker) => void threads.push(worker) })
    try {
      const bench = await createBench({ folding: desk })
      const anna = await bench.peer('anna')
      await addCards(bench, anna, 'a', 160)
      const started = bench.clock.advance(3_000)
      await vi.waitFor(() => expect(threads).toHaveLength(1), WAIT)
      await threads[0]?.terminate()
      await started
      await vi.waitFor(() => expect(bench.lines).toEqual([expect.stringMatching(/board w1 was not compacted/)]), WAIT)
      expect(await rowsOf(bench)).toBe(160 - SMALL)
      await addCards(bench, anna, 'b', 200)
      await bench.clock.advance(3_000)
      await vi.waitFor(async () => expect(await rowsOf(bench)).toBeLessThan(160 - SMALL), WAIT)
      bench.restart()
      expect((await (await bench.hub.open('w1')).content()).cards).toHaveLength(360)
    } finally {
      await desk.dispose()
    }
  })
})
