import type { Board } from '@visiebord/shared/board/board.ts'
import { openBoard } from '@visiebord/shared/board/openBoard.ts'
import type * as Y from 'yjs'
import { UnsavedWork, type UnsavedEntry } from './unsavedWork.ts'

/** A document of this tab with its board and the journal of what this hand wrote in it. */
export type BoardDocument = {
  readonly doc: Y.Doc
  readonly board: Board
  readonly journal: UnsavedWork
  /** Lets go of the document; it can still be read from `board.read` until it is destroyed. */
  stop(): void
}

export type DocumentEvents = {
  /** This hand wrote on the board; the journal knows. */
  wrote(journal: UnsavedWork): void
  /** Something local went into the document that the server does not have yet. */
  dirtied(): void
}

export type DocumentOptions = {
  readonly newId: () => string
  readonly authorId: () => string
  readonly journal: readonly UnsavedEntry[]
  readonly events: DocumentEvents
}

export function openDocument(doc: Y.Doc, { newId, authorId, journal: remembered, events }: DocumentOptions): BoardDocument {
  const board = openBoard(doc, { newId, authorId, now: () => new Date().toISOString() })
  const journal = new UnsavedWork(board.read, remembered)
  const unsubscribe = board.read.subscribe((change) => {
    journal.changed(board.read, change)
    if (change.local) events.wrote(journal)
  })
  const onUpdate = (_update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction): void => {
    if (transaction.local) events.dirtied()
  }
  doc.on('update', onUpdate)
  return {
    doc,
    board,
    journal,
    stop: () => {
      unsubscribe()
      doc.off('update', onUpdate)
      board.dispose()
    },
  }
}
