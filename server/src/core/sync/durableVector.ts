import * as Y from 'yjs'

/** The state vector of what is durable of a document that is ahead of the store. Encoded when somebody asks, which few turns do. */
export class DurableVector {
  readonly #doc: () => Y.Doc
  #encoded: Uint8Array | undefined
  /** Where the clients stood that have gone on since the document last was what the store has. */
  readonly #before = new Map<number, number>()

  constructor(doc: () => Y.Doc) {
    this.#doc = doc
  }

  encoded(): Uint8Array {
    this.#encoded ??= Y.encodeStateVector(this.#before.size === 0 ? this.#doc() : this.#vector())
    return this.#encoded
  }

  /** Call it before the document takes something of these clients. */
  goOn(clients: Iterable<number>): void {
    if (this.#encoded !== undefined) return
    for (const client of clients) if (!this.#before.has(client)) this.#before.set(client, Y.getState(this.#doc().store, client))
  }

  /** The document is what the store has. */
  settled(): void {
    this.#encoded = undefined
    this.#before.clear()
  }

  #vector(): Map<number, number> {
    const { store } = this.#doc()
    const vector = new Map<number, number>()
    for (const client of store.clients.keys()) {
      const clock = this.#before.get(client) ?? Y.getState(store, client)
      if (clock > 0) vector.set(client, clock)
    }
    return vector
  }
}
