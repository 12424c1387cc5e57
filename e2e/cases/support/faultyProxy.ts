import { createServer, connect, type AddressInfo, type Socket } from 'node:net'
import { FaultyLane, type Weather } from './faultyLane.ts'
import { seededRandom } from '../../../server/src/test/room/seededDoc.ts'

export type FaultyProxyOptions = {
  readonly seed?: number
  /** In both directions; `down` is from the server. */
  readonly up?: Weather
  readonly down?: Weather
  /** A connection on which nothing passed for so long, ms, is cut, as proxies do. */
  readonly idleCutMs?: number
}

/** How a line is cut: with a goodbye, with a slap, or so that neither end hears of it. */
export type Cut = 'fin' | 'reset' | 'silent'

type Line = { readonly client: Socket; readonly server: Socket; readonly lanes: readonly FaultyLane[]; readonly openedAt: number; lastPassedAt: number; isSilent: boolean }

/** What stands between people and the server on a bad day: a TCP proxy in this process. The same seed gives the same dice. */
export class FaultyProxy {
  readonly url: string
  readonly #server: ReturnType<typeof createServer>
  readonly #lines = new Set<Line>()
  readonly #attempts: number[] = []
  readonly #idleTimer: NodeJS.Timeout | undefined
  #up: Weather
  #down: Weather
  #meets: 'server' | 'nobody' | 'silence' | { readonly answer: string } = 'server'

  /** In front of `target`, on a port of its own. */
  static async before(target: { readonly url: string }, options: FaultyProxyOptions = {}): Promise<FaultyProxy> {
    const server = createServer({ allowHalfOpen: true, noDelay: true })
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
    return new FaultyProxy(server, target, options)
  }

  private constructor(server: ReturnType<typeof createServer>, target: { readonly url: string }, options: FaultyProxyOptions) {
    const random = seededRandom(options.seed ?? 1)
    this.#server = server
    this.#up = options.up ?? {}
    this.#down = options.down ?? {}
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    this.#target = target
    server.on('connection', (client: Socket) => this.#accept(client, random))
    const { idleCutMs } = options
    if (idleCutMs !== undefined) this.#idleTimer = setInterval(() => setImmediate(() => this.#cutIdle(idleCutMs)), Math.min(1_000, idleCutMs / 4)) // what waits to be read is read first: a busy machine is no idle line
  }

  #target: { readonly url: string }

  /** When connections were asked for, ms of `performance.now()`. */
  get attempts(): readonly number[] {
    return this.#attempts
  }
  /** Lines that are open now. */
  get open(): number {
    return this.#lines.size
  }

  /** From now on, also for lines that are open. */
  setWeather({ up, down }: { readonly up?: Weather; readonly down?: Weather }): void {
    if (up !== undefined) this.#up = up
    if (down !== undefined) this.#down = down
    for (const { lanes, isSilent } of this.#lines) if (!isSilent) for (const lane of lanes) lane.changed()
  }

  /** The server is at another address now (it was started anew). */
  retarget(target: { readonly url: string }): void {
    this.#target = target
  }

  /** Whom a new connection meets: the server, nobody (reset), silence (accepted and never answered), or these bytes whatever is asked. */
  meet(whom: 'server' | 'nobody' | 'silence' | { readonly answer: string }): void {
    this.#meets = whom
  }

  /** Cuts all lines that are open. `silent` leaves both ends believing in them: what they send vanishes, and no FIN passes. */
  cut(how: Cut): number {
    const lines = [...this.#lines]
    for (const line of lines) this.#cutLine(line, how)
    return lines.length
  }

  /** Nothing passes and nothing is taken until `go`: a train in a tunnel. */
  stall(direction: 'up' | 'down' | 'both' = 'both'): void {
    for (const { lanes } of this.#lines) for (const [index, lane] of lanes.entries()) if (direction === 'both' || (direction === 'up') === (index === 0)) lane.stop('stalled')
  }

  go(): void {
    for (const { lanes, isSilent } of this.#lines) if (!isSilent) for (const lane of lanes) lane.go()
  }

  async close(): Promise<void> {
    clearInterval(this.#idleTimer)
    this.cut('reset')
    await new Promise<void>((resolve) => void this.#server.close(() => resolve()))
  }

  #accept(client: Socket, random: () => number): void {
    this.#attempts.push(performance.now())
    client.on('error', () => undefined)
    if (this.#meets === 'nobody') return void client.resetAndDestroy()
    if (this.#meets === 'silence') return this.#keepSilent(client)
    if (this.#meets !== 'server') return answerAnything(client, this.#meets.answer)
    const { hostname, port } = new URL(this.#target.url)
    const server = connect({ host: hostname, port: Number(port), noDelay: true, allowHalfOpen: true })
    server.on('error', () => client.resetAndDestroy())
    const now = (): number => performance.now()
    const passed = (): void => void (line.lastPassedAt = now())
    const lane = (from: Socket, to: Socket, weather: () => Weather): FaultyLane => new FaultyLane(from, to, { weather, random, now, passed })
    const line: Line = { client, server, lanes: [lane(client, server, () => this.#up), lane(server, client, () => this.#down)], openedAt: now(), lastPassedAt: now(), isSilent: false }
    this.#lines.add(line)
    for (const [socket, other] of [[client, server], [server, client]] as const) {
      socket.on('close', () => {
        if (line.isSilent) return void (client.destroyed && server.destroyed && this.#lines.delete(line)) // the other end must not hear of it
        other.destroy()
        this.#forget(line)
      })
    }
  }

  #keepSilent(client: Socket): void {
    const line: Line = { client, server: client, lanes: [], openedAt: performance.now(), lastPassedAt: performance.now(), isSilent: true }
    client.resume()
    client.on('close', () => void this.#lines.delete(line))
    this.#lines.add(line)
  }

  #cutLine(line: Line, how: Cut): void {
    if (how === 'silent') {
      line.isSilent = true
      for (const lane of line.lanes) lane.stop('silent')
      return
    }
    for (const socket of [line.client, line.server]) {
      if (how === 'reset') socket.resetAndDestroy()
      else socket.destroySoon()
    }
    this.#forget(line)
  }

  #cutIdle(idleCutMs: number): void {
    for (const line of this.#lines) if (!line.isSilent && performance.now() - line.lastPassedAt > idleCutMs) this.#cutLine(line, 'fin')
  }

  #forget(line: Line): void {
    for (const lane of line.lanes) lane.dispose()
    this.#lines.delete(line)
  }
}

/** As a captive portal does: whatever was asked, this is the answer. */
function answerAnything(client: Socket, answer: string): void {
  client.once('data', () => client.end(answer))
}

/** A whole HTTP answer of a page where something else was expected. */
export const htmlAnswer = (status: string, body = '<!doctype html><title>Inloggen</title><p>Welkom op het gastennetwerk'): string =>
  `HTTP/1.1 ${status}\r\ncontent-type: text/html; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`
