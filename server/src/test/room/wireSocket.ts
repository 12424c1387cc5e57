import { MESSAGE, SYNC } from '@visiebord/shared/protocol/frames.ts'
import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Attached, SocketHello, SocketPort } from '../../core/ports/room.ts'

type Bodies<Types extends string, Body> = { [Type in Types]: { readonly type: Type } & Body }[Types]
export type Frame =
  | Bodies<'step1' | 'step2' | 'update' | 'awareness' | 'motion', { readonly bytes: Uint8Array }>
  | Bodies<'view' | 'refused' | 'notice' | 'people', { readonly body: Record<string, unknown> }>
  | { readonly type: 'stored'; readonly count: number }
  | { readonly type: 'handIn' }

const JSON_TYPES: Readonly<Record<number, 'view' | 'refused' | 'notice' | 'people'>> = { [MESSAGE.view]: 'view', [MESSAGE.refused]: 'refused', [MESSAGE.notice]: 'notice', [MESSAGE.people]: 'people' }
const SYNC_TYPES: Readonly<Record<number, 'step1' | 'step2' | 'update'>> = { [SYNC.step1]: 'step1', [SYNC.step2]: 'step2', [SYNC.update]: 'update' }

export function readFrame(bytes: Uint8Array): Frame {
  const decoder = decoding.createDecoder(bytes)
  const type = decoding.readVarUint(decoder)
  const json = JSON_TYPES[type]
  if (json) return { type: json, body: JSON.parse(decoding.readVarString(decoder)) as Record<string, unknown> }
  switch (type) {
    case MESSAGE.sync: {
      const kind = SYNC_TYPES[decoding.readVarUint(decoder)]
      if (kind === undefined) throw new RangeError('unknown sync message')
      return { type: kind, bytes: decoding.readVarUint8Array(decoder) }
    }
    case MESSAGE.awareness:
      return { type: 'awareness', bytes: decoding.readVarUint8Array(decoder) }
    case MESSAGE.motion:
      return { type: 'motion', bytes: decoding.readVarUint8Array(decoder) }
    case MESSAGE.stored:
      return { type: 'stored', count: decoding.readVarUint(decoder) }
    case MESSAGE.handIn:
      return { type: 'handIn' }
    default:
      throw new RangeError(`unknown message ${type}`)
  }
}

export function message(type: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  write(encoder)
  return encoding.toUint8Array(encoder)
}

export type Awareness = { readonly client: number; readonly clock: number; readonly state: string }

export const say = {
  sync: (kind: 'step1' | 'step2' | 'update', payload: Uint8Array): Uint8Array =>
    message(MESSAGE.sync, (encoder) => {
      encoding.writeVarUint(encoder, SYNC[kind])
      encoding.writeVarUint8Array(encoder, payload)
    }),
  awareness: (...entries: readonly Awareness[]): Uint8Array =>
    message(MESSAGE.awareness, (encoder) => {
      const body = encoding.createEncoder()
      encoding.writeVarUint(body, entries.length)
      for (const { client, clock, state } of entries) {
        encoding.writeVarUint(body, client)
        encoding.writeVarUint(body, clock)
        encoding.writeVarString(body, state)
      }
      encoding.writeVarUint8Array(encoder, encoding.toUint8Array(body))
    }),
  handIn: (): Uint8Array => message(MESSAGE.handIn, () => undefined),
  queryAwareness: (): Uint8Array => message(MESSAGE.queryAwareness, () => undefined),
}

export function readAwareness(bytes: Uint8Array): Awareness[] {
  const decoder = decoding.createDecoder(bytes)
  return Array.from({ length: decoding.readVarUint(decoder) }, () => ({ client: decoding.readVarUint(decoder), clock: decoding.readVarUint(decoder), state: decoding.readVarString(decoder) }))
}

/** A socket in memory: the test sees every frame in order, and says how much is still waiting in it. */
export class WireSocket implements SocketPort {
  readonly frames: Frame[] = []
  closed: number | undefined
  buffered = 0
  onFrame: ((frame: Frame, bytes: Uint8Array) => void) | undefined
  #attached: Attached | undefined

  join(room: { attach(socket: SocketPort, hello: SocketHello): Attached }, hello: SocketHello): this {
    this.#attached = room.attach(this, hello)
    return this
  }
  send(bytes: Uint8Array): void {
    const frame = readFrame(bytes)
    this.frames.push(frame)
    this.onFrame?.(frame, bytes)
  }
  close(code: number): void {
    this.closed ??= code
    this.#attached?.detach()
  }
  bufferedBytes(): number {
    return this.buffered
  }
  say(bytes: Uint8Array): void {
    this.#attached?.receive(bytes)
  }
  leave(): void {
    this.#attached?.detach()
  }
  all<T extends Frame['type']>(type: T): Extract<Frame, { type: T }>[] {
    return this.frames.filter((frame): frame is Extract<Frame, { type: T }> => frame.type === type)
  }
  /** Types of the frames since the last call, in order. */
  takeTypes(): Frame['type'][] {
    const types = this.frames.map((frame) => frame.type)
    this.frames.length = 0
    return types
  }
  get stored(): number {
    return this.all('stored').at(-1)?.count ?? 0
  }
  get refusedWith(): unknown {
    return this.all('refused')[0]?.body['code']
  }
}
