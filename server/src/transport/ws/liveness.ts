import type { Socket } from 'node:net'
import type { WebSocket } from 'ws'

/** Half-open sockets are found within 45 s: a ping every 15 s, cut when two went unanswered. */
const PING_MS = 15_000
const UNANSWERED = 2
/** No byte taken for this long while some wait: cut after once or twice this time (Node looks for progress then). */
const STALLED_MS = 14_000

/**
 * Cuts this socket when nobody is there any more. While bytes wait no ping is sent, as it would wait behind them: a slow line
 * that takes something now and then lives, one that takes nothing does not.
 */
export function watchLiveness(socket: WebSocket, tcp: Socket, times: { readonly pingMs: number; readonly stalledMs: number } = { pingMs: PING_MS, stalledMs: STALLED_MS }): void {
  let unanswered = 0
  socket.on('pong', () => {
    unanswered = 0
  })
  const timer = setInterval(() => {
    if (socket.bufferedAmount > 0) return
    if (unanswered >= UNANSWERED) return socket.terminate()
    unanswered += 1
    socket.ping()
  }, times.pingMs)
  timer.unref()
  tcp.setTimeout(times.stalledMs, () => {
    if (socket.bufferedAmount > 0) socket.terminate()
  })
  socket.once('close', () => clearInterval(timer))
}
