import * as Y from 'yjs'
import type { BoardParts, RewrittenBoard } from '../../ports/folding.ts'
import { freshCopy } from './freshCopy.ts'
import { hasPending, openParts } from './openParts.ts'
import { sameContent } from './sameContent.ts'

/** The content of all parts in a document without history. It is read back and compared: throws when anything at all would be lost or changed. */
export function rewriteBoard(parts: BoardParts): RewrittenBoard {
  const doc = openParts(parts)
  const bytes = Y.encodeStateAsUpdate(freshCopy(doc))
  const proof = new Y.Doc()
  Y.applyUpdate(proof, bytes)
  if (hasPending(proof) || !sameContent(doc, proof)) throw new Error('what was rewritten is not equal to what is there')
  return { bytes, foldedBytes: Y.encodeStateAsUpdate(doc).length }
}
