import * as Y from 'yjs'
import { isEmptyUpdate } from '../../core/sync/gate/isEmptyUpdate.ts'
import { createDocOf } from './seededDoc.ts'
import { say, WireSocket, type Frame } from './wireSocket.ts'

export type Op = { readonly kind: 'add' | 'delete' | 'edit'; readonly card: string; fate: 'unsent' | 'sent' | 'stored' | 'lost' }
type RoomDoor = Parameters<WireSocket['join']>[0]

/** An honest client on a slow wire: both directions are delivered by hand. Remembers what became of each of its edits. */
export class FuzzPeer {
  readonly participantId: string
  readonly ops: Op[] = []
  readonly #random: () => number
  readonly #answersHandIn: boolean
  doc: Y.Doc
  sealed = 0
  #socket: WireSocket | undefined
  #toServer: { readonly bytes: Uint8Array; readonly ops?: readonly Op[] }[] = []
  #toClient: Frame[] = []
  #unstored = new Map<number, readonly Op[]>()
  #counted = 0
  #editing: Op | undefined
  readonly #sentEarlier = new Set<Op>()
  readonly #inDoubt = new Set<Op>()
  #hasSynced = false
  /** It has handed in and waits for the view. */
  waits = false

  constructor(participantId: string, random: () => number) {
    this.participantId = participantId
    this.#random = random
    this.#answersHandIn = random() < 0.8
    this.doc = this.#freshDoc()
  }

  get isConnected(): boolean {
    return this.#socket !== undefined
  }
  get isQuiet(): boolean {
    return this.#toServer.length === 0 && this.#toClient.length === 0
  }

  connect(room: RoomDoor): void {
    this.#toServer = []
    this.#toClient = []
    this.#unstored = new Map()
    this.#counted = 0
    this.#hasSynced = false
    this.waits = false
    const socket = new WireSocket()
    this.#socket = socket
    socket.onFrame = (frame) => void this.#toClient.push(frame)
    socket.join(room, { participantId: this.participantId, sealed: this.sealed })
    this.#send(say.sync('step1', Y.encodeStateVector(this.doc)))
    this.#send(say.awareness({ client: this.doc.clientID, clock: 1, state: '{}' }))
  }

  drop(): void {
    for (const op of this.ops) if (op.fate === 'sent') this.#sentEarlier.add(op)
    const socket = this.#socket
    this.#socket = undefined
    if (socket) socket.onFrame = undefined
    socket?.leave()
  }

  edit(name: string): void {
    if (this.waits) return
    const cards = this.doc.getMap<Y.Map<unknown>>('cards')
    const ids = [...cards.keys()]
    const chosen = ids[Math.floor(this.#random() * ids.length)]
    const dice = this.#random()
    const kind = chosen === undefined || dice < 0.5 ? 'add' : dice < 0.65 ? 'delete' : 'edit'
    const op: Op = { kind, card: kind === 'add' || chosen === undefined ? name : chosen, fate: 'unsent' }
    this.ops.push(op)
    this.#editing = op
    this.doc.transact(() => {
      if (op.kind === 'delete') return cards.delete(op.card)
      if (op.kind === 'edit') {
        const text = cards.get(op.card)?.get('text')
        if (text instanceof Y.Text) text.insert(Math.floor(this.#random() * (text.length + 1)), `${name} `)
        cards.get(op.card)?.set('position', { x: Math.floor(this.#random() * 1000), y: 0 })
        return
      }
      const card = new Y.Map<unknown>()
      cards.set(op.card, card)
      card.set('kind', 'note')
      card.set('order', 'a0')
      card.set('text', new Y.Text(name))
    })
    this.#editing = undefined
  }

  /** One message arrives at the server. */
  deliverUp(): void {
    const next = this.#toServer.shift()
    if (next === undefined || this.#socket === undefined) return
    for (const op of next.ops ?? []) if (op.fate === 'unsent') op.fate = 'sent'
    this.#socket.say(next.bytes)
    if (this.#socket?.closed !== undefined) throw new Error(`closed with ${this.#socket.closed}`)
  }

  /** One message arrives here. */
  deliverDown(): void {
    const frame = this.#toClient.shift()
    switch (frame?.type) {
      case 'step1':
        return this.#answerStep1(frame.bytes)
      case 'step2':
        this.#hasSynced = true
        return Y.applyUpdate(this.doc, frame.bytes, this)
      case 'update':
        return Y.applyUpdate(this.doc, frame.bytes, this)
      case 'view':
        this.sealed = Number(frame.body['sealed'])
        this.waits = false
        return
      case 'stored':
        for (const [index, ops] of this.#unstored) {
          if (index > frame.count) continue
          this.#unstored.delete(index)
          for (const op of ops) op.fate = 'stored'
        }
        return
      case 'refused':
        return this.#startAfresh()
      case 'handIn':
        if (this.#answersHandIn) {
          this.waits = true
          this.#send(say.handIn())
        }
        return
      case 'awareness':
      case 'motion':
      case 'notice':
      case 'people':
      case undefined:
        return
    }
  }

  get hasSynced(): boolean {
    return this.#hasSynced
  }

  #answerStep1(vector: Uint8Array): void {
    const diff = Y.encodeStateAsUpdate(this.doc, vector)
    if (isEmptyUpdate(diff)) for (const op of this.openOps) op.fate = 'stored' // the server's own state vector says so
    this.#sendCounted(say.sync('step2', diff), diff, this.openOps)
  }

  /** What the refused connection alone carried is lost for the board: the tray has it. Of what an earlier one carried too, nobody knows. */
  #startAfresh(): void {
    for (const op of this.openOps) {
      if (this.#sentEarlier.has(op)) this.#inDoubt.add(op)
      else op.fate = 'lost'
    }
    this.drop()
    this.doc = this.#freshDoc()
  }

  /** Edits of which this client waits to hear. */
  get openOps(): Op[] {
    return this.ops.filter((op) => (op.fate === 'unsent' || op.fate === 'sent') && !this.#inDoubt.has(op))
  }

  #sendCounted(bytes: Uint8Array, payload: Uint8Array, ops: readonly Op[]): void {
    if (!isEmptyUpdate(payload)) this.#unstored.set(++this.#counted, ops)
    this.#toServer.push({ bytes, ops })
  }

  #send(bytes: Uint8Array): void {
    this.#toServer.push({ bytes })
  }

  #freshDoc(): Y.Doc {
    const doc = createDocOf(this.#random)
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === this || this.#socket === undefined || doc !== this.doc) return
      this.#sendCounted(say.sync('update', update), update, this.#editing ? [this.#editing] : [])
    })
    return doc
  }
}
