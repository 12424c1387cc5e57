/** Frames of the y-websocket protocol as the room writes them. Ours are in shared/protocol/frames.ts. */
import { MESSAGE, SYNC } from '@visiebord/shared/protocol/frames.ts'
import * as encoding from 'lib0/encoding'

function syncFrame(kind: number, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, MESSAGE.sync)
  encoding.writeVarUint(encoder, kind)
  encoding.writeVarUint8Array(encoder, payload)
  return encoding.toUint8Array(encoder)
}

export const encodeSyncStep1 = (stateVector: Uint8Array): Uint8Array => syncFrame(SYNC.step1, stateVector)
export const encodeSyncStep2 = (update: Uint8Array): Uint8Array => syncFrame(SYNC.step2, update)
export const encodeUpdate = (update: Uint8Array): Uint8Array => syncFrame(SYNC.update, update)

export type AwarenessEntry = { readonly client: number; readonly clock: number; /** JSON text, `null` for gone. */ readonly state: string }

function writeAwarenessEntry(encoder: encoding.Encoder, { client, clock, state }: AwarenessEntry): void {
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
  encoding.writeVarString(encoder, state)
}

/** One entry by itself, for `gatherAwareness`. */
export const encodeAwarenessEntry = (entry: AwarenessEntry): Uint8Array => encoding.encode((encoder) => writeAwarenessEntry(encoder, entry))

const awarenessFrame = (count: number, writeEntries: (encoder: encoding.Encoder) => void): Uint8Array =>
  encoding.encode((encoder) => {
    const body = encoding.encode((inner) => {
      encoding.writeVarUint(inner, count)
      writeEntries(inner)
    })
    encoding.writeVarUint(encoder, MESSAGE.awareness)
    encoding.writeVarUint8Array(encoder, body)
  })

export const encodeAwareness = (entries: readonly AwarenessEntry[]): Uint8Array =>
  awarenessFrame(entries.length, (encoder) => {
    for (const entry of entries) writeAwarenessEntry(encoder, entry)
  })

/** The same of entries that are written out already. */
export const gatherAwareness = (entries: readonly Uint8Array[]): Uint8Array =>
  awarenessFrame(entries.length, (encoder) => {
    for (const entry of entries) encoding.writeUint8Array(encoder, entry)
  })
