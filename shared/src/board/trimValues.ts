import * as Y from 'yjs'

/** So many structs at once are a board that arrives; what a hand writes is not worth a look. */
const MANY = 1_000

/**
 * Yjs reads each value into an array that it lets grow, with room for sixteen more: of ten thousand cards that is a tenth of all memory. Puts the values
 * that this transaction brought, if they are many, into arrays of their own size. Yjs never adds to such an array: it makes another.
 */
export const trimArrived = ({ doc, beforeState, afterState }: Y.Transaction): void => {
  for (const [client, clock] of afterState) if (clock - (beforeState.get(client) ?? 0) >= MANY) trimStructs(doc.store.clients.get(client) ?? [], beforeState.get(client) ?? 0)
}

/** The same for all that a document holds already. */
export const trimAll = (doc: Y.Doc): void => {
  for (const structs of doc.store.clients.values()) if (structs.length >= MANY) trimStructs(structs, 0)
}

function trimStructs(structs: readonly (Y.Item | Y.GC)[], from: number): void {
  for (const struct of structs) {
    if (struct.id.clock < from || !(struct instanceof Y.Item)) continue
    const { content } = struct
    if (content instanceof Y.ContentAny) content.arr = content.arr.slice()
  }
}
