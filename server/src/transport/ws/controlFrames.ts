import { CLOSE } from '@visiebord/shared/protocol/frames.ts'
import type { WebSocket } from 'ws'

/** Pings and pongs of one socket: people's browsers send one pong in 15 s, a program perhaps a ping a second. `patience` is what more is let pass. */
const CONTROL = { burst: 100, perSecond: 10, patience: 1_000 } as const

/** They are no messages, so no budget of the room sees them; each costs a turn of the parser and an answer. Too many end the socket. */
export function limitControlFrames(socket: Pick<WebSocket, 'on' | 'close'>, now: () => number = () => performance.now()): void {
  let left: number = CONTROL.burst
  let countedAt = now()
  const count = (): void => {
    const at = now()
    left = Math.min(CONTROL.burst, left + ((at - countedAt) * CONTROL.perSecond) / 1000) - 1
    countedAt = at
    if (left < -CONTROL.patience) socket.close(CLOSE.tooFast, 'too many pings')
  }
  socket.on('ping', count)
  socket.on('pong', count)
}
