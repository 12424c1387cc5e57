import * as Y from 'yjs'

/** mulberry32: the same numbers for the same seed, on every machine. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A document whose Yjs client id comes from the seed. */
export function createDocOf(random: () => number): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = Math.floor(random() * 4_294_967_295)
  return doc
}
