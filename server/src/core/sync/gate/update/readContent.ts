import * as decoding from 'lib0/decoding'
import type { RawContent } from './rawUpdate.ts'
import { readString } from './readString.ts'
import { readSmallValue, TOO_BIG } from './readSmallValue.ts'

type Read = { readonly content: RawContent; readonly length: number }

/** Values of one field that an undo stack keeps and Yjs merged; an hour of dragging at 30 Hz. */
const MAX_VALUES = 108_000

const MAP: Read = { content: { type: 'map' }, length: 1 }
const TEXT: Read = { content: { type: 'text' }, length: 1 }
const foreign = (name: string): Read => ({ content: { type: 'foreign', name }, length: 1 })

/** Reads what an item holds, by the number in its first byte. Throws when no Yjs client writes this; what a board never holds is read past. */
export function readContent(decoder: decoding.Decoder, ref: number): Read {
  switch (ref) {
    case 1:
      return { content: { type: 'deleted' }, length: decoding.readVarUint(decoder) }
    case 2:
      return readValues(decoder, readJson)
    case 3:
      decoding.readVarUint8Array(decoder)
      return foreign('binary')
    case 4: {
      const text = readString(decoder)
      return { content: { type: 'string', text }, length: text.length }
    }
    case 5:
      decoding.readVarUint8Array(decoder)
      return foreign('embed')
    case 6:
      decoding.readVarUint8Array(decoder)
      decoding.readVarUint8Array(decoder)
      return foreign('formatting')
    case 7:
      return readType(decoder)
    case 8:
      return readValues(decoder, readSmallValue)
    case 9:
      decoding.readVarUint8Array(decoder)
      readSmallValue(decoder)
      return foreign('document')
    default:
      throw new RangeError(`no such content: ${ref}`)
  }
}

function readValues(decoder: decoding.Decoder, read: (decoder: decoding.Decoder) => unknown): Read {
  const length = decoding.readVarUint(decoder)
  if (length > MAX_VALUES || length > decoder.arr.length - decoder.pos) throw new RangeError('more values than anybody keeps')
  const values: unknown[] = []
  let areSmall = true
  for (let i = 0; i < length; i++) {
    const value = read(decoder)
    if (value === TOO_BIG) areSmall = false
    else if (areSmall) values.push(value)
  }
  return { content: areSmall ? { type: 'values', values } : { type: 'foreign', name: 'a list or a deep value' }, length }
}

function readJson(decoder: decoding.Decoder): unknown {
  const text = decoding.readVarString(decoder)
  return text === 'undefined' ? undefined : JSON.parse(text)
}

/** Y.Map and Y.Text are of a board; of the others only elements and hooks carry a name. */
function readType(decoder: decoding.Decoder): Read {
  const ref = decoding.readVarUint(decoder)
  if (ref === 1) return MAP
  if (ref === 2) return TEXT
  if (ref > 6) throw new RangeError(`no such type: ${ref}`)
  if (ref === 3 || ref === 5) decoding.readVarUint8Array(decoder)
  return foreign(ref === 0 ? 'array' : 'xml')
}
