import * as Y from 'yjs'

/** It sleeps after this many looks at which nobody had needed it since the one before. */
const LOOKS = 3
/** A larger document takes longer than 10 ms to wake, and stays awake. */
const MOST_STRUCTS = 4_000

/**
 * A document of which only the bytes are kept while nobody needs more: Yjs takes sixteen times the memory of what it holds, and most boards
 * that are open are looked at. It wakes when it is asked for.
 */
export class RestingDoc {
  #doc: Y.Doc | undefined
  #bytes: Uint8Array | undefined
  #clientCount = 0
  #looks = 0

  constructor(doc: Y.Doc) {
    this.#doc = doc
  }

  /** The same content at every call; another object when it has slept meanwhile. */
  awake(): Y.Doc {
    this.#looks = 0
    if (this.#doc) return this.#doc
    const doc = new Y.Doc()
    if (this.#bytes) Y.applyUpdate(doc, this.#bytes)
    this.#doc = doc
    this.#bytes = undefined
    return doc
  }

  /** What is looked up here does not count as a need. */
  keep(lookUp: () => void): void {
    const looks = this.#looks
    lookUp()
    this.#looks = looks
  }

  get isAsleep(): boolean {
    return this.#doc === undefined
  }

  /** How many Yjs clients have written in it. */
  get clientCount(): number {
    return this.#doc?.store.clients.size ?? this.#clientCount
  }

  /** All of it, V1. Does not wake it. */
  encoded(): Uint8Array {
    return this.#bytes ?? Y.encodeStateAsUpdate(this.awake())
  }

  /** Call it now and then, while nothing is under way. */
  look(): void {
    if (this.#doc === undefined || ++this.#looks < LOOKS) return
    let structs = 0
    for (const each of this.#doc.store.clients.values()) structs += each.length
    if (structs > MOST_STRUCTS) return
    this.#clientCount = this.#doc.store.clients.size
    this.#bytes = Y.encodeStateAsUpdate(this.#doc)
    this.#doc.destroy()
    this.#doc = undefined
  }

  destroy(): void {
    this.#doc?.destroy()
  }
}
