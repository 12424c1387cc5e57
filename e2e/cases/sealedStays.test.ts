import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, get } from '../contract/support/ask.ts'
import { cardsOf, joinToWrite, putCard } from '../contract/support/boardWriter.ts'
import { lead, viewOf } from '../contract/support/people.ts'
import { startServer } from '../startedServer.ts'
import { operate } from './support/operate.ts'
import { storedRows } from './support/storedRows.ts'
import { verifyChain } from './support/verifyChain.ts'

let base = ''
beforeAll(async () => void (base = await mkdtemp(path.join(tmpdir(), 'visiebord-sealed-'))))
afterAll(() => rm(base, { recursive: true, force: true }))

/** More than 64 KiB of log: the board is compacted. */
const LONG = 'Wat we delen. '.repeat(140)

test('[F05] whatever happens to the board and its people afterwards, in a restart and on a restored backup: record, hash and picture of a sealed round are the same bytes', { timeout: 180_000 }, async () => {
  const dataDir = path.join(base, 'first')
  let server = await startServer({ dataDir })
  const led = await lead(server)
  const author = await led.enter('participant', 'Bobbejaan')
  const round = await led.begin()
  const writer = await joinToWrite(server, author)
  for (let card = 0; card < 30; card++) writer.write((doc) => putCard(doc, `kaart-${card}`, { text: `Uitspraak ${card}`, authorId: author.participantId }))
  await writer.stored()
  await writer.socket.close()
  await led.seal(round)
  const bytes = async (at: { readonly url: string }): Promise<readonly string[]> => {
    const asked = (path: string) => ask(at, 'GET', `workshops/${led.id}/snapshots/1${path}`, { token: led.ann.accessToken })
    // A table names the authors, and those are called what they are called today: only these may change.
    const answers = await Promise.all(['', '/exports/json', '/exports/svg'].map(asked))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
    return answers.map(({ text }) => text)
  }
  const sealed = await bytes(server)
  expect(sealed[0]).toContain('Uitspraak 29')
  const stays = async (at: { readonly url: string }): Promise<void> => {
    expect(await bytes(at)).toEqual(sealed)
    await verifyChain(at, led.ann)
  }

  // Another round: every card goes, and enough is written for the log to be compacted.
  await led.begin({ title: 'Verder' })
  const facilitator = await joinToWrite(server, led.ann)
  facilitator.write((doc) => doc.transact(() => [...cardsOf(doc).keys()].forEach((id) => cardsOf(doc).delete(id))))
  for (let card = 0; card < 60; card++) facilitator.write((doc) => putCard(doc, `nieuw-${card}`, { text: LONG }))
  await facilitator.stored()
  await facilitator.socket.close()
  await expect.poll(() => storedRows(dataDir)['board_log'], { timeout: 30_000 }).toBe(0)
  await stays(server)

  // Its author is called otherwise, and then removed; and so are the parties. (The title of a document is the workshop's of today: it is no part of the record.)
  const { parties } = await viewOf(server, led.ann)
  const change = (method: string, at: string, body?: unknown) => get(ask(server, method, `workshops/${led.id}${at}`, { token: led.ann.accessToken, ...(body === undefined ? {} : { body }) }), method === 'DELETE' ? 204 : 200)
  await change('PATCH', `/participants/${author.participantId}`, { name: 'Iemand anders' })
  await change('DELETE', `/participants/${author.participantId}`)
  await change('PATCH', '', { parties: parties.map(({ id }, index) => ({ id, name: `Andere naam ${index}` })) })
  await stays(server)

  const { generation } = await viewOf(server, led.ann)
  const backup = path.join(base, 'backup.sqlite')
  expect(await operate(dataDir, 'backup', backup)).toMatchObject({ code: 0 })
  await server.stop()
  server = await startServer({ dataDir })
  await stays(server)
  await server.stop()

  const machine = path.join(base, 'empty-machine')
  const restored = await mkdtemp(machine)
  await copyFile(backup, path.join(restored, 'visiebord.sqlite'))
  server = await startServer({ dataDir: restored })
  expect((await viewOf(server, led.ann)).generation).not.toBe(generation)
  await stays(server)
  await server.stop()
})
