import { MESSAGE, SYNC } from '@visiebord/shared/protocol/frames.ts'
import { decodeMotion, type Motion } from '@visiebord/shared/protocol/motion.ts'
import * as decoding from 'lib0/decoding'
import type { AwarenessEntry } from './wire.ts'

/** One message of a client, taken apart; payloads are views on the message. */
export type ClientMessage =
  | { readonly is: 'step1'; readonly stateVector: ReadonlyMap<number, number>; readonly encoded: Uint8Array }
  | { readonly is: 'step2' | 'update'; readonly payload: Uint8Array }
  | { readonly is: 'awareness'; readonly entries: readonly AwarenessEntry[] }
  | { readonly is: 'queryAwareness' }
  | { readonly is: 'motion'; readonly motion: Motion }
  | { readonly is: 'handIn' }

/** Yjs client ids beyond those that the board has; one who was here before it was rewritten may bring some. */
const SPARE_CLIENTS = 20_000

function readStateVector(encoded: Uint8Array, mostClients: number): ReadonlyMap<number, number> {
  const decoder = decoding.createDecoder(encoded)
  const clocks = new Map<number, number>()
  const count = decoding.readVarUint(decoder)
  if (count > mostClients) throw new RangeError('state vector too long')
  for (let left = count; left > 0; left--) clocks.set(decoding.readVarUint(decoder), decoding.readVarUint(decoder))
  if (decoding.hasContent(decoder)) throw new RangeError('trailing bytes after a state vector')
  return clocks
}

function readEntries(payload: Uint8Array): AwarenessEntry[] {
  const decoder = decoding.createDecoder(payload)
  const entries: AwarenessEntry[] = []
  const count = decoding.readVarUint(decoder)
  if (count > SPARE_CLIENTS) throw new RangeError('too many awareness entries')
  for (let left = count; left > 0; left--) {
    entries.push({ client: decoding.readVarUint(decoder), clock: decoding.readVarUint(decoder), state: decoding.readVarString(decoder) })
  }
  if (decoding.hasContent(decoder)) throw new RangeError('trailing bytes after awareness')
  return entries
}

function readSync(decoder: decoding.Decoder, mostClients: number): ClientMessage {
  const kind = decoding.readVarUint(decoder)
  const payload = decoding.readVarUint8Array(decoder)
  switch (kind) {
    case SYNC.step1:
      return { is: 'step1', stateVector: readStateVector(payload, mostClients), encoded: payload }
    case SYNC.step2:
      return { is: 'step2', payload }
    case SYNC.update:
      return { is: 'update', payload }
    default:
      throw new RangeError('unknown sync message')
  }
}

function readBody(decoder: decoding.Decoder, mostClients: number): ClientMessage {
  switch (decoding.readVarUint(decoder)) {
    case MESSAGE.sync:
      return readSync(decoder, mostClients)
    case MESSAGE.awareness:
      return { is: 'awareness', entries: readEntries(decoding.readVarUint8Array(decoder)) }
    case MESSAGE.queryAwareness:
      return { is: 'queryAwareness' }
    case MESSAGE.motion:
      return { is: 'motion', motion: decodeMotion(decoding.readVarUint8Array(decoder)) }
    case MESSAGE.handIn:
      return { is: 'handIn' }
    default:
      throw new RangeError('unknown message type')
  }
}

/**
 * Undefined when the bytes are not exactly one message that a client may send. Bounds counts before it allocates by them.
 * `clientsOfBoard`: how many Yjs client ids wrote on the board, all of which stand in an honest state vector.
 */
export function readMessage(bytes: Uint8Array, clientsOfBoard: number): ClientMessage | undefined {
  const decoder = decoding.createDecoder(bytes)
  try {
    const message = readBody(decoder, SPARE_CLIENTS + clientsOfBoard)
    return decoding.hasContent(decoder) ? undefined : message
  } catch {
    return undefined // lib0 throws on truncated input; whatever it says, these are not bytes of this protocol
  }
}
