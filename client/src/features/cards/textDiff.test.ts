import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applySplices, carryOffset, diffText } from './textDiff.ts'

const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'é', '😀', '👩', '\n'), maxLength: 24 })

describe('typing as splices', () => {
  test('[CV10] the splice makes the new text of the old, and never cuts a surrogate pair', () => {
    fc.assert(
      fc.property(text, text, fc.nat(30), (before, after, caret) => {
        const splice = diffText(before, after, Math.min(caret, after.length))
        if (splice === undefined) {
          expect(before).toBe(after)
          return
        }
        expect(applySplices(before, [splice])).toBe(after)
        expect(splice.insert.isWellFormed()).toBe(true)
        expect(before.slice(splice.index, splice.index + splice.remove).isWellFormed()).toBe(true)
      }),
      { seed: 31, numRuns: 2000 },
    )
  })

  test('[CV10] of equal letters the one before the caret was typed', () => {
    expect(diffText('aaa', 'aaaa', 2)).toEqual({ index: 1, remove: 0, insert: 'a' })
    expect(diffText('aaaa', 'aaa', 1)).toEqual({ index: 1, remove: 1, insert: '' })
  })

  test('[CV11] a caret stays between the same letters while others write', () => {
    expect(carryOffset(5, [{ index: 0, remove: 0, insert: 'xyz' }])).toBe(8)
    expect(carryOffset(5, [{ index: 5, remove: 0, insert: 'xyz' }])).toBe(5)
    expect(carryOffset(5, [{ index: 7, remove: 2, insert: '' }])).toBe(5)
    expect(carryOffset(5, [{ index: 1, remove: 2, insert: '' }])).toBe(3)
    expect(carryOffset(5, [{ index: 3, remove: 4, insert: 'q' }])).toBe(4)
  })

  test('[CV11] splices in order carry as one', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ index: fc.nat(6), remove: fc.nat(3), insert: fc.constantFrom('', 'z', 'zz') }), { maxLength: 5 }), fc.nat(10), (raw, at) => {
        let now = '0123456789'
        const splices = raw.map(({ index, remove, insert }) => {
          const from = Math.min(index, now.length)
          const splice = { index: from, remove: Math.min(remove, now.length - from), insert }
          now = applySplices(now, [splice])
          return splice
        })
        const carried = carryOffset(at, splices)
        expect(carried).toBeGreaterThanOrEqual(0)
        expect(carried).toBeLessThanOrEqual(Math.max(now.length, at))
        // What stood before the caret and is still there, stands before it still.
        const before = Array.from('0123456789'.slice(0, at)).filter((letter) => now.includes(letter))
        for (const letter of before) expect(now.indexOf(letter)).toBeLessThan(Math.max(carried, 1))
      }),
      { seed: 32 },
    )
  })
})
