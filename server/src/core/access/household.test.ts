import { expect, test } from 'vitest'
import { createManualClock } from '../../test/room/manualClock.ts'
import { createFailureThrottle } from './failureThrottle.ts'
import { householdOf } from './household.ts'

test('[ACC3] all addresses of one IPv6 household are one address, however they are written; IPv4 is itself', () => {
  for (const same of ['2001:db8:0:7::1', '2001:DB8::7:0:0:0:2', '2001:0db8:0000:0007:ffff:ffff:ffff:ffff', '2001:db8:0:7::1%eth0', '2001:db8:0:7::192.0.2.1']) expect(householdOf(same), same).toBe('2001:db8:0:7::/64')
  expect(householdOf('2001:db8:0:8::1')).toBe('2001:db8:0:8::/64')
  expect([householdOf('::1'), householdOf('fe80::1')]).toEqual(['0:0:0:0::/64', 'fe80:0:0:0::/64'])
  expect([householdOf('192.0.2.7'), householdOf('::ffff:192.0.2.7'), householdOf('::FFFF:192.0.2.7')]).toEqual(['192.0.2.7', '192.0.2.7', '192.0.2.7'])
})

test('[ACC3] who has gone already has no address, and that is no bug of anybody', () => {
  expect(householdOf(undefined)).toBe('gone')
})

test('[ACC3] who guesses from ever new addresses of one household tires like from one', () => {
  const wrong = createFailureThrottle(createManualClock(), { atMost: 30, withinMs: 60_000 })
  for (let guess = 0; guess < 30; guess++) wrong.failed(`2001:db8:0:7::${guess.toString(16)}`)
  expect([wrong.isTired('2001:db8:0:7:1:2:3:4'), wrong.isTired('2001:db8:0:8::1')]).toEqual([true, false])
})
