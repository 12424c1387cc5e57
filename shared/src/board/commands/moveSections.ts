import type { SectionMove } from '../board.ts'
import { itemIn } from '../roots.ts'
import type { CommandContext } from './commandContext.ts'
import { setValue } from './setValue.ts'
import { settlePosition } from './settle.ts'

/** The cards of each move along by the same distance. */
export const moveSections = (context: CommandContext, moves: readonly SectionMove[]): void => {
  const { roots, read } = context
  const settled = moves.flatMap(({ id, position }) => {
    const [section, item, to] = [read.sections.get(id), itemIn(roots.sections, id), settlePosition(position)]
    return section === undefined || item === undefined || to === undefined ? [] : [{ id, item, to, dx: to.x - section.position.x, dy: to.y - section.position.y }]
  })
  if (settled.length === 0) return
  const bySection = new Map(settled.map((move) => [move.id, move]))
  context.write(() => {
    for (const { item, to } of settled) setValue(item, 'position', to)
    for (const card of read.cards.values()) {
      const by = card.sectionId === undefined ? undefined : bySection.get(card.sectionId)
      if (by === undefined || card.position === undefined) continue
      const place = settlePosition({ x: card.position.x + by.dx, y: card.position.y + by.dy })
      const cardItem = itemIn(roots.cards, card.id)
      if (cardItem !== undefined && place !== undefined) setValue(cardItem, 'position', place)
    }
  })
}
