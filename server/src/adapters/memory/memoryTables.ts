import type { LinkRow, LogRow, SessionRow, StoredSnapshot, WorkshopWrite } from '../../core/ports/store.ts'
import type { WorkshopState } from '@visiebord/shared/workshop/nouns.ts'

/** `by`: its writers and its time, as one text. */
export type MemoryRow = LogRow & { readonly by: string; readonly at: string }
export type MemoryBoard = {
  generation: string
  seq: number
  /** At this number it was found not worth rewriting, or was rewritten. */
  weighedSeq?: number
  /** `at`: when the newest change in it was made, if anybody knows. */
  state?: { seq: number; bytes: Uint8Array; at?: string }
  log: MemoryRow[]
}
export type MemoryBinding = { readonly participantId: string; readonly closed: boolean; readonly generation: string }

/** Everything a store in memory holds. */
export type MemoryTables = {
  readonly workshops: Map<string, WorkshopState>
  readonly events: Map<string, WorkshopWrite['events']>
  readonly boards: Map<string, MemoryBoard>
  readonly bindings: Map<string, Map<number, MemoryBinding>>
  readonly authors: Map<string, Map<string, string>>
  readonly snapshots: Map<string, StoredSnapshot[]>
  readonly images: Map<string, Map<string, Uint8Array>>
  readonly links: Map<string, LinkRow>
  readonly sessions: Map<string, SessionRow>
  readonly deleted: Set<string>
}

export const createMemoryTables = (): MemoryTables => ({
  workshops: new Map(),
  events: new Map(),
  boards: new Map(),
  bindings: new Map(),
  authors: new Map(),
  snapshots: new Map(),
  images: new Map(),
  links: new Map(),
  sessions: new Map(),
  deleted: new Set(),
})

/** Steps that take back, in reverse order, what an unfinished transaction did. */
export type UndoSteps = (() => void)[]

/** Sets or, with `undefined`, removes one entry, and remembers what was there. */
export function putEntry<K, V>(map: Map<K, V>, key: K, value: V | undefined, undo: UndoSteps): void {
  const before = map.get(key)
  const had = map.has(key)
  if (value === undefined) map.delete(key)
  else map.set(key, value)
  undo.push(() => void (had && before !== undefined ? map.set(key, before) : map.delete(key)))
}
