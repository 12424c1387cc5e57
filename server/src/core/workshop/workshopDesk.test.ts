import { ALLOWED_KINDS, type WorkshopState } from '@visiebord/shared/workshop/nouns.ts'
import { expect, test } from 'vitest'
import { createMemoryStore } from '../../adapters/memory/memoryStore.ts'
import { StoreFailure } from '../ports/store.ts'
import { decideCreate } from './decideCreate.ts'
import { decideJoin } from './decideJoin.ts'
import { decideOpenRound } from './decideOpenRound.ts'
import { createWorkshopDesks } from './workshopDesks.ts'

const NOW = '2026-11-22T10:00:00.000Z'

async function deskWith(before: (operation: string) => void | Promise<void> = () => undefined) {
  const store = createMemoryStore({ before })
  let last = 0
  const newId = (): string => `n${++last}`
  const created = decideCreate({ title: 'Visie', language: 'nl', parties: [], rounds: [{ title: 'a', phase: 'start' }, { title: 'b', phase: 'start' }] }, { now: NOW, newId })
  let state: WorkshopState = created.ok ? created.value.state : expect.fail()
  for (const [role, name] of [['facilitator', 'Bea'], ['participant', 'Deen']] as const) {
    const joined = decideJoin(state, { role, name }, { now: NOW, newId })
    state = joined.ok ? joined.value.state : expect.fail()
  }
  await store.commit([{ type: 'workshop', write: { state, basedOn: 0, events: [] } }])
  const desks = createWorkshopDesks({ store, clock: { now: () => Date.parse(NOW), elapsed: () => 0, after: () => () => undefined } })
  const desk = (await desks.open(state.id)) ?? expect.fail()
  const [bea, deen] = state.participants.map((one) => one.id)
  return { store, desks, desk, bea: bea ?? '', deen: deen ?? '', rounds: state.rounds.map((round) => round.id), newId }
}

test('[W28] one desk a workshop, however many open it at once, and none for an unknown id', async () => {
  const { desks, desk } = await deskWith()
  expect(await Promise.all([desks.open(desk.workshopId), desks.open(desk.workshopId)])).toEqual([desk, desk])
  expect(await desks.open('__proto__')).toBeUndefined()
})

test('[W28] two facilitators who open different rounds at once: one is refused', async () => {
  const { desk, bea, rounds } = await deskWith()
  const outcomes = await Promise.all(rounds.map((roundId) => desk.perform((state) => decideOpenRound(state, roundId, { actorId: bea, now: NOW }))))
  expect(outcomes.map((outcome) => (outcome.ok ? 'opened' : outcome.refused))).toEqual(['opened', 'round-already-open'])
})

test('[W29] nobody is told before it is stored, and a failed commit changes nothing', async () => {
  let failing = false
  const { desk, bea, deen, rounds, store } = await deskWith((operation) => {
    if (failing && operation === 'commit') throw new StoreFailure('unavailable', 'disk full')
  })
  let told = 0
  desk.subscribe(() => told++)
  failing = true
  const open = () => desk.perform((state) => decideOpenRound(state, rounds[0] ?? '', { actorId: bea, now: NOW }))
  await expect(open()).rejects.toThrow(StoreFailure)
  expect([told, desk.permission(deen).kinds.length, desk.state().version]).toEqual([0, 0, 3])
  failing = false
  expect((await open()).ok).toBe(true)
  expect([told, desk.permission(deen).kinds.length, (await store.readWorkshop(desk.workshopId))?.version]).toEqual([1, ALLOWED_KINDS.length, 4])
})

test('[W29] a listener that fails takes nothing back and keeps nobody else from hearing', async () => {
  const { desk, bea, rounds } = await deskWith()
  let told = 0
  desk.subscribe(() => expect.fail('a bug'))
  desk.subscribe(() => told++)
  expect((await desk.perform((state) => decideOpenRound(state, rounds[0] ?? '', { actorId: bea, now: NOW }))).ok).toBe(true)
  expect(told).toBe(1)
})

test('[W30] while a change is being stored, only what is permitted before and after it is permitted', async () => {
  let release = (): void => undefined
  let hold = false
  const { desk, bea, deen, rounds } = await deskWith((operation) => (hold && operation === 'commit' ? new Promise<void>((resolve) => (release = resolve)) : undefined))
  hold = true
  const opening = desk.perform((state) => decideOpenRound(state, rounds[0] ?? '', { actorId: bea, now: NOW }))
  await Promise.resolve().then(() => undefined)
  await new Promise<void>((resolve) => void setImmediate(resolve))
  expect(desk.permission(deen)).toEqual({ kinds: [], links: false, structure: false, reason: 'no-open-round' })
  expect(desk.permission(bea).structure).toBe(true)
  release()
  expect((await opening).ok).toBe(true)
  expect(desk.permission(deen).kinds.length).toBe(ALLOWED_KINDS.length)
})

test('[W31] a change by another process is taken over, and who decided on the old state is asked to try again', async () => {
  const { desk, bea, rounds, store } = await deskWith()
  const state = desk.state()
  await store.commit([{ type: 'workshop', write: { state: { ...state, title: 'Van buiten', version: state.version + 1 }, basedOn: state.version, events: [] } }])
  const open = () => desk.perform((now) => decideOpenRound(now, rounds[0] ?? '', { actorId: bea, now: NOW }))
  expect(await open()).toEqual({ ok: false, refused: 'changed-meanwhile' })
  expect(desk.state().title).toBe('Van buiten')
  expect((await open()).ok).toBe(true)
})
