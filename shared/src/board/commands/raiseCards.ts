import { compareOrder, highestOrder } from '../order.ts'
import { itemIn } from '../roots.ts'
import type { CommandContext } from './commandContext.ts'
import { ordersOnTop } from './ordersOnTop.ts'
import { setValue } from './setValue.ts'

/** Above all others, in the order they lay in. Cards that lie on top already cost no write. */
export const raiseCards = (context: CommandContext, ids: readonly string[]): void => {
  const { roots, read } = context
  const raised = [...new Set(ids)].flatMap((id) => read.cards.get(id) ?? []).sort(compareOrder)
  const chosen = new Set(raised.map((card) => card.id))
  const lowest = raised[0]
  if (lowest === undefined) return
  const others = highestOrder(read.cards.values().filter((card) => !chosen.has(card.id)))
  if (others === undefined || others < lowest.order) return
  context.write(() => {
    const orders = ordersOnTop(roots.cards, read.cards.values(), raised.length)
    for (const [index, card] of raised.entries()) {
      const item = itemIn(roots.cards, card.id)
      if (item !== undefined && orders[index] !== undefined) setValue(item, 'order', orders[index])
    }
  })
}
