import { expect, test } from 'vitest'
import { frameAround, type Picture, whenToRedraw } from './farPicture.ts'

const viewport = { w: 1000, h: 500 }
const start = { x: 0, y: 0, scale: 0.1 }
const picture = (more: Partial<Picture> = {}): Picture => ({ frame: frameAround(start, viewport), cards: 5_000, at: 0, took: 10, ...more })
const when = (camera: { x: number; y: number; scale: number }, more: Partial<Picture> = {}, now = 1) => whenToRedraw(picture(more), camera, { viewport, now })

test('[CV22] a picture of many cards goes along with a small pan or zoom, and is drawn exactly once that rests', () => {
  expect(when({ ...start, x: 300 })).toBe('later')
  expect(when({ ...start, scale: 0.11 })).toBe('later')
  expect(when(start)).toBe('never')
})

test('[CV22] it is drawn at once where the view leaves it, is stretched far, or has been stretched for long', () => {
  expect(when({ ...start, x: 1_300 })).toBe('now')
  expect(when({ x: -2_000, y: -2_000, scale: 0.07 })).toBe('now')
  expect(when({ ...start, scale: 0.145 })).toBe('now')
  expect(when({ ...start, scale: 0.11 }, {}, 121)).toBe('now')
  // A slow machine gets no more pictures than it can draw.
  expect(when({ ...start, scale: 0.11 }, { took: 50 }, 121)).toBe('later')
})

test('[CV22] of few cards every frame has its own picture', () => {
  expect(when({ ...start, x: 1 }, { cards: 500 })).toBe('now')
})
