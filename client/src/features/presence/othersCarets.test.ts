import type { Person } from '@visiebord/shared/protocol/frames.ts'
import { describe, expect, test } from 'vitest'
import { inPane, nameSide } from './fieldLines.ts'
import { handOf } from './handOf.ts'
import { othersCarets } from './othersCarets.ts'

const person = (id: string): Person => ({ id, name: id, role: 'participant', seats: [] })
const said = {
  others: new Map([[1, { editing: 'a' }], [2, { editing: 'b' }], [3, { editing: 'a' }], [4, { editing: 'a' }], [5, { selected: ['a'] }]]),
  company: new Map([[1, { caret: { from: 2, to: 5 } }], [2, { caret: { from: 0, to: 0 } }], [4, { caret: { from: 1, to: 1 } }], [5, { caret: { from: 1, to: 1 } }]]),
  byClient: new Map([[1, person('Anna')], [2, person('Bas')], [3, person('Cor')], [5, person('Dirk')]]),
}

describe('carets of others', () => {
  test('[PR12] who writes in this card, with a caret, by the server’s word for who that is; nobody else', () => {
    expect(othersCarets(said, 'a').map(({ person: { name }, caret }) => [name, caret])).toEqual([['Anna', { from: 2, to: 5 }]])
    expect(othersCarets(said).map(({ cardId, person: { name } }) => [cardId, name])).toEqual([['a', 'Anna'], ['b', 'Bas']])
  })

  test('[PR12] a caret is drawn as far as its field shows that line', () => {
    const pane = { top: 10, bottom: 110 }
    const at = (y: number) => inPane({ x: 5, y, w: 0, h: 20 }, pane)
    expect([at(10), at(90)].map((line) => [line?.y, line?.h])).toEqual([[10, 20], [90, 20]])
    expect([at(0), at(100)].map((line) => [line?.y, line?.h]), 'half of it').toEqual([[10, 10], [100, 10]])
    expect([at(-8), at(108), at(-40), at(300)]).toEqual([undefined, undefined, undefined, undefined])
  })

  test('[PR12] a name never runs out of what holds its caret', () => {
    expect([nameSide(0, 300), nameSide(170, 300), nameSide(290, 300)]).toEqual(['after', 'after', 'before'])
  })
})

test('[PR13] others are told which card I write in and which I chose, of many the first fifty', () => {
  expect(handOf({ ids: new Set() })).toEqual({})
  expect(handOf({ ids: new Set(['a']), editingId: 'a', focusId: 'b' })).toEqual({ editing: 'a', selected: ['a'] })
  expect(handOf({ ids: new Set(Array.from({ length: 80 }, (_, at) => `c${at}`)) }).selected).toHaveLength(50)
})
