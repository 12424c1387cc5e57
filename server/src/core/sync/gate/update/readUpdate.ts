/**
 * Reads V1 update bytes as `Y.applyUpdate` would, with three differences: a count is checked against the bytes that are
 * left before anything is made by it, a client that comes twice is not read (Yjs would silently take the last), and
 * nothing may follow the end.
 */
import * as decoding from 'lib0/decoding'
import { readContent } from './readContent.ts'
import type { ClockRange, RawStruct, RawUpdate, StructId } from './rawUpdate.ts'

/** More than two full boards of 10,000 cards need in one message; what 4 MiB could claim (2 million) takes half a second to judge. */
export const MAX_STRUCTS = 200_000
/** Ids of Yjs clients are 32 bits; clocks stay where every part of Yjs still counts exactly. */
const MAX_CLIENT = 0xffff_ffff
const MAX_CLOCK = 0x7fff_ffff

const LEAST_BYTES_PER_STRUCT = 2
const LEAST_BYTES_PER_RANGE = 2

/** `garbage`: no Yjs client writes this. `too-much`: decodable, but more structs than one message may hold. */
export function readUpdate(bytes: Uint8Array): RawUpdate | 'garbage' | 'too-much' {
  try {
    const decoder = decoding.createDecoder(bytes)
    const structs = readStructs(decoder)
    if (typeof structs === 'string') return structs
    const deletions = new Map<number, readonly ClockRange[]>()
    const deletedRanges = readDeletions(decoder, deletions)
    return deletedRanges === undefined || decoder.pos !== bytes.length ? 'garbage' : { structs, deletions, deletedRanges }
  } catch {
    return 'garbage' // lib0 throws at the end of the bytes, at numbers beyond 2^53 and at broken UTF-8
  }
}

function readStructs(decoder: decoding.Decoder): ReadonlyMap<number, readonly RawStruct[]> | 'garbage' | 'too-much' {
  const byClient = new Map<number, readonly RawStruct[]>()
  const clients = decoding.readVarUint(decoder)
  let total = 0
  for (let i = 0; i < clients; i++) {
    const count = decoding.readVarUint(decoder)
    if (count === 0 || count > (decoder.arr.length - decoder.pos) / LEAST_BYTES_PER_STRUCT) return 'garbage'
    total += count
    if (total > MAX_STRUCTS) return 'too-much'
    const client = decoding.readVarUint(decoder)
    if (client > MAX_CLIENT || byClient.has(client)) return 'garbage'
    const structs: RawStruct[] = []
    let clock = decoding.readVarUint(decoder)
    for (let n = 0; n < count; n++) {
      const struct = readStruct(decoder, client, clock)
      clock += struct.length
      if (struct.length < 1 || clock > MAX_CLOCK) return 'garbage'
      structs.push(struct)
    }
    byClient.set(client, structs)
  }
  return byClient
}

const readId = (decoder: decoding.Decoder): StructId => ({ client: decoding.readVarUint(decoder), clock: decoding.readVarUint(decoder) })

function readStruct(decoder: decoding.Decoder, client: number, clock: number): RawStruct {
  const from = decoder.pos
  const info = decoding.readUint8(decoder)
  const ref = info & 0b1_1111
  if (ref === 0 || ref === 10) {
    const length = decoding.readVarUint(decoder)
    const bytes = { from, to: decoder.pos }
    const kind = ref === 0 ? 'gc' : 'skip'
    return { kind, client, clock, length, origin: undefined, rightOrigin: undefined, parentRoot: undefined, parentId: undefined, parentKey: undefined, content: undefined, bytes }
  }
  const origin = (info & 0x80) === 0 ? undefined : readId(decoder)
  const rightOrigin = (info & 0x40) === 0 ? undefined : readId(decoder)
  let parentRoot: string | undefined
  let parentId: StructId | undefined
  let parentKey: string | undefined
  if (origin === undefined && rightOrigin === undefined) {
    if (decoding.readVarUint(decoder) === 1) parentRoot = decoding.readVarString(decoder)
    else parentId = readId(decoder)
    if ((info & 0x20) !== 0) parentKey = decoding.readVarString(decoder)
  }
  const { content, length } = readContent(decoder, ref)
  return { kind: 'item', client, clock, length, origin, rightOrigin, parentRoot, parentId, parentKey, content, bytes: { from, to: decoder.pos } }
}

/** Fills `into` and answers the number of ranges; undefined when they are not as Yjs writes them: sorted, apart, not empty. */
function readDeletions(decoder: decoding.Decoder, into: Map<number, readonly ClockRange[]>): number | undefined {
  const clients = decoding.readVarUint(decoder)
  let total = 0
  for (let i = 0; i < clients; i++) {
    const client = decoding.readVarUint(decoder)
    const count = decoding.readVarUint(decoder)
    if (count > (decoder.arr.length - decoder.pos) / LEAST_BYTES_PER_RANGE || client > MAX_CLIENT || into.has(client)) return undefined
    const ranges: ClockRange[] = []
    let free = 0
    for (let n = 0; n < count; n++) {
      const clock = decoding.readVarUint(decoder)
      const length = decoding.readVarUint(decoder)
      if (clock < free || length < 1 || clock + length > MAX_CLOCK) return undefined
      free = clock + length
      ranges.push({ clock, length })
    }
    total += count
    if (count > 0) into.set(client, ranges)
  }
  return total
}
