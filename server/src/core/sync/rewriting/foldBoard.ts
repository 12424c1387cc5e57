import * as Y from 'yjs'
import type { BoardParts, FoldedBoard } from '../../ports/folding.ts'
import { hasPending, openParts } from './openParts.ts'
import { sameContent } from './sameContent.ts'

/**
 * One state of all parts. It is read back before it is handed out: the rows are dropped for it. Throws when it does not hold
 * the same structs, the same deletions and the same content.
 */
export function foldBoard(parts: BoardParts): FoldedBoard {
  const doc = openParts(parts)
  const bytes = Y.encodeStateAsUpdate(doc)
  const again = new Y.Doc()
  Y.applyUpdate(again, bytes)
  if (hasPending(again) || !Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(again)) || !sameContent(doc, again)) throw new Error('what was folded is not what is read back')
  return { bytes, vector: Y.encodeStateVector(again) }
}
