/** What a reader shows, in the shape of content: to be compared with a full reading of the document. */
import type { BoardReader } from '../board.ts'
import { withoutLostPlace } from '../lostPlace.ts'
import { compareIds } from '../order.ts'
import { SCHEMA, type BoardContent } from '../schema.ts'

const sorted = <T extends { readonly id: string }>(values: Iterable<T>): T[] => [...values].sort((a, b) => compareIds(a.id, b.id))

export const contentOfReader = (read: BoardReader): BoardContent => ({
  schema: SCHEMA,
  cards: sorted(read.cards.values()).map((card) => withoutLostPlace(card, read.sections, read.lanes)), sections: sorted(read.sections.values()), lanes: sorted(read.lanes.values()), links: sorted(read.links.values()),
  timeline: read.timeline ?? {}, ...(read.remarks.size === 0 ? {} : { remarks: sorted(read.remarks.values()) }),
})
