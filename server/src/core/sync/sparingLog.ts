import type { Clock, Log } from '../ports/system.ts'

/** Between two lines about one client, ms (RELIABILITY: at most one a second, whatever it sends and however often it comes back). */
const BETWEEN_LINES_MS = 1_000

/** Lines about what clients do. What is not said is counted in the next line about that client. */
export class SparingLog {
  readonly #parts: { readonly clock: Pick<Clock, 'elapsed'>; readonly log: Pick<Log, 'warn'> }
  readonly #about = new Map<string, { at: number; unsaid: number }>()

  constructor(parts: { readonly clock: Pick<Clock, 'elapsed'>; readonly log: Pick<Log, 'warn'> }) {
    this.#parts = parts
  }

  /** `participantId` tells clients apart and is not in the line. */
  warn(participantId: string, line: string): void {
    const now = this.#parts.clock.elapsed()
    const last = this.#about.get(participantId)
    if (last !== undefined && now - last.at < BETWEEN_LINES_MS) {
      last.unsaid += 1
      return
    }
    this.#about.set(participantId, { at: now, unsaid: 0 })
    this.#parts.log.warn(last === undefined || last.unsaid === 0 ? line : `${line} (and ${last.unsaid} more from this client)`)
  }
}
