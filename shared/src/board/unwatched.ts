import * as Y from 'yjs'

/** Frozen: who would watch a type that has these hears of it at once, by an error. */
const NOBODY = new Y.Map<unknown>()
Object.freeze(NOBODY._eH.l)
Object.freeze(NOBODY._dEH.l)

/**
 * Yjs gives every type two lists of who watches it. Items are watched from their roots only (and a text that is being written in, itself), so all of them share
 * one empty list: a megabyte less for ten thousand cards, and less to go over for whoever collects garbage.
 */
export function unwatched(item: unknown): void {
  if (!(item instanceof Y.Map)) return
  item._eH = NOBODY._eH
  item._dEH = NOBODY._dEH
  for (const { deleted, content } of item._map.values()) if (!deleted && content instanceof Y.ContentType && content.type instanceof Y.Text) content.type._dEH = NOBODY._dEH
}
