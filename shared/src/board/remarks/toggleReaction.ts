import type { CommandContext } from '../commands/commandContext.ts'
import { newItem } from '../commands/newItem.ts'
import { REACTIONS, type ReactionSign } from './remark.ts'

/** Takes back every such reaction of this person to the card (two tabs may have made two), or else makes one. */
export const toggleReaction = (context: CommandContext, cardId: string, value: ReactionSign): void => {
  const { roots, read } = context
  const authorId = context.authorId()
  if (authorId === undefined || !roots.cards.has(cardId) || !REACTIONS.includes(value)) return
  const mine = read.remarksAt(cardId).filter((remark) => remark.kind === 'reaction' && remark.value === value && remark.authorId === authorId)
  context.write(() => {
    for (const { id } of mine) roots.remarks.delete(id)
    if (mine.length === 0) roots.remarks.set(context.newId(), newItem([['cardId', cardId], ['kind', 'reaction'], ['authorId', authorId], ['at', context.now()], ['value', value]]))
  })
}
