import type { Root } from '@visiebord/shared/board/schema.ts'
import type { StructId } from './update/rawUpdate.ts'

/** A shared type of the board: a root, the Y.Map of one entry, or the Y.Text in an entry. */
export type Container =
  | { readonly level: 'root'; readonly root: Root }
  | { readonly level: 'entry'; readonly root: Root; readonly entry: string; readonly id: StructId }
  | { readonly level: 'text'; readonly root: Root; readonly entry: string; readonly id: StructId; readonly of: EntryContainer }

/** One life of a card, section, lane or link: an id that comes back after a deletion is another container under the same `entry`. */
export type EntryContainer = Extract<Container, { level: 'entry' }>
export type TextContainer = Extract<Container, { level: 'text' }>

/** Where an item sits: in a map under a key, in a text without. */
export type Slot = { readonly in: Container; readonly key: string | undefined }

/** `gone`: it hangs on something that is deleted for good, Yjs drops it. `foreign`: nowhere on a board. */
export type Place = Slot | 'gone' | 'foreign'

export const sameSlot = (a: Slot, b: Slot): boolean => a.key === b.key && sameContainer(a.in, b.in)

function sameContainer(a: Container, b: Container): boolean {
  if (a === b) return true
  if (a.level === 'root' || b.level === 'root') return a.level === b.level && a.root === b.root
  return a.id.client === b.id.client && a.id.clock === b.id.clock
}

/** A key for maps, one per container. */
export const idKey = (id: StructId): string => `${id.client}:${id.clock}`
