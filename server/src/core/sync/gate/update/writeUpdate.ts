/** Writes V1 update bytes of what is new in a message, in the order that `Y.mergeUpdates` expects: higher client ids first. */
import * as encoding from 'lib0/encoding'
import type { News } from '../news.ts'
import type { ClockRange, RawStruct, StructId } from './rawUpdate.ts'

/**
 * `gone`: structs that hang on what is deleted for good. They are written as GC, which is what Yjs makes of them: a copy that takes
 * in the deletion and them in one go would otherwise integrate, for a moment, what nobody could judge.
 */
export function writeUpdate(source: Uint8Array, { structs, deletions }: Pick<News, 'structs' | 'deletions'>, gone: ReadonlySet<RawStruct>): Uint8Array {
  const encoder = encoding.createEncoder()
  const clients = [...structs].sort(([a], [b]) => b - a)
  encoding.writeVarUint(encoder, clients.length)
  for (const [client, ofClient] of clients) {
    encoding.writeVarUint(encoder, ofClient.length)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, ofClient[0]?.clock ?? 0)
    for (const struct of ofClient) {
      if (gone.has(struct)) writeGc(encoder, struct.length)
      else if (struct.bytes !== undefined) encoding.writeUint8Array(encoder, source.subarray(struct.bytes.from, struct.bytes.to))
      else writeCut(encoder, struct)
    }
  }
  writeDeletions(encoder, rangesByClient(deletions))
  return encoding.toUint8Array(encoder)
}

function writeGc(encoder: encoding.Encoder, length: number): void {
  encoding.writeUint8(encoder, 0)
  encoding.writeVarUint(encoder, length)
}

function writeId(encoder: encoding.Encoder, id: StructId): void {
  encoding.writeVarUint(encoder, id.client)
  encoding.writeVarUint(encoder, id.clock)
}

/** A struct that lost its beginning: it hangs on that beginning, so it needs no parent; only lists of values, characters and deletions can be cut. */
function writeCut(encoder: encoding.Encoder, { kind, origin, rightOrigin, content, length }: RawStruct): void {
  if (kind !== 'item' || origin === undefined || content === undefined) {
    writeGc(encoder, length)
    return
  }
  const ref = content.type === 'string' ? 4 : content.type === 'values' ? 8 : 1
  encoding.writeUint8(encoder, ref | 0x80 | (rightOrigin === undefined ? 0 : 0x40))
  writeId(encoder, origin)
  if (rightOrigin !== undefined) writeId(encoder, rightOrigin)
  if (content.type === 'string') encoding.writeVarString(encoder, content.text)
  else encoding.writeVarUint(encoder, length)
  if (content.type === 'values') for (const value of content.values) writeValue(encoder, value)
}

/** Whatever was read by lib0 or as JSON can be written by lib0; the compiler is told so here. */
function writeValue(encoder: encoding.Encoder, value: unknown): void {
  if (isEncodable(value)) encoding.writeAny(encoder, value)
}
const isEncodable = (value: unknown): value is Parameters<typeof encoding.writeAny>[1] => typeof value !== 'function' && typeof value !== 'symbol'

function rangesByClient(deletions: News['deletions']): ReadonlyMap<number, readonly ClockRange[]> {
  const byClient = new Map<number, { clock: number; length: number }[]>()
  for (const { client, clock, length } of deletions) {
    const ranges = byClient.get(client)
    const last = ranges?.at(-1)
    if (last !== undefined && last.clock + last.length === clock) last.length += length
    else if (ranges === undefined) byClient.set(client, [{ clock, length }])
    else ranges.push({ clock, length })
  }
  return byClient
}

function writeDeletions(encoder: encoding.Encoder, byClient: ReadonlyMap<number, readonly ClockRange[]>): void {
  encoding.writeVarUint(encoder, byClient.size)
  for (const [client, ranges] of byClient) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, ranges.length)
    for (const { clock, length } of ranges) {
      encoding.writeVarUint(encoder, clock)
      encoding.writeVarUint(encoder, length)
    }
  }
}
