/** Time, randomness and timers as core sees them: injected, so that tests turn them by hand. */
export type Clock = {
  /** Milliseconds since the epoch, for what people read. It jumps when somebody sets the machine's clock. */
  now(): number
  /** Milliseconds, with fractions, since some moment in the past: steady, for all that lasts. */
  elapsed(): number
  /** Calls once after `ms`; the returned function cancels. */
  after(ms: number, run: () => void): () => void
}

export type Random = {
  /** An opaque id: letters and digits, 21 characters, never `__proto__`. */
  id(): string
  /** A secret of at least 128 bits, URL-safe. */
  secret(): string
}

/** One line for the operator. Never a token, a name or a text of a card. */
export type Log = { info(line: string): void; warn(line: string): void; error(line: string): void }
