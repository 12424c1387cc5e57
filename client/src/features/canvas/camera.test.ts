import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Camera, clampScale, fit, reveal, SCALES, toBoard, toScreen, turned } from './camera.ts'
import { between, pinch, zoomAt } from './cameraMoves.ts'

const camera = fc.record({ x: fc.double({ min: -1e5, max: 1e5, noNaN: true }), y: fc.double({ min: -1e5, max: 1e5, noNaN: true }), scale: fc.double({ min: SCALES.least, max: SCALES.most, noNaN: true }) })
const point = fc.record({ x: fc.integer({ min: 0, max: 2000 }), y: fc.integer({ min: 0, max: 1200 }) })
const screen = { viewport: { w: 1440, h: 900 }, insets: { top: 92, right: 16, bottom: 16, left: 96 } }

describe('camera', () => {
  test('[CV1] what lies under the pointer stays under it while zooming', () => {
    fc.assert(
      fc.property(camera, point, fc.double({ min: 0.001, max: 100, noNaN: true }), (from, at, scale) => {
        const held = toBoard(from, at)
        const after = toScreen(zoomAt(from, at, scale), held)
        expect(Math.abs(after.x - at.x) + Math.abs(after.y - at.y)).toBeLessThan(0.01)
      }),
      { seed: 11 },
    )
  })

  test('[CV1] two fingers keep the board point that lay under their middle', () => {
    fc.assert(
      fc.property(camera, point, point, fc.integer({ min: 20, max: 900 }), fc.integer({ min: 20, max: 900 }), (from, a, b, before, after) => {
        const held = toBoard(from, a)
        const seen = toScreen(pinch(from, { middle: a, distance: before }, { middle: b, distance: after }), held)
        expect(Math.hypot(seen.x - b.x, seen.y - b.y)).toBeLessThan(0.01)
      }),
      { seed: 12 },
    )
  })

  test('[CV2] the scale stays within its bounds', () => {
    expect([clampScale(0), clampScale(1), clampScale(1e9)]).toEqual([SCALES.least, 1, SCALES.most])
  })

  test('[CV3] fit shows the whole box in the part that no slip covers', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5000, max: 5000 }), fc.integer({ min: -5000, max: 5000 }), fc.integer({ min: 10, max: 20_000 }), fc.integer({ min: 10, max: 12_000 }), (x, y, w, h) => {
        const seen = fit({ x, y, w, h }, screen)
        const [start, end] = [toScreen(seen, { x, y }), toScreen(seen, { x: x + w, y: y + h })]
        expect(start.x).toBeGreaterThanOrEqual(95.99)
        expect(start.y).toBeGreaterThanOrEqual(91.99)
        expect(end.x).toBeLessThanOrEqual(1424.01)
        expect(end.y).toBeLessThanOrEqual(884.01)
      }),
      { seed: 13 },
    )
  })

  test('[CV4] a card that is in view already does not move the board', () => {
    const now: Camera = { x: 0, y: 0, scale: 1 }
    expect(reveal(now, { x: 300, y: 300, w: 220, h: 198 }, screen)).toBe(now)
  })

  test('[CV4] a card under a slip or out of view is brought free by the least pan', () => {
    const now: Camera = { x: 0, y: 0, scale: 1 }
    expect(reveal(now, { x: 20, y: 300, w: 220, h: 198 }, screen)).toEqual({ x: -76, y: 0, scale: 1 })
    expect(reveal(now, { x: 1400, y: 300, w: 220, h: 198 }, screen)).toEqual({ x: 196, y: 0, scale: 1 })
    expect(reveal(now, { x: 300, y: 890, w: 220, h: 198 }, screen)).toEqual({ x: 0, y: 204, scale: 1 })
  })

  test('[CV5] a flight begins where it is, ends where it goes, and holds one point of the screen still', () => {
    const [from, to] = [
      { x: 100, y: 200, scale: 0.5 },
      { x: 400, y: 350, scale: 1.5 },
    ]
    expect(between(from, to, 0)).toEqual(from)
    const end = between(from, to, 1)
    expect(Math.abs(end.x - to.x) + Math.abs(end.y - to.y) + Math.abs(end.scale - to.scale)).toBeLessThan(1e-9)
    const still = { x: (100 * 0.5 - 400 * 1.5) / (0.5 - 1.5), y: (200 * 0.5 - 350 * 1.5) / (0.5 - 1.5) }
    for (const part of [0.2, 0.5, 0.9]) {
      const [start, seen] = [toScreen(from, still), toScreen(between(from, to, part), still)]
      expect(Math.hypot(seen.x - start.x, seen.y - start.y)).toBeLessThan(1e-6)
    }
  })

  test('[TP9] a phone that is turned shows in its middle what it showed there; a keyboard or a wider window moves nothing', () => {
    const upright = { viewport: { w: 390, h: 700 }, insets: { top: 84, right: 12, bottom: 84, left: 12 } }
    const lying = { viewport: { w: 844, h: 300 }, insets: { top: 12, right: 12, bottom: 84, left: 12 } }
    const now: Camera = { x: 40, y: -900, scale: 0.5 }
    const after = turned(now, upright, lying)
    expect(toBoard(after, { x: 422, y: 114 })).toEqual(toBoard(now, { x: 195, y: 350 }))
    expect(turned(after, lying, upright)).toEqual(now)
    for (const [from, to] of [[upright, { ...upright, viewport: { w: 390, h: 360 } }], [lying, { ...lying, viewport: { w: 1200, h: 900 } }], [upright, upright]] as const) expect(turned(now, from, to)).toBe(now)
  })
})
