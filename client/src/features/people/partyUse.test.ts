import type { Card, Lane } from '@visiebord/shared/board/schema.ts'
import { expect, test } from 'vitest'
import { nextPaper, papersFor, partyUse } from './partyUse.ts'
import { cameBetween } from './usePartySaid.ts'

const party = (id: string, color = 1) => ({ id, name: id, short: id, color })

test('[W61] a party is free when nobody is in it and no card or lane carries it', () => {
  const cards = new Map([['a', { partyId: 'tiel' } as Card], ['b', { partyId: 'tiel' } as Card], ['c', {} as Card]])
  const lanes = new Map([['l', { partyId: 'buren' } as Lane]])
  const persons = [{ id: 'anna', name: 'Anna', role: 'participant', partyId: 'culemborg', seats: [] } as const]
  expect([...partyUse(['tiel', 'culemborg', 'buren', 'bwb'].map((id) => party(id)), persons, { cards, lanes })]).toEqual([
    ['tiel', { persons: 0, cards: 2, isFree: false }],
    ['culemborg', { persons: 1, cards: 0, isFree: false }],
    ['buren', { persons: 0, cards: 0, isFree: false }],
    ['bwb', { persons: 0, cards: 0, isFree: true }],
  ])
})

test('[W20] [W60] the paper shown for a new party is the one that the server gives', () => {
  expect(nextPaper([])).toBe(1)
  expect(nextPaper([party('a', 2), party('b', 3), party('c', 1)])).toBe(4)
  const eight = Array.from({ length: 8 }, (_, index) => party(String(index), index + 1))
  expect(nextPaper(eight), 'the first paper again, with another mark').toBe(9)
  expect(nextPaper([...eight, party('ix', 9)])).toBe(10)
  expect(nextPaper(Array.from({ length: 24 }, (_, index) => party(String(index), index + 1)))).toBe(1)
})

test('[W60] further marks are to be chosen once the first eight are in use, or the party has one', () => {
  const eight = Array.from({ length: 8 }, (_, index) => party(String(index), index + 1))
  expect(papersFor(eight.slice(1), 1)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  expect(papersFor(eight, 9)).toHaveLength(16)
  expect(papersFor([], 9)).toHaveLength(16)
  expect(papersFor([...eight, party('x', 17)], 1)).toHaveLength(24)
})

test('[W60] a party that came is named, not one that changed, moved or went', () => {
  const [tiel, buren] = [party('tiel'), party('buren')]
  expect(cameBetween([tiel], [{ ...tiel, name: 'Gemeente Tiel' }])).toEqual([])
  expect(cameBetween([tiel, buren], [buren])).toEqual([])
  expect(cameBetween([tiel], [party('bwb'), tiel, buren])).toEqual(['bwb', 'buren'])
})
