import { expect, test } from 'vitest'
import { fingerCarries } from './hit.ts'

test('[TP2] a finger carries a card that leaves table beside it; from afar, or when it fills the screen, only one that is chosen', () => {
  const carries = (scale: number, isChosen = false): boolean => fingerCarries({ box: { x: 0, y: 0, w: 220, h: 198 }, scale, viewport: { w: 390, h: 600 }, isChosen })
  expect([0.1, 0.29, 0.3, 1, 1.4, 2].map((scale) => carries(scale))).toEqual([false, false, true, true, true, false])
  expect([0.1, 2].map((scale) => carries(scale, true))).toEqual([true, true])
  expect(fingerCarries({ box: { x: 0, y: 0, w: 900, h: 60 }, scale: 1, viewport: { w: 390, h: 600 }, isChosen: false }), 'a long bar leaves room above and below').toBe(true)
  expect(fingerCarries({ box: undefined, scale: 1, viewport: { w: 390, h: 600 }, isChosen: false })).toBe(false)
})
