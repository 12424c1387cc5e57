import { encodeMotionFrame, MESSAGE, SYNC } from '@visiebord/shared/protocol/frames.ts'
import { encodeMotion, type Motion } from '@visiebord/shared/protocol/motion.ts'
import * as decoding from 'lib0/decoding'
import WebSocket from 'ws'
import * as Y from 'yjs'
import { ASK_FOR_ALL, awarenessFrame, newNote, step2Frame, updateFrame } from '../../load/people/craft.ts'

export type Point = { readonly x: number; readonly y: number }
export type Address = { readonly address: string; readonly headers: Readonly<Record<string, string>> }

/** Somebody on a board with a real Yjs document of a fresh id. Ends by `leave`. */
export class Visitor {
  readonly doc = new Y.Doc()
  /** Resolves when the board is there. */
  readonly joined: Promise<void>
  readonly #socket: WebSocket
  #awarenessClock = 0
  #grip: string | undefined
  #hasStep2 = false
  endedWith: number | undefined

  constructor({ address, headers }: Address) {
    this.#socket = new WebSocket(address, { headers, perMessageDeflate: false })
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.#say(updateFrame(update))
    })
    this.joined = new Promise((resolve, reject) => {
      this.#socket.on('open', () => {
        this.#say(ASK_FOR_ALL)
        this.point({ x: 0, y: 0 })
      })
      this.#socket.on('message', (data: Buffer) => this.#hear(data, resolve))
      this.#socket.on('error', reject)
      this.#socket.on('close', (code) => {
        this.endedWith ??= code
        reject(new Error(`closed with ${code} before the board was there`))
      })
    })
    this.joined.catch(() => undefined)
  }

  get cards(): Y.Map<Y.Map<unknown>> {
    return this.doc.getMap('cards')
  }

  bringCard(cardId: string, at: Point): void {
    this.cards.set(cardId, newNote(at, 'Wat we delen'))
  }

  /** Into the document. */
  move(cardId: string, at: Point): void {
    this.cards.get(cardId)?.set('position', at)
  }

  takeAway(cardId: string): void {
    this.cards.delete(cardId)
  }

  /** As plain y-websocket tells a pointer. */
  point({ x, y }: Point): void {
    this.#say(awarenessFrame(this.doc.clientID, this.#awarenessClock++, `{"cursor":{"x":${x},"y":${y}}}`))
  }

  /** As our page tells a drag. */
  drag(cardId: string, cursor: Point, by: Point): void {
    const drag = { dx: by.x, dy: by.y, ...(this.#grip === cardId ? {} : { cardIds: [cardId] }) }
    this.#grip = cardId
    this.#motion({ cursor, drag })
  }

  letGo(cursor: Point): void {
    this.#grip = undefined
    this.#motion({ cursor })
  }

  /** `politely`: with a close frame, as a page that is closed; otherwise as a laptop that is shut. */
  leave({ politely }: { readonly politely: boolean }): void {
    this.endedWith ??= 0
    if (politely) this.#socket.close(1000)
    else this.#socket.terminate()
    this.doc.destroy()
  }

  #motion(motion: Motion): void {
    this.#say(encodeMotionFrame(encodeMotion(motion)))
  }

  #say(frame: Uint8Array): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(frame)
  }

  #hear(data: Buffer, joined: () => void): void {
    const decoder = decoding.createDecoder(data)
    if (decoding.readVarUint(decoder) !== MESSAGE.sync) return
    const kind = decoding.readVarUint(decoder)
    const payload = decoding.readVarUint8Array(decoder)
    if (kind === SYNC.step1) return this.#say(step2Frame(Y.encodeStateAsUpdate(this.doc, payload)))
    Y.applyUpdate(this.doc, payload, this)
    if (kind !== SYNC.step2 || this.#hasStep2) return
    this.#hasStep2 = true
    joined()
  }
}
