import type { CommandContext } from './commandContext.ts'
import { newItem } from './newItem.ts'
import { ordersOnTop } from './ordersOnTop.ts'

/** Below the others. */
export const addLane = (context: CommandContext, title: string): string => {
  const id = context.newId()
  context.write(() => {
    const [order] = ordersOnTop(context.roots.lanes, context.read.lanes.values(), 1)
    context.roots.lanes.set(id, newItem([['order', order]], 'title', title))
  })
  return id
}
