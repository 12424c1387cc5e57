import { MESSAGE, SYNC } from '@visiebord/shared/protocol/frames.ts'
import * as decoding from 'lib0/decoding'
import WebSocket from 'ws'
import * as Y from 'yjs'
import type { Seat } from '../servers/measuredServer.ts'
import { ASK_FOR_ALL, HAVE_NOTHING, withPrefix } from './craft.ts'

export type ReadBoard = {
  readonly cards: Readonly<Record<string, unknown>>
  /** From the open socket to the first SyncStep2, ms; to the message that made it whole, before it is applied; and to `isWhole`. */
  readonly firstAnswerMs: number
  readonly arrivedMs: number
  readonly wholeMs: number
  /** Of all messages until then. */
  readonly bytes: number
}

export type ReadOptions = { readonly patienceMs?: number; readonly isWhole?: (cards: Y.Map<unknown>) => boolean }

/** A real Yjs document joins and reads the board; undefined when it is not whole in time. */
export function readBoard(seat: Seat, { patienceMs = 20_000, isWhole = () => true }: ReadOptions = {}): Promise<ReadBoard | undefined> {
  const doc = new Y.Doc()
  const cards = doc.getMap('cards')
  const socket = new WebSocket(seat.address, { headers: seat.headers, perMessageDeflate: false })
  const say = (frame: Uint8Array): void => socket.send(withPrefix(seat.prefix, frame))
  let openAt = 0
  let firstAnswerMs = Number.POSITIVE_INFINITY
  let bytes = 0
  return new Promise<ReadBoard | undefined>((resolve, reject) => {
    const patience = setTimeout(() => resolve(undefined), patienceMs)
    socket.on('open', () => {
      openAt = performance.now()
      say(seat.greeting ?? ASK_FOR_ALL)
    })
    socket.on('message', (data: Buffer) => {
      bytes += data.length
      const arrivedMs = performance.now() - openAt
      const decoder = decoding.createDecoder(data)
      decoder.pos = seat.prefix.length
      const type = decoding.readVarUint(decoder)
      if (type === MESSAGE.auth) return say(ASK_FOR_ALL)
      if (type !== MESSAGE.sync && type !== 4) return
      const kind = decoding.readVarUint(decoder)
      if (kind === SYNC.step1) return say(HAVE_NOTHING)
      if (kind === SYNC.step2) firstAnswerMs = Math.min(firstAnswerMs, arrivedMs)
      Y.applyUpdate(doc, decoding.readVarUint8Array(decoder))
      if (firstAnswerMs === Number.POSITIVE_INFINITY || !isWhole(cards)) return
      const wholeMs = performance.now() - openAt
      clearTimeout(patience)
      resolve({ cards: cards.toJSON(), firstAnswerMs, arrivedMs, wholeMs, bytes })
    })
    socket.on('error', reject)
    socket.on('close', (code) => reject(new Error(`closed with ${code} before the board was read`)))
  }).finally(() => {
    socket.removeAllListeners('close')
    socket.terminate()
    doc.destroy()
  })
}
