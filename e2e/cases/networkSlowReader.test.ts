import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import * as Y from 'yjs'
import { cardsOf, putCard, textOf } from '../contract/support/boardWriter.ts'
import { lead, type Led } from '../contract/support/people.ts'
import type { PlainClient } from '../contract/support/plainClient.ts'
import { FaultyProxy } from './support/faultyProxy.ts'
import { ownBrowser } from './support/ownBrowser.ts'
import { startProbedServer, type ProbedServer } from './support/probedServer.ts'
import { quietClient } from './support/quietClient.ts'

const SOAK = process.env['SOAK'] === '1'
const MIB = 1024 * 1024
/** What a slow receiver may have waiting in the server: 1 MiB until it is passed by, the frame that crossed it, and what only it must hear. */
const MOST_BUFFERED = 2 * MIB
const WITHIN = { timeout: 30_000, interval: 20 }
/** What goes on after the server has begun to hold bytes for somebody. */
const MORE_BYTES = (SOAK ? 100 : 3) * MIB
/** One message writes four whole texts anew: 80 kB that no merging makes small. */
const LONG = 20_000
const TEXTS = ['busy', 'busy 1', 'busy 2', 'busy 3']

type BusyBoard = {
  readonly server: ProbedServer
  readonly led: Led
  readonly writer: PlainClient
  /** Writes so many bytes; answers how often the texts were written so far. */
  readonly work: (bytes: number) => Promise<number>
  /** Works until the server holds bytes for somebody (the kernel takes the first megabytes), and then goes on for long. */
  readonly workUntilHeld: () => Promise<{ readonly last: number; readonly mostBuffered: number }>
}

async function busyBoard(): Promise<BusyBoard> {
  const server = await startProbedServer()
  const led = await lead(server)
  await led.begin()
  const writer = quietClient(server, led.ann)
  await writer.synced()
  for (const id of TEXTS) putCard(writer.doc, id, {})
  let round = 0
  const work = async (bytes: number): Promise<number> => {
    for (let sent = 0; sent < bytes; sent += LONG * TEXTS.length) {
      round += 1
      writer.doc.transact(() => {
        for (const id of TEXTS) {
          const text = textOf(writer.doc, id)
          text.delete(0, text.length)
          text.insert(0, String(round).padEnd(LONG, 'x'))
        }
      })
      await pause(7) // 150 messages a second is what one connection may send
    }
    return round
  }
  onTestFinished(async () => {
    writer.leave()
    await server.stop()
  })
  return {
    server,
    led,
    writer,
    work,
    workUntilHeld: async () => {
      let mostBuffered = 0
      for (let more = MORE_BYTES; more > 0; ) {
        await work(MIB)
        mostBuffered = Math.max(mostBuffered, (await server.probe()).mostBuffered)
        if (mostBuffered > MIB / 2) more -= MIB
      }
      return { last: round, mostBuffered }
    },
  }
}
const seenBy = ({ doc }: Pick<PlainClient, 'doc'>): number => (cardsOf(doc).has('busy') ? Number(textOf(doc, 'busy').toJSON().slice(0, 8).replaceAll('x', '')) : 0)

test('[N01] [S46] a receiver at 8 kbit/s on a busy board: the server holds little for it and passes it by, the others get everything, and when its line is better it ends with the same board', async () => {
  const { server, led, writer, workUntilHeld } = await busyBoard()
  const proxy = await FaultyProxy.before(server)
  onTestFinished(() => proxy.close())
  const slow = quietClient(proxy, await led.enter('participant', 'Traag'))
  const page = await ownBrowser(proxy, await led.enter('participant', 'Ook traag'))
  const other = quietClient(server, await led.enter('participant', 'Vlug'))
  onTestFinished(() => {
    for (const client of [slow, other]) client.leave()
    page.workshop.dispose()
  })
  await Promise.all([slow.synced(), other.synced(), vi.waitFor(() => expect(page.workshop.board.getState().synced).toBe(true), WITHIN)])
  proxy.setWeather({ down: { bytesPerSecond: 1_000 } })
  const { last, mostBuffered } = await workUntilHeld()
  await vi.waitFor(() => expect(seenBy(other)).toBe(last), WITHIN)
  console.log(`[S46] ${last} × ${TEXTS.length} texts of ${LONG} bytes; at most ${(mostBuffered / MIB).toFixed(2)} MiB waited for one socket; the slow one is at ${seenBy(slow)}`)
  expect(seenBy(slow), 'it is slow indeed').toBeLessThan(last)
  expect(mostBuffered).toBeLessThan(MOST_BUFFERED)

  putCard(slow.doc, 'of the slow', {})
  await vi.waitFor(() => expect(cardsOf(other.doc).has('of the slow'), 'it can write all the while').toBe(true), WITHIN)
  proxy.setWeather({ down: {} })
  await vi.waitFor(() => expect(seenBy(slow)).toBe(last), WITHIN)
  await vi.waitFor(() => expect(page.workshop.board.getState().board.read.cards.get('busy')?.text.slice(0, 8)).toBe(String(last).padEnd(8, 'x')), WITHIN)
  for (const client of [slow, other]) await vi.waitFor(() => expect(Y.encodeStateVector(client.doc)).toEqual(Y.encodeStateVector(writer.doc)), WITHIN)
}, 120_000)

const STOPS_FOR_MS = SOAK ? 20_000 : 2_000
test(`[N01] [P14] [S46] a receiver that takes nothing for ${STOPS_FOR_MS / 1000} s at least and then goes on, in the middle of a busy board: little is held for it, and it ends with the same board`, async () => {
  const { server, led, writer, work, workUntilHeld } = await busyBoard()
  const proxy = await FaultyProxy.before(server)
  onTestFinished(() => proxy.close())
  const stopping = quietClient(proxy, await led.enter('participant', 'Tunnel'))
  onTestFinished(() => stopping.leave())
  await stopping.synced()
  proxy.stall('down')
  const startedAt = performance.now()
  const { mostBuffered } = await workUntilHeld()
  while (performance.now() - startedAt < STOPS_FOR_MS) await work(LONG)
  console.log(`[P14] at most ${(mostBuffered / MIB).toFixed(2)} MiB waited for it`)
  expect(mostBuffered).toBeLessThan(MOST_BUFFERED)
  proxy.go()
  const last = await work(MIB)
  await vi.waitFor(() => expect(seenBy(stopping)).toBe(last), WITHIN)
  await vi.waitFor(() => expect(Y.encodeStateVector(stopping.doc)).toEqual(Y.encodeStateVector(writer.doc)), WITHIN)
}, 120_000)
