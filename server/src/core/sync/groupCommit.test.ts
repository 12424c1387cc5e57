import { expect, test } from 'vitest'
import { createManualClock } from '../../test/room/manualClock.ts'
import { StoreFailure, type StoreWrite } from '../ports/store.ts'
import { createGroupCommit, type GroupCommit, type WaitingBoard } from './groupCommit.ts'

const NEVER = 1_000_000

/** A store whose commits end when the test says so, and boards that take so long, ms, to hear of theirs. */
function bench() {
  const clock = createManualClock()
  let now = 0
  const commits: { readonly boards: readonly string[]; end(error?: StoreFailure): Promise<void> }[] = []
  const told: string[] = []
  const boardOf = (write: StoreWrite): string => ('workshopId' in write ? write.workshopId : '')
  const store = {
    commit: (writes: readonly StoreWrite[]): Promise<void> =>
      new Promise((resolve, reject) => {
        const end = async (error?: StoreFailure): Promise<void> => {
          if (error === undefined) resolve()
          else reject(error)
          await new Promise((over) => void setImmediate(over))
        }
        commits.push({ boards: writes.map(boardOf), end })
      }),
  }
  const groupCommit: GroupCommit = createGroupCommit({ store, clock: { ...clock, elapsed: () => now }, log: { info: () => undefined, warn: () => undefined, error: () => undefined } })
  const board = (id: string, hearingMs = 0): WaitingBoard => ({
    boardId: id,
    begin: () => [{ type: 'delete-workshop', workshopId: id }],
    committed: () => {
      now += hearingMs
      told.push(id)
    },
    lost: () => void told.push(`${id} lost`),
  })
  const submit = async (...boards: readonly WaitingBoard[]): Promise<void> => {
    for (const one of boards) groupCommit.submit(one)
    await new Promise((over) => void setImmediate(over))
  }
  return { clock, commits, told, board, submit, later: (ms: number) => void (now += ms) }
}

test('[S111] while a long group hears that it is durable the next one is under way, and none that has not heard goes along twice', async () => {
  const { clock, commits, told, board, submit } = bench()
  const [slow, untold, other] = [board('slow', NEVER), board('untold'), board('other')]
  await submit(slow, untold)
  await submit(other)
  await commits[0]?.end()
  expect(told).toEqual(['slow']) // its hearing took a whole turn
  expect(commits[1]?.boards).toEqual(['other'])
  await submit(untold)
  await commits[1]?.end()
  expect(commits).toHaveLength(2)
  await clock.settle()
  expect(told).toEqual(['slow', 'untold', 'other'])
  expect(commits[2]?.boards).toEqual(['untold'])
  await commits[2]?.end()
  expect(told).toEqual(['slow', 'untold', 'other', 'untold'])
})

test('[S15] a group that is refused goes one by one, and only the one refused is lost', async () => {
  const { commits, told, board, submit } = bench()
  await submit(board('a'))
  await submit(board('b'), board('gone'), board('c'))
  await commits[0]?.end()
  await commits[1]?.end(new StoreFailure('conflict', 'gone'))
  await commits[2]?.end()
  await commits[3]?.end(new StoreFailure('conflict', 'gone'))
  await commits[4]?.end()
  expect(commits.map(({ boards }) => boards)).toEqual([['a'], ['b', 'gone', 'c'], ['b'], ['gone'], ['c']])
  expect(told).toEqual(['a', 'b', 'gone lost', 'c'])
})

test('[S160] after a crowd of boards the next commit waits until ten milliseconds have passed, and takes all that came meanwhile', async () => {
  const { clock, commits, board, submit, later } = bench()
  const boards = (name: string, count: number) => Array.from({ length: count }, (_, index) => board(`${name}${index}`))
  await submit(...boards('first', 5))
  later(2)
  await submit(...boards('crowd', 20))
  await commits[0]?.end()
  expect(commits.map(({ boards: each }) => each.length)).toEqual([5, 20]) // one group does not make a crowd: it may be all that there was
  later(3)
  await commits[1]?.end()
  await submit(...boards('waiting', 3))
  await submit(...boards('with them', 2))
  expect(commits).toHaveLength(2)
  await clock.advance(6)
  expect(commits).toHaveLength(2)
  later(7)
  await clock.advance(1)
  await submit()
  expect(commits[2]?.boards).toHaveLength(5)
  await commits[2]?.end()
  later(30)
  await submit(board('alone'))
  expect(commits[3]?.boards).toEqual(['alone'])
})
