import { describe, expect, it } from 'vitest'
import { compareOrder, inOrder, keysAbove, LONGEST_KEY, orderWithin, type Ordered } from './order.ts'
import { seeded } from './test/random.ts'

const put = (siblings: Ordered[], id: string, between: { after?: string; before?: string }): Ordered[] => {
  const orders = orderWithin(siblings, id, between)
  return [...siblings.filter((each) => each.id !== id), { id, order: '' }].map((each) => ({ id: each.id, order: orders.get(each.id) ?? each.order }))
}

describe('order', () => {
  it('[B80] keys stay short after two thousand insertions at one spot, and the order is what was asked', () => {
    let siblings: Ordered[] = [{ id: 'first', order: 'a0' }, { id: 'last', order: 'a1' }]
    for (let index = 0; index < 2_000; index++) {
      siblings = put(siblings, `n${index}`, { after: 'first' })
      if (siblings.length > 60) siblings = siblings.filter((each) => each.id === 'first' || each.id === 'last' || Number(each.id.slice(1)) > index - 30)
      const ids = inOrder(siblings).map((each) => each.id)
      expect(ids.slice(0, 2)).toEqual(['first', `n${index}`])
      expect(Math.max(...siblings.map((each) => each.order.length))).toBeLessThanOrEqual(LONGEST_KEY)
    }
  })

  it.each([1, 2, 3, 4, 5])('[B81] equal, reversed and foreign keys are worked around, never thrown upon (seed %i)', (seed) => {
    const random = seeded(seed)
    const keys = ['a0', 'a0', 'a1', '', 'zzzz', '\uffff', ' ', 'a', 'hello', 'Zz', 'x'.repeat(200)]
    for (let round = 0; round < 300; round++) {
      const siblings = Array.from({ length: 1 + random.below(6) }, (_, index) => ({ id: `s${index}`, order: random.pick(keys) ?? '' }))
      const before = inOrder(siblings).map((each) => each.id)
      const target = random.pick(before) ?? ''
      const after = inOrder(put(siblings, 'new', { after: target })).map((each) => each.id)
      expect(after, `seed ${seed}, round ${round}`).toEqual(before.toSpliced(before.indexOf(target) + 1, 0, 'new'))
    }
  })

  it('[B82] keys above are above, whatever the highest is; where only longer ones would do there are none', () => {
    for (const highest of [undefined, 'a0', 'Zz', 'zzzz', 'hello', 'a', '', 'y', 'b1x']) {
      const keys = keysAbove(highest, 3)
      if (keys === undefined) expect(highest).toBe('zzzz')
      else expect([highest ?? '', ...keys].every((key, index, all) => index === 0 || key > (all[index - 1] ?? ''))).toBe(true)
    }
    expect(keysAbove('\uffff', 1)).toBeUndefined()
  })

  it('[B83] equal keys are ordered by id, the same everywhere', () => {
    expect(inOrder([{ id: 'b', order: 'a0' }, { id: 'a', order: 'a0' }, { id: 'c', order: 'Zz' }]).map((each) => each.id)).toEqual(['c', 'a', 'b'])
    expect(compareOrder({ id: 'a', order: 'x' }, { id: 'a', order: 'x' })).toBe(0)
  })
})
