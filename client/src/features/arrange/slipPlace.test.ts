import fc from 'fast-check'
import { expect, test } from 'vitest'
import { slipPlace } from './slipPlace.ts'

const SEED = Number(process.env['SEED'] ?? 20_263)
const viewport = { w: 1_440, h: 900 }
const insets = { top: 92, right: 16, bottom: 16, left: 96 }
const size = { w: 400, h: 56 }
const around = (about: { x: number; y: number; w: number; h: number }, clear: readonly { x: number; y: number; w: number; h: number }[] = []) => slipPlace({ about, size, viewport, insets, clear })

test('[AR8] above the chosen cards, below where there is no room, along the edge when they fill the screen, nowhere when they are out of sight', () => {
  expect(around({ x: 600, y: 400, w: 300, h: 200 })).toEqual({ x: 550, y: 328 })
  expect(around({ x: 600, y: 120, w: 300, h: 200 })).toEqual({ x: 550, y: 336 })
  expect(around({ x: 100, y: 400, w: 200, h: 200 })).toEqual({ x: 96, y: 328 })
  expect(around({ x: -500, y: -500, w: 4_000, h: 4_000 })).toEqual({ x: 1_024, y: 92 })
  expect(around({ x: 2_000, y: 400, w: 300, h: 200 })).toBeUndefined()
})

test(`[AR8] it never covers the card that has the keyboard, nor another slip, and never leaves the free part (seed ${SEED})`, () => {
  const box = fc.record({ x: fc.integer({ min: -500, max: 1_900 }), y: fc.integer({ min: -500, max: 1_300 }), w: fc.integer({ min: 20, max: 1_500 }), h: fc.integer({ min: 20, max: 900 }) })
  let placed = 0
  fc.assert(
    fc.property(box, fc.array(box, { maxLength: 3 }), (about, clear) => {
      const at = around(about, clear)
      if (at === undefined) return
      placed++
      expect(at.x >= insets.left && at.x + size.w <= viewport.w - insets.right && at.y >= insets.top && at.y + size.h <= viewport.h - insets.bottom).toBe(true)
      for (const each of clear) expect(at.x < each.x + each.w && each.x < at.x + size.w && at.y < each.y + each.h && each.y < at.y + size.h).toBe(false)
    }),
    { seed: SEED, numRuns: 500 },
  )
  expect(placed).toBeGreaterThan(100)
})
