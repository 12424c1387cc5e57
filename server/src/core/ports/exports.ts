/**
 * What core hands to an export, and what it gets back. `main` injects one function a format; it builds the report
 * (`shared/report`) and calls the renderer, so that core knows no format and a renderer knows no core.
 */
import type { BoardContent } from '@visiebord/shared/board/schema.ts'
import type { Language, Party, Round, SnapshotEntry } from '@visiebord/shared/workshop/nouns.ts'

/** All a document may say. A sealed round and the live board look the same, but for `snapshot`. */
export type ExportSource = {
  readonly workshop: { readonly id: string; readonly title: string; readonly language: Language }
  /** Absent for the live board: such a document proves nothing and says so. */
  readonly snapshot?: SnapshotEntry
  /** RFC 3339 UTC: `sealedAt`, or now for the live board. The only date in the file. */
  readonly at: string
  readonly parties: readonly Party[]
  /** The agenda as sealed; for the live board as it is now. In agenda order. */
  readonly rounds: readonly Round[]
  readonly content: BoardContent
  /** Who first brought a card, by card id; kept outside the hashed record. Nobody known: not in the map. */
  readonly authorNames: ReadonlyMap<string, string>
  /** Participants who comment, react or are mentioned, as they are called now. */
  readonly names?: ReadonlyMap<string, { readonly name: string; readonly partyId?: string }>
  /** Pictures as they are kept, by the name that cards give them: for formats that show them, and as many as a document can hold. */
  readonly pictures?: ReadonlyMap<string, Uint8Array>
}

/** `fileName` is ASCII without quotes or separators: it goes into a header as it is. */
export type ExportedFile = { readonly bytes: Uint8Array; readonly mediaType: string; readonly fileName: string }

/** Same source, same release: same bytes. Rejects on bugs, and when `signal` says that nobody waits for it any more. */
export type ExportFormat = (source: ExportSource, signal?: AbortSignal) => Promise<ExportedFile>

/** By the name in the path: `json`, `csv`, `markdown`, `svg`, `pdf` … */
export type ExportFormats = ReadonlyMap<string, ExportFormat>
