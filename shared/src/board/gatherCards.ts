/** What goes along when cards are copied, and a card as something new to put down. Pure; shared by duplicating, dragging a copy and the clipboard. */
import type { BoardReader, NewCard } from './board.ts'
import { compareOrder } from './order.ts'
import type { Tag } from './remarks/remark.ts'
import type { Card, Link } from './schema.ts'

export type Gathered = { readonly cards: readonly Card[]; readonly links: readonly Link[]; readonly tags: readonly Tag[] }

/** These cards and the steps of their projects, from below to above, with the links among them and their tags. What is gone is left out. */
export const gatherCards = (read: Pick<BoardReader, 'cards' | 'links' | 'linksAt' | 'stepsOf' | 'remarksAt'>, ids: Iterable<string>): Gathered => {
  const all = new Set([...ids].flatMap((id) => [id, ...read.stepsOf(id)]))
  const cards = [...all].flatMap((id) => read.cards.get(id) ?? []).sort(compareOrder)
  const known = new Set(cards.map(({ id }) => id))
  const links = new Set(cards.flatMap(({ id }) => [...read.linksAt(id)]))
  return {
    cards,
    links: [...links].flatMap((id) => {
      const link = read.links.get(id)
      return link !== undefined && known.has(link.from) && known.has(link.to) ? [link] : []
    }),
    // What was said of the original stays with it.
    tags: cards.flatMap(({ id }) => read.remarksAt(id).filter((remark) => remark.kind === 'tag')),
  }
}

/** What says whose, which and how high it is belongs to the one card; whoever copies a locked one means to move the copy. */
const OF_ONE_CARD: ReadonlySet<string> = new Set(['id', 'kind', 'text', 'position', 'size', 'partyId', 'color', 'sectionId', 'order', 'authorId', 'number', 'locked'])

/** The same card again: words, fields, look and place, under the same id as a name for `pasteCards`. A principle gets the next number. */
export const newCardOf = (card: Card): NewCard => {
  const { id, kind, text, position, size, partyId, color, sectionId } = card
  return {
    id,
    kind,
    text,
    ...(position === undefined ? {} : { position }),
    ...(size === undefined ? {} : { size }),
    ...(partyId === undefined ? {} : { partyId }),
    ...(color === undefined ? {} : { color }),
    ...(sectionId === undefined ? {} : { sectionId }),
    fields: Object.fromEntries(Object.entries(card).filter(([key]) => !OF_ONE_CARD.has(key))),
  }
}
