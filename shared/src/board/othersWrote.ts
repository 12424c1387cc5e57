/** The question before an undo: would it take away what others wrote? */
import * as Y from 'yjs'
import type { BoardRoots } from './roots.ts'

/** Where a thing lies is no writing: somebody who moved my card loses no words when I take it back. */
const NOT_WRITING: ReadonlySet<string> = new Set(['position', 'size', 'order', 'sectionId'])

const livesOf = (type: Y.AbstractType<unknown>): Y.Item[] => {
  const lives = [...type._map.values()].filter((item) => !item.deleted)
  for (let item = type._start; item !== null; item = item.right) if (!item.deleted) lives.push(item)
  return lives
}

const writtenByOthers = (item: Y.Item, own: ReadonlySet<number>): boolean => {
  if (item.parentSub !== null && NOT_WRITING.has(item.parentSub)) return false
  if (!own.has(item.id.client)) return true
  return item.content instanceof Y.ContentType && livesOf(item.content.type).some((child) => writtenByOthers(child, own))
}

/** Steps that others added to a project go with it. */
const hasStepOfOthers = (roots: BoardRoots, projectId: string, own: ReadonlySet<number>): boolean =>
  [...roots.cards._map.values()].some((item) =>
    !item.deleted && item.content instanceof Y.ContentType && item.content.type instanceof Y.Map
    && item.content.type.get('projectId') === projectId && writtenByOthers(item, own))

type Ranges = { readonly clients: ReadonlyMap<number, readonly { readonly clock: number; readonly len: number }[]> }

/** What these insertions are now: an item that was deleted and brought back lives on under another id. */
function* presentItems(doc: Y.Doc, insertions: Ranges): Generator<Y.Item> {
  for (const [client, ranges] of insertions.clients) {
    for (const { clock, len } of ranges) {
      for (let at = clock; at < clock + len;) {
        let struct: unknown = Y.getItem(doc.store, Y.createID(client, at))
        if (struct instanceof Y.Item) at = struct.id.clock + struct.length
        else at = (struct as Y.GC).id.clock + (struct as Y.GC).length
        while (struct instanceof Y.Item && struct.redone !== null) struct = Y.getItem(doc.store, struct.redone)
        if (struct instanceof Y.Item && !struct.deleted) yield struct
      }
    }
  }
}

/**
 * True when taking back these insertions removes a card, section or lane in which others wrote since. `own` are the
 * client ids of this hand. Costs what was inserted.
 */
export const othersWroteIn = (doc: Y.Doc, roots: BoardRoots, insertions: Ranges, own: ReadonlySet<number>): boolean => {
  const holders = new Set<unknown>([roots.cards, roots.sections, roots.lanes])
  for (const item of presentItems(doc, insertions)) {
    if (!holders.has(item.parent) || !(item.content instanceof Y.ContentType)) continue
    if (writtenByOthers(item, own)) return true
    const isProject = item.content.type instanceof Y.Map && item.content.type.get('kind') === 'project'
    if (isProject && item.parentSub !== null && hasStepOfOthers(roots, item.parentSub, own)) return true
  }
  return false
}
