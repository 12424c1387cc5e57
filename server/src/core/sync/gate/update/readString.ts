import * as decoding from 'lib0/decoding'

/** Below this, putting letters together is faster than a TextDecoder: ids, names of fields, a typed letter. */
const SHORT = 24

/** As `decoding.readVarString`, sooner for a few ASCII letters. */
export function readString(decoder: decoding.Decoder): string {
  const start = decoder.pos
  const length = decoding.readVarUint(decoder)
  const end = decoder.pos + length
  if (length < SHORT && end <= decoder.arr.length) {
    let text = ''
    for (let at = decoder.pos; at < end; at++) {
      const byte = decoder.arr[at] ?? 0x80
      if (byte >= 0x80) break
      text += String.fromCharCode(byte)
    }
    if (text.length === length) {
      decoder.pos = end
      return text
    }
  }
  decoder.pos = start
  return decoding.readVarString(decoder)
}
