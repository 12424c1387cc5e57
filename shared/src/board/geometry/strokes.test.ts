import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FIELD_BOUNDS } from '../valueRules.ts'
import { drawingPaths, drawnExtent } from './drawingPaths.ts'
import { layStrokes } from './layStrokes.ts'
import { simplifyStroke } from './simplifyStroke.ts'
import { PEN_WIDTH, strokeOutline, strokePath } from './strokeOutline.ts'
import { parseStrokes, STROKES_LENGTH, writeStrokes, type Stroke, type StrokePoint } from './strokes.ts'

const SEED = Number(process.env['SEED'] ?? 20_261_122)
const RUNS = process.env['SOAK'] === '1' ? 2_000 : 150
const run = { seed: SEED, numRuns: RUNS }

const side = fc.integer({ min: 0, max: FIELD_BOUNDS.greatestSize })
const point = fc.record({ x: side, y: side, pressure: fc.integer({ min: 1, max: 9 }) }, { requiredKeys: ['x', 'y'] })
const strokes = fc.array(fc.array(point, { minLength: 1, maxLength: 30 }), { minLength: 1, maxLength: 6 })
/** A hand on the board: anywhere, in fractions of a unit, a little further each time. */
const hand = fc
  .tuple(fc.double({ min: -5_000, max: 5_000, noNaN: true }), fc.double({ min: -5_000, max: 5_000, noNaN: true }), fc.array(fc.tuple(fc.double({ min: -9, max: 9, noNaN: true }), fc.double({ min: -9, max: 9, noNaN: true })), { maxLength: 60 }))
  .map(([left, top, steps]): Stroke => {
    let [x, y] = [left, top]
    return [{ x, y }, ...steps.map(([dx, dy]) => ({ x: (x += dx), y: (y += dy) }))]
  })
const hands = fc.array(hand, { minLength: 1, maxLength: 5 })

const distance = ({ x, y }: StrokePoint, from: StrokePoint, to: StrokePoint): number => {
  const length = (to.x - from.x) ** 2 + (to.y - from.y) ** 2
  const part = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - from.x) * (to.x - from.x) + (y - from.y) * (to.y - from.y)) / length))
  return Math.hypot(x - from.x - part * (to.x - from.x), y - from.y - part * (to.y - from.y))
}
const toStroke = (each: StrokePoint, stroke: Stroke): number =>
  Math.min(...stroke.map((to, at) => distance(each, stroke[at - 1] ?? to, to)))

describe(`strokes (seed ${SEED})`, () => {
  test('[B98] what is written is read back, and written again alike', () => {
    fc.assert(fc.property(strokes, (drawn) => {
      expect(parseStrokes(writeStrokes(drawn))).toEqual(drawn)
    }), run)
  })

  test('[B98] there is one way to write strokes: whatever else parses is written the same', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('0', '1', '9', '20000', ',', ' ', ';', '-', '.', 'e'), maxLength: 14 }), (text) => {
      const parsed = parseStrokes(text)
      if (parsed !== undefined) expect(writeStrokes(parsed)).toBe(text)
    }), run)
    for (const text of ['', ' ', ';', '1', '1,', ',1', '1,2,', '1,2,0', '1,2,10', '1,2,3,4', '01,2', '1,02', '-1,2', '1.5,2', '1e3,2', '20001,0', '0,20001', '1,2 ', ' 1,2', '1,2  3,4', '1,2;', ';1,2', '1,2;;3,4', '1,2\n', '１,2', '0x1,2', '99999999999,1']) {
      expect(parseStrokes(text), JSON.stringify(text)).toBeUndefined()
    }
    expect(parseStrokes('0,0 3,1,9;20000,20000')).toEqual([[{ x: 0, y: 0 }, { x: 3, y: 1, pressure: 9 }], [{ x: 20_000, y: 20_000 }]])
  })

  test('[B99] a stroke is simplified: its ends stay, and nobody sees what went', () => {
    fc.assert(fc.property(hand, fc.double({ min: 0.1, max: 5, noNaN: true }), (stroke, tolerance) => {
      const simple = simplifyStroke(stroke, tolerance)
      expect([simple[0], simple.at(-1)]).toEqual([stroke[0], stroke.at(-1)])
      for (const each of stroke) expect(toStroke(each, simple)).toBeLessThanOrEqual(tolerance + 1e-6)
    }), run)
    expect(simplifyStroke(Array.from({ length: 1_000 }, (_, x) => ({ x, y: 0 })), 0.5)).toHaveLength(2)
  })

  test('[B99] a drawing lies where it was drawn, within a unit and a half, and all its ink within its size', () => {
    fc.assert(fc.property(hands, fc.constantFrom('pen' as const, 'marker' as const), (drawn, pen) => {
      const laid = layStrokes(drawn, pen)
      if (laid === undefined) throw new Error('no drawing')
      const read = parseStrokes(laid.strokes)
      if (read === undefined) throw new Error('not read')
      expect(laid.strokes.length).toBeLessThanOrEqual(STROKES_LENGTH)
      for (const [at, stroke] of drawn.entries()) {
        const there = (read[at] ?? []).map(({ x, y }) => ({ x: x + laid.position.x, y: y + laid.position.y }))
        for (const each of stroke) expect(toStroke(each, there)).toBeLessThanOrEqual(1.5)
      }
      const half = PEN_WIDTH[pen] / 2
      for (const { x, y } of read.flat()) {
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(half)
        expect(x).toBeLessThanOrEqual(laid.size.w - half)
        expect(y).toBeLessThanOrEqual(laid.size.h - half)
      }
      expect(drawnExtent({ strokes: laid.strokes, pen })).toEqual(laid.size)
    }), run)
  })

  test('[B99] however long somebody draws, it is a drawing; one press is a dot; nothing is none', () => {
    const long = Array.from({ length: 40 }, (_, line) => Array.from({ length: 2_000 }, (_, at) => ({ x: at * 3 + 40 * Math.sin(at), y: line * 90 + 40 * Math.cos(at * 1.7) })))
    const laid = layStrokes(long, 'pen')
    expect(laid?.strokes.length).toBeLessThanOrEqual(STROKES_LENGTH)
    expect(parseStrokes(laid?.strokes ?? '')).toHaveLength(40)
    const dots = layStrokes(Array.from({ length: 9_000 }, (_, at) => [{ x: at, y: 19_000 - at }]), 'pen')
    expect(dots?.strokes.length).toBeLessThanOrEqual(STROKES_LENGTH)
    expect(layStrokes([[{ x: 7.4, y: -3 }]], 'pen')).toEqual({ position: { x: 4, y: -6 }, size: { w: 24, h: 24 }, strokes: '3,3' })
    expect(layStrokes([], 'pen')).toBeUndefined()
    expect(layStrokes([[]], 'marker')).toBeUndefined()
  })

  test('[B100] the outline of a stroke goes round it, half a pen wide, the same each time', () => {
    fc.assert(fc.property(hand, fc.constantFrom('pen' as const, 'marker' as const), (stroke, pen) => {
      const outline = strokeOutline(stroke, pen)
      expect(outline.length).toBeGreaterThan(3)
      expect(strokePath(stroke, pen)).toBe(strokePath([...stroke], pen))
      for (const [x, y] of outline) expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true)
    }), run)
    const line = strokeOutline([{ x: 10, y: 10 }, { x: 200, y: 10 }], 'pen')
    for (const [x, y] of line) {
      expect(Math.abs(y - 10)).toBeLessThanOrEqual(2.01)
      expect(x).toBeGreaterThan(7.9)
      expect(x).toBeLessThan(202.1)
    }
    const path = strokePath([{ x: 0, y: 0 }, { x: 30, y: 0 }, { x: 30, y: 30 }], 'pen')
    expect(path).toMatch(/^M[-\d. ]+(Q[-\d. ]+)+Z$/)
  })

  test('[B100] a line keeps its width where it turns sharply', () => {
    const turns: Stroke = [{ x: 3, y: 60 }, { x: 200, y: 20 }, { x: 60, y: 140 }, { x: 220, y: 90 }, { x: 90, y: 60 }]
    const length = turns.reduce((sum, { x, y }, at) => sum + Math.hypot(x - (turns[at - 1]?.x ?? x), y - (turns[at - 1]?.y ?? y)), 0)
    for (const pen of ['pen', 'marker'] as const) {
      const corners = strokeOutline(turns, pen)
      const area = Math.abs(corners.reduce((sum, [x, y], at) => sum + x * (corners[(at + 1) % corners.length]?.[1] ?? 0) - y * (corners[(at + 1) % corners.length]?.[0] ?? 0), 0) / 2)
      expect(area / (length * PEN_WIDTH[pen])).toBeGreaterThan(0.9)
      expect(area / (length * PEN_WIDTH[pen])).toBeLessThan(1.15)
    }
  })

  test('[B100] a heavier hand draws a broader line where the pen feels it', () => {
    const width = (pressure: number): number => {
      const ys = strokeOutline([{ x: 0, y: 50, pressure }, { x: 100, y: 50, pressure }], 'pen').map(([, y]) => y)
      return Math.max(...ys) - Math.min(...ys)
    }
    expect(width(2)).toBeLessThan(width(5))
    expect(width(5)).toBeLessThan(width(9))
  })

  test('[B100] in another size of the card the drawing is stretched with it', () => {
    const card = { strokes: '3,3 103,3 103,53' }
    const { w, h } = drawnExtent(card)
    expect({ w, h }).toEqual({ w: 106, h: 56 })
    const numbers = (d: string): number[] => d.match(/-?\d+(?:\.\d+)?/g)?.map(Number) ?? []
    const [plain = ''] = drawingPaths(card)
    const [twice = ''] = drawingPaths(card, { x: 100, y: 1_000, w: 2 * w, h: 3 * h })
    const expected = numbers(plain).map((value, at) => (at % 2 === 0 ? 100 + 2 * value : 1_000 + 3 * value))
    for (const [at, value] of numbers(twice).entries()) expect(Math.abs(value - (expected[at] ?? 0))).toBeLessThanOrEqual(0.21)
  })
})
