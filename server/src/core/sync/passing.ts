import type { Clock } from '../ports/system.ts'
import type { Connection } from './connection.ts'
import { Motions } from './motions.ts'
import { Presence, type PresenceParts } from './presence.ts'

/** Cursors and drags leave together with the edits of the same tick; a store that takes longer than this, ms, does not hold them up. */
const RIDE_ALONG_MS = 16

/** What is shown and never stored: cursors, drags, who is here. Of each only the newest counts. */
export class Passing {
  readonly presence: Presence
  readonly motions: Motions
  readonly #clock: Clock
  readonly #connections: () => Iterable<Connection>
  #cancelRide: (() => void) | undefined

  constructor(parts: PresenceParts & { readonly clock: Clock; readonly connections: () => Iterable<Connection> }) {
    this.presence = new Presence(parts)
    this.motions = new Motions(parts.wake)
    this.#clock = parts.clock
    this.#connections = parts.connections
  }

  /** Everybody's, for one who joins or comes back. */
  all(): readonly Uint8Array[] {
    return [this.presence.all(), this.motions.all()].filter((frame) => frame !== undefined)
  }

  /** What changed, to everybody who keeps up. */
  show(): void {
    this.#cancelRide?.()
    this.#cancelRide = undefined
    for (const frame of [this.presence.takeFrame(), this.motions.takeFrame()]) {
      if (frame) for (const connection of this.#connections()) connection.outlet.volatile(frame)
    }
  }

  /** [S110] A commit is under way: `show` is called when it is through, or it is done by itself. */
  rideAlong(): void {
    this.#cancelRide ??= this.#clock.after(RIDE_ALONG_MS, () => this.show())
  }

  leave(connection: Connection): void {
    this.presence.leave(connection)
    this.motions.leave(connection.seat)
  }

  dispose(): void {
    this.#cancelRide?.()
  }
}
