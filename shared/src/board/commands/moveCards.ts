import type { CardMove } from '../board.ts'
import { isId } from '../fieldRules.ts'
import { itemIn } from '../roots.ts'
import type { CommandContext } from './commandContext.ts'
import { raiseWithin } from './raiseCards.ts'
import { setValue } from './setValue.ts'
import { settlePosition, settleSize } from './settle.ts'

export const moveCards = (context: CommandContext, moves: readonly CardMove[]): void => context.write(() => moveWithin(context, moves))

/** The same inside a transaction that does more. */
export const moveWithin = (context: CommandContext, moves: readonly CardMove[]): void => {
  const rising = new Set(moves.flatMap(({ id, onTop }) => (onTop === true ? [id] : [])))
  raiseWithin(context, rising)
  for (const { id, position, size, sectionId } of moves) {
    const item = itemIn(context.roots.cards, id)
    const settled = settlePosition(position)
    if (item === undefined || settled === undefined) continue
    setValue(item, 'position', settled)
    const large = size === undefined ? undefined : settleSize(size)
    if (large !== undefined) setValue(item, 'size', large)
    if (sectionId === null) setValue(item, 'sectionId', undefined)
    else if (isId(sectionId)) setValue(item, 'sectionId', sectionId)
  }
}
