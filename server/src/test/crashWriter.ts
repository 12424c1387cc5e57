import { once } from 'node:events'
import { MESSAGE, SYNC } from '@visiebord/shared/protocol/frames.ts'
import { openBoard } from '@visiebord/shared/board/openBoard.ts'
import type { Board } from '@visiebord/shared/board/board.ts'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'

const isEmpty = (update: Uint8Array): boolean => update.length === 2 && update[0] === 0 && update[1] === 0

function syncMessage(kind: number, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.sync)
  encoding.writeVarUint(encoder, kind)
  encoding.writeVarUint8Array(encoder, payload)
  return encoding.toUint8Array(encoder)
}

/** One person at the board by the plain y-websocket protocol, who remembers which of their operations the server called stored. */
export class CrashWriter {
  readonly doc = new Y.Doc()
  readonly board: Board
  /** Markers of operations that the server called stored. */
  readonly stored = new Set<string>()
  /** Called when the server called more stored. */
  onStored: () => void = () => undefined
  #socket: WebSocket | undefined
  /** What each counted message of this connection carried. */
  #counted: (readonly string[])[] = []
  /** Made and not known to be stored. */
  #open = new Set<string>()
  #making: string | undefined

  constructor(name: string) {
    let ids = 0
    this.board = openBoard(this.doc, { newId: () => `${name}-${++ids}`, authorId: () => undefined })
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.#send(SYNC.update, update, this.#making === undefined ? [] : [this.#making])
    })
  }

  get openCount(): number {
    return this.#open.size
  }

  /** One operation: `write` puts `marker` into the board, once. */
  operate(marker: string, write: (board: Board) => void): void {
    this.#open.add(marker)
    this.#making = marker
    write(this.board)
    this.#making = undefined
  }

  /** Connects with what it holds; resolves when the server has sent its board. */
  async connect(url: string, workshopId: string, accessToken: string): Promise<void> {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/sync/${workshopId}`, { headers: { authorization: `Bearer ${accessToken}` } })
    this.#socket = socket
    this.#counted = []
    const synced = new Promise<void>((resolve, reject) => {
      socket.on('message', (data: Buffer) => this.#hear(new Uint8Array(data), resolve))
      socket.on('error', reject)
      socket.on('close', (code) => reject(new Error(`closed with ${code} before it was synced`)))
    })
    synced.catch(() => undefined)
    await once(socket, 'open')
    this.#send(SYNC.step1, Y.encodeStateVector(this.doc), [])
    await synced
  }

  async disconnect(): Promise<void> {
    const socket = this.#socket
    this.#socket = undefined
    if (socket === undefined || socket.readyState === WebSocket.CLOSED) return
    socket.terminate()
    await once(socket, 'close')
  }

  #send(kind: number, payload: Uint8Array, markers: readonly string[]): void {
    if (this.#socket?.readyState !== WebSocket.OPEN) return
    if (kind !== SYNC.step1 && !isEmpty(payload)) this.#counted.push(markers)
    this.#socket.send(syncMessage(kind, payload))
  }

  /** What the server has already (stored, but the word for it died with the line) makes an empty answer, which counts for nothing. */
  #answerStep1(vector: Uint8Array): void {
    const lacking = Y.encodeStateAsUpdate(this.doc, vector)
    if (isEmpty(lacking)) {
      for (const marker of this.#open) this.stored.add(marker)
      this.#open.clear()
    }
    this.#send(SYNC.step2, lacking, [...this.#open])
  }

  #hear(bytes: Uint8Array, synced: () => void): void {
    const decoder = decoding.createDecoder(bytes)
    const type = decoding.readVarUint(decoder)
    if (type === MESSAGE.refused) throw new Error(`refused: ${decoding.readVarString(decoder)}`)
    if (type === MESSAGE.stored) {
      for (const marker of this.#counted.slice(0, decoding.readVarUint(decoder)).flat()) {
        this.stored.add(marker)
        this.#open.delete(marker)
      }
      this.onStored()
    }
    if (type !== MESSAGE.sync) return
    const kind = decoding.readVarUint(decoder)
    const payload = decoding.readVarUint8Array(decoder)
    if (kind === SYNC.step1) return this.#answerStep1(payload)
    Y.applyUpdate(this.doc, payload, this)
    if (kind === SYNC.step2) synced()
  }
}
