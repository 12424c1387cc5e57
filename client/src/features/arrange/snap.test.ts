import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Box } from '../canvas/camera.ts'
import { snap, snapField } from './snap.ts'

const SEED = Number(process.env['SEED'] ?? 20_262)
const RUNS = { seed: SEED, numRuns: process.env['SOAK'] === '1' ? 5_000 : 300 }
const note = (x: number, y: number): Box => ({ x, y, w: 220, h: 198 })
const anywhere = fc.record({ x: fc.integer({ min: -900, max: 900 }), y: fc.integer({ min: -900, max: 900 }), w: fc.constantFrom(220, 236, 61), h: fc.constantFrom(198, 80, 411) })

describe(`lines (seed ${SEED})`, () => {
  test('[AR12] a box near another’s edge or middle is drawn to it, and a line runs along both', () => {
    const field = snapField([note(0, 0)])
    expect(snap(field, note(4, 300), { within: 6 })).toMatchObject({ dx: -4, dy: 0, lines: [{ axis: 'x', at: 0, from: 0, to: 498 }, { axis: 'x', at: 220, from: 0, to: 498 }] })
    expect(snap(field, { x: 35, y: 300, w: 140, h: 80 }, { within: 6 })).toMatchObject({ dx: 5, lines: [{ axis: 'x', at: 110, from: 0, to: 380 }] })
    expect(snap(field, note(217, -210), { within: 6 })).toMatchObject({ dx: 3, dy: 0 })
    expect(snap(field, note(7, 300), { within: 6 })).toEqual({ dx: 0, dy: 0, lines: [], gaps: [] })
    expect(snap(snapField([]), note(0, 0), { within: 6 })).toEqual({ dx: 0, dy: 0, lines: [], gaps: [] })
  })

  test('[AR12] nothing is drawn further aside than asked, what it is drawn to is there, and a second time it stays', () => {
    fc.assert(
      fc.property(fc.array(anywhere, { maxLength: 40 }), anywhere, fc.integer({ min: 1, max: 20 }), (boxes, box, within) => {
        const field = snapField(boxes)
        const { dx, dy, lines, gaps } = snap(field, box, { within })
        expect(Math.abs(dx)).toBeLessThanOrEqual(within)
        expect(Math.abs(dy)).toBeLessThanOrEqual(within)
        for (const line of lines) {
          const [at, length] = line.axis === 'x' ? (['x', 'w'] as const) : (['y', 'h'] as const)
          expect(boxes.some((each) => [each[at], each[at] + each[length], each[at] + each[length] / 2].some((edge) => Math.abs(edge - line.at) <= 0.2))).toBe(true)
        }
        if (dx !== 0) expect([...lines, ...gaps].some(({ axis }) => axis === 'x')).toBe(true)
        if (dy !== 0) expect([...lines, ...gaps].some(({ axis }) => axis === 'y')).toBe(true)
      }),
      RUNS,
    )
  })
})

describe('equal gaps', () => {
  const row = [note(0, 0), note(236, 3)]
  test('[AR13] as far from its neighbour as that one is from the next, and both gaps are marked', () => {
    const { dx, gaps } = snap(snapField(row), note(476, 40), { within: 6 })
    expect(dx).toBe(-4)
    expect(gaps).toEqual([{ axis: 'x', from: 220, to: 236, at: 100.5 }, { axis: 'x', from: 456, to: 472, at: 120.5 }])
    expect(snap(snapField(row), note(-233, 40), { within: 6 }).dx).toBe(-3)
  })
  test('[AR13] in the middle between two', () => {
    const { dx, gaps } = snap(snapField([note(0, 0), note(500, 0)]), note(254, 60), { within: 6 })
    expect(dx).toBe(-4)
    expect(gaps.map(({ from, to }) => to - from)).toEqual([30, 30])
  })
  test('[AR13] down a column as along a row; what lies in another row counts for nothing', () => {
    expect(snap(snapField([note(0, 0), note(8, 230)]), note(40, 457), { within: 6 }).dy).toBe(3)
    expect(snap(snapField([note(0, 0), note(236, 0), note(100, 900)]), note(476, 400), { within: 6 }).gaps).toEqual([])
  })
})
