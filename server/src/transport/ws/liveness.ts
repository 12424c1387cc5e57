import type { WebSocket } from 'ws'

/** Half-open sockets are found within 45 s: a ping every 15 s, cut when two went unanswered. */
const PING_MS = 15_000
const UNANSWERED = 2

/** Pings this socket until it closes and cuts it when nobody is there any more. */
export function watchLiveness(socket: WebSocket): void {
  let unanswered = 0
  socket.on('pong', () => {
    unanswered = 0
  })
  const timer = setInterval(() => {
    if (unanswered >= UNANSWERED) return socket.terminate()
    unanswered += 1
    socket.ping()
  }, PING_MS)
  timer.unref()
  socket.once('close', () => clearInterval(timer))
}
