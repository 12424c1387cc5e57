import { expect, test } from 'vitest'
import { ALLOWED_KINDS, type Round } from './nouns.ts'
import { boardPermission } from './permissions.ts'

const open: Round = { id: 'r', title: 'r', phase: 'start', state: 'open', order: 0 }
const onlyNotes: Round = { ...open, allows: { kinds: ['note'] } }

test('[W1] viewers write nothing, whatever round is open', () => {
  for (const round of [undefined, open, onlyNotes]) expect(boardPermission('viewer', round)).toEqual({ kinds: [], links: false, structure: false, reason: 'viewer' })
})

test('[W2] facilitators write everything at any time', () => {
  for (const round of [undefined, open, onlyNotes]) expect(boardPermission('facilitator', round)).toEqual({ kinds: ALLOWED_KINDS, links: true, structure: true })
})

test('[W3] participants write cards of the allowed kinds and links while a round is open, and never structure', () => {
  expect(boardPermission('participant', undefined)).toEqual({ kinds: [], links: false, structure: false, reason: 'no-open-round' })
  expect(boardPermission('participant', open)).toEqual({ kinds: ALLOWED_KINDS, links: true, structure: false })
  expect(boardPermission('participant', onlyNotes)).toEqual({ kinds: ['note'], links: true, structure: false, reason: 'kinds-limited' })
})
