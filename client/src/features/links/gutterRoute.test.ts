import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Box } from '../canvas/camera.ts'
import { gutterRoute } from './gutterRoute.ts'

const cell = (column: number, row: number): Box => ({ x: column * 236, y: row * 214, w: 220, h: 198 })
const grid = (columns: number, rows: number): readonly Box[] => Array.from({ length: columns * rows }, (_, at) => cell(at % columns, Math.floor(at / columns)))
const sideBySide = (from: Box, to: Box) => {
  const [a, b] = [{ x: from.x + from.w, y: from.y + from.h / 2 }, { x: to.x, y: to.y + to.h / 2 }]
  const middle = (a.x + b.x) / 2
  return [a, { x: middle, y: a.y }, { x: middle, y: b.y }, b]
}
const crossed = (points: readonly { x: number; y: number }[], boxes: readonly Box[]): number =>
  boxes.filter((box) =>
    points.some((b, at) => {
      const a = points[at - 1]
      return a !== undefined && Math.max(a.x, b.x) > box.x + 1 && Math.min(a.x, b.x) < box.x + box.w - 1 && Math.max(a.y, b.y) > box.y + 1 && Math.min(a.y, b.y) < box.y + box.h - 1
    })).length

describe('the way of a thread', () => {
  test('[TH4] in a grid it goes along the gaps and crosses no card', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 19 }), fc.integer({ min: 0, max: 19 }), (first, last) => {
        fc.pre(first !== last)
        const boxes = grid(5, 4)
        const [from, to] = [boxes[first], boxes[last]]
        if (from === undefined || to === undefined) return
        const points = gutterRoute(from, to, sideBySide(from, to), boxes.filter((box) => box !== from && box !== to))
        expect(crossed(points, boxes)).toBe(0)
        for (const [at, b] of points.entries()) {
          const a = points[at - 1]
          if (a !== undefined) expect(a.x === b.x || a.y === b.y).toBe(true)
        }
      }),
      { seed: 21 },
    )
  })

  test('[TH4] over an empty table, and among more cards than is simple, it goes as it would', () => {
    const [from, to] = [cell(0, 0), cell(4, 3)]
    const plain = sideBySide(from, to)
    expect(gutterRoute(from, to, plain, [])).toBe(plain)
    expect(gutterRoute(from, to, plain, [cell(9, 9)])).toBe(plain)
    expect(gutterRoute(from, to, plain, grid(20, 20))).toBe(plain)
  })
})
