import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Box } from './camera.ts'
import { touches } from './mountedView.ts'
import { createSpatialIndex } from './spatialIndex.ts'

const box = fc.record({ x: fc.integer({ min: -900, max: 900 }), y: fc.integer({ min: -900, max: 900 }), w: fc.integer({ min: 1, max: 300 }), h: fc.integer({ min: 1, max: 300 }) })

describe('spatial index', () => {
  test('[CV6] after any puts and removals it finds exactly what a walk over all would find', () => {
    const change = fc.tuple(fc.integer({ min: 0, max: 12 }).map(String), fc.option(box, { nil: undefined }))
    fc.assert(
      fc.property(fc.array(change, { maxLength: 60 }), box, (changes, question) => {
        const index = createSpatialIndex()
        const known = new Map<string, Box>()
        for (const [id, where] of changes) {
          index.put(id, where)
          if (where === undefined) known.delete(id)
          else known.set(id, where)
        }
        const expected = [...known].filter(([, each]) => touches(each, question)).map(([id]) => id)
        expect(index.search(question).toSorted()).toEqual(expected.toSorted())
        expect(index.size).toBe(known.size)
      }),
      { seed: 21 },
    )
  })

  test('[CV6] a put that changes nothing says so', () => {
    const index = createSpatialIndex()
    expect(index.put('a', { x: 0, y: 0, w: 1, h: 1 })).toBe(true)
    expect(index.put('a', { x: 0, y: 0, w: 1, h: 1 })).toBe(false)
    expect(index.put('b', undefined)).toBe(false)
  })

  test('bounds are around everything, and nothing when it is empty', () => {
    const index = createSpatialIndex()
    expect(index.bounds()).toBeUndefined()
    index.load([
      ['a', { x: -10, y: 0, w: 5, h: 5 }],
      ['b', { x: 90, y: 40, w: 10, h: 10 }],
    ])
    expect(index.bounds()).toEqual({ x: -10, y: 0, w: 110, h: 50 })
  })
})
