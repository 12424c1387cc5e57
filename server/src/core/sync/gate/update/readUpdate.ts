/**
 * Reads V1 update bytes as `Y.applyUpdate` would, with three differences: a count is checked against the bytes that are
 * left before anything is made by it, a client that comes twice is not read (Yjs would silently take the last), and
 * nothing may follow the end.
 */
import * as decoding from 'lib0/decoding'
import { readContent } from './readContent.ts'
import { readString } from './readString.ts'
import type { ClockRange, RawStruct, RawUpdate, StructId } from './rawUpdate.ts'

/** More than two full boards of 10,000 cards need in one message; what 4 MiB could claim (2 million) takes half a second to judge. */
export const MAX_STRUCTS = 200_000
/** Ids of Yjs clients are 32 bits; clocks stay where every part of Yjs still counts exactly. */
const MAX_CLIENT = 0xffff_ffff
const MAX_CLOCK = 0x7fff_ffff

const LEAST_BYTES_PER_STRUCT = 2
const LEAST_BYTES_PER_RANGE = 2

/** Decodable, but more structs than one message may hold: of each client only the clock where it would end is kept. */
export type TooMuch = { readonly ends: ReadonlyMap<number, number> }

/** `garbage`: no Yjs client writes this. */
export function readUpdate(bytes: Uint8Array): RawUpdate | TooMuch | 'garbage' {
  try {
    const decoder = decoding.createDecoder(bytes)
    const structs = new Map<number, readonly RawStruct[]>()
    const ends = readStructs(decoder, structs)
    if (ends === undefined) return 'garbage'
    const deletions = new Map<number, readonly ClockRange[]>()
    const deletedRanges = readDeletions(decoder, deletions)
    if (deletedRanges === undefined || decoder.pos !== bytes.length) return 'garbage'
    return ends.size > structs.size ? { ends } : { structs, deletions, deletedRanges }
  } catch {
    return 'garbage' // lib0 throws at the end of the bytes, at numbers beyond 2^53 and at broken UTF-8
  }
}

/** Fills `into` and answers where each client ends; undefined for garbage. Beyond `MAX_STRUCTS` it reads on and keeps no more structs. */
function readStructs(decoder: decoding.Decoder, into: Map<number, readonly RawStruct[]>): ReadonlyMap<number, number> | undefined {
  const ends = new Map<number, number>()
  const clients = decoding.readVarUint(decoder)
  let total = 0
  for (let i = 0; i < clients; i++) {
    const count = decoding.readVarUint(decoder)
    if (count === 0 || count > (decoder.arr.length - decoder.pos) / LEAST_BYTES_PER_STRUCT) return undefined
    total += count
    const client = decoding.readVarUint(decoder)
    if (client > MAX_CLIENT || ends.has(client)) return undefined
    const kept: RawStruct[] | undefined = total <= MAX_STRUCTS ? [] : undefined
    let clock = decoding.readVarUint(decoder)
    for (let n = 0; n < count; n++) {
      const struct = kept === undefined ? undefined : readStruct(decoder, client, clock)
      const length = struct?.length ?? skipStruct(decoder)
      clock += length
      if (length < 1 || clock > MAX_CLOCK) return undefined
      if (struct !== undefined) kept?.push(struct)
    }
    ends.set(client, clock)
    if (kept !== undefined) into.set(client, kept)
  }
  return ends
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
    if (decoding.readVarUint(decoder) === 1) parentRoot = readString(decoder)
    else parentId = readId(decoder)
    if ((info & 0x20) !== 0) parentKey = readString(decoder)
  }
  const { content, length } = readContent(decoder, ref)
  return { kind: 'item', client, clock, length, origin, rightOrigin, parentRoot, parentId, parentKey, content, bytes: { from, to: decoder.pos } }
}

/** Reads past a struct and answers its length: two million of them are read in some 50 ms. */
function skipStruct(decoder: decoding.Decoder): number {
  const info = decoding.readUint8(decoder)
  const ref = info & 0b1_1111
  if (ref === 0 || ref === 10) return decoding.readVarUint(decoder)
  const ids = ((info & 0x80) === 0 ? 0 : 2) + ((info & 0x40) === 0 ? 0 : 2)
  for (let left = ids; left > 0; left--) decoding.readVarUint(decoder)
  if (ids === 0) {
    if (decoding.readVarUint(decoder) === 1) decoding.readVarUint8Array(decoder)
    else for (let left = 2; left > 0; left--) decoding.readVarUint(decoder)
    if ((info & 0x20) !== 0) decoding.readVarUint8Array(decoder)
  }
  return readContent(decoder, ref).length
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
