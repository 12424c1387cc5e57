import { expect, test } from 'vitest'
import { coveredBy } from './useAboveKeyboard.ts'

test('[TP11] what is being written comes up by as much as the keyboard of the screen covers of it', () => {
  const keyboard = { offsetTop: 0, height: 500, scale: 1 }
  expect(coveredBy(keyboard, 844, 700)).toEqual({ covered: 344, up: 212 })
  expect(coveredBy(keyboard, 844, 400), 'it is above it already').toEqual({ covered: 344, up: 0 })
  expect(coveredBy({ ...keyboard, offsetTop: 150 }, 844, 700), 'the browser has shifted the page').toEqual({ covered: 194, up: 62 })
  expect(coveredBy({ ...keyboard, height: 790 }, 844, 840), 'a bar of the browser').toEqual({ covered: 0, up: 0 })
  expect(coveredBy({ offsetTop: 100, height: 300, scale: 2.8 }, 844, 700), 'a page that is zoomed by hand').toEqual({ covered: 0, up: 0 })
})
