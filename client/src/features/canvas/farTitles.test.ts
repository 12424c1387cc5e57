import { expect, test } from 'vitest'
import { ELEMENT_SCALE } from './camera.ts'
import { areTitlesDrawn } from './farTitles.ts'

test('[CV19] titles are drawn where the head of a section is lower than the words, and only while cards are drawn too', () => {
  expect([0.04, 0.2, 0.29].map(areTitlesDrawn)).toEqual([true, true, true])
  expect([ELEMENT_SCALE, 0.5, 1].map(areTitlesDrawn)).toEqual([false, false, false])
})
