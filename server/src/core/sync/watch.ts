import { encodeJsonFrame, MESSAGE, type NoticeCode } from '@visiebord/shared/protocol/frames.ts'
import type { Clock } from '../ports/system.ts'
import type { BoardWork } from './boardWork.ts'
import type { Connection } from './connection.ts'

const EVERY_MS = 1_000
/** INTERFACE: some message at least every 15 s; with a look every second this leaves room. */
const HEARTBEAT_MS = 10_000
/** Something that waits this long for the store is told to everybody (within 5 s). */
const STORE_DOWN_MS = 3_000

const HEARTBEAT = encodeJsonFrame(MESSAGE.people, {})
export const encodeNotice = (code: NoticeCode): Uint8Array => encodeJsonFrame(MESSAGE.notice, { code })

export type Watch = { readonly storeIsDown: boolean; /** Everything is durable again. */ settled(): void; dispose(): void }

/** Looks after an open board every second: heartbeats, slow receivers, a store that does not answer. */
export function createWatch(parts: {
  readonly work: BoardWork
  readonly clock: Clock
  readonly connections: () => Iterable<Connection>
  /** A slow receiver has drained: give it what it missed. */
  readonly catchUp: (connection: Connection) => void
  readonly look: () => void
}): Watch {
  const { work, clock, connections } = parts
  let storeIsDown = false
  let cancel: () => void

  const tell = (code: NoticeCode): void => {
    for (const connection of connections()) connection.send(encodeNotice(code))
  }

  const look = (): void => {
    cancel = clock.after(EVERY_MS, look)
    const now = clock.elapsed()
    for (const connection of connections()) {
      connection.outlet.endIfHopeless()
      if (connection.outlet.skippedFrom && connection.outlet.hasDrained) parts.catchUp(connection)
      else if (now - connection.outlet.lastSentAt >= HEARTBEAT_MS) connection.send(HEARTBEAT)
    }
    if (!storeIsDown && work.waitsSince !== undefined && now - work.waitsSince >= STORE_DOWN_MS) {
      storeIsDown = true
      tell('store-down')
    }
    parts.look()
  }
  cancel = clock.after(EVERY_MS, look)

  return {
    get storeIsDown() {
      return storeIsDown
    },
    settled() {
      if (!storeIsDown) return
      storeIsDown = false
      tell('store-back')
    },
    dispose() {
      cancel()
    },
  }
}
