import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Store } from '../../core/ports/store.ts'
import { testQuietBoards } from './quietBoardsContract.ts'
import { refusesConflict } from './refusesConflict.ts'
import { AT, boardSeed, boardWrite, bytesOf, linkRow, sessionRow, snapshotOf, workshopState, workshopWrite } from './storeSamples.ts'
import { testWorkshops } from './workshopsContract.ts'

/** Runs what every store promises (docs/spec/store.md) on an empty one made by `makeStore`. */
export function describeStore(name: string, makeStore: () => Promise<Store> | Store): void {
  describe(`the store ${name}`, () => {
    let store: Store
    beforeEach(async () => {
      store = await makeStore()
    })
    afterEach(() => store.close())
    testQuietBoards(() => store)
    testWorkshops(() => store)

    test('[DB1] a commit of which one write is refused leaves nothing of the others', async () => {
      await store.commit([boardSeed('w1')])
      const before = await store.readBoard('w1')
      await refusesConflict(
        store.commit([
          workshopWrite(workshopState('w1')),
          boardWrite('w1', 1, bytesOf(7), { bind: [{ client: 5, participantId: 'p1' }], close: [{ client: 6, participantId: 'p1' }], authors: [{ cardId: 'c1', participantId: 'p1' }] }),
          { type: 'link', link: linkRow('w1', 'viewer', 'v') },
          { type: 'session', session: sessionRow('w1', 'p1', 's') },
          { type: 'snapshot', snapshot: snapshotOf('w1', 1) },
          { type: 'delete-workshop', workshopId: 'w2' },
          boardWrite('w1', 9, bytesOf(9)),
        ]),
      )
      expect(await store.readBoard('w1')).toEqual(before)
      expect(await store.readWorkshop('w1')).toBeUndefined()
      expect(await store.findLink('hash-of-v')).toBeUndefined()
      expect(await store.findSession('s')).toBeUndefined()
      expect(await store.readSnapshot('w1', 1)).toBeUndefined()
      await store.commit([workshopWrite(workshopState('w2'))])
    })

    test('[DB2] what is not there is undefined or empty, never a failure', async () => {
      expect(await store.readBoard('__proto__')).toBeUndefined()
      expect(await store.readWorkshop('__proto__')).toBeUndefined()
      expect(await store.findLink('x')).toBeUndefined()
      expect(await store.findSession('x')).toBeUndefined()
      expect(await store.readSnapshot('x', 1)).toBeUndefined()
      expect(await store.listWorkshops()).toEqual([])
      expect(await store.linksOf('x')).toEqual([])
      expect((await store.readAuthors('x')).size).toBe(0)
      await store.commit([])
      await store.commit([{ type: 'end-session', tokenHash: 'x' }, { type: 'end-sessions', workshopId: 'x', participantIds: ['p'] }, { type: 'delete-workshop', workshopId: 'x' }])
    })

    test('[DB3] a board reads back its state, its log in order and its highest number', async () => {
      await store.commit([boardSeed('w1', { bytes: bytesOf(1, 2, 3) })])
      await store.commit([boardWrite('w1', 1, bytesOf(10)), boardWrite('w1', 2, bytesOf(20))])
      await store.commit([boardWrite('w1', 3, new Uint8Array(100_000).fill(7))])
      const board = await store.readBoard('w1')
      expect(board).toMatchObject({ generation: 'g1', seq: 3, state: { seq: 0, bytes: bytesOf(1, 2, 3) } })
      expect(board?.log.map((row) => [row.seq, row.bytes.length, row.bytes[0]])).toEqual([[1, 1, 10], [2, 1, 20], [3, 100_000, 7]])
    })

    test('[DB4] a number that does not follow, another generation and an unknown board are conflicts', async () => {
      await store.commit([boardSeed('w1')])
      await store.commit([boardWrite('w1', 1, bytesOf(1))])
      await refusesConflict(store.commit([boardWrite('w1', 1, bytesOf(2))]))
      await refusesConflict(store.commit([boardWrite('w1', 3, bytesOf(2))]))
      await refusesConflict(store.commit([boardWrite('w1', 2, bytesOf(2), { generation: 'g2' })]))
      await refusesConflict(store.commit([boardWrite('w2', 1, bytesOf(2))]))
      expect((await store.readBoard('w1'))?.log).toHaveLength(1)
      expect(await store.readBoard('w2')).toBeUndefined()
    })

    test('[DB5] a new generation replaces state and log, keeps bindings and authors, and never counts back', async () => {
      await store.commit([boardSeed('w1')])
      await store.commit([boardWrite('w1', 1, bytesOf(1), { bind: [{ client: 5, participantId: 'p1' }], authors: [{ cardId: 'c1', participantId: 'p1' }] })])
      await refusesConflict(store.commit([boardSeed('w1', { generation: 'g2', seq: 0 })]))
      await store.commit([boardSeed('w1', { generation: 'g2', seq: 1, bytes: bytesOf(9) })])
      const board = await store.readBoard('w1')
      expect(board).toMatchObject({ generation: 'g2', seq: 1, state: { seq: 1, bytes: bytesOf(9) }, log: [] })
      expect(board?.bindings.get(5)).toEqual({ participantId: 'p1', closed: false, generation: 'g1' })
      expect(board?.authors.get('c1')).toBe('p1')
    })

    test('[DB6] compaction keeps the rows after it and the highest number', async () => {
      await store.commit([boardSeed('w1')])
      for (const seq of [1, 2, 3]) await store.commit([boardWrite('w1', seq, bytesOf(seq))])
      await store.compact('w1', 'g1', 2, bytesOf(1, 2))
      expect(await store.readBoard('w1')).toMatchObject({ seq: 3, state: { seq: 2, bytes: bytesOf(1, 2) }, log: [{ seq: 3, bytes: bytesOf(3) }] })
      await store.compact('w1', 'g1', 3, bytesOf(1, 2, 3))
      expect(await store.readBoard('w1')).toMatchObject({ seq: 3, log: [] })
      await store.commit([boardWrite('w1', 4, bytesOf(4))])
      expect((await store.readBoard('w1'))?.log.map((row) => row.seq)).toEqual([4])
    })

    test('[DB6] compaction beyond the log, behind the state, of another generation or of nothing is a conflict and deletes nothing', async () => {
      await store.commit([boardSeed('w1')])
      for (const seq of [1, 2]) await store.commit([boardWrite('w1', seq, bytesOf(seq))])
      await store.compact('w1', 'g1', 1, bytesOf(1))
      await refusesConflict(store.compact('w1', 'g1', 3, bytesOf(1)))
      await refusesConflict(store.compact('w1', 'g1', 0, bytesOf(1)))
      await refusesConflict(store.compact('w1', 'g2', 2, bytesOf(1)))
      await refusesConflict(store.compact('w2', 'g1', 0, bytesOf(1)))
      expect(await store.readBoard('w1')).toMatchObject({ seq: 2, state: { seq: 1 }, log: [{ seq: 2 }] })
    })

    test('[DB7] a client id belongs to whom it was first bound to, and closes for good', async () => {
      await store.commit([boardSeed('w1'), boardSeed('w2')])
      const bind = (client: number, participantId: string) => store.commit([{ type: 'board', write: { boardId: 'w1', generation: 'g1', bind: [{ client, participantId }] } }])
      await bind(4_294_967_295, 'p1')
      await bind(4_294_967_295, 'p1')
      await refusesConflict(bind(4_294_967_295, 'p2'))
      await store.commit([{ type: 'board', write: { boardId: 'w1', generation: 'g1', close: [{ client: 4_294_967_295, participantId: 'p1' }, { client: 6, participantId: 'p2' }] } }])
      await bind(4_294_967_295, 'p1')
      const bindings = (await store.readBoard('w1'))?.bindings
      expect(bindings?.get(4_294_967_295)).toEqual({ participantId: 'p1', closed: true, generation: 'g1' })
      expect(bindings?.get(6)).toEqual({ participantId: 'p2', closed: true, generation: 'g1' })
      expect((await store.readBoard('w2'))?.bindings.size).toBe(0)
    })

    test('[DB8] who first brought a card stays its author', async () => {
      await store.commit([boardSeed('w1')])
      const bring = (cardId: string, participantId: string) => store.commit([{ type: 'board', write: { boardId: 'w1', generation: 'g1', authors: [{ cardId, participantId }] } }])
      await bring('__proto__', 'p1')
      await bring('__proto__', 'p2')
      expect(await store.readAuthors('w1')).toEqual(new Map([['__proto__', 'p1']]))
      expect((await store.readBoard('w1'))?.authors).toEqual(new Map([['__proto__', 'p1']]))
    })

    test('[DB15] of commits that wait together, one that is refused takes no other with it, and their order holds', async () => {
      await store.commit([boardSeed('w1'), boardSeed('w2')])
      const outcomes = await Promise.allSettled([
        store.commit([boardWrite('w1', 1, bytesOf(1))]),
        store.commit([boardWrite('w2', 7, bytesOf(7))]),
        store.commit([boardWrite('w1', 2, bytesOf(2))]),
        store.commit([boardWrite('w2', 1, bytesOf(1)), boardWrite('w1', 2, bytesOf(3))]),
        store.commit([boardWrite('w2', 1, bytesOf(9))]),
      ])
      expect(outcomes.map((one) => one.status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled'])
      expect((await store.readBoard('w1'))?.log.map((row) => row.bytes[0])).toEqual([1, 2])
      expect((await store.readBoard('w2'))?.log.map((row) => row.bytes[0])).toEqual([9])
    })

    test('[DB60] a row that is there already word for word is stored, also with the next one; other content, writers or time are a conflict', async () => {
      await store.commit([boardSeed('w1')])
      const first = boardWrite('w1', 1, bytesOf(1), { bind: [{ client: 5, participantId: 'p1' }], authors: [{ cardId: 'c1', participantId: 'p1' }] })
      await store.commit([first])
      await store.commit([first])
      await store.commit([first, boardWrite('w1', 2, bytesOf(2))])
      await store.commit([first, boardWrite('w1', 2, bytesOf(2))])
      for (const other of [{ bytes: bytesOf(9) }, { participantIds: ['p2'] }, { at: '2027-01-01T00:00:00.000Z' }]) {
        await refusesConflict(store.commit([boardWrite('w1', 2, bytesOf(2), { update: { seq: 2, bytes: bytesOf(2), participantIds: ['p1'], at: AT, ...other } })]))
      }
      await refusesConflict(store.commit([boardWrite('w1', 2, bytesOf(2), { generation: 'g2' })]))
      const board = await store.readBoard('w1')
      expect(board?.log.map((row) => [row.seq, row.bytes[0]])).toEqual([[1, 1], [2, 2]])
      expect([board?.bindings.size, board?.authors.size]).toEqual([1, 1])
    })

    test('[DB60] a whole commit that is asked again is stored once: seal, workshop, new board, new generation, link and session', async () => {
      const made = [boardSeed('w1'), workshopWrite(workshopState('w1')), { type: 'link', link: linkRow('w1', 'viewer', 'v') }, { type: 'session', session: sessionRow('w1', 'p1', 's') }] as const
      await store.commit(made)
      await store.commit(made)
      const sealed = [boardWrite('w1', 1, bytesOf(1)), { type: 'snapshot', snapshot: snapshotOf('w1', 1) }, workshopWrite(workshopState('w1', { version: 2 }))] as const
      await store.commit(sealed)
      await store.commit(sealed)
      const rewritten = [boardSeed('w1', { generation: 'g2', seq: 1, bytes: bytesOf(9) })]
      await store.commit(rewritten)
      await store.commit(rewritten)
      expect(await store.readBoard('w1')).toMatchObject({ generation: 'g2', seq: 1, log: [] })
      expect((await store.readWorkshop('w1'))?.version).toBe(2)
      expect(await store.readSnapshot('w1', 2)).toBeUndefined()
    })

    test('[DB16] a read that is asked after a commit sees it, without waiting for it', async () => {
      const [, board, workshop] = await Promise.all([store.commit([boardSeed('w1'), workshopWrite(workshopState('w1'))]), store.readBoard('w1'), store.readWorkshop('w1')])
      expect(board?.generation).toBe('g1')
      expect(workshop?.version).toBe(1)
    })

    test('[DB17] bytes that are handed over or read may be changed by the caller: the store keeps its own', async () => {
      const pool = new Uint8Array(64).fill(1)
      const bytes = pool.subarray(8, 12)
      const commit = store.commit([boardSeed('w1'), boardWrite('w1', 1, bytes)])
      expect(pool.length).toBe(64)
      await commit
      expect(bytes).toEqual(bytesOf(1, 1, 1, 1))
      pool.fill(9)
      ;(await store.readBoard('w1'))?.log[0]?.bytes.fill(5)
      expect((await store.readBoard('w1'))?.log[0]?.bytes).toEqual(bytesOf(1, 1, 1, 1))
    })

    test('[DB18] the check passes on a store that can read and write', async () => {
      await store.check()
      await Promise.all([store.check(), store.commit([boardSeed('w1')]), store.check()])
      expect((await store.readBoard('w1'))?.generation).toBe('g1')
    })

    test('[DB19] a closed store finished what was asked before and answers unavailable after, and closing twice is fine', async () => {
      const last = store.commit([boardSeed('w1', { generation: AT })])
      const closing = store.close()
      await last
      await closing
      await store.close()
      await expect(store.readBoard('w1')).rejects.toMatchObject({ kind: 'unavailable' })
      await expect(store.commit([boardSeed('w2')])).rejects.toMatchObject({ kind: 'unavailable' })
    })
  })
}
