import type { CardKind, Root } from '@visiebord/shared/board/schema.ts'
import { idKey, type EntryContainer, type TextContainer } from './place.ts'

/** What accepted work changes of the few things that the gate counts and asks. Maps by `idKey` of the container. */
export type Effects = {
  /** The kind that a card was given. */
  readonly kinds: Map<string, CardKind>
  /** What each new remark is and whose. Both stay as they were made. */
  readonly remarks: Map<string, { readonly kind: unknown; readonly authorId: unknown }>
  /** What each entry id of a root now means: a new life, or nothing (deleted). */
  readonly entries: Map<Root, Map<string, EntryContainer | undefined>>
  /** Code units that come to a text, less those that go. */
  readonly textGrowth: Map<string, { readonly text: TextContainer; readonly by: number }>
}

export const noEffects = (): Effects => ({ kinds: new Map(), remarks: new Map(), entries: new Map(), textGrowth: new Map() })

/** What most messages do to these: nothing. Shared, so never written to. */
export const NO_EFFECTS: Effects = noEffects()

export function setEntry(effects: Effects, root: Root, entry: string, container: EntryContainer | undefined): void {
  const ofRoot = effects.entries.get(root)
  if (ofRoot === undefined) effects.entries.set(root, new Map([[entry, container]]))
  else ofRoot.set(entry, container)
}

export function growText(effects: Effects, text: TextContainer, by: number): void {
  const key = idKey(text.id)
  effects.textGrowth.set(key, { text, by: (effects.textGrowth.get(key)?.by ?? 0) + by })
}

/** Adds what comes later to what was there. */
export function mergeEffects(into: Effects, later: Effects): void {
  if (later === NO_EFFECTS) return
  for (const [card, kind] of later.kinds) into.kinds.set(card, kind)
  for (const [remark, made] of later.remarks) into.remarks.set(remark, made)
  for (const [root, entries] of later.entries) for (const [entry, container] of entries) setEntry(into, root, entry, container)
  for (const { text, by } of later.textGrowth.values()) growText(into, text, by)
}
