import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AccessRegister, SessionRow, StoreWrite } from '../ports/store.ts'
import { rememberSessions } from './rememberedSessions.ts'

const session = (tokenHash: string, workshopId: string, participantId: string): SessionRow => ({ tokenHash, workshopId, participantId, createdAt: '2026-11-22T09:00:00.000Z', expiresAt: '2026-12-22T09:00:00.000Z' })

/** A register that does one thing after the other and lets a test hold back what it says. */
function slowRegister(said: () => Promise<void> = () => Promise.resolve()) {
  const rows = new Map<string, SessionRow>()
  let asked = 0
  const apply = (write: StoreWrite): void => {
    if (write.type === 'session') rows.set(write.session.tokenHash, write.session)
    if (write.type === 'end-session') rows.delete(write.tokenHash)
    for (const row of rows.values()) {
      const ends = (write.type === 'end-sessions' && row.workshopId === write.workshopId && write.participantIds.includes(row.participantId)) || (write.type === 'delete-workshop' && row.workshopId === write.workshopId)
      if (ends) rows.delete(row.tokenHash)
    }
  }
  const register: AccessRegister = {
    async commit(writes) {
      writes.forEach(apply)
      await said()
    },
    async findSession(tokenHash) {
      asked += 1
      const row = rows.get(tokenHash)
      await said()
      return row
    },
    findLink: () => Promise.resolve(undefined),
    linksOf: () => Promise.resolve([]),
  }
  return { register, rows, asked: () => asked }
}

test('[ACC13] a session that began or was asked for is not asked for again', async () => {
  const { register, rows, asked } = slowRegister()
  const sessions = rememberSessions(register)
  await sessions.commit([{ type: 'session', session: session('new', 'w', 'p') }])
  expect(await sessions.findSession('new')).toEqual(session('new', 'w', 'p'))
  expect(asked()).toBe(0)
  rows.set('old', session('old', 'w', 'q'))
  for (let i = 0; i < 3; i++) expect((await sessions.findSession('old'))?.participantId).toBe('q')
  expect(asked()).toBe(1)
  expect(await sessions.findSession('nobody')).toBeUndefined()
  expect(await sessions.findSession('nobody')).toBeUndefined()
  expect(asked()).toBe(3)
})

test('[ACC13] an answer that was on its way while the session ended is not remembered', async () => {
  let say: () => void = () => undefined
  const { register, rows } = slowRegister(() => new Promise((resolve) => void (say = resolve)))
  const sessions = rememberSessions(register)
  rows.set('token', session('token', 'w', 'p'))
  const early = sessions.findSession('token')
  const answer = say
  const ended = sessions.commit([{ type: 'end-session', tokenHash: 'token' }])
  say()
  await ended
  answer()
  expect((await early)?.tokenHash).toBe('token')
  const late = sessions.findSession('token')
  say()
  expect(await late).toBeUndefined()
})

test('[ACC13] a commit that fails leaves nothing remembered that the store may not have', async () => {
  const { register, rows } = slowRegister()
  const failing: AccessRegister = { ...register, commit: () => Promise.reject(new Error('full')) }
  const sessions = rememberSessions(failing)
  rows.set('token', session('token', 'w', 'p'))
  await sessions.findSession('token')
  await expect(sessions.commit([{ type: 'session', session: session('token', 'w', 'another') }])).rejects.toThrow('full')
  await expect(sessions.commit([{ type: 'session', session: session('second', 'w', 'another') }])).rejects.toThrow('full')
  expect((await sessions.findSession('token'))?.participantId).toBe('p')
  expect(await sessions.findSession('second')).toBeUndefined()
})

test('[ACC13] whatever begins and ends, in whatever order it is asked, the answer is the one of the store', async () => {
  const of = (...names: string[]): fc.Arbitrary<string> => fc.constantFrom(...names)
  const write: fc.Arbitrary<StoreWrite> = fc.oneof(
    fc.record({ type: fc.constant('session' as const), session: fc.tuple(of('a', 'b', 'c'), of('v', 'w'), of('p', 'q')).map(([token, workshop, person]) => session(token, workshop, person)) }),
    fc.record({ type: fc.constant('end-session' as const), tokenHash: of('a', 'b', 'c') }),
    fc.record({ type: fc.constant('end-sessions' as const), workshopId: of('v', 'w'), participantIds: fc.subarray(['p', 'q']) }),
    fc.record({ type: fc.constant('delete-workshop' as const), workshopId: of('v', 'w') }),
  )
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.array(fc.oneof(fc.array(write, { minLength: 1, maxLength: 3 }), of('a', 'b', 'c')), { maxLength: 30 }), async (scheduler, steps) => {
      const { register, rows } = slowRegister(() => scheduler.schedule(Promise.resolve()))
      const sessions = rememberSessions(register)
      const all = steps.map((step) => (typeof step === 'string' ? sessions.findSession(step) : sessions.commit(step)))
      await scheduler.waitFor(Promise.all(all))
      for (const token of ['a', 'b', 'c']) {
        const answer = sessions.findSession(token)
        await scheduler.waitFor(answer)
        expect(await answer).toEqual(rows.get(token))
      }
    }),
  )
})
