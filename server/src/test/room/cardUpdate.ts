import * as Y from 'yjs'

/** The update that adds one card in this doc. */
export function cardUpdate(doc: Y.Doc, id: string, text = id): Uint8Array {
  const before = Y.encodeStateVector(doc)
  doc.transact(() => {
    const card = new Y.Map<unknown>()
    doc.getMap('cards').set(id, card)
    card.set('kind', 'note')
    card.set('order', 'a0')
    card.set('text', new Y.Text(text))
  })
  return Y.encodeStateAsUpdate(doc, before)
}
