import { ALLOWED_KINDS, PHASES, type Role, ROLES, type Round, type WorkshopState } from '@visiebord/shared/workshop/nouns.ts'
import { type Outcome, accept } from '@visiebord/shared/workshop/refusals.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decideChangeParticipant } from './decideChangeParticipant.ts'
import { decideChangeRound } from './decideChangeRound.ts'
import { decideChangeWorkshop } from './decideChangeWorkshop.ts'
import { decideCreate } from './decideCreate.ts'
import { decideDeleteRound } from './decideDeleteRound.ts'
import { decideJoin } from './decideJoin.ts'
import { decideOpenRound } from './decideOpenRound.ts'
import { decidePlanRound } from './decidePlanRound.ts'
import { decideRemoveParticipant } from './decideRemoveParticipant.ts'
import { decideRenewLink } from './decideRenewLink.ts'
import { decideSealRound } from './decideSealRound.ts'
import type { Decision } from './decision.ts'

// People and rounds are picked by a number, modulo how many there are, so that most intents hit something.
const pick = fc.nat({ max: 7 })
// Mostly the first, a facilitator unless stepped down: intents that are all refused would show nothing.
const actor = fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: pick })
const wish = fc.record(
  {
    title: fc.oneof(fc.constant('Ronde'), fc.string({ unit: 'binary', maxLength: 250 })),
    phase: fc.constantFrom(...PHASES),
    instruction: fc.option(fc.string({ unit: 'binary', maxLength: 40 })),
    minutes: fc.option(fc.integer({ min: 1, max: 600 })),
    allows: fc.option(fc.record({ kinds: fc.uniqueArray(fc.constantFrom(...ALLOWED_KINDS)) })),
    order: fc.nat({ max: 5 }),
  },
  { requiredKeys: ['title', 'phase'] },
)
const intent = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant('plan' as const), actor, wish }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('change' as const), actor, round: pick, wish }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('delete' as const), actor, round: pick }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('open' as const), actor, round: pick }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('seal' as const), actor, round: pick }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('join' as const), role: fc.constantFrom(...ROLES), name: fc.oneof(fc.constant('Deen'), fc.string({ unit: 'binary' })), known: fc.option(pick) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('person' as const), actor, person: pick, role: fc.constantFrom(...ROLES) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('remove' as const), actor, person: pick }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('workshop' as const), actor, names: fc.array(fc.string({ unit: 'binary', maxLength: 6 }), { maxLength: 12 }) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('link' as const), actor, role: fc.constantFrom(...ROLES) }) },
)
type Intent = typeof intent extends fc.Arbitrary<infer T> ? T : never

let lastId = 0
const newId = (): string => `id${++lastId}`
const nth = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(1, list.length)]

function decide(state: WorkshopState, what: Intent, now: string): { readonly outcome: Outcome<Decision<unknown>>; readonly leads: boolean; readonly actor: Role | undefined } {
  const asker = 'actor' in what ? nth(state.participants, what.actor) : undefined
  const by = { actorId: asker?.id ?? 'nobody', now, newId }
  const roundId = 'round' in what ? (nth(state.rounds, what.round)?.id ?? 'none') : 'none'
  const personId = 'person' in what ? (nth(state.participants, what.person)?.id ?? 'none') : 'none'
  const role = asker?.removedAt === undefined ? asker?.role : undefined
  const told = (outcome: Outcome<Decision<unknown>>, leads = true) => ({ outcome, leads, actor: role })
  switch (what.type) {
    case 'plan': return told(decidePlanRound(state, what.wish as Parameters<typeof decidePlanRound>[1], by))
    case 'change': return told(decideChangeRound(state, { roundId, wish: what.wish as Parameters<typeof decideChangeRound>[1]['wish'] }, by))
    case 'delete': return told(decideDeleteRound(state, roundId, by))
    case 'open': return told(decideOpenRound(state, roundId, by))
    case 'seal': return told(decideSealRound(state, { roundId, hash: ({ number }) => accept(String(number).padStart(64, '0')) }, by))
    case 'join': {
      const knownAs = what.known === null ? undefined : nth(state.participants, what.known)?.id
      return told(decideJoin(state, { role: what.role, name: what.name, ...(knownAs === undefined ? {} : { knownAs }) }, { now, newId }), false)
    }
    case 'person': return told(decideChangeParticipant(state, { participantId: personId, wish: { role: what.role } }, by), what.role !== asker?.role || personId !== asker?.id)
    case 'remove': return told(decideRemoveParticipant(state, personId, by))
    case 'workshop': return told(decideChangeWorkshop(state, { parties: what.names.map((name) => ({ name })) }, by))
    case 'link': return told(decideRenewLink(state, { role: what.role, endSessions: true }, by))
  }
}

function checkState(state: WorkshopState, sealedBefore: readonly Round[]): void {
  expect(state.rounds.filter((round) => round.state === 'open').length).toBeLessThanOrEqual(1)
  expect(state.rounds.map((round) => round.order)).toEqual(state.rounds.map((_, index) => index))
  const stages = state.rounds.map((round) => ['sealed', 'open', 'planned'].indexOf(round.state))
  expect(stages).toEqual(stages.toSorted((a, b) => a - b))
  for (const round of sealedBefore) expect(state.rounds).toContainEqual(round)
  expect(state.snapshots.map((snapshot) => snapshot.number)).toEqual(state.snapshots.map((_, index) => index + 1))
  expect(state.snapshots.map((snapshot) => snapshot.previousSha256)).toEqual([null, ...state.snapshots.slice(0, -1).map((snapshot) => snapshot.sha256)].slice(0, state.snapshots.length))
  for (const text of [...state.rounds.map((round) => round.title), ...state.participants.map((one) => one.name), ...state.parties.map((party) => party.name)]) {
    expect(text.isWellFormed() && text.trim() === text && text !== '' && !/\p{Cc}/u.test(text)).toBe(true)
  }
  expect(new Set(state.parties.map((party) => party.short)).size).toBe(state.parties.length)
  for (const party of state.parties) expect([party.short.length >= 1 && party.short.length <= 4, party.color >= 1 && party.color <= 8]).toEqual([true, true])
}

test('[W11] [W12] [W13] [W14] [W18] whatever is asked in whatever order: one open round, an agenda without gaps, sealed rounds as they were, only facilitators lead, a facilitator remains, versions rise by one', () => {
  fc.assert(
    fc.property(fc.array(intent, { minLength: 1, maxLength: 60 }), (intents) => {
      lastId = 0
      const created = decideCreate({ title: 'Visie', language: 'nl', parties: [], rounds: ['a', 'b', 'c'].map((title) => ({ title, phase: 'start' as const })) }, { now: new Date(0).toISOString(), newId })
      let state = created.ok ? created.value.state : expect.fail('not created')
      for (const role of ['facilitator', 'facilitator', 'participant'] as const) {
        const joined = decideJoin(state, { role, name: role }, { now: state.createdAt, newId })
        state = joined.ok ? joined.value.state : expect.fail('not joined')
      }
      for (const [index, what] of intents.entries()) {
        const before = state
        const { outcome, leads, actor: role } = decide(state, what, new Date((index + 1) * 1000).toISOString())
        if (leads && role !== 'facilitator') expect(outcome.ok).toBe(false)
        if (!outcome.ok) continue
        const { state: next, events } = outcome.value
        expect(next.version).toBe(before.version + (events.length > 0 ? 1 : 0))
        if (events.length === 0) expect(next).toBe(before)
        state = next
        checkState(state, before.rounds.filter((round) => round.state === 'sealed'))
        expect(state.participants.some((one) => one.role === 'facilitator' && one.removedAt === undefined)).toBe(true)
      }
    }),
    { numRuns: 400 },
  )
})
