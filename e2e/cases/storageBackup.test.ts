import { copyFile, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type BoardWriter, cardsOf, joinToWrite, putCard } from '../contract/support/boardWriter.ts'
import { type Led, type Person, lead, viewOf } from '../contract/support/people.ts'
import { RawSocket } from '../contract/support/rawSocket.ts'
import { type StartedServer, startServer } from '../startedServer.ts'
import { operate } from './support/operate.ts'
import { verifyChain } from './support/verifyChain.ts'

const WRITERS = process.env['SOAK'] === '1' ? 30 : 8
let base = ''
beforeAll(async () => void (base = await mkdtemp(path.join(tmpdir(), 'visiebord-backup-'))))
afterAll(() => rm(base, { recursive: true, force: true }))

/** Writes one card after the other until told to stop: `made` have been sent, `stored` of them were called stored. */
class Busy {
  made = 0
  stored = 0
  readonly #name: string
  readonly #writer: BoardWriter
  #isOver = false
  readonly #run: Promise<void>

  constructor(name: string, writer: BoardWriter) {
    this.#name = name
    this.#writer = writer
    this.#run = this.#write()
  }

  idOf(number: number): string {
    return `${this.#name} ${String(number).padStart(5, '0')}`
  }

  async stop(): Promise<void> {
    this.#isOver = true
    await this.#run
    await this.#writer.socket.close()
  }

  async #write(): Promise<void> {
    while (!this.#isOver) {
      const id = this.idOf(++this.made)
      this.#writer.write((doc) => putCard(doc, id, { text: id }))
      await this.#writer.stored()
      this.stored = this.made
    }
  }
}

async function boardAt(server: StartedServer, led: Led): Promise<readonly string[]> {
  const reader = await joinToWrite(server, led.ann)
  for (const [id, card] of cardsOf(reader.doc)) expect(String(card.get('text'))).toBe(id)
  await reader.socket.close()
  return [...cardsOf(reader.doc).keys()]
}

test(`[D08] a backup while ${WRITERS} people write, restored on an empty machine by the documented command, is a state that was stored during it, and its sealed rounds verify`, async () => {
  const server = await startServer({ dataDir: path.join(base, 'busy') })
  const boards = await Promise.all([lead(server), lead(server)])
  const people: Person[] = []
  for (const led of boards) {
    await led.seal(await led.begin())
    await led.begin()
    for (let index = 0; index < WRITERS / 2; index++) people.push(await led.enter('participant', `P${index}`))
  }
  const generations = await Promise.all(boards.map(async (led) => (await viewOf(server, led.ann)).generation))
  const busy = await Promise.all(people.map(async (person, index) => new Busy(`w${index}`, await joinToWrite(server, person))))
  const file = path.join(base, 'safe.sqlite')
  // Somewhere in the middle of the work, not at its beginning.
  while (busy.some(({ stored }) => stored < 5)) await boardAt(server, boards[0] as Led)
  const storedBefore = busy.map(({ stored }) => stored)
  const backup = await operate(server.dataDir, 'backup', file)
  const madeAfter = busy.map(({ made }) => made)
  expect([backup.code, backup.out]).toEqual([0, expect.stringContaining('The backup is whole and checked')])
  await Promise.all(busy.map((one) => one.stop()))
  expect(busy.some(({ stored }, index) => stored > (storedBefore[index] ?? 0))).toBe(true)
  await server.kill()

  // An empty machine: the one file, put where the command said.
  const dataDir = path.join(base, 'empty')
  await mkdir(dataDir)
  expect(backup.out).toContain('as visiebord.sqlite')
  await copyFile(file, path.join(dataDir, 'visiebord.sqlite'))
  expect(await readdir(dataDir)).toEqual(['visiebord.sqlite'])
  const restored = await startServer({ dataDir })
  const there = new Set((await Promise.all(boards.map((led) => boardAt(restored, led)))).flat())
  let expected = 0
  for (const [index, one] of busy.entries()) {
    let kept = 0
    while (there.has(one.idOf(kept + 1))) kept += 1
    expected += kept
    expect(kept, `writer ${index}`).toBeGreaterThanOrEqual(storedBefore[index] ?? 0)
    expect(kept, `writer ${index}`).toBeLessThanOrEqual(madeAfter[index] ?? 0)
  }
  expect(there.size).toBe(expected) // no writer's work has a hole
  for (const [index, led] of boards.entries()) {
    expect(await verifyChain(restored, led.ann)).toHaveLength(1)
    // Who saw what came after the backup starts afresh.
    expect((await viewOf(restored, led.ann)).generation).not.toBe(generations[index])
    expect(await new RawSocket(restored, led.id, led.ann.accessToken, { query: `generation=${generations[index] ?? ''}` }).closed).toBe(4409)
    const writer = await joinToWrite(restored, led.ann)
    writer.write((doc) => putCard(doc, 'and on', {}))
    await writer.stored()
    await writer.socket.close()
  }
  await restored.stop()
})
