import { compareOrder, highestOrder } from '../order.ts'
import { itemIn } from '../roots.ts'
import type { Card } from '../schema.ts'
import type { CommandContext } from './commandContext.ts'
import { ordersOnTop } from './ordersOnTop.ts'
import { setValue } from './setValue.ts'

/** Above all others, in the order they lay in. Cards that lie on top already cost no write. */
export const raiseCards = (context: CommandContext, ids: readonly string[]): void => {
  if (cardsToRaise(context, new Set(ids)).length > 0) context.write(() => raiseWithin(context, new Set(ids)))
}

const cardsToRaise = ({ read }: CommandContext, ids: ReadonlySet<string>): readonly Card[] => {
  const raised = [...ids].flatMap((id) => read.cards.get(id) ?? []).sort(compareOrder)
  const lowest = raised[0]
  if (lowest === undefined) return []
  const others = highestOrder(read.cards.values().filter((card) => !ids.has(card.id)))
  return others === undefined || others < lowest.order ? [] : raised
}

/** The same inside a transaction that does more. */
export const raiseWithin = (context: CommandContext, ids: ReadonlySet<string>): void => {
  const { roots, read } = context
  const raised = cardsToRaise(context, ids)
  if (raised.length === 0) return
  const orders = ordersOnTop(roots.cards, read.cards.values(), raised.length)
  for (const [index, card] of raised.entries()) {
    const item = itemIn(roots.cards, card.id)
    if (item !== undefined && orders[index] !== undefined) setValue(item, 'order', orders[index])
  }
}
