import { expect, test } from 'vitest'
import { glide, GLIDE_HALF_MS } from './glide.ts'

test('[PR1] half the way takes its half-life, however the frames fall', () => {
  expect(glide(0, 100, GLIDE_HALF_MS)).toBeCloseTo(50)
  let at = 0
  for (let frame = 0; frame < 4; frame++) at = glide(at, 100, GLIDE_HALF_MS / 4)
  expect(at).toBeCloseTo(50)
})

test('[PR1] a glide arrives: the loop of frames ends', () => {
  let at = 0
  let frames = 0
  while (at !== 1000 && frames < 200) {
    at = glide(at, 1000, 16)
    frames++
  }
  expect(at).toBe(1000)
  expect(frames).toBeLessThan(30)
})
