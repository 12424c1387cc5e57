import type { Socket } from 'node:net'

/** RFC 6455 §5.2: final fragment, binary. */
const FINAL_BINARY = 0x82
/** Lengths above these take 2 or 8 bytes of their own. */
const SHORT = 125
const MEDIUM = 0xffff

/** One message as a server writes it on the wire: whole, binary, without a mask. */
export function frameOf(message: Uint8Array): Buffer {
  const { length } = message
  const start = length <= SHORT ? 2 : length <= MEDIUM ? 4 : 10
  // A long one not from the pool: it may live as long as its slowest receiver.
  const frame = length <= SHORT ? Buffer.allocUnsafe(start + length) : Buffer.allocUnsafeSlow(start + length)
  frame[0] = FINAL_BINARY
  if (start === 2) frame[1] = length
  else if (start === 4) {
    frame[1] = 126
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = 127
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  frame.set(message, start)
  return frame
}

/** Above this, bytes, a message is remembered as long as it lives: a board that many join to. */
const LONG = 16 * 1024
const frames = new WeakMap<Uint8Array, Buffer>()
/** Of the others the newest: who sends to everybody sends the same message again and again, and the next one then. */
const recent: { readonly message: Uint8Array; readonly frame: Buffer }[] = []
const MOST_RECENT = 3

function sharedFrameOf(message: Uint8Array): Buffer {
  for (const each of recent) if (each.message === message) return each.frame
  const known = message.length > LONG ? frames.get(message) : undefined
  if (known !== undefined) return known
  const frame = frameOf(message)
  if (message.length > LONG) frames.set(message, frame)
  else {
    if (recent.length === MOST_RECENT) recent.pop()
    recent.unshift({ message, frame })
  }
  return frame
}

let corked: Socket[] = []

function uncorkAll(): void {
  const sockets = corked
  corked = []
  for (const socket of sockets) socket.uncork()
}

/** Writes a message; all that one socket gets in the same turn leaves in one system call. Messages must not change once they are handed over. */
export function sendCorked(socket: Socket, message: Uint8Array): void {
  if (socket.writableCorked === 0) {
    socket.cork()
    if (corked.length === 0) process.nextTick(uncorkAll)
    corked.push(socket)
  }
  socket.write(sharedFrameOf(message))
}
