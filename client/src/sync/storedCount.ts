import { MESSAGE, SYNC } from '@visiebord/shared/protocol/frames.ts'
import * as decoding from 'lib0/decoding'

export type Outgoing = 'update' | 'step2' | 'empty-step2' | 'other'

/** What a message of ours is. A sync message counts when its Yjs payload is not the two bytes 00 00 (INTERFACE). */
export function classifyOutgoing(bytes: Uint8Array): Outgoing {
  const decoder = decoding.createDecoder(bytes)
  if (decoding.readVarUint(decoder) !== MESSAGE.sync) return 'other'
  const step = decoding.readVarUint(decoder)
  if (step === SYNC.step1) return 'other'
  const payload = decoding.readVarUint8Array(decoder)
  const isEmpty = payload.length === 2 && payload[0] === 0 && payload[1] === 0
  if (step === SYNC.step2) return isEmpty ? 'empty-step2' : 'step2'
  return isEmpty ? 'other' : 'update'
}

/**
 * Counts on one connection: how many messages that may hold work were sent, and how many of them the server called
 * durably stored. Until the first SyncStep2 has gone, older work in this browser is not even sent.
 */
export type StoredCount = {
  readonly sent: number
  readonly stored: number
  readonly step2Sent: boolean
}

export const NOTHING_SENT: StoredCount = { sent: 0, stored: 0, step2Sent: false }

export function countSent(count: StoredCount, message: Outgoing): StoredCount {
  switch (message) {
    case 'other':
      return count
    case 'empty-step2':
      return { ...count, step2Sent: true }
    case 'step2':
      return { ...count, sent: count.sent + 1, step2Sent: true }
    case 'update':
      return { ...count, sent: count.sent + 1 }
  }
}

/** A count only grows; a server that says less than before is not believed. */
export const countStored = (count: StoredCount, stored: number): StoredCount => (stored > count.stored ? { ...count, stored } : count)

/** True when the server has said stored for everything this browser wrote and holds. */
export const isAllStored = (count: StoredCount): boolean => count.step2Sent && count.stored >= count.sent
