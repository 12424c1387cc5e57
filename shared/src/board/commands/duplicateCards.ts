import { gatherCards, newCardOf } from '../gatherCards.ts'
import type { Position } from '../schema.ts'
import type { CommandContext } from './commandContext.ts'
import { pasteCards } from './pasteCards.ts'

/** Returns the copies of the cards asked for, in their order on the board; copies of their steps come along unnamed. */
export const duplicateCards = (context: CommandContext, ids: readonly string[], offset: Position): readonly string[] => {
  const asked = new Set(ids)
  const { cards, links, tags } = gatherCards(context.read, asked)
  const copies = cards.map((card) => {
    const copy = newCardOf(card)
    return copy.position === undefined ? copy : { ...copy, position: { x: copy.position.x + offset.x, y: copy.position.y + offset.y } }
  })
  const made = pasteCards(context, { cards: copies, links, tags })
  return made.filter((_, index) => asked.has(cards[index]?.id ?? ''))
}
