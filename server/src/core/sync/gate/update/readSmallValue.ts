import * as decoding from 'lib0/decoding'

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
  decoding.skip8(decoder)
  const size = decoding.readVarUint(decoder)
  decoder.pos = start
  if (type === OBJECT && size <= MAX_KEYS && isFlat(decoder)) {
    decoder.pos = start
    return decoding.readAny(decoder)
  }
  decoder.pos = start
  readPast(decoder, 0)
  return TOO_BIG
}

/** Whether an object holds nothing that holds something; leaves the decoder anywhere. */
function isFlat(decoder: decoding.Decoder): boolean {
  decoding.skip8(decoder)
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    decoding.readVarUint8Array(decoder)
    const type = decoding.peekUint8(decoder)
    if (type === OBJECT || type === ARRAY) return false
    decoding.readAny(decoder)
  }
  return true
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
