import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test, vi } from 'vitest'
import * as Y from 'yjs'
import { startServer } from '../startedServer.ts'
import { cardsOf, joinToWrite, putCard } from '../contract/support/boardWriter.ts'
import { lead } from '../contract/support/people.ts'
import { quietClient } from './support/quietClient.ts'

const WITHIN = { timeout: 20_000, interval: 10 }

test('[S150] [D05] people who join while the database takes no writes get the board that is stored, and the rest when it takes them again', async () => {
  const server = await startServer()
  const led = await lead(server)
  await led.begin()
  const writer = await joinToWrite(server, await led.enter('participant', 'Bob'))
  for (const id of ['one', 'two', 'three']) writer.write((doc) => putCard(doc, id, { text: id }))
  await writer.stored()
  const before = writer.socket.all('stored').at(-1)?.count

  const file = (await readdir(server.dataDir)).find((name) => name.endsWith('.sqlite')) ?? ''
  const blocker = new DatabaseSync(path.join(server.dataDir, file))
  blocker.exec('begin immediate')
  onTestFinished(async () => {
    if (blocker.isOpen) blocker.close()
    await server.stop()
  })
  writer.write((doc) => cardsOf(doc).delete('one'))
  writer.write((doc) => putCard(doc, 'four', {}))
  await writer.socket.first('notice', ({ json }) => json['code'] === 'store-down')

  const joiner = quietClient(server, led.ann)
  const returning = quietClient(server, led.ann, { doc: new Y.Doc() })
  onTestFinished(() => {
    for (const client of [joiner, returning]) client.leave()
  })
  await Promise.all([joiner, returning].map((client) => vi.waitFor(() => expect([...cardsOf(client.doc).keys()].toSorted()).toEqual(['one', 'three', 'two']), WITHIN)))
  expect(writer.socket.all('stored').at(-1)?.count).toBe(before)
  blocker.exec('rollback')
  blocker.close()
  await writer.stored()
  for (const { doc } of [joiner, returning]) await vi.waitFor(() => expect([...cardsOf(doc).keys()].toSorted()).toEqual(['four', 'three', 'two']), WITHIN)
  await writer.socket.close()
}, 60_000)
