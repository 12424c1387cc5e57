import { compareOrder, inOrder, keysBelow, lowestOrder, renewedKeys } from '../order.ts'
import { itemIn } from '../roots.ts'
import type { CommandContext } from './commandContext.ts'
import { setValue } from './setValue.ts'

/** Below all others, in the order they lay in. Cards that lie below already cost no write. */
export const lowerCards = (context: CommandContext, ids: readonly string[]): void => {
  const { roots, read } = context
  const asked = new Set(ids)
  const lowered = [...asked].flatMap((id) => read.cards.get(id) ?? []).sort(compareOrder)
  const highest = lowered.at(-1)
  const others = inOrder(read.cards.values().filter((card) => !asked.has(card.id)))
  const lowest = lowestOrder(others)
  if (highest === undefined || lowest === undefined || highest.order < lowest) return
  const keys = keysBelow(lowest, lowered.length)
  // Without a key below the lowest, all get fresh ones in the order wanted.
  const orders = keys === undefined ? renewedKeys([...lowered, ...others].map((card) => card.id)) : new Map(lowered.map((card, index) => [card.id, keys[index] ?? '']))
  context.write(() => {
    for (const [id, order] of orders) {
      const item = itemIn(roots.cards, id)
      if (item !== undefined) setValue(item, 'order', order)
    }
  })
}
