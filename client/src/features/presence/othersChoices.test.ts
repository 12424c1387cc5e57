import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { amendPeople, NOBODY } from '../../state/peopleState.ts'
import { heightOfOrder, stackingOf } from '../canvas/stacking.ts'
import { carriedCaret } from './carriedCaret.ts'
import { othersChoices } from './othersChoices.ts'
import { createRowChoices, renewChoices } from './rowChoices.ts'

const person = (id: string, client: number) => ({ id, name: id, role: 'participant', seats: [{ seat: client, client }] }) as const
const people = amendPeople(NOBODY, { all: [person('Anna', 1), person('Bas', 2)] }, 9)

describe('what others chose', () => {
  it('[PR10] each mounted card once, with all who chose it; not the one that somebody writes in', () => {
    const found = othersChoices(['a', 'b', 'c'], new Map([[1, { selected: ['b', 'a'] }], [2, { selected: ['b', 'c', 'ver'], editing: 'c' }], [7, { selected: ['a'] }]]), people)
    expect(found.map(({ id, by }) => [id, by.map(({ name }) => name)])).toEqual([['a', ['Anna']], ['b', ['Anna', 'Bas']]])
  })

  it('[PR10] who chose many is named at the first three', () => {
    const ids = Array.from({ length: 50 }, (_, at) => `k${at}`)
    const found = othersChoices(ids, new Map([[1, { selected: ids }]]), people)
    expect(found).toHaveLength(50)
    expect(found.filter(({ named }) => named.length > 0).map(({ id }) => id)).toEqual(['k0', 'k1', 'k2'])
  })
})

describe('what others chose, at the rows of the list', () => {
  it('[PR13] a row wakes when something else is said about its own card, and only then; what was let go of is gone', () => {
    const choices = createRowChoices()
    let woken = 0
    choices.subscribe(() => woken++)
    const look = (said: Readonly<Record<number, readonly string[]>>, known = people) => renewChoices(choices, ['a', 'b', 'c'], new Map(Object.entries(said).map(([client, selected]) => [Number(client), { selected }])), known)
    look({ 1: ['a', 'b'] })
    const before = choices.getState()
    look({ 1: ['b', 'a'] })
    look({ 1: ['a', 'b'], 2: ['elsewhere'] })
    expect([woken, choices.getState()]).toEqual([1, before])
    look({ 1: ['a', 'b'], 2: ['b'] })
    expect([woken, choices.getState().get('a') === before.get('a'), choices.getState().get('b')?.by.map(({ name }) => name)]).toEqual([2, true, ['Anna', 'Bas']])
    look({ 1: ['a', 'b'] }, amendPeople(people, { changed: [{ ...person('Anna', 1), name: 'Anna Bakker' }] }, 9))
    expect(choices.getState().get('a')?.by[0]?.name).toBe('Anna Bakker')
    look({})
    expect(choices.getState().size).toBe(0)
  })
})

describe('the caret of another', () => {
  it('[PR11] stays between the same letters while I write, until they say where it is', () => {
    const said = { caret: { from: 5, to: 8 }, text: 'Loket dicht' }
    expect(carriedCaret(said, 'Loket dicht')).toEqual({ from: 5, to: 8 })
    expect(carriedCaret(said, 'Het Loket dicht')).toEqual({ from: 9, to: 12 })
    expect(carriedCaret(said, 'Loket dichtbij')).toEqual({ from: 5, to: 8 })
    expect(carriedCaret(said, 'Lok')).toEqual({ from: 3, to: 3 })
  })

  it('[PR11] never points past the text, whatever is said', () => {
    expect(carriedCaret({ caret: { from: 90, to: 1e9 }, text: 'kort' }, 'kort')).toEqual({ from: 4, to: 4 })
    expect(carriedCaret({ caret: { from: 0.5, to: 2 }, text: 'kort' }, 'kort')).toEqual({ from: 0, to: 2 })
  })

  it('[PR11] lies above any card, also in a hand, and above the field that I write in, which lies as high as its card', () => {
    const sheet = readFileSync(path.resolve(import.meta.dirname, 'Carets.module.css'), 'utf8')
    const height = Number(/^\.carets \{[^}]*z-index: (\d+) !important/mu.exec(sheet)?.[1])
    expect(height).toBeGreaterThan(Math.max(heightOfOrder('zzzzzzzz'), stackingOf(undefined, 'mine'), stackingOf(undefined, 'theirs')))
    expect(height).toBeLessThan(2 ** 31)
  })
})
