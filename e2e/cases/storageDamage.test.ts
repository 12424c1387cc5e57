import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import * as Y from 'yjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask } from '../contract/support/ask.ts'
import { cardsOf, joinToWrite, putCard } from '../contract/support/boardWriter.ts'
import { type At, type Led, lead, viewOf } from '../contract/support/people.ts'
import { RawSocket } from '../contract/support/rawSocket.ts'
import { type StartedServer, startServer } from '../startedServer.ts'
import { operate } from './support/operate.ts'
import { rejoin } from './support/rejoin.ts'
import { verifyChain } from './support/verifyChain.ts'

/** Servers are started again and again here; where everything takes ten times as long this still suffices. */
const BUSY_MACHINE_MS = 240_000
let base = ''
beforeAll(async () => void (base = await mkdtemp(path.join(tmpdir(), 'visiebord-damage-'))))
afterAll(() => rm(base, { recursive: true, force: true }))

function harm(dataDir: string, sql: string, ...values: readonly (string | number)[]): void {
  const file = new DatabaseSync(path.join(dataDir, 'visiebord.sqlite'))
  // A bit of a blob, as a disk flips it.
  file.function('flip', (bytes) => (bytes instanceof Uint8Array ? bytes.map((byte, at) => (at === Math.floor(bytes.length / 2) ? byte ^ 8 : byte)) : bytes))
  expect(file.prepare(sql).run(...values).changes).toBe(1)
  file.close()
}

async function write(at: At, led: Led, ids: readonly string[]): Promise<void> {
  const writer = await joinToWrite(at, led.ann)
  for (const id of ids) {
    writer.write((doc) => putCard(doc, id, { text: id }))
    await writer.stored() // a row for each
  }
  await writer.socket.close()
}

async function cardsAt(at: At, led: Led): Promise<readonly string[]> {
  const reader = await joinToWrite(at, led.ann)
  await reader.socket.close()
  return [...cardsOf(reader.doc).keys()].toSorted()
}

/** A server with two boards that have a sealed round and rows after it, stopped. */
async function twoBoards(): Promise<{ readonly dataDir: string; readonly hurt: Led; readonly other: Led; again(): Promise<StartedServer> }> {
  const dataDir = await mkdtemp(path.join(base, 'd-'))
  const server = await startServer({ dataDir })
  const [hurt, other] = [await lead(server), await lead(server)]
  for (const led of [hurt, other]) {
    await write(server, led, ['sealed'])
    await led.seal(await led.begin())
    await write(server, led, ['a', 'b', 'c', 'd'])
  }
  await server.stop()
  return { dataDir, hurt, other, again: () => startServer({ dataDir }) }
}

/** The damaged board is not there, its operator is told which it is and what of it is good; the other board is as ever. */
async function expectFound(server: StartedServer, { hurt, other }: { readonly hurt: Led; readonly other: Led }, says: RegExp): Promise<string> {
  expect(await new RawSocket(server, hurt.id, hurt.ann.accessToken).closed).toBe(1013)
  expect(server.lines().filter((line) => says.test(line) && line.includes(`pnpm run workshops check ${hurt.id}`))).not.toEqual([])
  expect(await cardsAt(server, other)).toEqual(['a', 'b', 'c', 'd', 'sealed'])
  await write(server, other, ['as ever'])
  await verifyChain(server, other.ann)
  const { code, out } = await operate(server.dataDir, 'workshops', 'check')
  expect([code, out]).toEqual([0, expect.stringMatching(says)])
  expect(out).toContain(`board ${hurt.id} is damaged`)
  expect(out).not.toContain(other.id)
  return out
}

describe.concurrent('[D11] [DB66] damage', { timeout: BUSY_MACHINE_MS }, () => {
  test('in a row of the log: named, the others unaffected; the board is cut back to the row before it as a new generation, and people bring their own work in again', async () => {
    const made = await twoBoards()
    const { dataDir, hurt } = made
    harm(dataDir, 'update board_log set bytes = flip(bytes) where board_id = ? and seq = (select max(seq) - 1 from board_log where board_id = ?)', hurt.id, hurt.id)
    let server = await made.again()
    const generation = (await viewOf(server, made.other.ann)).generation
    const out = await expectFound(server, made, /row \d+ does not match its checksum/)
    expect(out).toMatch(/Good until its last good row, of 20.*: 2 later rows would be gone/)
    expect(await operate(dataDir, 'workshops', 'repair', hurt.id)).toMatchObject({ code: 1, out: expect.stringContaining('stop that one first') })
    await server.stop()

    expect(await operate(dataDir, 'workshops', 'repair', made.other.id)).toMatchObject({ code: 1, out: expect.stringContaining('is whole') })
    const repaired = await operate(dataDir, 'workshops', 'repair', hurt.id)
    expect([repaired.code, repaired.out]).toEqual([0, expect.stringMatching(/is cut back to its last good row/)])
    const copy = /The database as it was: (\S+)/.exec(repaired.out)?.[1] ?? ''
    expect(new DatabaseSync(copy, { readOnly: true }).prepare('select count(*) as n from board_log where board_id = ?').get(hurt.id)?.['n']).toBe(5)

    server = await made.again()
    expect(await cardsAt(server, hurt)).toEqual(['a', 'b', 'sealed'])
    const view = await viewOf(server, hurt.ann)
    expect(view.generation).not.toBe(generation)
    // A page that knows the old generation starts afresh and adds its own part as new work.
    const old = new RawSocket(server, hurt.id, hurt.ann.accessToken, { query: `generation=${generation}x` })
    expect(await old.closed).toBe(4409)
    await write(server, hurt, ['c', 'd'])
    expect(await verifyChain(server, hurt.ann)).toHaveLength(1)
    await server.kill()
    server = await made.again()
    expect(await cardsAt(server, hurt)).toEqual(['a', 'b', 'c', 'd', 'sealed'])
    expect((await operate(dataDir, 'workshops', 'check')).out).toBe('All 2 boards are whole.\n')
    await server.stop()
  })

  test('in the state: the board of the newest sealed round is what is offered', async () => {
    const made = await twoBoards()
    harm(made.dataDir, 'update board_state set bytes = flip(bytes) where board_id = ?', made.hurt.id)
    let server = await made.again()
    expect(await expectFound(server, made, /state at \d+ does not match its checksum/)).toMatch(/Good until the sealed round 1 of 20/)
    await server.stop()
    expect((await operate(made.dataDir, 'workshops', 'repair', made.hurt.id)).code).toBe(0)
    server = await made.again()
    expect(await cardsAt(server, made.hurt)).toEqual(['sealed'])
    await write(server, made.hurt, ['and on'])
    await server.stop()
  })

  test('in ids or authors: nothing of the content is lost', async () => {
    const made = await twoBoards()
    harm(made.dataDir, `update card_authors set participant_id = 'somebody' where board_id = ? and card_id = 'a'`, made.hurt.id)
    let server = await made.again()
    expect(await expectFound(server, made, /ids and authors do not match their checksum/)).toMatch(/no row is lost/)
    await server.stop()
    expect((await operate(made.dataDir, 'workshops', 'repair', made.hurt.id)).code).toBe(0)
    server = await made.again()
    expect(await cardsAt(server, made.hurt)).toEqual(['a', 'b', 'c', 'd', 'sealed'])
    await write(server, made.hurt, ['and on'])
    await server.stop()
  })

  test('in a sealed round: it is not served, the board and the other rounds are', async () => {
    const made = await twoBoards()
    const file = new DatabaseSync(path.join(made.dataDir, 'visiebord.sqlite'))
    file.exec('drop trigger snapshots_never_change')
    file.close()
    harm(made.dataDir, `update snapshots set record = replace(record, 'sealed', 'sealeD') where workshop_id = ?`, made.hurt.id)
    const server = await made.again()
    const answer = await ask(server, 'GET', `workshops/${made.hurt.id}/snapshots/1`, { token: made.hurt.ann.accessToken })
    expect(answer.status).toBeGreaterThanOrEqual(500)
    expect(server.lines().filter((line) => line.includes(made.hurt.id) && /snapshot 1/.test(line))).not.toEqual([])
    expect(await cardsAt(server, made.hurt)).toEqual(['a', 'b', 'c', 'd', 'sealed'])
    await verifyChain(server, made.other.ann)
    await server.stop()
  })
})

describe('[D08] a rollback', { timeout: BUSY_MACHINE_MS }, () => {
  test.each([
    ['gets 4409 and the operator is told', { isKnown: true }],
    ['is refused when the older copy does not even know whose it is', { isKnown: false }],
  ])('that nobody announced: who holds what others made and the store lost merges nothing blindly, %s', async (_what, { isKnown }) => {
    const dataDir = await mkdtemp(path.join(base, 'r-'))
    const older = `${dataDir}-older.sqlite`
    const file = path.join(dataDir, 'visiebord.sqlite')
    let server = await startServer({ dataDir })
    const led = await lead(server)
    await led.begin()
    const bob = await led.enter('participant', 'Bob')
    const [annDoc, bobDoc] = [new Y.Doc(), new Y.Doc()]
    const put = async (doc: Y.Doc, at: StartedServer, id: string): Promise<void> => {
      const socket = await rejoin(at, led.ann, doc)
      putCard(doc, id, { authorId: led.ann.participantId })
      await socket.stored(1)
    }
    await put(isKnown ? annDoc : new Y.Doc(), server, 'old')
    await server.stop()
    vacuum(file, older)

    server = await startServer({ dataDir })
    await put(annDoc, server, 'newer, by Ann')
    await rejoin(server, bob, bobDoc)
    expect([...cardsOf(bobDoc).keys()].toSorted()).toEqual(['newer, by Ann', 'old'])
    await server.stop()

    // The machine is set back: no mark of a backup, the same generation, fewer rows.
    for (const end of ['', '-wal', '-shm']) await rm(file + end, { force: true })
    vacuum(older, file)
    server = await startServer({ dataDir })
    const back = new RawSocket(server, bob.workshopId, bob.accessToken)
    const ended = rejoin(server, bob, bobDoc, back)
    if (isKnown) {
      expect(await back.closed).toBe(4409)
      await ended.catch(() => undefined)
      expect(server.lines().filter((line) => line.includes(led.id) && /older copy/.test(line))).toHaveLength(1)
    } else {
      // By its cards only it is seen to be somebody else's: nothing tells it from unsent work that was handed over in one browser.
      expect(await back.refusal()).toBe('author-not-you')
    }
    expect(await cardsAt(server, led)).toEqual(['old'])
    // Ann holds only what is her own beyond it: that is her unsent work, and comes in again once.
    const ann = await rejoin(server, led.ann, annDoc)
    await ann.stored(1)
    expect(await cardsAt(server, led)).toEqual(['newer, by Ann', 'old'])
    await server.stop()
  })
})

function vacuum(from: string, to: string): void {
  const file = new DatabaseSync(from)
  file.exec(`vacuum into '${to}'`)
  file.close()
}
