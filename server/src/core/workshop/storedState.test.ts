import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ALLOWED_KINDS, type AllowedKind, type Round, WORKSHOP_FORM, type WorkshopState } from '@visiebord/shared/workshop/nouns.ts'
import { boardPermission } from '@visiebord/shared/workshop/permissions.ts'
import { expect, onTestFinished, test } from 'vitest'
import { openSqlStore } from '../../adapters/sql/sqlStore.ts'
import { workshopState, workshopWrite } from '../../test/contracts/storeSamples.ts'
import { broughtUpToDate } from './storedState.ts'

const SIX = ['note', 'development', 'principle', 'statement', 'project', 'step'] as const
const NINE = [...SIX, 'text', 'shape', 'drawing'] as const
const round = (id: string, state: Round['state'], kinds?: readonly AllowedKind[]): Round => ({ id, title: id, phase: 'start', state, order: 0, ...(kinds === undefined ? {} : { allows: { kinds } }) })
/** As a release wrote it that did not know of forms. */
const old = (changes: Partial<WorkshopState>): WorkshopState => {
  const { form: _form, ...state } = workshopState('w', changes)
  return state
}
const kindsOf = (state: WorkshopState | undefined): unknown => state?.rounds.map(({ id, allows }) => [id, allows?.kinds])

test('[W64] a round stored with every kind that there was allows every kind there is; one with a choice keeps it, a sealed one is as it was', () => {
  const rounds = [round('zes', 'open', SIX.toReversed()), round('negen', 'planned', NINE), round('vijf', 'planned', SIX.slice(1)), round('keus', 'planned', ['note', 'text']), round('vrij', 'planned'), round('dicht', 'sealed', SIX)]
  const now = broughtUpToDate(old({ rounds }))
  expect(kindsOf(now)).toEqual([['zes', undefined], ['negen', undefined], ['vijf', SIX.slice(1)], ['keus', ['note', 'text']], ['vrij', undefined], ['dicht', SIX]])
  expect(boardPermission('participant', now.rounds[0]).kinds).toEqual(ALLOWED_KINDS)
  expect(now).toMatchObject({ form: WORKSHOP_FORM, version: 1 })
})

test('[W64] who chooses just those six kinds now is not overruled', () => {
  const chosen = { ...old({ rounds: [round('zes', 'open', SIX)] }), form: WORKSHOP_FORM } as const
  expect(broughtUpToDate(chosen)).toBe(chosen)
})

test('[W64] what a later release wrote stays as it is when this one is put back', () => {
  const later = { ...old({ rounds: [round('zes', 'open', SIX)], parties: [{ id: 'p1', name: 'Tiel', short: 'TIE', color: 1 }] }), form: 3 } as unknown as WorkshopState
  expect(broughtUpToDate(later)).toBe(later)
})

test('[W61] [W64] parties of a workshop that was sealed before they were remembered stay', () => {
  const parties = [{ id: 'p1', name: 'Tiel', short: 'TIE', color: 1 }]
  const snapshots = [{ number: 1, roundId: 'r', sealedAt: '2026-11-22T10:00:00.000Z', sha256: 'f'.repeat(64), previousSha256: null }]
  expect(broughtUpToDate(old({ parties, snapshots })).sealedParties).toEqual(['p1'])
  expect(broughtUpToDate(old({ parties })).sealedParties).toBeUndefined()
})

test('[W64] a database of before is read so, and what is written next keeps the choice that was made then', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'visiebord-stored-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const store = openSqlStore(join(folder, 'visiebord.sqlite'), { newId: () => 'n' })
  await store.commit([workshopWrite(old({ rounds: [round('zes', 'planned', SIX)] }))])
  const read = (await store.readWorkshop('w')) ?? expect.fail('not there')
  expect(kindsOf(read)).toEqual([['zes', undefined]])
  await store.commit([workshopWrite({ ...read, version: 2, rounds: [round('zes', 'planned', SIX)] })])
  expect(kindsOf(await store.readWorkshop('w'))).toEqual([['zes', SIX]])
  await store.close()
})
