import type { WebSocket } from 'ws'
import type { SocketPort } from '../../core/ports/room.ts'

/** How long a closing socket may take to answer, ms, before it is cut. */
const CLOSING_MS = 5_000
/** The protocol allows 123 bytes. */
const LONGEST_REASON = 100

/** A `ws` socket as the room sees it. Sending on a closed one does nothing. */
export function socketPort(socket: WebSocket): SocketPort {
  return {
    send(bytes) {
      if (socket.readyState === socket.OPEN) socket.send(bytes, { binary: true, compress: false })
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
