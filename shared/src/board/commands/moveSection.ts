import { itemIn } from '../roots.ts'
import type { Position } from '../schema.ts'
import type { CommandContext } from './commandContext.ts'
import { setValue } from './setValue.ts'
import { settlePosition } from './settle.ts'

/** Its cards move along by the same distance. */
export const moveSection = (context: CommandContext, id: string, position: Position): void => {
  const { roots, read } = context
  const section = read.sections.get(id)
  const item = itemIn(roots.sections, id)
  const settled = settlePosition(position)
  if (section === undefined || item === undefined || settled === undefined) return
  const dx = settled.x - section.position.x
  const dy = settled.y - section.position.y
  context.write(() => {
    setValue(item, 'position', settled)
    for (const card of read.cards.values()) {
      if (card.sectionId !== id || card.position === undefined) continue
      const place = settlePosition({ x: card.position.x + dx, y: card.position.y + dy })
      const cardItem = itemIn(roots.cards, card.id)
      if (cardItem !== undefined && place !== undefined) setValue(cardItem, 'position', place)
    }
  })
}
