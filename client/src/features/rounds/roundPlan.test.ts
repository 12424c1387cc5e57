import { ALLOWED_KINDS } from '@visiebord/shared/workshop/nouns.ts'
import { expect, test } from 'vitest'
import { newRoundOf, roundPlan } from './roundPlan.ts'

const filled = { title: ' Ophalen ', phase: 'start', instruction: ' Schrijf. ', minutes: 20, kinds: ['note'] } as const

test('[W62] a form says all of a round: without minutes no clock, with every kind ticked no list of kinds', () => {
  expect(roundPlan(filled)).toEqual({ title: 'Ophalen', phase: 'start', instruction: 'Schrijf.', minutes: 20, allows: { kinds: ['note'] } })
  expect(roundPlan({ ...filled, minutes: undefined, kinds: ALLOWED_KINDS.toReversed() })).toMatchObject({ minutes: null, allows: null })
  expect(roundPlan({ ...filled, kinds: [] }).allows).toEqual({ kinds: [] })
})

test('[W62] of a round that is new nothing is taken away', () => {
  expect(newRoundOf(roundPlan({ ...filled, minutes: undefined, kinds: ALLOWED_KINDS }))).toEqual({ title: 'Ophalen', phase: 'start', instruction: 'Schrijf.' })
  expect(newRoundOf(roundPlan(filled))).toEqual(roundPlan(filled))
})
