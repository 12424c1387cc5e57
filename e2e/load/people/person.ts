import { MESSAGE, SYNC } from '@visiebord/shared/protocol/frames.ts'
import * as decoding from 'lib0/decoding'
import WebSocket from 'ws'
import type { Seat } from '../servers/measuredServer.ts'
import { ASK_FOR_ALL, awarenessFrame, HAVE_NOTHING, motionFrame, moveUpdate, newCard, type Point, updateFrame, withPrefix } from './craft.ts'

/** Yjs ids are 32 random bits, those of our page 30: five bytes on the wire. These are as long, below 2³⁰ as those of our page, and tell who it is. */
export const FIRST_CLIENT = 1_000_000_000
/** Hocuspocus: an answer to a question, otherwise as `sync`. */
const SYNC_REPLY = 4

export type PersonParts = {
  readonly seat: Seat
  /** Within its run. */
  readonly index: number
  /** Where card and pointer are at each edit, for who looks on; without it the x tells which edit it is. */
  readonly route?: (edit: number) => Point
  /** Hears every sync update and every motion body, once joined. */
  readonly watch?: { update(update: Uint8Array): void; motions(body: Uint8Array): void }
}

/** Somebody with one card of their own, without a document: writes and counts bytes. Ends by `leave`. */
export class Person {
  readonly index: number
  readonly cardId: string
  /** Yjs client id. */
  readonly client: number
  /** Clock of the first move, once the card is there. */
  firstMove: number | undefined
  framesIn = 0
  bytesIn = 0
  /** Close code, when the server ended it. */
  endedWith: number | undefined
  /** From the open socket to the whole board, and the same from asking for the socket, ms. */
  joinMs = Number.POSITIVE_INFINITY
  knockMs = Number.POSITIVE_INFINITY
  readonly #socket: WebSocket
  readonly #prefix: Uint8Array
  readonly #watch: PersonParts['watch']
  readonly #name: string
  readonly #route: PersonParts['route']
  /** Where the card lies: a drag is told as the way from there. */
  #home: Point | undefined
  #awarenessClock = 0
  #position = 0
  #next = 0
  #isHolding = false
  readonly #knockedAt = performance.now()
  #openAt = 0
  #isJoined = false
  #isLeaving = false
  readonly joined: Promise<void>

  constructor({ seat, index, route, watch }: PersonParts) {
    this.index = index
    this.cardId = `kaart-${index}`
    this.#name = `Deelnemer ${index}`
    this.client = FIRST_CLIENT + index
    this.#prefix = seat.prefix
    this.#route = route
    this.#watch = watch
    this.#socket = new WebSocket(seat.address, { headers: seat.headers, perMessageDeflate: false, skipUTF8Validation: true })
    this.joined = new Promise((resolve, reject) => {
      this.#socket.on('open', () => {
        this.#openAt = performance.now()
        if (seat.greeting === undefined) this.#begin()
        else this.#say(seat.greeting)
      })
      this.#socket.on('message', (data) => this.#hear(data as Buffer, resolve))
      this.#socket.on('error', (error) => reject(error))
      this.#socket.on('close', (code) => {
        if (!this.#isLeaving) this.endedWith = code
        reject(new Error(`closed with ${code} before it had the board`))
      })
    })
    this.joined.catch(() => undefined)
  }

  /** Writes the card that this person will move. */
  bringCard(): void {
    this.#home = this.#route?.(0)
    const card = newCard(this.client, this.cardId, this.#home ?? { x: -1, y: this.index })
    this.#position = card.positionClock
    this.#next = card.nextClock
    this.firstMove = card.nextClock
    this.#say(updateFrame(card.update))
  }

  /** Any update V1 under this person's own id. */
  write(update: Uint8Array): void {
    this.#say(updateFrame(update))
  }

  /** Into the document; the x tells which move it is. */
  move(edit: number): void {
    const at = this.#at(edit)
    if (this.#home !== undefined) this.#home = at
    this.#say(updateFrame(moveUpdate(this.client, this.#next, this.#position, at)))
    this.#position = this.#next++
  }

  /** The pointer, as y-websocket's awareness tells it: the whole state each time. */
  point(edit: number): void {
    const { x, y } = this.#at(edit)
    this.#say(awarenessFrame(this.client, this.#awarenessClock++, `{"user":{"name":"${this.#name}"},"cursor":{"x":${x},"y":${y}}}`))
  }

  /** Pointer and card in one of our frames; which motion it is stands in the cursor. */
  drag(edit: number): void {
    const cardIds = this.#isHolding ? {} : { cardIds: [this.cardId] }
    this.#isHolding = true
    const cursor = this.#at(edit)
    const by = this.#home === undefined ? { dx: edit, dy: -edit } : { dx: cursor.x - this.#home.x, dy: cursor.y - this.#home.y }
    this.#say(motionFrame({ cursor, drag: { ...by, ...cardIds } }))
  }

  /** The hand is empty; the pointer stays. */
  letGo(edit: number): void {
    this.#isHolding = false
    this.#say(motionFrame({ cursor: this.#at(edit) }))
  }

  leave(): void {
    this.#isLeaving = true
    this.#socket.terminate()
  }

  #at(edit: number): Point {
    return this.#route?.(edit) ?? { x: edit, y: this.index }
  }

  #begin(): void {
    this.#say(ASK_FOR_ALL)
    this.point(0)
  }

  #say(frame: Uint8Array): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(withPrefix(this.#prefix, frame))
  }

  #hear(data: Buffer, joined: () => void): void {
    this.framesIn++
    this.bytesIn += data.length + (data.length < 126 ? 2 : data.length < 65_536 ? 4 : 10)
    if (this.#isJoined && this.#watch === undefined) return
    const decoder = decoding.createDecoder(data)
    decoder.pos = this.#prefix.length
    const type = decoding.readVarUint(decoder)
    if (type === MESSAGE.motion) return this.#watch?.motions(decoding.readVarUint8Array(decoder))
    if (type === MESSAGE.auth && !this.#isJoined) return this.#begin()
    if (type !== MESSAGE.sync && type !== SYNC_REPLY) return
    const kind = decoding.readVarUint(decoder)
    if (kind === SYNC.step1) return this.#say(HAVE_NOTHING)
    if (kind === SYNC.step2 && !this.#isJoined) {
      this.joinMs = performance.now() - this.#openAt
      this.knockMs = performance.now() - this.#knockedAt
      this.#isJoined = true
      return joined()
    }
    this.#watch?.update(decoding.readVarUint8Array(decoder))
  }
}
