import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import WebSocket from 'ws'
import type { At, Person } from './people.ts'

/** Bytes of one message, as INTERFACE "Socket" numbers them. Written anew here: what is judged must not judge itself. */
const message = (write: (encoder: encoding.Encoder) => void): Uint8Array => {
  const encoder = encoding.createEncoder()
  write(encoder)
  return encoding.toUint8Array(encoder)
}
const sync = (kind: number, payload: Uint8Array): Uint8Array =>
  message((encoder) => {
    encoding.writeVarUint(encoder, 0)
    encoding.writeVarUint(encoder, kind)
    encoding.writeVarUint8Array(encoder, payload)
  })
export type Presence = { readonly client: number; readonly clock?: number; readonly state: unknown }
export const say = {
  step1: (stateVector: Uint8Array): Uint8Array => sync(0, stateVector),
  step2: (update: Uint8Array): Uint8Array => sync(1, update),
  update: (update: Uint8Array): Uint8Array => sync(2, update),
  awareness: (entries: readonly Presence[]): Uint8Array =>
    message((encoder) => {
      encoding.writeVarUint(encoder, 1)
      encoding.writeVarUint8Array(encoder, message((inner) => {
        encoding.writeVarUint(inner, entries.length)
        for (const { client, clock, state } of entries) {
          encoding.writeVarUint(inner, client)
          encoding.writeVarUint(inner, clock ?? 1)
          encoding.writeVarString(inner, JSON.stringify(state))
        }
      }))
    }),
  queryAwareness: (): Uint8Array => Uint8Array.of(3),
  motion: (body: Uint8Array): Uint8Array =>
    message((encoder) => {
      encoding.writeVarUint(encoder, 103)
      encoding.writeVarUint8Array(encoder, body)
    }),
  handIn: (): Uint8Array => Uint8Array.of(106),
}
/** A Yjs payload that says nothing. */
export const NOTHING = Uint8Array.of(0, 0)

export type Frame = {
  readonly type: 'step1' | 'step2' | 'update' | 'awareness' | 'view' | 'refused' | 'stored' | 'motion' | 'notice' | 'people' | 'handIn'
  /** When it came, ms of `performance.now()`. */
  readonly at: number
  readonly bytes: Uint8Array
  /** Of 100, 101, 104, 105. */
  readonly json: Record<string, unknown>
  /** Of 102. */
  readonly count: number
  readonly presence: readonly Presence[]
}

const NAMES = { 100: 'view', 101: 'refused', 104: 'notice', 105: 'people' } as const

function read(data: Uint8Array): Frame {
  const decoder = decoding.createDecoder(data)
  const type = decoding.readVarUint(decoder)
  const frame = { at: performance.now(), bytes: new Uint8Array(), json: {}, count: 0, presence: [] }
  if (type === 0) {
    const kind = (['step1', 'step2', 'update'] as const)[decoding.readVarUint(decoder)]
    if (kind !== undefined) return { ...frame, type: kind, bytes: decoding.readVarUint8Array(decoder) }
  }
  if (type === 1) {
    const inner = decoding.createDecoder(decoding.readVarUint8Array(decoder))
    const presence = Array.from({ length: decoding.readVarUint(inner) }, () => ({ client: decoding.readVarUint(inner), clock: decoding.readVarUint(inner), state: JSON.parse(decoding.readVarString(inner)) as unknown }))
    return { ...frame, type: 'awareness', presence }
  }
  if (type === 100 || type === 101 || type === 104 || type === 105) return { ...frame, type: NAMES[type], json: JSON.parse(decoding.readVarString(decoder)) as Record<string, unknown> }
  if (type === 102) return { ...frame, type: 'stored', count: decoding.readVarUint(decoder) }
  if (type === 103) return { ...frame, type: 'motion', bytes: decoding.readVarUint8Array(decoder) }
  if (type === 106) return { ...frame, type: 'handIn' }
  throw new Error(`a message that INTERFACE does not know: ${Buffer.from(data).toString('hex').slice(0, 80)}`)
}

export type SocketOptions = { readonly query?: string; readonly origin?: string; readonly cookie?: string; readonly path?: string }

/** A socket that says only what a test makes it say, and keeps everything it heard. Ended by `close()`. */
export class RawSocket {
  readonly frames: Frame[] = []
  readonly closed: Promise<number>
  readonly socket: WebSocket
  #heard: (() => void)[] = []
  #code: number | undefined

  constructor(at: At, workshopId: string, token: string | undefined, options: SocketOptions = {}) {
    const { query = '', path = `/sync/${workshopId}`, origin, cookie } = options
    const headers = { ...(token === undefined ? {} : { authorization: `Bearer ${token}` }), ...(cookie === undefined ? {} : { cookie }), ...(origin === undefined ? {} : { origin }) }
    this.socket = new WebSocket(`${at.url.replace(/^http/, 'ws')}${path}${query === '' ? '' : `?${query}`}`, { headers })
    this.socket.on('message', (data: Buffer) => {
      this.frames.push(read(new Uint8Array(data)))
      this.#tell()
    })
    this.closed = new Promise((resolve, reject) => {
      this.socket.on('close', (code) => {
        this.#code = code
        resolve(code)
        this.#tell()
      })
      this.socket.on('error', reject)
    })
    this.closed.catch(() => undefined) // who waits for it hears of it
  }

  /** Open, with the board's first words heard. */
  static async join(at: At, { workshopId, accessToken }: Person, options: SocketOptions = {}): Promise<RawSocket> {
    const joined = new RawSocket(at, workshopId, accessToken, options)
    await joined.first('people')
    return joined
  }

  send(bytes: Uint8Array | string): void {
    this.socket.send(bytes)
  }

  /** The first frame of this type that fits, heard already or to come. Rejects when the socket closes without. */
  async first(type: Frame['type'], fits: (frame: Frame) => boolean = () => true): Promise<Frame> {
    for (;;) {
      const found = this.frames.find((frame) => frame.type === type && fits(frame))
      if (found !== undefined) return found
      if (this.#code !== undefined) throw new Error(`closed with ${this.#code} before ${type}; heard ${this.frames.map((frame) => frame.type + (frame.type === 'refused' ? JSON.stringify(frame.json) : '')).join(' ')}`)
      await new Promise<void>((resolve) => this.#heard.push(resolve))
    }
  }

  /** Resolves when it holds; asked anew with each frame. Rejects when the socket closes without. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) {
      if (this.#code !== undefined) throw new Error(`closed with ${this.#code} before that`)
      await new Promise<void>((resolve) => this.#heard.push(resolve))
    }
  }

  all(type: Frame['type']): readonly Frame[] {
    return this.frames.filter((frame) => frame.type === type)
  }

  /** Resolves when the first n counted messages are called stored; rejects on a refusal. */
  async stored(n: number): Promise<void> {
    for (;;) {
      if (this.frames.some((frame) => frame.type === 'stored' && frame.count >= n)) return
      const refused = this.frames.find((frame) => frame.type === 'refused')
      if (refused !== undefined) throw new Error(`refused: ${JSON.stringify(refused.json)}`)
      if (this.#code !== undefined) throw new Error(`closed with ${this.#code} before 102 ${n}`)
      await new Promise<void>((resolve) => this.#heard.push(resolve))
    }
  }

  /** Code of the 101 that came or comes; rejects when the socket closes without. */
  async refusal(): Promise<unknown> {
    return (await this.first('refused')).json['code']
  }

  /** Everything said so far has been read: messages are taken in order. Whether a write is durable only 102 tells. A few times a socket: SyncStep1 is answered slowly when asked often. */
  async settled(): Promise<void> {
    const before = this.all('step2').length
    this.send(say.step1(Uint8Array.of(0)))
    for (;;) {
      if (this.all('step2').length > before) return
      if (this.#code !== undefined) throw new Error(`closed with ${this.#code}`)
      await new Promise<void>((resolve) => this.#heard.push(resolve))
    }
  }

  async close(): Promise<void> {
    this.socket.close()
    await this.closed.catch(() => undefined)
  }

  #tell(): void {
    for (const resolve of this.#heard.splice(0)) resolve()
  }
}

/** What the server answers to an upgrade that it does not accept. */
export function refusedUpgrade(at: At, path: string, headers: Readonly<Record<string, string>>): Promise<{ readonly status: number; readonly type: string; readonly version: string; readonly body: string }> {
  const socket = new WebSocket(`${at.url.replace(/^http/, 'ws')}${path}`, { headers })
  return new Promise((resolve, reject) => {
    socket.on('error', () => undefined)
    socket.on('open', () => {
      socket.terminate()
      reject(new Error(`accepted with ${JSON.stringify(headers)}`))
    })
    socket.on('unexpected-response', (_request, response) => {
      let body = ''
      response.on('data', (chunk) => (body += String(chunk)))
      response.on('end', () => resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '', version: String(response.headers['api-version']), body }))
    })
  })
}
