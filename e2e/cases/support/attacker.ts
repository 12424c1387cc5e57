// A process that does one bad thing to one board as fast as it can, for some seconds, and tells at its end what came of it.
import { text } from 'node:stream/consumers'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { putCard, updatesOf } from '../../contract/support/boardWriter.ts'
import { NOTHING, say } from '../../contract/support/rawSocket.ts'
import type { AttackName, AttackReport, AttackWish } from './attack.ts'

const MIB = 1024 * 1024
/** More bytes than this in its own buffer and an attacker waits: it is to press on the server, not on its own memory. */
const FULL = 8 * MIB

const wish = JSON.parse(await text(process.stdin)) as AttackWish
const until = performance.now() + wish.seconds * 1_000
const report = { sent: 0, sockets: 0, bytesHeard: 0, codes: {} as Record<string, number> }

const doc = new Y.Doc()
const onePut = (): Uint8Array => updatesOf(doc, () => putCard(doc, 'again and again', { text: 'x'.repeat(20) }))[0] ?? NOTHING
const known = (): Uint8Array => {
  const large = new Y.Doc()
  large.transact(() => {
    for (let index = 0; index < 150; index++) putCard(large, `large ${index}`, { text: 'x'.repeat(19_000) })
  })
  return Y.encodeStateAsUpdate(large)
}
const presence = (clock: number): Uint8Array => say.awareness(Array.from({ length: 50 }, (_, index) => ({ client: 1_000 + index, clock, state: { name: 'x'.repeat(1_900) } })))
const garbage = new Uint8Array(4 * MIB - 16).fill(0xff)

/** Each makes the next message; the number says how many in one turn. */
const MESSAGES: Readonly<Record<Exclude<AttackName, 'churn' | 'ping-flood'>, { readonly next: () => Uint8Array; readonly atOnce: number }>> = {
  'step1-flood': { next: () => say.step1(Uint8Array.of(0)), atOnce: 100 },
  'difference-flood': { next: () => say.step1(Y.encodeStateVector(new Map([[7, 9], [8, 3]]))), atOnce: 100 },
  'query-flood': { next: () => say.queryAwareness(), atOnce: 100 },
  'awareness-flood': { next: () => presence(report.sent + 1), atOnce: 5 },
  'motion-flood': { next: () => say.motion(Uint8Array.of(1, 5, report.sent % 60)), atOnce: 100 },
  'update-flood': { next: () => say.update(onePut()), atOnce: 20 },
  'known-flood': { next: (() => { let large: Uint8Array | undefined; return () => (large ??= say.update(known())) })(), atOnce: 1 },
  'garbage-flood': { next: () => say.update(garbage), atOnce: 1 },
}

const sockets = new Set<WebSocket>()
function open(): WebSocket {
  const socket = new WebSocket(`${wish.url.replace(/^http/, 'ws')}/sync/${wish.person.workshopId}`, { headers: { authorization: `Bearer ${wish.person.accessToken}` } })
  sockets.add(socket)
  report.sockets += 1
  socket.on('error', () => undefined)
  socket.on('message', (data: Buffer) => (report.bytesHeard += data.length))
  socket.on('close', (code) => {
    sockets.delete(socket)
    report.codes[code] = (report.codes[code] ?? 0) + 1
  })
  return socket
}
const TURN_MS = 10
const turn = (): Promise<void> => new Promise((resolve) => void (wish.perSecond === undefined ? setImmediate(resolve) : setTimeout(resolve, TURN_MS)))
const opened = (socket: WebSocket): Promise<boolean> =>
  new Promise((resolve) => {
    socket.once('open', () => resolve(true))
    socket.once('close', () => resolve(false))
  })

/** On one socket, and on the next when that is closed. */
async function flood(name: Exclude<AttackName, 'churn'>): Promise<void> {
  while (performance.now() < until) {
    const socket = open()
    if (!(await opened(socket))) continue
    socket.send(say.step2(NOTHING))
    if (name === 'ping-flood') socket.on('pong', () => socket.readyState === WebSocket.OPEN && socket.ping())
    while (performance.now() < until && socket.readyState === WebSocket.OPEN) {
      if (name === 'ping-flood') {
        if (report.sent === 0) for (let ping = 0; ping < 30; ping++) socket.ping()
        report.sent += 1
        await turn()
        continue
      }
      const { next } = MESSAGES[name]
      const atOnce = wish.perSecond === undefined ? MESSAGES[name].atOnce : (wish.perSecond * TURN_MS) / 1_000
      for (let index = 0; index < atOnce && socket.bufferedAmount < FULL; index++) {
        socket.send(next())
        report.sent += 1
      }
      await turn()
    }
    socket.terminate()
  }
}

/** Comes, and goes as soon as it is in: ten at a time. */
async function churn(): Promise<void> {
  const one = async (): Promise<void> => {
    while (performance.now() < until) {
      const socket = open()
      if (await opened(socket)) socket.send(say.awareness([{ client: 7, state: { name: 'Klapdeur' } }]))
      report.sent += 1
      await new Promise<void>((resolve) => {
        socket.once('message', () => resolve())
        socket.once('close', () => resolve())
      })
      socket.close()
    }
  }
  await Promise.all(Array.from({ length: 10 }, one))
}

await (wish.name === 'churn' ? churn() : flood(wish.name))
for (const socket of sockets) socket.terminate()
process.stdout.write(`${JSON.stringify(report satisfies AttackReport)}\n`, () => process.exit(0))
