import type { SocketPort } from '../ports/room.ts'
import type { Clock } from '../ports/system.ts'

/** RELIABILITY: 150 messages a second sustained, bursts of 600; above that it goes slower, and after 10 s it ends. */
const RATE = { perSecond: 150, burst: 600, patienceMs: 10_000 } as const
/** A long message counts once more for each of these: reading four megabytes takes as long as reading hundreds of keystrokes. */
const BYTES_A_TOKEN = 16 * 1024
/** What may wait before the socket is read no further, and what may never be exceeded (a socket that cannot be paused). */
const PAUSE_AT = { messages: 2_000, bytes: 8 * 1024 * 1024 } as const
const MOST = { messages: 20_000, bytes: 32 * 1024 * 1024 } as const
const RESUME_AT_MESSAGES = 200
/** Messages handled in one turn of the event loop after a wait: others come in between. */
const MOST_A_TURN = 100

export type InboxParts = {
  readonly clock: Clock
  readonly socket: Pick<SocketPort, 'pause' | 'resume'>
  readonly handle: (message: Uint8Array) => void
  /** The room takes nothing for now (a barrier, a store that is down): not the client's fault. */
  readonly isHeld: () => boolean
  readonly tooFast: () => void
}

/** Messages of one connection in their order, at the pace that a connection may have. Drops nothing. */
export class Inbox {
  readonly #parts: InboxParts
  #waiting: Uint8Array[] = []
  #bytes = 0
  #tokens: number = RATE.burst
  #countedAt: number
  #overSince: number | undefined
  #cancel: (() => void) | undefined
  #paused = false
  #disposed = false

  constructor(parts: InboxParts) {
    this.#parts = parts
    this.#countedAt = parts.clock.elapsed()
  }

  push(message: Uint8Array): void {
    if (this.#disposed) return
    if (this.#waiting.length === 0 && !this.#parts.isHeld() && this.#takeTokens(message)) return this.#parts.handle(message)
    this.#waiting.push(message.slice()) // the transport may use its buffer again
    this.#bytes += message.length
    if (this.#waiting.length > MOST.messages || this.#bytes > MOST.bytes) return this.#parts.tooFast()
    if (!this.#paused && (this.#waiting.length > PAUSE_AT.messages || this.#bytes > PAUSE_AT.bytes)) {
      this.#paused = true
      this.#parts.socket.pause?.()
    }
    this.#schedule()
  }

  /** The room takes messages again. */
  drain(): void {
    for (let left = MOST_A_TURN; this.#waiting.length > 0 && !this.#disposed && !this.#parts.isHeld(); left--) {
      if (left === 0) return this.#drainIn(0)
      const [message] = this.#waiting
      if (message === undefined) break
      if (!this.#takeTokens(message)) return this.#schedule()
      this.#waiting.shift()
      this.#bytes -= message.length
      this.#parts.handle(message)
    }
    if (this.#waiting.length === 0) this.#overSince = undefined
    if (this.#paused && this.#waiting.length < RESUME_AT_MESSAGES) {
      this.#paused = false
      this.#parts.socket.resume?.()
    }
  }

  dispose(): void {
    this.#disposed = true
    this.#cancel?.()
    this.#waiting = []
  }

  #takeTokens(message: Uint8Array): boolean {
    const cost = Math.min(RATE.burst, 1 + Math.floor(message.length / BYTES_A_TOKEN))
    const now = this.#parts.clock.elapsed()
    this.#tokens = Math.min(RATE.burst, this.#tokens + (Math.max(0, now - this.#countedAt) * RATE.perSecond) / 1000)
    this.#countedAt = now
    if (this.#tokens < cost) return false
    this.#tokens -= cost
    return true
  }

  /** When held, the room drains; when out of tokens, some tokens later. */
  #schedule(): void {
    if (this.#parts.isHeld()) {
      this.#overSince = undefined
      return
    }
    const now = this.#parts.clock.elapsed()
    this.#overSince ??= now
    if (now - this.#overSince > RATE.patienceMs) return this.#parts.tooFast()
    this.#drainIn(50)
  }

  #drainIn(ms: number): void {
    this.#cancel ??= this.#parts.clock.after(ms, () => {
      this.#cancel = undefined
      this.drain()
    })
  }
}
