import { expect, test } from 'vitest'
import { ELEMENT_SCALE } from './camera.ts'
import { areTitlesDrawn } from './areTitlesDrawn.ts'
import { createTextWidths, fitted } from './farTitles.ts'

test('[CV19] titles are drawn where the head of a section is lower than the words, and only while cards are drawn too', () => {
  expect([0.04, 0.2, 0.29].map(areTitlesDrawn)).toEqual([true, true, true])
  expect([ELEMENT_SCALE, 0.5, 1].map(areTitlesDrawn)).toEqual([false, false, false])
})

test('[CV19] a title that is too wide ends in an ellipsis after as many letters as fit', () => {
  const widthOf = (words: string): number => words.length * 10
  expect(fitted(widthOf, 'Dienstverlening', 150)).toBe('Dienstverlening')
  expect(fitted(widthOf, 'Dienstverlening', 149)).toBe('Dienstverleni…')
  expect(fitted(widthOf, 'Wat we delen', 50)).toBe('Wat…')
  expect(fitted(widthOf, 'Wonen', 5)).toBe('W…')
})

test('widths of words are asked for once for each font', () => {
  let asked = 0
  const widths = createTextWidths({ measureText: (words: string) => (asked++, { width: words.length } as TextMetrics) })
  expect([widths('a')('Wonen'), widths('a')('Wonen'), widths('b')('Wonen')]).toEqual([5, 5, 5])
  expect(asked).toBe(2)
})
