import * as Y from 'yjs'
import type { Clock } from '../ports/system.ts'
import { StoreFailure, type Store, type StoredBoard } from '../ports/store.ts'

export type LoadedBoard = StoredBoard & { readonly doc: Y.Doc; readonly logBytes: number }

/** Rows applied per turn of the event loop: some milliseconds. */
const ROWS_A_TURN = 500

const corrupt = (boardId: string, what: string, cause?: unknown): StoreFailure =>
  new StoreFailure('corrupt', `board ${boardId} cannot be read: ${what}`, cause === undefined ? {} : { cause })

function applyRow(doc: Y.Doc, bytes: Uint8Array): void {
  Y.decodeUpdate(bytes) // throws at once on damaged bytes, where applying them may run for long
  Y.applyUpdate(doc, bytes)
}

function checkSequence(boardId: string, stored: StoredBoard): void {
  let seq = stored.state?.seq ?? 0
  for (const row of stored.log) {
    seq += 1
    if (row.seq !== seq) throw corrupt(boardId, `row ${seq} of its log is missing`)
  }
  if (seq !== stored.seq) throw corrupt(boardId, `its log ends at ${seq}, not at ${stored.seq}`)
}

/** The whole board or StoreFailure naming it; never an empty one in its place. Yields between rows. */
export async function loadBoard(boardId: string, parts: { readonly store: Pick<Store, 'readBoard'>; readonly clock: Clock }): Promise<LoadedBoard> {
  const stored = await parts.store.readBoard(boardId)
  if (stored === undefined) throw corrupt(boardId, 'it is not in the store')
  checkSequence(boardId, stored)
  const doc = new Y.Doc()
  if (stored.state) {
    try {
      applyRow(doc, stored.state.bytes)
    } catch (cause) {
      throw corrupt(boardId, `its state at ${stored.state.seq} is damaged`, cause)
    }
  }
  let logBytes = 0
  for (let start = 0; start < stored.log.length; start += ROWS_A_TURN) {
    doc.transact(() => {
      for (const row of stored.log.slice(start, start + ROWS_A_TURN)) {
        try {
          applyRow(doc, row.bytes)
        } catch (cause) {
          throw corrupt(boardId, `row ${row.seq} of its log is damaged`, cause)
        }
        logBytes += row.bytes.length
      }
    })
    if (start + ROWS_A_TURN < stored.log.length) await new Promise<void>((resolve) => void parts.clock.after(0, resolve))
  }
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) throw corrupt(boardId, 'a part of its history is missing')
  return { ...stored, doc, logBytes }
}
