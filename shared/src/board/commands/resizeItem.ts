import { itemIn } from '../roots.ts'
import type { Position, Size } from '../schema.ts'
import type { CommandContext } from './commandContext.ts'
import { setValue } from './setValue.ts'
import { settlePosition, settleSize } from './settle.ts'

/** Of a card or a section; `position` when the top left corner moves too. */
export const resizeItem = (context: CommandContext, root: 'cards' | 'sections', id: string, size: Size, position?: Position): void =>
  context.write(() => resizeWithin(context, root, id, size, position))

/** The same inside a transaction that does more. */
export const resizeWithin = (context: CommandContext, root: 'cards' | 'sections', id: string, size: Size, position?: Position): void => {
  const item = itemIn(context.roots[root], id)
  const settled = settleSize(size)
  if (item === undefined || settled === undefined) return
  setValue(item, 'size', settled)
  const place = position === undefined ? undefined : settlePosition(position)
  if (place !== undefined) setValue(item, 'position', place)
}
