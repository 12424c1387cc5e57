import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, get } from '../contract/support/ask.ts'
import { joinToWrite, putCard } from '../contract/support/boardWriter.ts'
import { type At, type Person, lead, type Seal, viewOf } from '../contract/support/people.ts'
import { startFailingServer } from './support/failingServer.ts'
import { verifyChain } from './support/verifyChain.ts'

const SOAK = process.env['SOAK'] === '1'
/** Servers are started again and again here; where everything takes ten times as long this still suffices. */
const BUSY_MACHINE_MS = 240_000
let base = ''
beforeAll(async () => void (base = await mkdtemp(path.join(tmpdir(), 'visiebord-seals-'))))
afterAll(() => rm(base, { recursive: true, force: true }))

/** Each step of the transaction of a seal, in its order. */
const STEPS = ['begin', 'workshop:before', 'workshop:after', 'snapshot:before', 'snapshot:after', 'commit:before', 'commit:after'] as const
const STEPS_WITH_ROW = ['begin', 'board:before', 'board:after-row', 'board:after', ...STEPS.slice(1)] as const

const plan = (at: At, ann: Person, title: string): Promise<{ id: string }> => get(ask(at, 'POST', `workshops/${ann.workshopId}/rounds`, { token: ann.accessToken, body: { title, phase: 'start' } }), 201)
const open = (at: At, ann: Person, roundId: string): Promise<unknown> => get(ask(at, 'POST', `workshops/${ann.workshopId}/rounds/${roundId}/openings`, { token: ann.accessToken, body: {} }), 201)
const seal = (at: At, ann: Person, roundId: string) => ask(at, 'POST', `workshops/${ann.workshopId}/rounds/${roundId}/seals`, { token: ann.accessToken, body: {} })

/** Plans and opens a round and writes one card, called stored. */
async function roundWithCard(at: At, ann: Person, card: string): Promise<string> {
  const { id } = await plan(at, ann, card)
  await open(at, ann, id)
  const writer = await joinToWrite(at, ann)
  writer.write((doc) => putCard(doc, card, { text: card }))
  await writer.stored()
  await writer.socket.close()
  return id
}

/** The record holds exactly the cards that were called stored, the chain verifies, and people can work on. */
async function expectUsable(at: At, ann: Person, cards: readonly string[]): Promise<void> {
  const records = await verifyChain(at, ann)
  expect(records).toHaveLength(cards.length)
  for (const [index, record] of records.entries()) expect(record.content.cards.map(({ id }) => id).toSorted()).toEqual(cards.slice(0, index + 1).toSorted())
  expect((await viewOf(at, ann)).sealed).toBe(cards.length)
}

describe.concurrent('[F06] a seal', { timeout: BUSY_MACHINE_MS }, () => {
  test('killed at each step: all or nothing after the restart, sealing again answers one snapshot, and the room is usable', async () => {
    let server = await startFailingServer(await mkdtemp(path.join(base, 'killed-')))
    const { ann } = await lead(server)
    const cards: string[] = []
    for (const at of STEPS) {
      const roundId = await roundWithCard(server, ann, at)
      cards.push(at)
      server.fail({ at, how: 'kill' })
      await expect(seal(server, ann, roundId), at).rejects.toThrow()
      expect(await server.ended, at).toBeNull()
      server = await startFailingServer(server.dataDir)
      expect((await viewOf(server, ann)).sealed, at).toBe(at === 'commit:after' ? cards.length : cards.length - 1)
      expect((await seal(server, ann, roundId)).status, at).toBe(201)
      await expectUsable(server, ann, cards)
    }
    await server.stop()
  })

  test.each(SOAK ? ['enospc', 'readonly', 'throw'] : ['throw'])('on a disk that fails (%s) at each step: told so, and sealing again once it heals answers one snapshot', async (how) => {
    const server = await startFailingServer(await mkdtemp(path.join(base, 'failing-')))
    const { ann } = await lead(server)
    const cards: string[] = []
    for (const at of STEPS) {
      const roundId = await roundWithCard(server, ann, at)
      cards.push(at)
      server.fail({ at, how })
      expect(await seal(server, ann, roundId), at).toMatchObject({ status: 503 })
      server.heal()
      const sealed = await seal(server, ann, roundId)
      expect(sealed.status, at).toBe(201)
      expect((await get<Seal>(seal(server, ann, roundId), 201)).sha256, at).toBe(sealed.body['sha256'])
      await expectUsable(server, ann, cards)
    }
    await server.stop()
  })

  test('when the thread of the store dies at each step, with a last edit on its way: sealed once, and nobody notices', async () => {
    const server = await startFailingServer(await mkdtemp(path.join(base, 'dying-')))
    const led = await lead(server)
    const { ann } = led
    const cards: string[] = []
    for (const at of STEPS_WITH_ROW) {
      const roundId = await roundWithCard(server, ann, at)
      cards.push(at)
      server.fail({ at, how: 'die' })
      expect((await seal(server, ann, roundId)).status, at).toBe(201)
      await expectUsable(server, ann, cards)
    }
    await server.stop()
  })
})

