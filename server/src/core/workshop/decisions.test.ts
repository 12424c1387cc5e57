import { ALLOWED_KINDS, type Role, type Round, type WorkshopState } from '@visiebord/shared/workshop/nouns.ts'
import { type Outcome, accept, decline } from '@visiebord/shared/workshop/refusals.ts'
import { expect, test } from 'vitest'
import { decideChangeParticipant } from './decideChangeParticipant.ts'
import { decideChangeRound } from './decideChangeRound.ts'
import { decideChangeWorkshop } from './decideChangeWorkshop.ts'
import { decideCreate } from './decideCreate.ts'
import { decideDeleteRound } from './decideDeleteRound.ts'
import { decideJoin } from './decideJoin.ts'
import { decideAddParty, decideChangeParty, decideRemoveParty } from './decideParties.ts'
import { decideOpenRound } from './decideOpenRound.ts'
import { decidePlanRound } from './decidePlanRound.ts'
import { decideRemoveParticipant } from './decideRemoveParticipant.ts'
import { decideSealRound } from './decideSealRound.ts'
import { projectView } from './projectView.ts'

const NOW = '2026-11-22T10:00:00.000Z'
const ids = () => {
  let last = 0
  return () => `n${++last}`
}
const round = (id: string, order: number, more: Partial<Round> = {}): Round => ({ id, title: id, phase: 'start', state: 'planned', order, ...more })
const person = (id: string, role: Role, more = {}) => ({ id, name: id, role, joinedAt: NOW, ...more })
const base: WorkshopState = {
  id: 'w', title: 'Visie', language: 'nl', createdAt: NOW, version: 7, exportsFor: [],
  parties: [{ id: 'p1', name: 'Tiel', short: 'TIE', color: 1 }, { id: 'p2', name: 'Culemborg', short: 'CUL', color: 2 }],
  rounds: [round('a', 0), round('b', 1), round('c', 2)],
  participants: [person('bea', 'facilitator'), person('deen', 'participant', { partyId: 'p1' }), person('kijk', 'viewer')],
  snapshots: [],
}
const bea = { actorId: 'bea', now: NOW, newId: ids() }
const refusalOf = (outcome: Outcome<unknown>) => (outcome.ok ? 'accepted' : outcome.refused)
const stateOf = <T extends { state: WorkshopState }>(outcome: Outcome<T>): WorkshopState => (outcome.ok ? outcome.value.state : expect.fail(outcome.refused))
const sealed = (state: WorkshopState, roundId: string) => decideSealRound(state, { roundId, hash: () => accept('f'.repeat(64)) }, bea)

test('[W13] a second round cannot open while one is, and a sealed one never again', () => {
  const open = stateOf(decideOpenRound(base, 'a', bea))
  expect(refusalOf(decideOpenRound(open, 'b', bea))).toBe('round-already-open')
  expect(refusalOf(decideOpenRound(open, 'a', bea))).toBe('round-already-open')
  const closed = stateOf(sealed(open, 'a'))
  expect(refusalOf(decideOpenRound(closed, 'a', bea))).toBe('round-sealed')
  expect(stateOf(decideOpenRound(closed, 'b', bea)).rounds[1]).toMatchObject({ id: 'b', state: 'open', openedAt: NOW })
})

test('[W14] a round that opens out of turn takes the first place after those that have begun', () => {
  const state = stateOf(decideOpenRound(stateOf(sealed(stateOf(decideOpenRound(base, 'b', bea)), 'b')), 'c', bea))
  expect(state.rounds.map(({ id, order, state: stage }) => [id, order, stage])).toEqual([['b', 0, 'sealed'], ['c', 1, 'open'], ['a', 2, 'planned']])
})

test('[W14] a planned round stands after those that have begun and before the end, whatever place is asked', () => {
  const open = stateOf(decideOpenRound(base, 'a', bea))
  expect(stateOf(decideChangeRound(open, { roundId: 'c', wish: { order: 0 } }, bea)).rounds.map((one) => one.id)).toEqual(['a', 'c', 'b'])
  expect(stateOf(decideChangeRound(open, { roundId: 'b', wish: { order: 99 } }, bea)).rounds.map((one) => one.id)).toEqual(['a', 'c', 'b'])
  expect(stateOf(decideChangeRound(open, { roundId: 'c', wish: { order: 1 } }, bea)).rounds.map((one) => one.id)).toEqual(['a', 'c', 'b'])
  expect(refusalOf(decideChangeRound(open, { roundId: 'a', wish: { order: 1 } }, bea))).toBe('round-not-planned')
})

test('[W15] a new round goes to the asked place, or to the end', () => {
  const first = decidePlanRound(base, { title: 'Nieuw', phase: 'vision', order: 1 }, bea)
  expect(stateOf(first).rounds.map((one) => one.title)).toEqual(['a', 'Nieuw', 'b', 'c'])
  expect(first.ok && first.value.value).toMatchObject({ title: 'Nieuw', order: 1, state: 'planned' })
  expect(stateOf(decidePlanRound(base, { title: 'Laatst', phase: 'act' }, bea)).rounds.at(-1)?.title).toBe('Laatst')
  expect(refusalOf(decidePlanRound({ ...base, rounds: Array.from({ length: 60 }, (_, order) => round(`r${order}`, order)) }, { title: 'x', phase: 'act' }, bea))).toBe('too-many')
})

test('[W16] more minutes extend an open round from when it opened; null takes minutes, words and kinds away', () => {
  const planned = stateOf(decideChangeRound(base, { roundId: 'a', wish: { minutes: 20, instruction: 'Schrijf\r\nkort', allows: { kinds: ['note', 'note'] } } }, bea))
  expect(planned.rounds[0]).toMatchObject({ minutes: 20, instruction: 'Schrijf\nkort', allows: { kinds: ['note'] } })
  const open = stateOf(decideOpenRound(planned, 'a', bea))
  expect(open.rounds[0]?.endsAt).toBe('2026-11-22T10:20:00.000Z')
  expect(stateOf(decideChangeRound(open, { roundId: 'a', wish: { minutes: 25 } }, bea)).rounds[0]?.endsAt).toBe('2026-11-22T10:25:00.000Z')
  expect(stateOf(decideChangeRound(open, { roundId: 'a', wish: { minutes: null, instruction: null, allows: null } }, bea)).rounds[0]).toEqual(round('a', 0, { state: 'open', openedAt: NOW }))
  expect(refusalOf(decideChangeRound(stateOf(sealed(open, 'a')), { roundId: 'a', wish: { minutes: 30 } }, bea))).toBe('round-sealed')
})

test('[W16] a change that changes nothing makes no new version', () => {
  const same = decideChangeRound(base, { roundId: 'a', wish: { title: 'a', order: 0 } }, bea)
  expect(same.ok && same.value.events).toEqual([])
  expect(stateOf(same)).toBe(base)
})

test('[W17] only a planned round can be deleted, and the agenda closes up', () => {
  expect(stateOf(decideDeleteRound(base, 'b', bea)).rounds.map(({ id, order }) => [id, order])).toEqual([['a', 0], ['c', 1]])
  const open = stateOf(decideOpenRound(base, 'a', bea))
  expect(refusalOf(decideDeleteRound(open, 'a', bea))).toBe('round-not-planned')
  expect(refusalOf(decideDeleteRound(stateOf(sealed(open, 'a')), 'a', bea))).toBe('round-sealed')
  expect(refusalOf(decideDeleteRound(base, 'x', bea))).toBe('not-found')
})

test('[W18] sealing twice answers the same snapshot and changes nothing; a planned round cannot be sealed', () => {
  expect(refusalOf(sealed(base, 'a'))).toBe('round-not-open')
  const first = sealed(stateOf(decideOpenRound(base, 'a', bea)), 'a')
  const again = decideSealRound(stateOf(first), { roundId: 'a', hash: () => expect.fail('hashed twice') }, bea)
  expect(again.ok && again.value.events).toEqual([])
  expect(again.ok && first.ok && again.value.value === first.value.value).toBe(true)
  expect(stateOf(first).rounds[0]).toMatchObject({ state: 'sealed', sealedAt: NOW, snapshot: 1 })
})

test('[W18] what cannot be recorded leaves the round open', () => {
  expect(refusalOf(decideSealRound(stateOf(decideOpenRound(base, 'a', bea)), { roundId: 'a', hash: () => decline('not-recordable', 'cards[0].x') }, bea))).toBe('not-recordable')
})

test('[W19] a workshop needs a title of visible characters, and parties of different names', () => {
  const create = (title: string, parties: readonly { name: string; short?: string; color?: number }[] = []) => decideCreate({ title, language: 'nl', parties, rounds: [] }, { now: NOW, newId: ids() })
  for (const empty of ['', '   ', '\u200b', '\u0000\u0007', '\u202e']) expect(refusalOf(create(empty))).toBe('title-empty')
  expect(refusalOf(create('x'.repeat(201)))).toBe('title-too-long')
  expect(stateOf(create('  Visie\u0000 op\t\ndienst\u202everlening \ud83d ')).title).toBe('Visie op dienstverlening \ufffd')
  expect(refusalOf(create('x', [{ name: 'Tiel' }, { name: ' tiel ' }]))).toBe('party-duplicate')
  expect(refusalOf(create('x', [{ name: ' ' }]))).toBe('party-name-empty')
  expect(refusalOf(create('x', [{ name: 'Tiel', short: 'TIELS' }]))).toBe('invalid')
  expect(refusalOf(create('x', Array.from({ length: 25 }, (_, index) => ({ name: `P${index}` }))))).toBe('too-many')
})

test('[W20] parties get the next free paper and a short name of their own', () => {
  const names = ['Gemeente Tiel', 'Tielt', 'Culemborg', 'West Betuwe Oost', 'Tielse Waard', '’s-Hertogenbosch', 'Ré', '🙂', '🙃', 'TIE']
  const created = decideCreate({ title: 'x', language: 'nl', parties: names.map((name, index) => (index === 2 ? { name, color: 1 } : { name })), rounds: [] }, { now: NOW, newId: ids() })
  const { parties } = stateOf(created)
  expect(parties.map((party) => party.short)).toEqual(['TIE', 'TIL', 'CUL', 'WES', 'TIS', 'SHE', 'RE', 'P2', 'P3', 'T2'])
  expect(parties.map((party) => party.color)).toEqual([2, 3, 1, 4, 5, 6, 7, 8, 9, 10])
})

test('[W21] a party keeps its id when it is renamed, and cannot go while somebody is in it', () => {
  const renamed = stateOf(decideChangeWorkshop(base, { parties: [{ id: 'p1', name: 'Gemeente Tiel' }, { name: 'Culemborg', color: 8 }, { name: 'BWB' }] }, bea))
  expect(renamed.parties).toMatchObject([{ id: 'p1', name: 'Gemeente Tiel', short: 'TIE', color: 1 }, { id: 'p2', color: 8 }, { name: 'BWB', short: 'BWB', color: 2 }])
  expect(refusalOf(decideChangeWorkshop(base, { parties: [{ id: 'p2', name: 'Culemborg' }] }, bea))).toBe('party-in-use')
  expect(refusalOf(decideChangeWorkshop(base, { parties: [{ id: 'p9', name: 'X' }] }, bea))).toBe('party-unknown')
})

test('[W60] two facilitators who each add a party from what they see both keep theirs', () => {
  const one = stateOf(decideAddParty(base, { name: 'Buren' }, bea))
  const both = decideAddParty(one, { name: 'Neder-Betuwe', short: 'NB', color: 8 }, bea)
  expect(stateOf(both).parties).toMatchObject([{ id: 'p1' }, { id: 'p2' }, { name: 'Buren', short: 'BUR', color: 3 }, { name: 'Neder-Betuwe', short: 'NB', color: 8 }])
  expect(both.ok && both.value.value).toEqual(stateOf(both).parties[3])
  for (const [wish, why] of [[{ name: ' tiel ' }, 'party-duplicate'], [{ name: ' ' }, 'party-name-empty'], [{ name: 'Buren', short: 'tie' }, 'party-short-taken'], [{ name: 'Buren', short: 'BUREN' }, 'invalid']] as const) expect(refusalOf(decideAddParty(base, wish, bea))).toBe(why)
  expect(refusalOf(decideAddParty(base, { name: 'Buren' }, { ...bea, actorId: 'deen' }))).toBe('not-facilitator')
  const full = { ...base, parties: Array.from({ length: 24 }, (_, index) => ({ id: `p${index}`, name: `P${index}`, short: String(index), color: 1 })) }
  expect(refusalOf(decideAddParty(full, { name: 'Buren' }, bea))).toBe('too-many')
})

test('[W60] a party gets another name, short name and paper, and its people stay in it; sealed or not', () => {
  const change = (state: WorkshopState, partyId: string, wish: object) => decideChangeParty(state, { partyId, change: wish }, bea)
  expect(stateOf(change(base, 'p1', { name: 'West Betuwe' })).parties[0]).toEqual({ id: 'p1', name: 'West Betuwe', short: 'TIE', color: 1 })
  expect(stateOf(change(base, 'p1', { name: 'West Betuwe', short: null, color: 5 })).parties[0]).toEqual({ id: 'p1', name: 'West Betuwe', short: 'WES', color: 5 })
  expect(stateOf(change(base, 'p1', { short: 'tie' })).parties[0]?.short).toBe('tie')
  expect(refusalOf(change(base, 'p1', { short: 'cul' }))).toBe('party-short-taken')
  expect(refusalOf(change(base, 'p1', { name: 'Culemborg' }))).toBe('party-duplicate')
  expect(refusalOf(change(base, 'p9', { name: 'X' }))).toBe('not-found')
  const before = stateOf(sealed(stateOf(decideOpenRound(base, 'a', bea)), 'a'))
  const after = stateOf(change(before, 'p1', { name: 'West Betuwe' }))
  expect(after.parties[0]?.name).toBe('West Betuwe')
  expect(after.participants).toBe(before.participants)
  expect(after.snapshots).toBe(before.snapshots)
})

test('[W61] a party goes only when nobody and nothing needs it: people, cards on the board, a sealed round', () => {
  const onBoard = (...ids: string[]) => ({ ...bea, onBoard: new Set(ids) })
  expect(refusalOf(decideRemoveParty(base, 'p1', bea))).toBe('party-in-use')
  expect(refusalOf(decideRemoveParty(base, 'p2', onBoard('p2')))).toBe('party-on-board')
  expect(stateOf(decideRemoveParty(base, 'p2', onBoard('p1'))).parties.map((party) => party.id)).toEqual(['p1'])
  expect(refusalOf(decideRemoveParty(base, 'p9', bea))).toBe('not-found')
  const closed = stateOf(sealed(stateOf(decideOpenRound(base, 'a', bea)), 'a'))
  expect(refusalOf(decideRemoveParty(closed, 'p2', onBoard()))).toBe('party-sealed')
  expect(refusalOf(decideChangeWorkshop(closed, { parties: [{ id: 'p1', name: 'Tiel' }] }, onBoard()))).toBe('party-sealed')
  const later = decideAddParty(closed, { name: 'Buren' }, bea)
  expect(stateOf(decideRemoveParty(stateOf(later), later.ok ? later.value.value.id : '', onBoard())).parties).toEqual(closed.parties)
})

test('[W22] who is known stays the same person and keeps the higher role; a removed person is told so', () => {
  const by = { now: NOW, newId: ids() }
  const lower = decideJoin(base, { role: 'viewer', knownAs: 'bea' }, by)
  expect(lower.ok && [lower.value.value.role, lower.value.events]).toEqual(['facilitator', []])
  const higher = decideJoin(base, { role: 'facilitator', knownAs: 'deen', name: 'Deen de Wit' }, by)
  expect(higher.ok && higher.value.value).toMatchObject({ id: 'deen', role: 'facilitator', name: 'Deen de Wit', partyId: 'p1' })
  expect(refusalOf(decideJoin(base, { role: 'participant' }, by))).toBe('name-empty')
  expect(refusalOf(decideJoin(base, { role: 'participant', name: 'x'.repeat(81) }, by))).toBe('name-too-long')
  expect(refusalOf(decideJoin(base, { role: 'participant', name: 'x', partyId: 'p9' }, by))).toBe('party-unknown')
  expect(refusalOf(decideJoin(stateOf(decideRemoveParticipant(base, 'deen', bea)), { role: 'participant', knownAs: 'deen' }, by))).toBe('removed')
})

test('[W22] facts in the log carry no names of people', () => {
  const joined = decideJoin(base, { role: 'participant', name: 'Geheime Naam' }, { now: NOW, newId: ids() })
  const renamed = decideChangeParticipant(base, { participantId: 'deen', wish: { name: 'Geheime Naam' } }, bea)
  expect(JSON.stringify([joined.ok && joined.value.events, renamed.ok && renamed.value.events])).not.toContain('Geheime')
})

test('[W12] [W23] the last facilitator cannot step down or be removed; roles are the facilitator’s', () => {
  const change = (actorId: string, participantId: string, wish: object) => refusalOf(decideChangeParticipant(base, { participantId, wish }, { actorId, now: NOW }))
  expect(change('bea', 'bea', { role: 'participant' })).toBe('last-facilitator')
  expect(refusalOf(decideRemoveParticipant(base, 'bea', bea))).toBe('last-facilitator')
  expect(change('deen', 'deen', { name: 'Deen V.', partyId: null })).toBe('accepted')
  expect(change('deen', 'deen', { role: 'facilitator' })).toBe('not-facilitator')
  expect(change('deen', 'kijk', { name: 'x' })).toBe('not-facilitator')
  expect(change('bea', 'deen', { role: 'facilitator' })).toBe('accepted')
  expect(change('bea', 'deen', { partyId: 'p9' })).toBe('party-unknown')
  expect(change('bea', 'nobody', { name: 'x' })).toBe('not-found')
})

test('[W25] a view holds what this person may, and nothing of links or other people', () => {
  const open = stateOf(decideOpenRound({ ...base, exportsFor: ['participant'] }, 'a', bea))
  const views = open.participants.map((me) => projectView(open, me, { generation: 'g', now: NOW }))
  expect(views.map((view) => [view.allowed.lead, view.allowed.export, view.allowed.board.kinds.length, view.allowed.board.structure])).toEqual([[true, true, ALLOWED_KINDS.length, true], [false, true, ALLOWED_KINDS.length, false], [false, false, 0, false]])
  expect(views[1]).toMatchObject({ currentRoundId: 'a', sealed: 0, me: { participantId: 'deen', partyId: 'p1' } })
  expect(JSON.stringify(views[1])).not.toContain('bea')
})
