import { highestOrder, inOrder, keysAbove, renewedKeys, type Ordered } from '../order.ts'
import { itemIn, type BoardRoots } from '../roots.ts'
import { setValue } from './setValue.ts'

/** `count` keys above all of these items; when none are left to be had, the items first get fresh ones. Inside a transaction. */
export const ordersOnTop = (root: BoardRoots['cards' | 'sections' | 'lanes'], items: Iterable<Ordered>, count: number): readonly string[] => {
  const all = [...items]
  const keys = keysAbove(highestOrder(all), count)
  if (keys !== undefined) return keys
  const renewed = renewedKeys(inOrder(all).map((each) => each.id))
  for (const [id, order] of renewed) {
    const item = itemIn(root, id)
    if (item !== undefined) setValue(item, 'order', order)
  }
  return keysAbove([...renewed.values()].at(-1), count) ?? []
}
