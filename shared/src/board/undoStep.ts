/** One step on the undo stack, looked at before it is taken. Yjs's own types stay in here and in `undo.ts`. */
import * as Y from 'yjs'

export type Range = { readonly clock: number; readonly len: number }
export type Ranges = { readonly clients: Map<number, Range[]> }
export type UndoStep = { readonly insertions: Ranges; readonly deletions: Ranges }

type Struct = ReturnType<typeof Y.getItem>

function* structsIn(doc: Y.Doc, ranges: Ranges): Generator<{ readonly client: number; readonly clock: number; readonly len: number; readonly struct: Struct }> {
  for (const [client, list] of ranges.clients) {
    for (const { clock, len } of list) {
      for (let at = clock; at < clock + len;) {
        const struct: Struct = Y.getItem(doc.store, Y.createID(client, at))
        const end = Math.min(clock + len, struct.id.clock + struct.length)
        yield { client, clock: at, len: end - at, struct }
        at = end
      }
    }
  }
}

/** An item that was deleted and brought back lives on under another id. */
const present = (doc: Y.Doc, struct: Struct): Y.Item | undefined => {
  let now = struct
  while (now instanceof Y.Item && now.redone !== null) now = Y.getItem(doc.store, now.redone)
  return now instanceof Y.Item ? now : undefined
}

/** What these insertions are now, as far as it is still there. Costs what was inserted. */
export function* presentItems(doc: Y.Doc, insertions: Ranges): Generator<Y.Item> {
  for (const { struct } of structsIn(doc, insertions)) {
    const item = present(doc, struct)
    if (item !== undefined && !item.deleted) yield item
  }
}

/** The map in which a deleted value of a key would come back; undefined when that map comes back only with this very step. */
const mapNow = (doc: Y.Doc, item: Y.Item): Y.AbstractType<unknown> | undefined => {
  const parent = item.parent as Y.AbstractType<unknown>
  if (parent._item === null) return parent
  const holder = present(doc, parent._item)
  return holder !== undefined && !holder.deleted && holder.content instanceof Y.ContentType ? holder.content.type : undefined
}

/**
 * Takes out of the step the old values of keys that others have written, or removed, since: an undo never overwrites what
 * is newer and not one's own. (Yjs's own guard drops the key altogether when two hands set it at once.)
 */
export const spareNewerValues = (doc: Y.Doc, step: UndoStep): void => {
  const mine = new Set(presentItems(doc, step.insertions))
  const written = new Set<string>()
  const place = (map: Y.AbstractType<unknown>, key: string): string => JSON.stringify([map._item?.id ?? Y.findRootTypeKey(map), key])
  for (const { struct } of structsIn(doc, step.insertions)) {
    const map = struct instanceof Y.Item && struct.parentSub !== null ? mapNow(doc, struct) : undefined
    if (map !== undefined && struct instanceof Y.Item && struct.parentSub !== null) written.add(place(map, struct.parentSub))
  }
  const spared = (item: Y.Item): boolean => {
    const map = item.parentSub === null ? undefined : mapNow(doc, item)
    if (map === undefined || item.parentSub === null) return false
    const now = map._map.get(item.parentSub)
    return now !== undefined && !now.deleted ? !mine.has(now) : written.has(place(map, item.parentSub))
  }
  const kept = new Map<number, Range[]>()
  for (const { client, clock, len, struct } of structsIn(doc, step.deletions)) {
    if (struct instanceof Y.Item && spared(struct)) continue
    const ranges = kept.get(client)
    if (ranges === undefined) kept.set(client, [{ clock, len }])
    else ranges.push({ clock, len })
  }
  step.deletions.clients.clear()
  for (const [client, ranges] of kept) step.deletions.clients.set(client, ranges)
}
