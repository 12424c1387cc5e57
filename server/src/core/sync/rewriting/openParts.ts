import * as Y from 'yjs'
import type { BoardParts } from '../../ports/folding.ts'
import { unpackRows } from '../../ports/packRows.ts'

/** The whole document, in one Yjs transaction: fast, and it holds its thread throughout. Throws when a part is damaged or missing. */
export function openParts({ state, rows }: BoardParts): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    if (state !== undefined) Y.applyUpdate(doc, state)
    for (const packed of rows) for (const row of unpackRows(packed)) Y.applyUpdate(doc, row)
  })
  if (hasPending(doc)) throw new Error('a part of its history is missing')
  return doc
}

export const hasPending = (doc: Y.Doc): boolean => doc.store.pendingStructs !== null || doc.store.pendingDs !== null
