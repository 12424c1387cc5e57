import type { SocketPort } from '../ports/room.ts'
import type { Clock } from '../ports/system.ts'

/** Bytes that a slow receiver may have waiting before relays pass it by. */
const SLOW_BYTES = 1024 * 1024
/** Below this it has caught up enough for a diff. */
const DRAINED_BYTES = 64 * 1024
/**
 * Bytes that nothing may exceed beside the largest message itself (a board may be larger than that), and how long, ms, one may be slow: then it comes back later and gets a diff at joining. Long, because a
 * thin line may need minutes for a large board; who takes nothing at all is cut by the transport within 30 s.
 */
const HOPELESS = { bytes: 16 * 1024 * 1024, afterMs: 600_000 } as const

/** Come back later; y-websocket does. */
const TRY_AGAIN_LATER = 1013

type Flow = { readonly is: 'open' } | { readonly is: 'skipping'; readonly since: number; readonly vector: Uint8Array } | { readonly is: 'closed' }

/** The way out to one socket: never queues without bound. */
export class Outlet {
  readonly #socket: SocketPort
  readonly #clock: Clock
  #flow: Flow = { is: 'open' }
  #lastSentAt: number
  #largest = 0

  constructor(socket: SocketPort, clock: Clock) {
    this.#socket = socket
    this.#clock = clock
    this.#lastSentAt = clock.elapsed()
  }

  get lastSentAt(): number {
    return this.#lastSentAt
  }
  get isClosed(): boolean {
    return this.#flow.is === 'closed'
  }
  /** What this receiver had before relays passed it by. */
  get skippedFrom(): Uint8Array | undefined {
    return this.#flow.is === 'skipping' ? this.#flow.vector : undefined
  }
  /** What was said waits in the socket: what it asks for can wait too. */
  get isSlow(): boolean {
    return this.#socket.bufferedBytes() > SLOW_BYTES
  }
  get hasDrained(): boolean {
    return this.#socket.bufferedBytes() < DRAINED_BYTES
  }

  /** What this one socket has to hear, whatever the weather. */
  send(frame: Uint8Array): void {
    if (this.#flow.is === 'closed') return
    if (this.#socket.bufferedBytes() > HOPELESS.bytes + this.#largest) return this.close(TRY_AGAIN_LATER, 'reads too slowly')
    this.#write(frame)
  }

  /** What everybody hears; `vector` is what they had before. A receiver that cannot keep up is passed by. */
  relay(frame: Uint8Array, vector: () => Uint8Array): void {
    if (this.#flow.is !== 'open') return
    if (this.#socket.bufferedBytes() <= SLOW_BYTES) return this.#write(frame)
    this.#flow = { is: 'skipping', since: this.#clock.elapsed(), vector: vector().slice() }
  }

  /** What only its newest value counts of: a slow receiver gets all of it when it has drained. */
  volatile(frame: Uint8Array): void {
    if (this.#flow.is === 'open' && this.#socket.bufferedBytes() <= SLOW_BYTES) this.#write(frame)
  }

  resume(): void {
    if (this.#flow.is === 'skipping') this.#flow = { is: 'open' }
  }

  /** Closes one that is slow for too long. */
  endIfHopeless(): void {
    if (this.#flow.is === 'skipping' && this.#clock.elapsed() - this.#flow.since > HOPELESS.afterMs) this.close(TRY_AGAIN_LATER, 'reads too slowly')
  }

  #write(frame: Uint8Array): void {
    if (frame.length > this.#largest) this.#largest = frame.length
    this.#lastSentAt = this.#clock.elapsed()
    this.#socket.send(frame)
  }

  close(code: number, reason: string): void {
    if (this.#flow.is === 'closed') return
    this.#flow = { is: 'closed' }
    this.#socket.close(code, reason)
  }
}
