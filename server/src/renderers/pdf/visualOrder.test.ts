import { expect, test } from 'vitest'
import { readsFromRight } from '@visiebord/shared/report/readsFromRight.ts'
import { splitByDirection, visualOrder } from './visualOrder.ts'

const shown = (text: string): string => visualOrder(splitByDirection(text).map((part) => ({ text: part })), readsFromRight(text)).map((run) => run.text).join('')

test('[X46] words that read from the right stand from right to left, what is between them from left to right', () => {
  expect(shown('ברוכים הבאים (loket 3)')).toBe('(loket 3) הבאים ברוכים')
  expect(shown('מרחבא בכם – welkom, kamer 12')).toBe('welkom, kamer 12 – בכם מרחבא')
  expect(shown('welkom ברוכים הבאים bij ons')).toBe('welkom הבאים ברוכים bij ons')
})

test('[X46] a text without letters from the right stays as it is', () => {
  expect(shown('Eén (1) keer – altijd.')).toBe('Eén (1) keer – altijd.')
})

test('[X46] the first letter decides from which side a text reads', () => {
  expect(readsFromRight('12 ברוכים')).toBe(true)
  expect(readsFromRight('kamer ברוכים')).toBe(false)
  expect(readsFromRight('123')).toBe(false)
})
