import type { NewCard, PastedCards } from '../board.ts'
import { linkFieldProblem } from '../fieldRules.ts'
import { addTag } from '../remarks/tagCommands.ts'
import { addCards } from './addCards.ts'
import type { CommandContext } from './commandContext.ts'
import { newItem } from './newItem.ts'
import { resizeWithin } from './resizeItem.ts'

/** Returns the ids of what was made, in the order given. A link of which an end is not among them is left out. */
export const pasteCards = (context: CommandContext, { cards, links = [], tags = [], section }: PastedCards): readonly string[] => {
  const { roots } = context
  const names = new Map<string, string>()
  const named = cards.map((card): NewCard => {
    const id = context.newId()
    if (card.id !== undefined) names.set(card.id, id)
    return { ...card, id }
  })
  const ready = named.map((card) => {
    const project = names.get(String(card.fields?.['projectId']))
    return project === undefined ? card : { ...card, fields: { ...card.fields, projectId: project } }
  })
  let made: readonly string[] = []
  context.write(() => {
    made = addCards(context, ready)
    if (made.length > 0 && section !== undefined) resizeWithin(context, 'sections', section.id, section.size)
    for (const { cardId, value } of tags) addTag(context, [names.get(cardId) ?? ''], value)
    for (const link of links) {
      const [from, to] = [names.get(link.from) ?? '', names.get(link.to) ?? '']
      if (from === to || !roots.cards.has(from) || !roots.cards.has(to) || linkFieldProblem('kind', link.kind) !== undefined) continue
      roots.links.set(context.newId(), newItem([['from', from], ['to', to], ['kind', link.kind]]))
    }
  })
  return made
}
