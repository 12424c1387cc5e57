import type { StoreWrite } from '../ports/store.ts'
import type { LedgerEntries } from './ledger.ts'

/** Something that waits until a batch is durable. Exactly one of the two is called, once. */
export type AfterCommit = { readonly done: () => void; readonly lost?: (error: Error) => void }

/** What one flush of a board made of all that waited: applied to the doc, not yet durable. */
export type Batch = {
  /** One merged V1 update; absent when nothing but bindings or closings is to be stored. */
  readonly update?: { readonly seq: number; readonly bytes: Uint8Array; readonly participantIds: readonly string[]; readonly at: string }
  readonly entries: LedgerEntries
  /** Writers, each with the number of its messages that are stored with this batch. */
  readonly stored: ReadonlyMap<StoredListener, number>
  readonly after: readonly AfterCommit[]
}

/** Who is told how many of its counted messages are durable (102). */
export type StoredListener = { tellStored(count: number): void }

export function writesOf(boardId: string, generation: string, batch: Batch): readonly StoreWrite[] {
  const { update, entries } = batch
  const { bind, close, authors } = entries
  if (update === undefined && bind.length + close.length + authors.length === 0) return []
  return [
    {
      type: 'board',
      write: {
        boardId,
        generation,
        ...(update ? { update } : {}),
        ...(bind.length > 0 ? { bind } : {}),
        ...(close.length > 0 ? { close } : {}),
        ...(authors.length > 0 ? { authors } : {}),
      },
    },
  ]
}
