/** What a client says before its room is open: y-websocket speaks at once, a board may take a second to load. */
const MOST = { messages: 1_000, bytes: 8 * 1024 * 1024 } as const

export type EarlyMessages = {
  receive(message: Uint8Array): void
  /** The room is open: everything in order, from now on straight through. */
  passTo(next: (message: Uint8Array) => void): void
}

/** Keeps messages in their order until there is somebody to take them; calls `tooMuch` once when that is too much. */
export function keepEarlyMessages(tooMuch: () => void): EarlyMessages {
  let waiting: Uint8Array[] = []
  let bytes = 0
  let pass: ((message: Uint8Array) => void) | undefined
  return {
    receive(message) {
      if (pass) return pass(message)
      waiting.push(message)
      bytes += message.length
      if (waiting.length <= MOST.messages && bytes <= MOST.bytes) return
      waiting = []
      bytes = 0
      pass = () => undefined
      tooMuch()
    },
    passTo(next) {
      if (pass) return
      pass = next
      for (const message of waiting) next(message)
      waiting = []
    },
  }
}
