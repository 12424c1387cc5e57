import { expect, test } from 'vitest'
import { clockText, secondsLeft, warningAt } from './countdown.ts'

test('[CC1] [F08] time left follows the server clock, whatever this clock says', () => {
  const endsAt = '2027-01-15T09:10:00.000Z'
  const server = Date.parse('2027-01-15T09:09:30.000Z')
  for (const wrongBy of [0, 600_000, -86_400_000]) expect(secondsLeft(endsAt, server - wrongBy, wrongBy)).toBe(30)
})

test('[CC2] time left stops at zero and a round without a clock has none', () => {
  expect(secondsLeft('2027-01-15T09:00:00.000Z', Date.parse('2027-01-15T10:00:00.000Z'), 0)).toBe(0)
  expect(secondsLeft(undefined, 0, 0)).toBeUndefined()
})

test('[CC3] the clock reads as minutes and seconds, with hours only when there are any', () => {
  expect(clockText(0)).toBe('00:00')
  expect(clockText(250)).toBe('04:10')
  expect(clockText(3850)).toBe('1:04:10')
})

test('[CC4] each warning is given once, also when seconds are skipped, and never when time is added', () => {
  expect(warningAt(61, 60)).toBe('minute')
  expect(warningAt(60, 59)).toBeUndefined()
  expect(warningAt(300, 15)).toBe('seconds')
  expect(warningAt(1, 0)).toBe('up')
  expect(warningAt(0, 0)).toBeUndefined()
  expect(warningAt(10, 310)).toBeUndefined()
  expect(warningAt(undefined, 30)).toBeUndefined()
})
