import * as Y from 'yjs'

/**
 * A document in which this page or the server writes. Its Yjs id stays below 2³⁰: such a number V8 keeps where it is used. A larger one lies on the heap, and
 * one that is larger makes it keep all of them so: a megabyte more for ten thousand cards, of eight pieces each.
 */
export function freshDoc(): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID >>>= 2
  return doc
}
