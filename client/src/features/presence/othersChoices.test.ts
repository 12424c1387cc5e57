import { describe, expect, it } from 'vitest'
import { amendPeople, NOBODY } from '../../state/peopleState.ts'
import { carriedCaret } from './carriedCaret.ts'
import { othersChoices } from './othersChoices.ts'

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
})
