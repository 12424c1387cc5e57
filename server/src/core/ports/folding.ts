import type { PackedRows } from './store.ts'

/** What the document of a board is made of. Whoever hands it to a `Folding` gives the bytes away: they may be gone from its own arrays at once. */
export type BoardParts = { readonly state: Uint8Array | undefined; readonly rows: readonly PackedRows[] }

/** One state in the place of all parts. `vector`: its Yjs state vector, encoded. */
export type FoldedBoard = { readonly bytes: Uint8Array; readonly vector: Uint8Array }

/** The same content without its history, beside what it takes with it. */
export type RewrittenBoard = { readonly bytes: Uint8Array; readonly foldedBytes: number }

/** The same document as updates that are applied in their order, each in some milliseconds; and as one, for who joins. */
export type BoardPieces = { readonly pieces: readonly Uint8Array[]; readonly whole: Uint8Array; readonly vector: Uint8Array }

/**
 * The work on whole documents that takes longer than the event loop has: done elsewhere. Nothing is stored by it.
 * All reject when the parts cannot be read, when the outcome is not proven to be equal to them, and when the thread ends.
 */
export type Folding = {
  fold(parts: BoardParts): Promise<FoldedBoard>
  rewrite(parts: BoardParts): Promise<RewrittenBoard>
  split(parts: BoardParts): Promise<BoardPieces>
}
