import { itemIn } from '../roots.ts'
import type { CommandContext } from './commandContext.ts'
import { setValue } from './setValue.ts'

/** Its cards stay where they lie, without a section. */
export const deleteSection = (context: CommandContext, id: string): void => {
  const { roots, read } = context
  context.write(() => {
    for (const card of read.cards.values()) {
      const item = card.sectionId === id ? itemIn(roots.cards, card.id) : undefined
      if (item !== undefined) setValue(item, 'sectionId', undefined)
    }
    roots.sections.delete(id)
  })
}
