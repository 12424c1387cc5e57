import * as Y from 'yjs'
import { type Thing, TIMELINE_ID, type Touch, WHOLE } from './handWork.ts'

const THING_OF_ROOT: Readonly<Record<string, Thing>> = { cards: 'card', sections: 'section', lanes: 'lane', links: 'link', remarks: 'remark', timeline: 'timeline' }

/**
 * What the document in this browser holds and the server's does not: additions and deletions, named by thing and field.
 * Because the server stores before it relays, all of it is this browser's own work. Both are of one generation.
 * Costs what differs plus the deletions of the document, not its size.
 */
export function serverLacks(local: Y.Doc, server: Y.Doc): readonly Touch[] {
  const touched = new Map<string, { thing: Thing; id: string; fields: Set<string> }>()
  const note = (item: Y.Item, doc: Y.Doc): void => {
    const place = placeOf(item, doc)
    if (place === undefined) return
    const key = `${place.thing}:${place.id}`
    const touch = touched.get(key) ?? { thing: place.thing, id: place.id, fields: new Set<string>() }
    touch.fields.add(place.field)
    touched.set(key, touch)
  }
  const known = Y.decodeStateVector(Y.encodeStateVector(server))
  for (const [client, structs] of local.store.clients) {
    const clock = known.get(client) ?? 0
    for (let index = structs.length - 1; index >= 0; index--) {
      const struct = structs[index]
      if (struct === undefined || struct.id.clock + struct.length <= clock) break
      if (struct instanceof Y.Item) note(struct, local)
    }
  }
  const serverDeleted = Y.createDeleteSetFromStructStore(server.store)
  for (const [client, ranges] of Y.createDeleteSetFromStructStore(local.store).clients) {
    const structs = server.store.clients.get(client)
    const clock = known.get(client) ?? 0
    if (structs === undefined) continue
    for (const range of ranges) {
      const end = Math.min(range.clock + range.len, clock)
      for (let at = range.clock; at < end; ) {
        const struct = structs[Y.findIndexSS(structs as Y.Item[], at)]
        if (struct === undefined) break
        if (struct instanceof Y.Item && !Y.isDeleted(serverDeleted, Y.createID(client, at))) note(struct, server)
        at = struct.id.clock + struct.length
      }
    }
  }
  return [...touched.values()]
}

/** Undefined for what lies nowhere any more, and for roots that are nobody's work (`meta`). */
function placeOf(item: Y.Item, doc: Y.Doc): { thing: Thing; id: string; field: string } | undefined {
  const path: string[] = []
  let step: Y.Item | null = item
  let parent = item.parent
  while (step !== null) {
    path.unshift(step.parentSub ?? '')
    parent = step.parent
    if (!(parent instanceof Y.AbstractType)) return undefined
    step = parent._item
  }
  const root = [...doc.share].find(([, type]) => type === parent)?.[0]
  const thing = root === undefined || !Object.hasOwn(THING_OF_ROOT, root) ? undefined : THING_OF_ROOT[root]
  const [first, second] = path
  if (thing === undefined || first === undefined) return undefined
  if (thing === 'timeline') return { thing, id: TIMELINE_ID, field: first }
  return { thing, id: first, field: second ?? WHOLE }
}
