import { connect, type Socket } from 'node:net'
import type { At } from '../../contract/support/people.ts'

export type RawAnswer = { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: string }

/** A TCP connection that says exactly the bytes it is given, and keeps all that it hears. Ended by `close()`. */
export class RawLine {
  readonly socket: Socket
  readonly ended: Promise<void>
  readonly #heard: Buffer[] = []
  #listeners: (() => void)[] = []
  #isEnded = false

  private constructor(socket: Socket) {
    this.socket = socket
    socket.on('data', (chunk: Buffer) => {
      this.#heard.push(chunk)
      this.#tell()
    })
    socket.on('error', () => undefined) // being cut is what many a test waits for
    this.ended = new Promise((resolve) => {
      socket.once('close', () => {
        this.#isEnded = true
        resolve()
        this.#tell()
      })
    })
  }

  static open(at: At, options: { readonly from?: string } = {}): Promise<RawLine> {
    const { hostname, port } = new URL(at.url)
    return new Promise((resolve, reject) => {
      const socket = connect({ host: hostname, port: Number(port), ...(options.from === undefined ? {} : { localAddress: options.from }) })
      socket.once('error', reject)
      socket.once('connect', () => resolve(new RawLine(socket)))
    })
  }

  get heard(): Buffer {
    return Buffer.concat(this.#heard)
  }
  get isEnded(): boolean {
    return this.#isEnded
  }

  /** Resolves when the bytes have left this process, or the line is gone. */
  say(bytes: string | Uint8Array): Promise<void> {
    return new Promise((resolve) => {
      if (this.#isEnded) return resolve()
      this.socket.write(bytes, () => resolve()) // called with an error when the line goes
    })
  }

  /** The answer to a request, whole. Rejects when the line ends without one. */
  async answer(): Promise<RawAnswer> {
    for (;;) {
      const text = this.heard.toString('utf8')
      const end = text.indexOf('\r\n\r\n')
      if (end >= 0) {
        const [first = '', ...lines] = text.slice(0, end).split('\r\n')
        const headers = Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]))
        const body = text.slice(end + 4)
        const length = Number(headers['content-length'] ?? 0)
        if (Buffer.byteLength(body) >= length) return { status: Number(first.split(' ')[1]), headers, body: Buffer.from(body).subarray(0, length).toString() }
      }
      await this.#news('an answer')
    }
  }

  /** The code with which the server closes the WebSocket on this line: of its close frame, behind whatever it said before. */
  async closeCode(): Promise<number> {
    for (;;) {
      const { heard } = this
      let at = heard.indexOf('\r\n\r\n') + 4
      while (heard.length >= at + 2) {
        const short = (heard[at + 1] ?? 0) & 0x7f
        const start = at + (short === 126 ? 4 : short === 127 ? 10 : 2)
        if (heard.length < start) break
        const length = short === 126 ? heard.readUInt16BE(at + 2) : short === 127 ? Number(heard.readBigUInt64BE(at + 2)) : short
        if (heard.length < start + length) break
        if (((heard[at] ?? 0) & 0x0f) === 8) return length >= 2 ? heard.readUInt16BE(start) : 1005
        at = start + length
      }
      await this.#news('a close frame')
    }
  }

  close(): void {
    this.socket.destroy()
  }

  async #news(what: string): Promise<void> {
    if (this.#isEnded) throw new Error(`the line ended before ${what}; heard ${this.heard.toString('latin1').slice(0, 300)}`)
    await new Promise<void>((resolve) => this.#listeners.push(resolve))
  }

  #tell(): void {
    for (const resolve of this.#listeners.splice(0)) resolve()
  }
}

export type Handshake = {
  readonly method?: string
  readonly version?: string
  /** Null: no such header. */
  readonly host?: string | null
  readonly upgrade?: string
  readonly socketVersion?: string | null
  readonly key?: string | null
  readonly token?: string
  readonly headers?: readonly string[]
}

/** The words that open a WebSocket, right unless a test says otherwise. */
export function handshake(at: At, path: string, { method = 'GET', version = '1.1', host = new URL(at.url).host, upgrade = 'websocket', socketVersion = '13', key = 'dGhlIHNhbXBsZSBub25jZQ==', token, headers = [] }: Handshake = {}): string {
  const lines = [
    `${method} ${path} HTTP/${version}`,
    ...(host === null ? [] : [`Host: ${host}`]),
    'Connection: Upgrade',
    `Upgrade: ${upgrade}`,
    ...(socketVersion === null ? [] : [`Sec-WebSocket-Version: ${socketVersion}`]),
    ...(key === null ? [] : [`Sec-WebSocket-Key: ${key}`]),
    ...(token === undefined ? [] : [`Authorization: Bearer ${token}`]),
    ...headers,
  ]
  return `${lines.join('\r\n')}\r\n\r\n`
}

export type FrameWish = { readonly opcode?: number; readonly fin?: boolean; /** The three reserved bits, 0 to 7. */ readonly reserved?: number; readonly masked?: boolean }

/** One WebSocket frame as a client writes it, right unless a test says otherwise. The mask is zeros: it changes nothing. */
export function rawFrame(payload: Uint8Array, { opcode = 2, fin = true, reserved = 0, masked = true }: FrameWish = {}): Buffer {
  const { length } = payload
  const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10)
  head[0] = (fin ? 0x80 : 0) | (reserved << 4) | opcode
  head[1] = (masked ? 0x80 : 0) | (length < 126 ? length : length < 65_536 ? 126 : 127)
  if (head.length === 4) head.writeUInt16BE(length, 2)
  if (head.length === 10) head.writeBigUInt64BE(BigInt(length), 2)
  return Buffer.concat([head, ...(masked ? [Buffer.alloc(4)] : []), payload])
}
