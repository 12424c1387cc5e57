import { expect, test } from 'vitest'
import { formatMoment } from './formatMoment.ts'

test('[X4] a moment is told on the clock of the Netherlands, in winter and in summer, wherever the server stands', () => {
  expect(formatMoment('2027-01-15T08:41:12.000Z', 'nl')).toBe('15 januari 2027 om 09:41:12')
  expect(formatMoment('2027-07-01T22:30:00.999Z', 'en')).toBe('2 July 2027 at 00:30:00')
})

test('[X4] what is no moment is given back', () => {
  expect(formatMoment('gisteren', 'nl')).toBe('gisteren')
})
