import type { Socket } from 'node:net'
import type { WebSocket } from 'ws'
import type { SocketPort } from '../../core/ports/room.ts'
import { sendCorked } from './corkedSender.ts'

/** How long a closing socket may take to answer, ms, before it is cut. */
const CLOSING_MS = 5_000
/** The protocol allows 123 bytes. */
const LONGEST_REASON = 100

/**
 * A `ws` socket as the room sees it. Sending on a closed one does nothing. Messages go past `ws` straight to `tcp`: it would make a header
 * and two writes for each receiver. That keeps their order, as `ws` holds nothing back here (no compression) and writes its pings and closes at once.
 */
export function socketPort(socket: WebSocket, tcp: Socket): SocketPort {
  return {
    send(bytes) {
      if (socket.readyState === socket.OPEN) sendCorked(tcp, bytes)
    },
    close(code, reason) {
      socket.resume() // a paused socket would never read the answer
      socket.close(code, reason.slice(0, LONGEST_REASON))
      const cut = setTimeout(() => socket.terminate(), CLOSING_MS)
      cut.unref()
      socket.once('close', () => clearTimeout(cut))
    },
    bufferedBytes: () => socket.bufferedAmount,
    pause: () => socket.pause(),
    resume: () => socket.resume(),
  }
}
