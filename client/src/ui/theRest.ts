type Ahead = { readonly fetchAhead: () => Promise<boolean> }
type Clock = { readonly idle: () => Promise<void>; readonly lineIsBack: () => Promise<void> }

const parts = new Set<Ahead>()
const painting = Promise.withResolvers<void>()

/** The board has been painted: what waits for that may be fetched. */
export const boardIsPainted = (): void => painting.resolve()
export const afterPainting = (): Promise<void> => painting.promise

/** Parts tell of themselves as their module is read: that of a part may bring further ones. */
export function addToTheRest(part: Ahead): void {
  parts.add(part)
}

/**
 * Fetches all that is not here yet, one at a time and only while the machine has nothing else to do, so that the first press is instant
 * and who loses the line misses nothing. What cannot be fetched is left until the line is back. Stops by `signal`.
 */
export async function fetchTheRest(signal: AbortSignal, from: Iterable<Ahead> = parts, { idle, lineIsBack }: Clock = browser): Promise<void> {
  // A list has no board to wait for.
  boardIsPainted()
  const here = new Set<Ahead>()
  for (;;) {
    let isWhole = true
    // A set goes on with what is added while it is walked.
    for (const part of from) {
      if (here.has(part)) continue
      await idle()
      if (signal.aborted) return
      if (await part.fetchAhead()) here.add(part)
      else isWhole = false
      if (signal.aborted) return
      if (!isWhole) break
    }
    if (isWhole) return
    await lineIsBack()
    if (signal.aborted) return
  }
}

/** A machine that is never idle gets them all the same, later, ms. */
const AT_LAST_MS = 5_000
/** For browsers that do not tell when they are idle, ms. */
const PAUSE_MS = 400

const browser: Clock = {
  idle: () => new Promise((done) => (typeof window.requestIdleCallback === 'function' ? window.requestIdleCallback(() => done(), { timeout: AT_LAST_MS }) : setTimeout(done, PAUSE_MS))),
  lineIsBack: () => new Promise((done) => window.addEventListener('online', () => done(), { once: true })),
}
