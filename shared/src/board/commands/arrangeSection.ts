import type { CardMove } from '../board.ts'
import type { Size } from '../schema.ts'
import type { CommandContext } from './commandContext.ts'
import { moveWithin } from './moveCards.ts'
import { resizeWithin } from './resizeItem.ts'

/** Cards of a section laid anew, and the section as large as they need. */
export const arrangeSection = (context: CommandContext, id: string, moves: readonly CardMove[], size?: Size): void => {
  if (!context.read.sections.has(id)) return
  context.write(() => {
    if (size !== undefined) resizeWithin(context, 'sections', id, size)
    moveWithin(context, moves)
  })
}
