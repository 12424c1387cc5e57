import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { householdOf } from '../../core/access/household.ts'
import type { Clock } from '../../core/ports/system.ts'

/** Time that a client may take to say what it wants, ms. A form of 20 MB on a thin line (1.5 Mbit/s) takes some 110 s. */
export const PATIENCE_MS = { headers: 10_000, request: 120_000, lookEvery: 2_000 } as const

export type LineLimits = {
  /** Of one address: people's browsers keep six each. */
  readonly ofOneAddress: number
  /** Of all: half of what a process may have open on a machine that was not set up for servers. */
  readonly together: number
  /** Who waits shorter than this is rather somebody whose bytes are on their way, ms. */
  readonly youngMs: number
}
const LINE_LIMITS: LineLimits = { ofOneAddress: 2_000, together: 10_000, youngMs: 1_000 }

/**
 * Bounds the connections from which the server waits for bytes: said nothing yet, half a request, or between two. Beyond it the one that waits longest
 * is cut, never the newest: who holds a thousand lines open keeps nobody out, also not behind the same address.
 */
export function boundWaitingLines(server: Server, clock: Pick<Clock, 'elapsed'>, limits: LineLimits = LINE_LIMITS): void {
  // In the order in which they began to wait.
  const waiting = new Map<Socket, number>()
  const byHouse = new Map<string, Set<Socket>>()
  const houses = new WeakMap<Socket, string>()

  const stop = (line: Socket): void => {
    const house = houses.get(line)
    if (house === undefined || !waiting.delete(line)) return
    const lines = byHouse.get(house)
    lines?.delete(line)
    if (lines?.size === 0) byHouse.delete(house)
  }
  const cut = (line: Socket | undefined): void => {
    if (line === undefined) return
    stop(line) // at once: it closes only in a later turn
    line.destroy()
  }
  const wait = (line: Socket): void => {
    const house = houses.get(line)
    if (house === undefined || line.destroyed || waiting.has(line)) return
    const lines = byHouse.get(house) ?? new Set()
    byHouse.set(house, lines.add(line))
    waiting.set(line, clock.elapsed())
    for (const longest of lines) {
      if (lines.size <= limits.ofOneAddress || clock.elapsed() - (waiting.get(longest) ?? 0) < limits.youngMs) break
      cut(longest)
    }
    if (waiting.size > limits.together) cut(waiting.keys().next().value)
  }

  server.on('connection', (line: Socket) => {
    houses.set(line, householdOf(line.remoteAddress ?? ''))
    line.once('close', () => stop(line))
    wait(line)
  })
  server.on('upgrade', (_request, line) => stop(line as Socket))
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const line = request.socket
    if (hasBody(request)) request.once('end', () => stop(line))
    else stop(line)
    response.once('close', () => wait(line))
  })
}

const hasBody = ({ headers }: IncomingMessage): boolean => headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
