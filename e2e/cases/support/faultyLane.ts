import type { Socket } from 'node:net'

/** How bad one direction of a line is. What is not given is perfect. */
export type Weather = {
  /** One way, ms. */
  readonly latencyMs?: number
  /** Added to it by chance, ms. Order is kept: this is TCP. */
  readonly jitterMs?: number
  readonly bytesPerSecond?: number
  /** Chance that a segment is lost: what the ends of a TCP line see of that is a pause until it was sent again. */
  readonly loss?: number
  /** How long that takes, ms. */
  readonly resendMs?: number
}

/** Below the MTU of every line; a slow line is cut into pieces of this size, so that its bytes trickle. */
const SEGMENT_BYTES = 1_400
/** What may be on its way in a lane before the sender is read no further. */
const IN_FLIGHT_BYTES = 64 * 1024

type Segment = { readonly bytes: Buffer; readonly dueAt: number }

/** One direction of one line: takes bytes at once and hands them on late, in order. */
export class FaultyLane {
  readonly #from: Socket
  readonly #to: Socket
  readonly #weather: () => Weather
  readonly #random: () => number
  readonly #now: () => number
  #inFlight: Segment[] = []
  #bytes = 0
  #lineFreeAt = 0
  #lastDueAt = 0
  #timer: NodeJS.Timeout | undefined
  #stopped: 'no' | 'stalled' | 'silent' = 'no'
  #isEnding = false

  constructor(from: Socket, to: Socket, parts: { readonly weather: () => Weather; readonly random: () => number; readonly now: () => number; readonly passed: (bytes: number) => void }) {
    this.#from = from
    this.#to = to
    this.#weather = parts.weather
    this.#random = parts.random
    this.#now = parts.now
    from.on('data', (bytes: Buffer) => {
      if (this.#stopped === 'silent') return // into the void, as a network does that is gone
      parts.passed(bytes.length)
      this.#take(bytes)
    })
    from.on('end', () => {
      this.#isEnding = true
      this.#handOn()
    })
    to.on('drain', () => this.#handOn())
  }

  /** `stalled`: the sender is read no further and nothing arrives, until `go`. `silent`: what is sent vanishes, for good. */
  stop(how: 'stalled' | 'silent'): void {
    this.#stopped = how
    clearTimeout(this.#timer)
    this.#timer = undefined
    if (how === 'silent') {
      this.#inFlight = []
      this.#from.resume()
    } else this.#from.pause()
  }

  go(): void {
    if (this.#stopped === 'silent') throw new Error('what vanished does not come back')
    this.#stopped = 'no'
    this.#handOn()
  }

  /** The weather has changed: what is on its way is under the new one. */
  changed(): void {
    const now = this.#now()
    const inFlight = this.#inFlight
    this.#inFlight = []
    this.#bytes = 0
    this.#lineFreeAt = now
    this.#lastDueAt = now
    clearTimeout(this.#timer)
    this.#timer = undefined
    for (const { bytes } of inFlight) this.#queue(bytes)
    this.#handOn()
  }

  dispose(): void {
    clearTimeout(this.#timer)
    this.#inFlight = []
    this.#stopped = 'silent'
  }

  #take(bytes: Buffer): void {
    this.#queue(bytes)
    if (this.#bytes > IN_FLIGHT_BYTES) this.#from.pause()
    this.#handOn()
  }

  #queue(bytes: Buffer): void {
    const { latencyMs = 0, jitterMs = 0, bytesPerSecond, loss = 0, resendMs = 0 } = this.#weather()
    const size = bytesPerSecond === undefined && loss === 0 ? bytes.length : SEGMENT_BYTES
    for (let start = 0; start < bytes.length; start += size) {
      const piece = bytes.subarray(start, start + size)
      const now = this.#now()
      this.#lineFreeAt = Math.max(now, this.#lineFreeAt) + (bytesPerSecond === undefined ? 0 : (piece.length * 1000) / bytesPerSecond)
      const late = latencyMs + this.#random() * jitterMs + (loss > 0 && this.#random() < loss ? resendMs : 0)
      this.#lastDueAt = Math.max(this.#lastDueAt, this.#lineFreeAt + late)
      this.#inFlight.push({ bytes: piece, dueAt: this.#lastDueAt })
      this.#bytes += piece.length
    }
  }

  #handOn(): void {
    if (this.#stopped !== 'no') return
    const now = this.#now()
    while (!this.#to.writableNeedDrain) {
      const next = this.#inFlight[0]
      if (next === undefined || next.dueAt > now) break
      this.#inFlight.shift()
      this.#bytes -= next.bytes.length
      if (!this.#to.destroyed) this.#to.write(next.bytes)
    }
    if (this.#bytes <= IN_FLIGHT_BYTES && this.#from.isPaused()) this.#from.resume()
    const next = this.#inFlight[0]
    if (next === undefined) {
      if (this.#isEnding) this.#to.end()
      return
    }
    if (this.#to.writableNeedDrain) return
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      this.#handOn()
    }, Math.max(1, next.dueAt - now))
  }
}
