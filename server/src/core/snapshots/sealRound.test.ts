import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { SnapshotRecord } from '@visiebord/shared/protocol/view.ts'
import { expect, test } from 'vitest'
import { createHttpRig } from '../../test/http/httpRig.ts'
import { StoreFailure } from '../ports/store.ts'
import { sealRound } from './sealRound.ts'
import { systemClock } from '../../adapters/system/systemClock.ts'

const NASTY = ['=1+1', '<script>alert(1)</script>', '\u202eomgekeerd', 'NFD e\u0301 NFC é', '👩‍👩‍👧‍👦🏳️‍🌈', 'a\u0000b\u2028c', '"quoted"\\back/slash', '00123; 1/2; 1e5', 'x'.repeat(4_200)]

/** A workshop in which each round was opened, filled and sealed. */
async function sealedRounds(count: number, options: Parameters<typeof createHttpRig>[0] = {}) {
  const rig = await createHttpRig(options)
  const people = await rig.people()
  const bearer = people.facilitator.accessToken
  const post = (path: string, body?: unknown) => rig.ask(people.path + path, { method: 'POST', bearer, ...(body === undefined ? {} : { body }) })
  const rounds: string[] = []
  for (let number = 1; number <= count; number++) {
    const { id } = (await post('/rounds', { title: `Ronde ${number} — é`, phase: 'start' })).body as { id: string }
    rounds.push(id)
    await post(`/rounds/${id}/openings`)
    await post('/imports', { lines: NASTY.map((line) => `${number} ${line}`) })
    expect((await post(`/rounds/${id}/seals`)).status).toBe(201)
  }
  const records: string[] = []
  for (let number = 1; number <= count; number++) records.push((await rig.ask(`${people.path}/snapshots/${number}`, { bearer })).payload)
  return { rig, people, bearer, post, rounds, records }
}

/** RFC 8785 in the plainest words, apart from the code that seals. */
function plainCanonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(plainCanonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, each]) => `${JSON.stringify(key)}:${plainCanonical(each)}`).join(',')}}`
}

test('[SEAL3] the chain can be recomputed from what is served, by other hands', async () => {
  const { rig, records } = await sealedRounds(3)
  let previous: string | null = null
  for (const [index, text] of records.entries()) {
    const { sha256, ...rest } = JSON.parse(text) as SnapshotRecord
    expect(rest).toMatchObject({ number: index + 1, previousSha256: previous })
    expect(createHash('sha256').update(plainCanonical(rest)).digest('hex')).toBe(sha256)
    expect(JSON.stringify(Object.keys(rest).sort())).toBe('["content","number","previousSha256","sealedAt","workshopId"]')
    previous = sha256
  }
  await rig.close()
})

const python = ((): string | undefined => {
  try {
    execFileSync('python3', ['--version'], { stdio: 'ignore' })
    return 'python3'
  } catch {
    return undefined
  }
})()

test.runIf(python !== undefined)('[SEAL3] docs/verify/verify_chain.py finds the chain right, and wrong when one letter differs', async () => {
  const { rig, records } = await sealedRounds(2)
  const folder = mkdtempSync(join(tmpdir(), 'visiebord-chain-'))
  const script = fileURLToPath(new URL('../../../../docs/verify/verify_chain.py', import.meta.url))
  const files = records.map((record, index) => {
    const path = join(folder, `${index + 1}.json`)
    writeFileSync(path, record)
    return path
  })
  const run = (): string => execFileSync('python3', [script, ...files], { encoding: 'utf8' })
  expect(run().trim().split('\n').map((line) => line.split(' ')[2])).toEqual(['right', 'right'])
  writeFileSync(files[1] ?? '', (records[1] ?? '').replace('=1+1', '=1+2'))
  expect(run).toThrow()
  await rig.close()
})

test('[SEAL2] a record holds the board at the barrier, sorted by id, the agenda with its round sealed, and nobody’s name', async () => {
  const { rig, records, rounds } = await sealedRounds(1)
  const { content } = JSON.parse(records[0] ?? '') as SnapshotRecord
  expect(Object.keys(content).sort()).toEqual(['ballots', 'cards', 'lanes', 'links', 'parties', 'rounds', 'schema', 'sections', 'timeline'])
  expect(content.cards.map((card) => card.text).sort()).toEqual(NASTY.map((line) => `1 ${line}`).sort())
  for (const list of [content.cards, content.parties, content.rounds]) expect(list.map((one) => one.id)).toEqual(list.map((one) => one.id).toSorted((a, b) => (a < b ? -1 : 1)))
  expect(content.rounds[0]).toMatchObject({ id: rounds[0], state: 'sealed', snapshot: 1 })
  for (const name of ['Bea', 'Deen', 'Kijk']) expect(records[0]).not.toContain(name)
  await rig.close()
})

test('[SEAL1] [F01] two facilitators at once, and again later: one snapshot, one number', async () => {
  const { rig, people, bearer, post } = await sealedRounds(1)
  const second = (await rig.ask('/sessions', { method: 'POST', body: { token: rig.tokenOf(people.links.facilitator), name: 'Tweede' } })).body as { accessToken: string }
  const { id } = (await post('/rounds', { title: 'Samen', phase: 'vision' })).body as { id: string }
  await post(`/rounds/${id}/openings`)
  const seal = (who: string) => rig.ask(`${people.path}/rounds/${id}/seals`, { method: 'POST', bearer: who })
  const answers = await Promise.all([seal(bearer), seal(second.accessToken), seal(bearer)])
  answers.push(await seal(second.accessToken))
  expect(answers.map((answer) => [answer.status, answer.body])).toEqual(answers.map(() => [201, answers[0]?.body]))
  expect(answers[0]?.body.number).toBe(2)
  expect((await rig.ask(`${people.path}/snapshots`, { bearer })).body).toHaveLength(2)
  await rig.close()
})

test('[SEAL1] a seal that cannot be stored leaves the round open, and succeeds when it is tried again', async () => {
  let failing = false
  const { rig, people, bearer, post } = await sealedRounds(1, {
    store: { before: (operation) => { if (failing && operation === 'commit') throw new StoreFailure('unavailable', 'disk full') } },
  })
  const { id } = (await post('/rounds', { title: 'Vol', phase: 'vision' })).body as { id: string }
  await post(`/rounds/${id}/openings`)
  failing = true
  const attempt = sealRound({ desks: rig.desks, hub: rig.hub, clock: systemClock }, people.id, { roundId: id, actorId: people.facilitator.participantId })
  const failed = await attempt.then((outcome) => (outcome.ok ? 'sealed' : outcome.refused), (error: unknown) => (error instanceof StoreFailure ? 'failed' : 'broke'))
  expect(failed).not.toBe('sealed')
  failing = false
  const view = (await rig.ask(people.path, { bearer })).body as { currentRoundId: string; sealed: number }
  expect(view).toMatchObject({ currentRoundId: id, sealed: 1 })
  expect((await post(`/rounds/${id}/seals`)).body).toMatchObject({ number: 2 })
  await rig.close()
})

test('[SEAL6] only the facilitator seals, and only the open round', async () => {
  const { rig, people, post } = await sealedRounds(1)
  const { id } = (await post('/rounds', { title: 'Later', phase: 'act' })).body as { id: string }
  expect((await post(`/rounds/${id}/seals`)).body.code).toBe('round-not-open')
  expect((await rig.ask(`${people.path}/rounds/${id}/seals`, { method: 'POST', bearer: people.participant.accessToken })).body.code).toBe('not-facilitator')
  await rig.close()
})
