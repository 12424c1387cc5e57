/** A server in memory, turned by hand: speaks the protocol through sockets that the real provider opens. Tests only. */
import { CLOSE, encodeHandIn, encodeJsonFrame, encodeStored, MESSAGE, type Person, SYNC } from '@visiebord/shared/protocol/frames.ts'
import { BOARD_LIMITS } from '@visiebord/shared/board/limits.ts'
import { WORKSHOP_LIMITS } from '@visiebord/shared/workshop/limits.ts'
import { ALLOWED_KINDS } from '@visiebord/shared/workshop/nouns.ts'
import type { WorkshopView } from '@visiebord/shared/protocol/view.ts'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'

type Handler<E> = ((event: E) => void) | null

export class FakeSocket {
  static readonly CONNECTING = 0
  static readonly OPEN = 1
  static readonly CLOSING = 2
  static readonly CLOSED = 3
  readonly OPEN = 1
  readyState = 0
  binaryType = 'blob'
  onopen: Handler<unknown> = null
  onmessage: Handler<{ data: ArrayBuffer }> = null
  onclose: Handler<{ code: number; reason: string }> = null
  onerror: Handler<unknown> = null
  readonly url: URL
  readonly #server: FakeServer

  constructor(url: string | URL, server: FakeServer) {
    this.url = new URL(url)
    this.#server = server
    queueMicrotask(() => server.opened(this))
  }

  send(data: Uint8Array): void {
    if (this.readyState === 1) this.#server.received(this, data.slice())
  }

  close(): void {
    if (this.readyState >= 2) return
    this.readyState = 3
    this.#server.left(this)
  }

  open(): void {
    this.readyState = 1
    this.onopen?.({})
  }

  message(bytes: Uint8Array): void {
    if (this.readyState === 1) this.onmessage?.({ data: bytes.slice().buffer as ArrayBuffer })
  }

  closeBy(code: number): void {
    if (this.readyState >= 2) return
    this.readyState = 3
    this.#server.left(this)
    this.onclose?.({ code, reason: '' })
  }
}

type Line = { counted: number; step2: boolean; refused: boolean; motions: Uint8Array[] }

/** What a test may do to a write before it is taken. */
export type Verdict = { readonly refuse: string } | 'store' | 'hold'

export class FakeServer {
  doc = new Y.Doc()
  view: WorkshopView
  readonly lines = new Map<FakeSocket, Line>()
  readonly urls: URL[] = []
  /** Asked for each counted message that changes something. */
  judge: (write: { readonly update: Uint8Array; readonly isStep2: boolean; readonly url: URL }) => Verdict = () => 'store'
  isReachable = true
  /** Sockets neither open nor close: a network that swallows the handshake. */
  swallows = false
  /** Whether HTTP still knows who this browser is. */
  knowsSession = true
  handIns = 0

  constructor(view: Partial<WorkshopView> = {}) {
    this.view = { ...EXAMPLE_VIEW, ...view }
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      const frame = syncFrame(SYNC.update, update)
      for (const [socket, line] of this.lines) if (socket !== origin && line.step2) socket.message(frame)
    })
  }

  /** The WebSocket class to give to a session. */
  get Socket(): typeof WebSocket {
    return socketClassOf(this)
  }

  opened(socket: FakeSocket): void {
    this.urls.push(socket.url)
    if (this.swallows) return
    if (!this.isReachable) return socket.closeBy(1006)
    const generation = socket.url.searchParams.get('generation')
    const isOther = generation !== null && generation !== this.view.generation
    if (!isOther) this.lines.set(socket, { counted: 0, step2: false, refused: false, motions: [] })
    socket.open()
    if (isOther) return socket.closeBy(CLOSE.otherGeneration)
    socket.message(syncFrame(SYNC.step1, Y.encodeStateVector(this.doc)))
    socket.message(encodeJsonFrame(MESSAGE.view, this.view))
  }

  left(socket: FakeSocket): void {
    this.lines.delete(socket)
  }

  received(socket: FakeSocket, bytes: Uint8Array): void {
    const line = this.lines.get(socket)
    if (line === undefined) return
    const decoder = decoding.createDecoder(bytes)
    const type = decoding.readVarUint(decoder)
    if (type === MESSAGE.handIn) this.handIns++
    if (type === MESSAGE.motion) line.motions.push(decoding.readVarUint8Array(decoder))
    if (type !== MESSAGE.sync) return
    const step = decoding.readVarUint(decoder)
    const payload = decoding.readVarUint8Array(decoder)
    // After the server's own SyncStep1, as the real one does.
    if (step === SYNC.step1) return queueMicrotask(() => socket.message(syncFrame(SYNC.step2, Y.encodeStateAsUpdate(this.doc, payload))))
    if (step === SYNC.step2) line.step2 = true
    if (payload.length === 2 && payload[0] === 0 && payload[1] === 0) return
    line.counted++
    if (line.refused) return
    const verdict = this.#isWrite(payload) ? this.judge({ update: payload, isStep2: step === SYNC.step2, url: socket.url }) : 'store'
    if (verdict === 'hold') return
    if (verdict === 'store') {
      Y.applyUpdate(this.doc, payload, socket)
      return socket.message(encodeStored(line.counted))
    }
    line.refused = true
    socket.message(encodeJsonFrame(MESSAGE.refused, { code: verdict.refuse }))
  }

  #isWrite(update: Uint8Array): boolean {
    const before = new Y.Doc()
    Y.applyUpdate(before, Y.encodeStateAsUpdate(this.doc))
    let changed = false
    before.on('update', () => (changed = true))
    Y.applyUpdate(before, update)
    return changed
  }

  /** Tells every line that all of it is stored. */
  storeAll(): void {
    for (const [socket, line] of this.lines) socket.message(encodeStored(line.counted))
  }

  pushView(change: Partial<WorkshopView>): void {
    this.view = { ...this.view, ...change }
    for (const socket of this.lines.keys()) socket.message(encodeJsonFrame(MESSAGE.view, this.view))
  }

  pushPeople(persons: readonly Person[]): void {
    this.push(encodeJsonFrame(MESSAGE.people, { all: persons }))
  }

  push(frame: Uint8Array): void {
    for (const socket of this.lines.keys()) socket.message(frame)
  }

  askHandIn(): void {
    this.push(encodeHandIn())
  }

  closeAll(code: number): void {
    const sockets = [...this.lines.keys()]
    for (const socket of sockets) socket.closeBy(code)
  }

  /** The board in a document without history, under another generation. */
  rewrite(generation: string, change: (doc: Y.Doc) => void): void {
    this.doc = new Y.Doc()
    change(this.doc)
    this.view = { ...this.view, generation }
    this.closeAll(CLOSE.otherGeneration)
  }
}

function socketClassOf(server: FakeServer): typeof WebSocket {
  return class extends FakeSocket {
    constructor(url: string | URL) {
      super(url, server)
    }
  } as unknown as typeof WebSocket
}

function syncFrame(step: number, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.sync)
  encoding.writeVarUint(encoder, step)
  encoding.writeVarUint8Array(encoder, payload)
  return encoding.toUint8Array(encoder)
}

export const EXAMPLE_VIEW: WorkshopView = {
  id: 'w1',
  title: 'Een visie',
  language: 'nl',
  parties: [],
  rounds: [],
  currentRoundId: null,
  me: { participantId: 'p1', name: 'Anneke', role: 'participant' },
  allowed: { board: { kinds: ALLOWED_KINDS, links: true, structure: false }, lead: false, export: false },
  exportsFor: [],
  limits: { board: BOARD_LIMITS, workshop: WORKSHOP_LIMITS },
  generation: 'g1',
  sealed: 0,
  snapshots: [],
  now: '2026-11-22T10:00:00.000Z',
}
