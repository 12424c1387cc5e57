import type { BoardCommands } from '../board.ts'
import { linkFieldProblem } from '../fieldRules.ts'
import type { CommandContext } from './commandContext.ts'
import { newItem } from './newItem.ts'

/** Undefined when there is nothing to make: an end is gone, both ends are one card, or this link is there already. */
export const addLink = (context: CommandContext, { from, to, kind }: Parameters<BoardCommands['addLink']>[0]): string | undefined => {
  const { roots, read } = context
  if (from === to || !roots.cards.has(from) || !roots.cards.has(to) || linkFieldProblem('kind', kind) !== undefined) return undefined
  for (const id of read.linksAt(from)) {
    const link = read.links.get(id)
    if (link?.from === from && link.to === to && link.kind === kind) return undefined
  }
  const id = context.newId()
  context.write(() => void roots.links.set(id, newItem([['from', from], ['to', to], ['kind', kind]])))
  return id
}
