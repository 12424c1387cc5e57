import { expect, test } from 'vitest'
import { unpackRows } from '../../core/ports/packRows.ts'
import { StoreFailure } from '../../core/ports/store.ts'
import type { PackedRows, Store } from '../../core/ports/store.ts'
import { AT, boardSeed, boardWrite, bytesOf } from './storeSamples.ts'

const LATER = '2026-11-22T12:00:00.000Z'
const large = (seed: number): Uint8Array => new Uint8Array(40_000).fill(seed)

/** What every store promises to who folds and rewrites boards. `store()` is an empty one, anew for each test. */
export function testQuietBoards(store: () => Store): void {
  const kindOf = (asking: Promise<unknown>): Promise<unknown> => asking.then(() => 'fulfilled', (error: unknown) => (error instanceof StoreFailure ? error.kind : error))

  /** Everything after `after`, as whoever folds asks for it. */
  async function readOn(boardId: string, after: number): Promise<PackedRows[]> {
    const packs: PackedRows[] = []
    for (let at = after; ; at += packs.at(-1)?.ends.length ?? 0) {
      const rows = await store().readRows(boardId, at)
      if (rows.ends.length === 0) return packs
      packs.push(rows)
    }
  }

  test('[DB40] a long log is read in parts: each row once, in order, none beyond about a megabyte at a time', async () => {
    await store().commit([boardSeed('w1', { bytes: bytesOf(1, 2, 3) })])
    const rows = Array.from({ length: 4_500 }, (_, index) => new Uint8Array(index % 1_500 === 0 ? 700_000 : 5).fill(index))
    for (let from = 0; from < rows.length; from += 500) await store().commit(rows.slice(from, from + 500).map((bytes, index) => boardWrite('w1', from + index + 1, bytes)))
    expect(await store().readState('w1')).toEqual({ generation: 'g1', seq: 4_500, state: { seq: 0, bytes: bytesOf(1, 2, 3) } })
    const first = await store().readBoard('w1', 2)
    expect([first?.seq, first?.log.map((row) => row.seq)]).toEqual([4_500, [1, 2]])
    const packs = await readOn('w1', 2)
    expect(packs.flatMap((pack) => [...unpackRows(pack)]).map((row) => [row.length, row[0]])).toEqual(rows.slice(2).map((row) => [row.length, row[0]]))
    expect(Math.max(...packs.map((pack) => pack.bytes.length))).toBeLessThan(2_000_000)
    expect(packs.length).toBeGreaterThan(1)
  })

  test('[DB40] what was compacted away meanwhile is a conflict, an unknown board is not there', async () => {
    await store().commit([boardSeed('w1')])
    for (const seq of [1, 2, 3]) await store().commit([boardWrite('w1', seq, bytesOf(seq))])
    await store().compact('w1', 'g1', 2, bytesOf(1, 2))
    expect(await kindOf(store().readRows('w1', 1))).toBe('conflict')
    expect(await kindOf(store().readRows('w9', 0))).toBe('conflict')
    expect((await store().readRows('w1', 3)).ends).toHaveLength(0)
    expect(await store().readState('w9')).toBeUndefined()
  })

  test('[DB41] boards that nobody changed for a while and that are large, the largest first', async () => {
    await store().commit([boardSeed('small'), boardSeed('long'), boardSeed('longer'), boardSeed('busy'), boardSeed('new', { bytes: large(1) })])
    await store().commit([
      boardWrite('small', 1, bytesOf(1)), boardWrite('long', 1, large(1)), boardWrite('long', 2, bytesOf(1)), boardWrite('longer', 1, large(1)), boardWrite('longer', 2, large(2)),
      boardWrite('busy', 1, large(1)), boardWrite('busy', 2, large(1), { update: { seq: 2, bytes: large(1), participantIds: ['p1'], at: LATER } }),
    ])
    const quiet = async (since: string, most = 9): Promise<string[]> => (await store().listQuietBoards({ since, leastBytes: 30_000, most })).map((board) => board.boardId)
    expect(await quiet(AT)).toEqual([])
    expect(await store().listQuietBoards({ since: LATER, leastBytes: 30_000, most: 9 })).toEqual([
      { boardId: 'longer', generation: 'g1', seq: 2, bytes: 80_002 },
      { boardId: 'long', generation: 'g1', seq: 2, bytes: 40_003 },
    ])
    expect(await quiet(LATER, 1)).toEqual(['longer'])
    await store().compact('busy', 'g1', 2, large(3).subarray(1_000))
    await store().compact('long', 'g1', 2, large(3))
    expect(await quiet(LATER)).toEqual(['longer', 'long'])
    expect(await quiet('2026-11-22T12:00:00.001Z')).toEqual(['longer', 'long', 'busy'])
  })

  test('[DB42] a board that was weighed or rewritten is listed again only when it has changed', async () => {
    await store().commit([boardSeed('w1'), boardSeed('w2')])
    await store().commit([boardWrite('w1', 1, large(1)), boardWrite('w2', 1, large(1))])
    const quiet = async (): Promise<string[]> => (await store().listQuietBoards({ since: LATER, leastBytes: 30_000, most: 9 })).map((board) => board.boardId).toSorted()
    expect(await quiet()).toEqual(['w1', 'w2'])
    await store().commit([{ type: 'board-weighed', boardId: 'w1', generation: 'g1', seq: 1 }])
    await store().commit([{ type: 'board-state', boardId: 'w2', generation: 'g2', seq: 1, bytes: large(2), instead: 'g1' }])
    await store().commit([{ type: 'board-weighed', boardId: 'w9', generation: 'g1', seq: 1 }])
    expect(await quiet()).toEqual([])
    await store().commit([boardWrite('w1', 2, bytesOf(1)), boardWrite('w2', 2, bytesOf(1), { generation: 'g2' })])
    expect(await quiet()).toEqual(['w1', 'w2'])
    await store().commit([{ type: 'board-weighed', boardId: 'w1', generation: 'g1', seq: 1 }, { type: 'board-weighed', boardId: 'w2', generation: 'g1', seq: 2 }])
    expect(await quiet()).toEqual(['w1', 'w2'])
  })

  test('[DB43] a rewrite takes the place of the generation and the number that it was made from, or of nothing', async () => {
    await store().commit([boardSeed('w1')])
    await store().commit([boardWrite('w1', 1, bytesOf(1), { bind: [{ client: 5, participantId: 'p1' }], authors: [{ cardId: 'c1', participantId: 'p1' }] })])
    const rewrite = (generation: string, instead: string, seq: number) => store().commit([{ type: 'board-state', boardId: 'w1', generation, seq, bytes: bytesOf(7), instead }])
    expect(await kindOf(rewrite('g2', 'g0', 1))).toBe('conflict')
    expect(await kindOf(rewrite('g2', 'g1', 0))).toBe('conflict')
    expect(await kindOf(rewrite('g2', 'g1', 1))).toBe('fulfilled')
    expect(await kindOf(rewrite('g2', 'g1', 1))).toBe('fulfilled')
    expect(await kindOf(rewrite('g3', 'g1', 1))).toBe('conflict')
    const board = await store().readBoard('w1')
    expect(board).toMatchObject({ generation: 'g2', seq: 1, state: { seq: 1, bytes: bytesOf(7) }, log: [] })
    expect([board?.bindings.get(5)?.generation, board?.authors.get('c1')]).toEqual(['g1', 'p1'])
  })
}
