import { MESSAGE } from '@visiebord/shared/protocol/frames.ts'
import * as decoding from 'lib0/decoding'

/**
 * False for an awareness message that speaks of others only. y-websocket sends on whatever it hears of others; with two hundred
 * people that is forty thousand messages a change, and the server ignores them all (INTERFACE).
 */
export function isWorthSending(bytes: Uint8Array, myClient: number): boolean {
  const decoder = decoding.createDecoder(bytes)
  if (decoding.readVarUint(decoder) !== MESSAGE.awareness) return true
  const entries = decoding.createDecoder(decoding.readVarUint8Array(decoder))
  for (let left = decoding.readVarUint(entries); left > 0; left--) {
    if (decoding.readVarUint(entries) === myClient) return true
    decoding.readVarUint(entries)
    decoding.readVarString(entries)
  }
  return false
}
