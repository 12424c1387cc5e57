import { HANDLE_NAMES, HANDLES } from '@visiebord/shared/board/geometry/pulling.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Box } from '../canvas/camera.ts'
import { snapField } from './snap.ts'
import { edgeMarks, snapEdges } from './snapEdges.ts'

const SEED = Number(process.env['SEED'] ?? 20_263)
const RUNS = { seed: SEED, numRuns: process.env['SOAK'] === '1' ? 5_000 : 300 }
const note = (x: number, y: number): Box => ({ x, y, w: 220, h: 198 })
const anywhere = fc.record({ x: fc.integer({ min: -900, max: 900 }), y: fc.integer({ min: -900, max: 900 }), w: fc.constantFrom(220, 236, 61), h: fc.constantFrom(198, 80, 411) })
const NONE = { dx: undefined, dy: undefined }

describe(`edges that are pulled (seed ${SEED})`, () => {
  test('[RZ5] only the edges in the hand are drawn to edges and middles of others', () => {
    const field = snapField([note(0, 0)])
    expect(snapEdges(field, { x: -500, y: 4, w: 497, h: 150 }, HANDLES.ne, { within: 6 })).toEqual({ dx: 3, dy: -4 })
    expect(snapEdges(field, { x: -500, y: 4, w: 497, h: 150 }, HANDLES.e, { within: 6 })).toEqual({ dx: 3, dy: undefined })
    expect(snapEdges(field, { x: 4, y: 300, w: 70, h: 50 }, HANDLES.w, { within: 6 })).toEqual({ dx: -4, dy: undefined })
    expect(snapEdges(field, { x: -500, y: 300, w: 607, h: 50 }, HANDLES.se, { within: 6 }), 'the middle').toEqual({ dx: 3, dy: undefined })
    expect(snapEdges(field, { x: 7, y: 300, w: 70, h: 50 }, HANDLES.w, { within: 6 })).toEqual(NONE)
    expect(snapEdges(snapField([]), note(0, 0), HANDLES.se, { within: 6 })).toEqual(NONE)
  })

  test('[RZ5] the nearest line or length is found as by looking at every one, and never further than asked', () => {
    fc.assert(
      fc.property(fc.array(anywhere, { minLength: 1, maxLength: 60 }), anywhere, fc.integer({ min: 1, max: 20 }), fc.constantFrom(...HANDLE_NAMES), fc.boolean(), (boxes, box, within, name, aboutMiddle) => {
        const handle = HANDLES[name]
        const { dx } = snapEdges(snapField(boxes), box, handle, { within, aboutMiddle })
        const at = handle.x === 1 ? box.x + box.w : box.x
        const ways = handle.x === 0 ? [] : boxes.flatMap((each) => [each.x - at, each.x + each.w - at, each.x + each.w / 2 - at, (handle.x * (each.w - box.w)) / (aboutMiddle ? 2 : 1)]).filter((way) => Math.abs(way) <= within)
        expect(dx === undefined ? undefined : Math.abs(dx)).toBe(ways.length === 0 ? undefined : Math.min(...ways.map(Math.abs)))
      }),
      RUNS,
    )
  })

  test('[RZ5] a line runs along all that stands on it; where none does, what is as wide is marked, the nearest of those', () => {
    const field = snapField([note(0, 0), note(2_000, 3_000), note(430, 700)])
    expect(edgeMarks(field, { x: -500, y: 300, w: 500, h: 90 }, HANDLES.e, 14).lines).toEqual([{ axis: 'x', at: 0, from: 0, to: 390 }])
    expect(snapEdges(field, { x: 600, y: 300, w: 224, h: 90 }, HANDLES.e, { within: 6 }).dx).toBe(-4)
    expect(edgeMarks(field, { x: 605, y: 300, w: 220, h: 90 }, HANDLES.e, 14)).toEqual({ dx: 0, dy: 0, lines: [], gaps: [{ axis: 'x', from: 605, to: 825, at: 286 }, { axis: 'x', from: 430, to: 650, at: 686 }] })
    expect(edgeMarks(field, { x: 605, y: 300, w: 224, h: 90 }, HANDLES.e, 14).gaps).toEqual([])
  })
})
