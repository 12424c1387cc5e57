import * as decoding from 'lib0/decoding'
import { readString } from './readString.ts'

/** Stands for a value that no field of a board holds: a list, an object with many keys, an object in an object. */
export const TOO_BIG: unique symbol = Symbol('too big for a field')

const ARRAY = 117
const OBJECT = 118
/** A position and a size have two. */
const MAX_KEYS = 8
/** Deeper than anybody nests; what is deeper is not read at all. */
const MAX_DEPTH = 100

/** Reads one value as lib0 writes it, without making anything of what is too big for a field. */
export function readSmallValue(decoder: decoding.Decoder): unknown {
  const type = decoding.peekUint8(decoder)
  if (type !== OBJECT && type !== ARRAY) return decoding.readAny(decoder)
  const start = decoder.pos
  const small = type === OBJECT ? readFlatObject(decoder) : TOO_BIG
  if (small !== TOO_BIG) return small
  decoder.pos = start
  readPast(decoder, 0)
  return TOO_BIG
}

/** An object with few keys that holds nothing that holds something, as `decoding.readAny` makes it; else the decoder is left anywhere. */
function readFlatObject(decoder: decoding.Decoder): unknown {
  decoding.skip8(decoder)
  const size = decoding.readVarUint(decoder)
  if (size > MAX_KEYS) return TOO_BIG
  const held: Record<string, unknown> = {}
  for (let left = size; left > 0; left--) {
    const key = readString(decoder)
    const type = decoding.peekUint8(decoder)
    if (type === OBJECT || type === ARRAY) return TOO_BIG
    held[key] = decoding.readAny(decoder)
  }
  return held
}

function readPast(decoder: decoding.Decoder, depth: number): void {
  const type = decoding.peekUint8(decoder)
  if (type !== OBJECT && type !== ARRAY) {
    decoding.readAny(decoder)
    return
  }
  if (depth > MAX_DEPTH) throw new RangeError('nested too deep')
  decoding.skip8(decoder)
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    if (type === OBJECT) decoding.readVarUint8Array(decoder)
    readPast(decoder, depth + 1)
  }
}
