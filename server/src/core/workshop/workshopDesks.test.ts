import { expect, test } from 'vitest'
import { createMemoryStore } from '../../adapters/memory/memoryStore.ts'
import { createManualClock } from '../../test/room/manualClock.ts'
import { decideCreate } from './decideCreate.ts'
import { createWorkshopDesks } from './workshopDesks.ts'

const WORKSHOPS = 40

test('[W32] of workshops that nobody uses some are kept, the rest is let go a minute later; one that is listened to stays the same desk', async () => {
  const store = createMemoryStore()
  const clock = createManualClock()
  let last = 0
  const ids: string[] = []
  for (let index = 0; index < WORKSHOPS; index++) {
    const created = decideCreate({ title: `Visie ${index}`, language: 'nl', parties: [], rounds: [] }, { now: '2026-11-22T10:00:00.000Z', newId: () => `n${++last}` })
    const { state } = created.ok ? created.value : expect.fail()
    await store.commit([{ type: 'workshop', write: { state, basedOn: 0, events: [] } }])
    ids.push(state.id)
  }
  const desks = createWorkshopDesks({ store, clock })
  const first = await Promise.all(ids.map((id) => desks.open(id)))
  first[0]?.subscribe(() => undefined)
  await clock.advance(59_000)
  const isKept = async (index: number): Promise<boolean> => (await desks.open(ids[index] ?? '')) === first[index]
  expect(await isKept(1)).toBe(true)
  await clock.advance(75_000)
  expect([await isKept(0), await isKept(2), await isKept(WORKSHOPS - 1)]).toEqual([true, false, true])
})
