/** A Yjs update as bytes say it: nothing looked up, nothing believed. `readUpdate` makes it. */
export type StructId = { readonly client: number; readonly clock: number }

export type RawContent =
  | { readonly type: 'values'; readonly values: readonly unknown[] }
  | { readonly type: 'string'; readonly text: string }
  /** Deleted before it was sent: only a length. */
  | { readonly type: 'deleted' }
  | { readonly type: 'map' }
  | { readonly type: 'text' }
  /** Something that Yjs knows and a board never holds (formatting, embeds, binary, sub-documents, arrays, XML). */
  | { readonly type: 'foreign'; readonly name: string }

export type RawStruct = {
  /** `gc`: deleted together with its parent, so nothing hangs on it any more; `skip`: a hole in what is sent. */
  readonly kind: 'item' | 'gc' | 'skip'
  readonly client: number
  readonly clock: number
  /** In clocks, at least 1. */
  readonly length: number
  readonly origin: StructId | undefined
  readonly rightOrigin: StructId | undefined
  /** Name of the root type, when the item says so itself. */
  readonly parentRoot: string | undefined
  readonly parentId: StructId | undefined
  readonly parentKey: string | undefined
  /** Only of an item. */
  readonly content: RawContent | undefined
  /** Where its bytes are in the message; undefined for a struct of which a part was cut off. */
  readonly bytes: { readonly from: number; readonly to: number } | undefined
}

export type ClockRange = { readonly clock: number; readonly length: number }

export type RawUpdate = {
  /** By client id; a client comes once; clocks follow on one another. */
  readonly structs: ReadonlyMap<number, readonly RawStruct[]>
  /** By client id; sorted, not overlapping. */
  readonly deletions: ReadonlyMap<number, readonly ClockRange[]>
  /** Number of deleted ranges. */
  readonly deletedRanges: number
}
