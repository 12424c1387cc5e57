import * as Y from 'yjs'

/**
 * A document in which the server itself writes: a board that is read in, or rewritten. Its Yjs id stays below 2³⁰: such a number a browser keeps where it is
 * used, a larger one on its heap, once for each of the eight pieces that a card is made of.
 */
export function serverDoc(): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID >>>= 2
  return doc
}
