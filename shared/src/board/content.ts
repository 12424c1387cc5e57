/** Everything on a board as one plain value, and back. Linear in the size of the board. */
import * as Y from 'yjs'
import { TEXT_KEY } from './fieldRules.ts'
import { withoutLostPlace } from './lostPlace.ts'
import { compareIds } from './order.ts'
import { readCard, readLane, readLink, readSection, readTimeline, type ReadItem } from './readItem.ts'
import { readRemark } from './remarks/readRemark.ts'
import { rootsOf } from './roots.ts'
import { SCHEMA, type BoardContent } from './schema.ts'

const readAll = <T extends { readonly id: string }>(root: Y.Map<unknown>, read: (id: string, item: unknown) => ReadItem<T>): T[] => {
  const values: T[] = []
  for (const [id, item] of root.entries()) {
    const { value } = read(id, item)
    if (value !== undefined) values.push(value)
  }
  return values.sort((a, b) => compareIds(a.id, b.id))
}

const idsOf = (values: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(values.map(({ id }) => id))

/** The board as a seal hashes it: what parses, sorted by id, without links of which an end is gone and remarks whose card is. Reads only. */
export const contentOf = (doc: Y.Doc): BoardContent => {
  const roots = rootsOf(doc)
  const sections = readAll(roots.sections, readSection)
  const lanes = readAll(roots.lanes, readLane)
  const [knownSections, knownLanes] = [idsOf(sections), idsOf(lanes)]
  const cards = readAll(roots.cards, readCard).map((card) => withoutLostPlace(card, knownSections, knownLanes))
  const known = idsOf(cards)
  const remarks = readAll(roots.remarks, readRemark).filter((remark) => known.has(remark.cardId))
  return {
    schema: SCHEMA,
    cards,
    sections,
    lanes,
    links: readAll(roots.links, readLink).filter((link) => known.has(link.from) && known.has(link.to)),
    timeline: readTimeline(roots.timeline).value ?? {},
    ...(remarks.length === 0 ? {} : { remarks }),
  }
}

const itemOf = (value: { readonly id: string }, textKey: string | undefined): Y.Map<unknown> => {
  const item = new Y.Map<unknown>()
  for (const [key, each] of Object.entries(value)) {
    if (key === 'id' || each === undefined) continue
    item.set(key, key === textKey ? new Y.Text(String(each).toWellFormed()) : each)
  }
  return item
}

/** Writes it all in one transaction. An id that is there already is replaced; plan an import first (`importContent.ts`). */
export const writeContent = (doc: Y.Doc, content: BoardContent, origin: unknown = null): void => {
  const roots = rootsOf(doc)
  doc.transact(() => {
    roots.meta.set('schema', content.schema)
    for (const section of content.sections) roots.sections.set(section.id, itemOf(section, TEXT_KEY.sections))
    for (const lane of content.lanes) roots.lanes.set(lane.id, itemOf(lane, TEXT_KEY.lanes))
    for (const [key, value] of Object.entries(content.timeline)) roots.timeline.set(key, value)
    for (const card of content.cards) roots.cards.set(card.id, itemOf(card, TEXT_KEY.cards))
    for (const link of content.links) roots.links.set(link.id, itemOf(link, undefined))
    for (const remark of content.remarks ?? []) roots.remarks.set(remark.id, itemOf(remark, TEXT_KEY.remarks))
  }, origin)
}
