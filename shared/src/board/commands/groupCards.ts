import type { BoardCommands } from '../board.ts'
import { itemIn } from '../roots.ts'
import { addSection } from './addSection.ts'
import type { CommandContext } from './commandContext.ts'
import { setValue } from './setValue.ts'

/** A new section, in which these cards are from now on; they stay where they lie. Cards without a place of their own are left out. */
export const groupCards = (context: CommandContext, section: Parameters<BoardCommands['addSection']>[0], ids: readonly string[]): string => {
  let made = ''
  context.write(() => {
    made = addSection(context, section)
    for (const id of ids) {
      const item = context.read.cards.get(id)?.position === undefined ? undefined : itemIn(context.roots.cards, id)
      if (item !== undefined) setValue(item, 'sectionId', made)
    }
  })
  return made
}
