import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
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
/** Dragged about so often, two cards leave far more history behind than there is on the board. */
const MOVES = 12_000
/** Longer than a board has to rest before it is rewritten. */
const NEXT_MORNING = { NODE_OPTIONS: `--disable-warning=ExperimentalWarning --import=${pathToFileURL(path.resolve(import.meta.dirname, '../load/probe/hoursLater.ts')).href}` }

test('[F05] whatever happens to the board and its people afterwards, a rewrite of the board too, in a restart and on a restored backup: record, hash and picture of a sealed round are the same bytes', { timeout: 180_000 }, async () => {
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
  const further = await led.begin({ title: 'Verder' })
  const facilitator = await joinToWrite(server, led.ann)
  facilitator.write((doc) => doc.transact(() => [...cardsOf(doc).keys()].forEach((id) => cardsOf(doc).delete(id))))
  for (let card = 0; card < 60; card++) facilitator.write((doc) => putCard(doc, `nieuw-${card}`, { text: LONG }))
  await facilitator.stored()
  await expect.poll(() => storedRows(dataDir)['board_log'], { timeout: 30_000 }).toBe(0)
  await stays(server)

  // Two cards of it stay and are dragged about for long; then nobody comes till morning, and the board is rewritten without its history.
  facilitator.write((doc) => doc.transact(() => [...cardsOf(doc).keys()].slice(2).forEach((id) => cardsOf(doc).delete(id))))
  for (let move = 0; move < MOVES; move += 1_000) {
    facilitator.write((doc) => doc.transact(() => {
      for (let x = move; x < move + 1_000; x++) [...cardsOf(doc).values()][x % 2]?.set('position', { x, y: 0 })
    }))
  }
  await facilitator.stored()
  await facilitator.socket.close()
  const { generation: before } = await viewOf(server, led.ann)
  await server.stop()
  server = await startServer({ dataDir, env: NEXT_MORNING })
  await expect.poll(() => server.lines().join('\n'), { timeout: 30_000 }).toContain(`board ${led.id} was rewritten without its history`)
  expect((await viewOf(server, led.ann)).generation).not.toBe(before)
  await stays(server)
  // The next record is of the rewritten board, and chained to the one before.
  await get(ask(server, 'POST', `workshops/${led.id}/rounds/${further}/seals`, { token: led.ann.accessToken, body: {} }), 201)
  expect((await verifyChain(server, led.ann)).map(({ content }) => content.cards.length)).toEqual([30, 2])

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
