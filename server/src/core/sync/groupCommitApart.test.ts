import { expect, test } from 'vitest'
import { createManualClock } from '../../test/room/manualClock.ts'
import { StoreFailure, type StoreWrite } from '../ports/store.ts'
import { createGroupCommit, type WaitingBoard } from './groupCommit.ts'

/** A store that takes no commit in which one of `bad` is. */
function bench(bad: Set<string>) {
  const clock = createManualClock()
  const told: string[] = []
  const lines: string[] = []
  let commits = 0
  const store = {
    async commit(writes: readonly StoreWrite[]) {
      commits += 1
      if (writes.some((write) => 'workshopId' in write && bad.has(write.workshopId))) throw new StoreFailure('unavailable', 'disk I/O error')
    },
  }
  const log = { info: (line: string) => void lines.push(line), warn: () => undefined, error: (line: string) => void lines.push(line) }
  const groupCommit = createGroupCommit({ store, clock, log })
  const board = (id: string): WaitingBoard => ({
    boardId: id,
    begin: () => [{ type: 'delete-workshop', workshopId: id }],
    committed: () => void told.push(id),
    lost: () => void told.push(`${id} lost`),
  })
  return { clock, told, lines, groupCommit, board, commits: () => commits }
}

test('[DB65] [D05] a board that the store does not take is tried apart: the others are stored, and it is too once it is taken', async () => {
  const bad = new Set(['b13'])
  const { clock, told, lines, groupCommit, board } = bench(bad)
  const boards = Array.from({ length: 40 }, (_, index) => board(`b${index}`))
  for (const one of boards) groupCommit.submit(one)
  for (let times = 0; times < 12 && told.length < 39; times++) await clock.advance(2_000)
  expect(told.toSorted()).toEqual(boards.map(({ boardId }) => boardId).filter((id) => id !== 'b13').toSorted())
  expect(lines.at(-1)).toMatch(/does not take .*b13/)
  // What others write meanwhile does not wait for it, and what it writes itself goes along with it.
  groupCommit.submit(board('fresh'))
  for (const one of boards) if (one.boardId === 'b13') groupCommit.submit(one)
  await clock.settle()
  expect(told.at(-1)).toBe('fresh')
  bad.clear()
  await clock.advance(2_000)
  expect(told.filter((id) => id === 'b13')).toHaveLength(1)
  expect(lines.at(-1)).toBe('the store takes writes again')
})

test('[DB65] a store that takes nothing is asked by few groups, however many boards wait, and takes them all when it heals', async () => {
  const boards = Array.from({ length: 200 }, (_, index) => `b${index}`)
  const bad = new Set(boards)
  const { clock, told, groupCommit, board, commits } = bench(bad)
  for (const id of boards) groupCommit.submit(board(id))
  for (let times = 0; times < 30; times++) await clock.advance(2_000)
  const before = commits()
  await clock.advance(2_000)
  expect(commits() - before).toBeLessThanOrEqual(16)
  expect(told).toEqual([])
  bad.clear()
  await clock.advance(2_000)
  expect(told.toSorted()).toEqual(boards.toSorted())
})

test('[DB65] a board that is let go while the store does not take it is not asked for any more', async () => {
  const bad = new Set(['a'])
  const { clock, told, groupCommit, board, commits } = bench(bad)
  const [a, b] = [board('a'), board('b')]
  for (const one of [a, b]) groupCommit.submit(one)
  await clock.settle()
  groupCommit.withdraw(a)
  await clock.advance(4_000)
  expect(told).toEqual(['b'])
  const before = commits()
  await clock.advance(60_000)
  expect(commits()).toBe(before)
})
