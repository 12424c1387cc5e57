import type { Board } from '@visiebord/shared/board/board.ts'
import { openBoard } from '@visiebord/shared/board/openBoard.ts'
import * as Y from 'yjs'
import { isEmptyUpdate } from '../../core/sync/gate/isEmptyUpdate.ts'
import type { Seeded } from '../../core/sync/gate/test/seeded.ts'
import { say, WireSocket, type Frame } from '../room/wireSocket.ts'

type RoomDoor = Parameters<WireSocket['join']>[0]

/** An honest page with the real board and its undo, on a wire of which each direction is delivered by hand. A broken wire loses what is on it. */
export class SlowPage {
  readonly participantId: string
  readonly isFacilitator: boolean
  readonly doc = new Y.Doc()
  readonly board: Board
  readonly #random: Seeded
  readonly #duplicates: number
  #socket: WireSocket | undefined
  #toServer: Uint8Array[] = []
  #toClient: Frame[] = []
  #counted = 0
  #stored = 0
  #hasSynced = false

  /** `duplicates`: the part of the messages that arrive twice, as some proxies manage. */
  constructor(parts: { readonly participantId: string; readonly isFacilitator: boolean; readonly client: number; readonly random: Seeded; readonly duplicates?: number }) {
    const { participantId, isFacilitator, client, random, duplicates = 0 } = parts
    this.participantId = participantId
    this.isFacilitator = isFacilitator
    this.#random = random
    this.#duplicates = duplicates
    this.doc.clientID = client
    let made = 0
    this.board = openBoard(this.doc, { newId: () => `${participantId}-${++made}`, authorId: () => participantId })
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this && this.#socket !== undefined) this.#send(say.sync('update', update))
    })
  }

  get isConnected(): boolean {
    return this.#socket !== undefined
  }
  /** Nothing is under way, and all that it said is stored. */
  get isSettled(): boolean {
    return this.#hasSynced && this.#toServer.length + this.#toClient.length === 0 && this.#stored === this.#counted
  }

  connect(room: RoomDoor): void {
    this.#toServer = []
    this.#toClient = []
    this.#counted = 0
    this.#stored = 0
    this.#hasSynced = false
    const socket = new WireSocket()
    this.#socket = socket
    socket.onFrame = (frame) => void this.#toClient.push(frame)
    socket.join(room, { participantId: this.participantId, sealed: 0 })
    this.#send(say.sync('step1', Y.encodeStateVector(this.doc)))
    this.#send(say.awareness({ client: this.doc.clientID, clock: 1, state: '{}' }))
  }

  drop(): void {
    const socket = this.#socket
    this.#socket = undefined
    if (socket) socket.onFrame = undefined
    socket?.leave()
  }

  deliverUp(most: number): void {
    for (const bytes of this.#toServer.splice(0, most)) {
      for (let times = this.#random.chance(this.#duplicates) ? 2 : 1; times > 0; times--) {
        this.#counted += countOf(bytes)
        this.#socket?.say(bytes)
      }
      if (this.#socket?.closed !== undefined) throw new Error(`${this.participantId} is closed with ${this.#socket.closed}`)
    }
  }

  deliverDown(most: number): void {
    for (const frame of this.#toClient.splice(0, most)) {
      this.#take(frame)
      if (this.#random.chance(this.#duplicates) && frame.type !== 'stored') this.#take(frame)
    }
  }

  #take(frame: Frame): void {
    switch (frame.type) {
      case 'step1':
        return this.#send(say.sync('step2', Y.encodeStateAsUpdate(this.doc, frame.bytes)))
      case 'step2':
        this.#hasSynced = true
        return Y.applyUpdate(this.doc, frame.bytes, this)
      case 'update':
        return Y.applyUpdate(this.doc, frame.bytes, this)
      case 'stored':
        if (frame.count <= this.#stored || frame.count > this.#counted) throw new Error(`${this.participantId}: ${frame.count} stored of ${this.#counted}, after ${this.#stored}`)
        this.#stored = frame.count
        return
      case 'refused':
        throw new Error(`${this.participantId} is refused: ${JSON.stringify(frame.body)}`)
      case 'handIn':
      case 'view':
      case 'awareness':
      case 'motion':
      case 'notice':
      case 'people':
        return
    }
  }

  #send(bytes: Uint8Array): void {
    this.#toServer.push(bytes)
  }
}

/** 1 for a message that the server counts. */
function countOf(bytes: Uint8Array): number {
  const isWrite = bytes[0] === 0 && (bytes[1] === 1 || bytes[1] === 2)
  return isWrite && !isEmptyUpdate(bytes.subarray(3)) ? 1 : 0
}
