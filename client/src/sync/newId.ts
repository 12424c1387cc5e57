const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
/** 21 letters and digits are 125 bits: two hands never make the same one. */
const LENGTH = 21

/** An opaque id. `crypto.randomUUID` is missing on plain http beyond localhost; `getRandomValues` is not. */
export function newId(fill: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array = (bytes) => crypto.getRandomValues(bytes)): string {
  let id = ''
  while (id.length < LENGTH) {
    for (const byte of fill(new Uint8Array(32))) {
      // 248 = 4 × 62: bytes above would make the first letters more likely.
      if (byte < 248 && id.length < LENGTH) id += ALPHABET[byte % 62]
    }
  }
  return id
}
