import { compareOrder } from '../order.ts'
import { addTag } from '../remarks/tagCommands.ts'
import { tagsOf } from '../remarks/remarksOf.ts'
import type { Card, Position } from '../schema.ts'
import { addCards } from './addCards.ts'
import type { CommandContext } from './commandContext.ts'
import { newItem } from './newItem.ts'

const shifted = (position: Position | undefined, offset: Position): Position | undefined =>
  position === undefined ? undefined : { x: position.x + offset.x, y: position.y + offset.y }

/** Returns the copies of the cards asked for, in their order on the board; copies of their steps come along unnamed. */
export const duplicateCards = (context: CommandContext, ids: readonly string[], offset: Position): readonly string[] => {
  const { roots, read } = context
  const asked = new Set(ids)
  const all = new Set(ids.flatMap((id) => [id, ...read.stepsOf(id)]))
  const originals = [...all].flatMap((id) => read.cards.get(id) ?? []).sort(compareOrder)
  const copies = new Map<string, string>(originals.map((card) => [card.id, context.newId()]))
  const copyOf = ({ id, kind, text, position, order: _order, authorId: _authorId, ...fields }: Card) => ({
    kind, text,
    id: copies.get(id) ?? context.newId(),
    ...(position === undefined ? {} : { position: shifted(position, offset) ?? position }),
    fields: {
      // without its number: a copy of a principle gets the next one; and whoever copies means to move it
      ...Object.fromEntries(Object.entries(fields).filter(([key]) => key !== 'number' && key !== 'locked')),
      ...('projectId' in fields ? { projectId: copies.get(fields.projectId) ?? fields.projectId } : {}),
    },
  })
  context.write(() => {
    addCards(context, originals.map(copyOf))
    for (const { id } of originals) for (const tag of tagsOf(read.remarksAt(id))) addTag(context, [copies.get(id) ?? ''], tag)
    const links = new Set(originals.flatMap((card) => [...read.linksAt(card.id)]))
    for (const id of links) {
      const link = read.links.get(id)
      const from = copies.get(link?.from ?? '')
      const to = copies.get(link?.to ?? '')
      if (link !== undefined && from !== undefined && to !== undefined) roots.links.set(context.newId(), newItem([['from', from], ['to', to], ['kind', link.kind]]))
    }
  })
  return originals.filter((card) => asked.has(card.id)).flatMap((card) => copies.get(card.id) ?? [])
}
