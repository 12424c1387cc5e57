import { expect, test } from 'vitest'
import { serverClock } from '../../state/serverClock.ts'
import { HandTimers } from '../../sync/test/handTimers.ts'
import { clockText, secondsLeft, warningAt } from './countdown.ts'

const ENDS_AT = '2027-01-15T09:10:00.000Z'

/** A machine whose clock is wrong by so much, and that has just heard from the server that it is ten past nine minus so many seconds. */
function machine(options: { readonly wrongBy: number; readonly left: number }) {
  const server = Date.parse(ENDS_AT) - options.left * 1000
  const timers = new HandTimers(server + options.wrongBy)
  timers.turn(5_000) // its steady clock began some time before
  const clock = serverClock(timers)
  clock.heard(new Date(server).toISOString())
  return { timers, clock, left: () => secondsLeft(ENDS_AT, clock.now()) }
}

test.each([0, 600_000, -600_000, 86_400_000, -86_400_000])('[CC1] [F08] time left follows the server clock where this clock is wrong by %i ms, and where it becomes so meanwhile', (by) => {
  const wrong = machine({ wrongBy: by, left: 30 })
  expect(wrong.left()).toBe(30)
  wrong.timers.turn(10_000)
  expect(wrong.left()).toBe(20)
  const jumps = machine({ wrongBy: 0, left: 30 })
  jumps.timers.turn(10_000)
  jumps.timers.setBy(by)
  expect(jumps.left()).toBe(20)
  jumps.timers.turn(10_000)
  jumps.timers.setBy(-by)
  expect(jumps.left()).toBe(10)
})

test('[CC1] [CC4] [F08] a tab that was paused shows at its first look what is left then, for all the same, and gives one warning', () => {
  const paused = machine({ wrongBy: -86_400_000, left: 300 })
  const awake = machine({ wrongBy: 0, left: 300 })
  const before = paused.left()
  for (let second = 0; second < 285; second++) awake.timers.turn(1_000)
  paused.timers.turn(285_000)
  expect([paused.left(), awake.left()]).toEqual([15, 15])
  expect(warningAt(before, paused.left() ?? 0)).toBe('seconds')
  paused.timers.turn(3_600_000)
  expect(paused.left()).toBe(0)
})

test('[CC6] [F08] a sleep in which the steady clock stood still is noticed, and mended by what the server says next', () => {
  const asleep = machine({ wrongBy: 7_000, left: 300 })
  asleep.timers.turn(60_000)
  expect([asleep.left(), asleep.clock.isDoubtful]).toEqual([240, false])
  asleep.timers.setBy(90_000)
  expect(asleep.clock.isDoubtful).toBe(true)
  asleep.clock.heard(new Date(Date.parse(ENDS_AT) - 150_000).toISOString())
  expect([asleep.left(), asleep.clock.isDoubtful]).toEqual([150, false])
  asleep.clock.heard('what is no time')
  expect(asleep.left()).toBe(150)
})

test('[CC2] time left stops at zero and a round without a clock has none', () => {
  expect(secondsLeft('2027-01-15T09:00:00.000Z', Date.parse('2027-01-15T10:00:00.000Z'))).toBe(0)
  expect(secondsLeft(undefined, 0)).toBeUndefined()
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
