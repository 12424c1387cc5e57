import { expect, test } from 'vitest'
import { sameParts } from './sameParts.ts'

test('[CP3] a view that comes again wakes only who follows what changed in it', () => {
  const first = { parties: [{ id: 'a', name: 'Tiel' }], rounds: [{ id: 'r', state: 'planned' }], now: '1' }
  const next = sameParts(first, { parties: [{ id: 'a', name: 'Tiel' }], rounds: [{ id: 'r', state: 'open' }], now: '2' })
  expect(next.parties).toBe(first.parties)
  expect(next.rounds).not.toBe(first.rounds)
  expect(next).toEqual({ parties: [{ id: 'a', name: 'Tiel' }], rounds: [{ id: 'r', state: 'open' }], now: '2' })
})
