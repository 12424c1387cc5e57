/** Undo and redo of one hand's own work, in one tab. Steps that others have made moot are passed over. */
import * as Y from 'yjs'
import type { UndoDesk, UndoOutcome } from './board.ts'
import { othersWroteIn } from './othersWrote.ts'
import type { BoardRoots } from './roots.ts'
import { spareNewerValues } from './undoStep.ts'

/** Typing within this time is one step: about a word, so that one undo takes back what one remembers as one thing. */
const TYPING_STEP_MS = 600

export type HandDesk = UndoDesk & { readonly isOwn: (origin: unknown) => boolean; readonly dispose: () => void }

type Stack = 'undoStack' | 'redoStack'

export const openUndo = (doc: Y.Doc, roots: BoardRoots, hand: object): HandDesk => {
  const { cards, sections, lanes, timeline, links, remarks } = roots
  const manager = new Y.UndoManager([cards, sections, lanes, timeline, links, remarks], { trackedOrigins: new Set([hand]), captureTimeout: TYPING_STEP_MS, ignoreRemoteMapChanges: true })
  /** Yjs may give the document another client id; all that it ever had are this hand. */
  const ownClients = new Set([doc.clientID])
  const listeners = new Set<() => void>()
  const tell = (): void => {
    for (const listener of Array.from(listeners)) listener()
  }
  const isOwn = (origin: unknown): boolean => origin === hand || origin === manager
  const note = (transaction: Y.Transaction): void => {
    if (isOwn(transaction.origin)) ownClients.add(doc.clientID)
  }
  doc.on('beforeTransaction', note)
  manager.on('stack-item-added', tell)
  manager.on('stack-item-updated', tell)
  manager.on('stack-cleared', tell)

  /** Takes the top step alone: the manager itself would go on to the next when this one changes nothing, past our question. */
  const take = (name: Stack): UndoOutcome => {
    const run = name === 'undoStack' ? () => manager.undo() : () => manager.redo()
    for (;;) {
      const below = manager[name]
      const step = below.pop()
      if (step === undefined) return { done: false, why: 'nothing' }
      if (othersWroteIn(doc, roots, step, ownClients)) return { done: false, why: 'others-wrote' }
      spareNewerValues(doc, step)
      // The manager is handed a stack of one, but looks into the whole one while it works (for what its own steps deleted).
      const showWhole = (): void => void (manager[name] = below)
      manager[name] = [step]
      doc.once('beforeTransaction', showWhole)
      const done = run() !== null
      doc.off('beforeTransaction', showWhole)
      manager[name] = below
      if (done) return { done: true }
    }
  }
  const attempt = (name: Stack): UndoOutcome => {
    const outcome = take(name)
    tell()
    return outcome
  }

  return {
    isOwn,
    canUndo: () => manager.canUndo(),
    canRedo: () => manager.canRedo(),
    undo: () => attempt('undoStack'),
    redo: () => attempt('redoStack'),
    cut: () => manager.stopCapturing(),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    dispose: () => {
      doc.off('beforeTransaction', note)
      manager.destroy()
      listeners.clear()
    },
  }
}
