import { encodeHandIn, encodeMotionFrame, MESSAGE, type PeopleFrame, readJsonBody } from '@visiebord/shared/protocol/frames.ts'
import { decodeMotions, encodeMotion, type Motion, type SeatMotion } from '@visiebord/shared/protocol/motion.ts'
import type { WorkshopView } from '@visiebord/shared/protocol/view.ts'
import * as decoding from 'lib0/decoding'
import type { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import { countedSocket } from './countedSocket.ts'
import { isWorthSending } from './ownAwareness.ts'
import { reconnectCap, reconnectFloor, shortLines, shortLinesFloor } from './reconnectPace.ts'
import { type SeenSeal, judgedSeal, lostLine, sawSeal } from './seenSeal.ts'
import { countSent, countStored, isAllStored, NOTHING_SENT, type Outgoing, type StoredCount } from './storedCount.ts'
import { syncAddress } from './syncAddress.ts'
import type { SyncTimers } from './syncTimers.ts'

export type Line = 'online' | 'offline'
export type ToldCode = { readonly code: string; readonly detail?: string }

/** What a connection tells. Called from the socket's own turn; nothing may throw. */
export type ConnectionEvents = {
  line(line: Line): void
  /** The server's board is in the document. */
  synced(): void
  /** A message went out or was called stored, or a seal was lived through. */
  counted(message: Outgoing | 'stored'): void
  view(view: WorkshopView): void
  people(frame: PeopleFrame): void
  refused(told: ToldCode): void
  notice(told: ToldCode): void
  motions(motions: readonly SeatMotion[]): void
  handIn(): void
  /** Closed for good, by one of CLOSE. */
  closed(code: number): void
}

export type ConnectionOptions = {
  readonly workshopId: string
  readonly generation: string
  /** The last snapshot that everything in the document has lived through. */
  readonly sealed: number
  readonly events: ConnectionEvents
  readonly baseUri: string
  /** From 0 up to 1. */
  readonly random: () => number
  readonly timers: SyncTimers
  readonly WebSocket?: typeof WebSocket
}

/** The server sends something every 15 s; a line that was silent longer while we slept is taken for dead. */
const SILENT_MS = 18_000
/** A network that swallows the handshake leaves a browser trying for minutes. Longer than the longest honest one over a line of 2 s, and than our slowest way back. */
const OPENING_MS = 20_000

/** One document's line to the server: y-websocket's own provider, with our frames beside its own. */
export class BoardConnection {
  readonly awareness: Awareness
  readonly #provider: WebsocketProvider
  readonly #events: ConnectionEvents
  readonly #options: ConnectionOptions
  #count: StoredCount = NOTHING_SENT
  #seal: SeenSeal
  #openingSince = 0
  #syncedSince: number | undefined
  #shortLines = 0
  #cancelOpening: () => void = () => undefined
  #isDisposed = false

  constructor(doc: Y.Doc, options: ConnectionOptions) {
    this.#options = options
    this.#events = options.events
    this.#seal = { number: options.sealed }
    const Socket = countedSocket(options.WebSocket ?? WebSocket, {
      opened: () => this.#opened(),
      isWorthSending: (bytes) => isWorthSending(bytes, doc.clientID),
      sent: (message) => this.#sent(message),
    })
    this.#provider = new WebsocketProvider(syncAddress(options.baseUri), encodeURIComponent(options.workshopId), doc, {
      connect: false,
      disableBc: true,
      WebSocketPolyfill: Socket,
      params: this.#params(),
    })
    this.awareness = this.#provider.awareness
    this.#handleFrames()
    this.#followLine()
    this.#provider.connect()
  }

  get count(): StoredCount {
    return this.#count
  }

  /** True when the server has called everything stored that this document holds. */
  get isAllStored(): boolean {
    return this.#provider.synced && isAllStored(this.#count)
  }

  /** The last snapshot that everything in the document has lived through. */
  get sealed(): number {
    return this.#seal.number
  }

  get isOnline(): boolean {
    return this.#provider.synced
  }

  /** False when there is no line. */
  sendMotion(motion: Motion): boolean {
    return this.#send(encodeMotionFrame(encodeMotion(motion)))
  }

  /** All that was in hand is sent. */
  answerHandIn(): void {
    this.#send(encodeHandIn())
  }

  /** The machine woke up or has a network again: try at once, and do not trust a line that was silent for long. */
  wake(): void {
    const provider = this.#provider
    if (this.#isDisposed || !provider.shouldConnect) return
    const silentMs = this.#options.timers.now() - (provider.wsconnected ? provider.wsLastMessageReceived : this.#openingSince)
    // Less than nothing: the clock of this machine was set back meanwhile, and says nothing about how long it was silent.
    if (provider.ws !== null && (silentMs > SILENT_MS || silentMs < 0)) provider.disconnect()
    provider.wsUnsuccessfulReconnects = 0
    provider.connect()
  }

  /** The network is gone, says the browser: a socket can look open for long after that. A server that is still there (on this very machine) has us back at once. */
  doubtLine(): void {
    const provider = this.#provider
    if (this.#isDisposed || !provider.shouldConnect) return
    provider.disconnect()
    provider.connect()
  }

  dispose(): void {
    this.#isDisposed = true
    this.#cancelOpening()
    this.#provider.destroy()
    this.awareness.destroy()
  }

  #params(): Record<string, string> {
    return { generation: this.#options.generation, sealed: String(this.#seal.number) }
  }

  #send(bytes: Uint8Array<ArrayBufferLike>): boolean {
    const { ws } = this.#provider
    if (ws === null || !this.#provider.wsconnected || ws.readyState !== ws.OPEN) return false
    ws.send(bytes as Uint8Array<ArrayBuffer>)
    return true
  }

  #opened(): void {
    this.#count = NOTHING_SENT
    this.#openingSince = this.#options.timers.now()
    this.#cancelOpening()
    this.#cancelOpening = this.#options.timers.after(OPENING_MS, () => {
      if (!this.#provider.wsconnected) this.doubtLine()
    })
  }

  #sent(message: Outgoing): void {
    if (message === 'other' || this.#isDisposed) return
    this.#count = countSent(this.#count, message)
    this.#moveSeal(judgedSeal(this.#seal, this.#count))
    this.#events.counted(message)
  }

  #moveSeal(seal: SeenSeal): void {
    const isNewer = seal.number !== this.#seal.number
    this.#seal = seal
    if (isNewer) this.#provider.params = this.#params()
  }

  #followLine(): void {
    const provider = this.#provider
    provider.on('sync', (isSynced: boolean) => {
      if (!isSynced || this.#isDisposed) return
      this.#syncedSince = this.#options.timers.elapsed()
      // Not at `open`: a server that refuses accepts the socket first and closes it with its reason.
      this.#events.line('online')
      this.#events.synced()
    })
    provider.on('connection-close', (event) => {
      this.#cancelOpening()
      // Emitted before the provider sets its timer: these two pace it.
      if (this.#syncedSince !== undefined) this.#shortLines = shortLines(this.#shortLines, this.#options.timers.elapsed() - this.#syncedSince)
      this.#syncedSince = undefined
      const failed = Math.max(provider.wsUnsuccessfulReconnects, reconnectFloor(event?.code), shortLinesFloor(this.#shortLines))
      provider.wsUnsuccessfulReconnects = failed
      provider.maxBackoffTime = reconnectCap(failed, this.#options.random)
      this.#moveSeal(lostLine(this.#seal, this.#count))
      if (!this.#isDisposed) this.#events.line('offline')
    })
    provider.on('closed', ({ code }) => {
      if (!this.#isDisposed) this.#events.closed(code)
    })
  }

  #handleFrames(): void {
    const on = (type: number, read: (decoder: decoding.Decoder) => void): void => {
      this.#provider.messageHandlers[type] = (_encoder, decoder) => {
        if (!this.#isDisposed) read(decoder)
      }
    }
    // Our own server speaks these; a frame it should not have sent is a bug there and is named by the provider's log.
    on(MESSAGE.view, (decoder) => {
      const view = readJsonBody(decoder) as WorkshopView
      this.#moveSeal(sawSeal(this.#seal, view.sealed, this.#count))
      this.#events.view(view)
    })
    on(MESSAGE.refused, (decoder) => this.#events.refused(readJsonBody(decoder) as ToldCode))
    on(MESSAGE.stored, (decoder) => {
      this.#count = countStored(this.#count, decoding.readVarUint(decoder))
      this.#moveSeal(judgedSeal(this.#seal, this.#count))
      this.#events.counted('stored')
    })
    on(MESSAGE.motion, (decoder) => this.#events.motions(decodeMotions(decoding.readVarUint8Array(decoder))))
    on(MESSAGE.notice, (decoder) => this.#events.notice(readJsonBody(decoder) as ToldCode))
    on(MESSAGE.people, (decoder) => this.#events.people(readJsonBody(decoder) as PeopleFrame))
    on(MESSAGE.handIn, () => this.#events.handIn())
  }
}

