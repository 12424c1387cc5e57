import { orderWithin, type Between, type Ordered } from '../order.ts'
import { itemIn } from '../roots.ts'
import type { CommandContext } from './commandContext.ts'
import { setValue } from './setValue.ts'

/** Siblings of a card: the steps of the same project, else the cards of the same section (or of none). */
const siblingsOf = (context: CommandContext, root: 'cards' | 'lanes', id: string): Iterable<Ordered> => {
  const { read } = context
  if (root === 'lanes') return read.lanes.values()
  const card = read.cards.get(id)
  if (card === undefined) return []
  if (card.kind === 'step') return read.stepsOf(card.projectId).flatMap((step) => read.cards.get(step) ?? [])
  return read.cards.values().filter((each) => each.kind !== 'step' && each.sectionId === card.sectionId)
}

export const orderItem = (context: CommandContext, root: 'cards' | 'lanes', id: string, between: Between): void => {
  if (!context.read[root].has(id)) return
  const orders = orderWithin(siblingsOf(context, root, id), id, between)
  context.write(() => {
    for (const [each, order] of orders) {
      const item = itemIn(context.roots[root], each)
      if (item !== undefined) setValue(item, 'order', order)
    }
  })
}
