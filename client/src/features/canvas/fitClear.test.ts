import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Box, fit, toScreen } from './camera.ts'
import { fitClear } from './fitClear.ts'
import { touches } from './mountedView.ts'

const screen = { viewport: { w: 1440, h: 900 }, insets: { top: 92, right: 16, bottom: 16, left: 96 } }
/** Where the two lie on a wide screen, and the zoom slip on a phone. */
const ZOOM: Box = { x: 980, y: 838, w: 444, h: 46 }
const MAP: Box = { x: 1220, y: 670, w: 204, h: 160 }
const PHONE = { viewport: { w: 390, h: 560 }, insets: { top: 12, right: 12, bottom: 84, left: 12 } }
const UPRIGHT: Box = { x: 338, y: 290, w: 40, h: 178 }

const taken = (cards: readonly Box[]) => (box: Box) => cards.some((card) => touches(card, box))

describe('[CV3] all of the board, clear of the slips in its corners', () => {
  test('[CV3] what lies under none stays as large and in the middle', () => {
    const board = { x: 0, y: 0, w: 800, h: 300 }
    expect(fitClear(board, { ...screen, most: 1, slips: [ZOOM, MAP], isTaken: taken([board]) })).toEqual(fit(board, { ...screen, most: 1 }))
  })

  test('[CV3] an empty corner may lie under a slip', () => {
    const board = { x: 0, y: 0, w: 4000, h: 3000 }
    expect(fitClear(board, { ...screen, slips: [ZOOM], isTaken: taken([{ x: 0, y: 0, w: 1500, h: 3000 }]) })).toEqual(fit(board, screen))
  })

  test('[CV3] a low and wide board on a phone goes up rather than getting smaller', () => {
    const board = { x: 0, y: 0, w: 2000, h: 1300 }
    const camera = fitClear(board, { ...PHONE, slips: [UPRIGHT], isTaken: taken([board]) })
    expect(camera.scale).toBeCloseTo(366 / 2000)
    expect(toScreen(camera, { x: 2000, y: 1300 }).y).toBeLessThanOrEqual(UPRIGHT.y)
  })

  test('[CV3] what would have to be much smaller is shown as large as ever', () => {
    const board = { x: 0, y: 0, w: 4000, h: 3000 }
    const WIDE: Box = { x: 600, y: 500, w: 824, h: 384 }
    expect(fitClear(board, { ...screen, slips: [WIDE], isTaken: taken([board]) })).toEqual(fit(board, screen))
  })

  test('[CV3] no card lies under a slip, wherever the cards lie, and all of them are in the free part', () => {
    const card = fc.record({ x: fc.integer({ min: -3000, max: 3000 }), y: fc.integer({ min: -2000, max: 2000 }), w: fc.constant(220), h: fc.constant(198) })
    fc.assert(
      fc.property(fc.array(card, { minLength: 1, maxLength: 20 }), fc.boolean(), (cards, onPhone) => {
        const [x, y] = [Math.min(...cards.map((each) => each.x)), Math.min(...cards.map((each) => each.y))]
        const board = { x, y, w: Math.max(...cards.map((each) => each.x)) + 220 - x, h: Math.max(...cards.map((each) => each.y)) + 198 - y }
        const [{ viewport, insets }, slips] = onPhone ? [PHONE, [UPRIGHT]] : [screen, [ZOOM, MAP]]
        const camera = fitClear(board, { viewport, insets, most: 1, slips, isTaken: taken(cards) })
        for (const each of cards) {
          const seen = { ...toScreen(camera, each), w: each.w * camera.scale, h: each.h * camera.scale }
          expect(slips.some((slip) => touches(slip, seen))).toBe(false)
          expect(seen.x).toBeGreaterThan(insets.left - 0.01)
          expect(seen.y).toBeGreaterThan(insets.top - 0.01)
          expect(seen.x + seen.w).toBeLessThan(viewport.w - insets.right + 0.01)
          expect(seen.y + seen.h).toBeLessThan(viewport.h - insets.bottom + 0.01)
        }
      }),
      { seed: 24 },
    )
  })
})
