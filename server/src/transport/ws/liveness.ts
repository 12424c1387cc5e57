import type { Socket } from 'node:net'
import type { WebSocket } from 'ws'

/** Half-open sockets are found within 45 s: a ping every 15 s, cut when two went unanswered. */
const PING_MS = 15_000
const UNANSWERED = 2
/** No byte taken for this long while some wait: cut after once or twice this time. */
const STALLED_MS = 14_000
/**
 * Who takes none and goes on talking is cut after so many times this time. On a slow line the kernel tells of room only when a third of its buffer is free,
 * which may be minutes apart; a page on it that waits for a large board must not be cut and begin anew, again and again.
 */
const TALKING_STALLS = 5

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
  // Not the time-out of the socket: that one begins anew with each byte that comes in, so that who reads nothing and goes on talking would stay for ever.
  let [taken, heard, stalls] = [takenBy(tcp), tcp.bytesRead, 0]
  const looking = setInterval(() => {
    const now = takenBy(tcp)
    stalls = socket.bufferedAmount > 0 && now === taken ? stalls + 1 : 0
    if (stalls > 0 && (tcp.bytesRead === heard || stalls >= TALKING_STALLS)) return socket.terminate()
    taken = now
    heard = tcp.bytesRead
  }, times.stalledMs)
  for (const each of [timer, looking]) each.unref()
  socket.once('close', () => {
    for (const each of [timer, looking]) clearInterval(each)
  })
}

/**
 * Differs as soon as the network has taken a byte: what is written for good, and how much of the write under way still waits. Node tells the
 * latter to itself only; where it should stop to, a write under way shows no progress before its end.
 */
function takenBy(tcp: Socket): string {
  const handle: unknown = Reflect.get(tcp, '_handle')
  const waits = typeof handle === 'object' && handle !== null && 'writeQueueSize' in handle ? handle.writeQueueSize : 0
  return `${tcp.bytesWritten - tcp.writableLength} ${String(waits)}`
}
