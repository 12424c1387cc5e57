/** A Board of a Y.Doc: the only door between Yjs and the rest of the code. */
import type * as Y from 'yjs'
import type { Board, BoardOptions } from './board.ts'
import { boardCommands } from './boardCommands.ts'
import { openProjection } from './projection.ts'
import { rootsOf } from './roots.ts'
import { openTextHandle } from './textHandle.ts'
import { trimAll, trimArrived } from './trimValues.ts'
import { openUndo } from './undo.ts'

/** `dispose` lets go of the document; it does not destroy it. */
export const openBoard = (doc: Y.Doc, options: BoardOptions): Board => {
  const roots = rootsOf(doc)
  const hand = { hand: 'this tab' }
  const undo = openUndo(doc, roots, hand)
  trimAll(doc)
  doc.on('afterTransaction', trimArrived)
  const forGood = { hand: 'this tab, not to be undone' }
  const read = openProjection(doc, (origin) => origin === forGood || undo.isOwn(origin))
  let lastTyped = ''
  const write = (change: () => void): void => {
    undo.cut()
    lastTyped = ''
    doc.transact(change, hand)
    undo.cut()
  }
  const type = (text: string, change: () => void): void => {
    if (text !== lastTyped) undo.cut()
    lastTyped = text
    doc.transact(change, hand)
  }
  const desk = { roots, read, type, write }
  return {
    read,
    commands: boardCommands({ roots, read, write, writeForGood: (change) => doc.transact(change, forGood), newId: options.newId, authorId: options.authorId, now: options.now ?? (() => undefined) }),
    undo,
    cardText: (id) => openTextHandle(desk, 'cards', id),
    sectionTitle: (id) => openTextHandle(desk, 'sections', id),
    dispose: () => {
      doc.off('afterTransaction', trimArrived)
      undo.dispose()
      read.dispose()
    },
  }
}
