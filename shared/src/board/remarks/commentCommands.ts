import type { CommandContext } from '../commands/commandContext.ts'
import { newItem } from '../commands/newItem.ts'
import { replaceText } from '../commands/replaceText.ts'
import { setValue } from '../commands/setValue.ts'
import { remarkFieldProblem, TEXT_KEY } from '../fieldRules.ts'
import { itemIn, textIn } from '../roots.ts'
import type { CommentWords } from './remark.ts'

/** Undefined when it does not fit in a comment: then nobody is told, the words stay. */
const joined = (mentions: readonly string[] | undefined): string | undefined => {
  const value = (mentions ?? []).join(' ')
  return remarkFieldProblem('comment', 'mentions', value) === undefined ? value : undefined
}

/** Undefined when there is nothing to say, nobody who says it, or no such card. */
export const addComment = (context: CommandContext, cardId: string, { text, mentions }: CommentWords): string | undefined => {
  const authorId = context.authorId()
  if (authorId === undefined || text.trim() === '' || !context.roots.cards.has(cardId)) return undefined
  const id = context.newId()
  const fields = [['cardId', cardId], ['kind', 'comment'], ['authorId', authorId], ['at', context.now()], ['mentions', joined(mentions)]] as const
  context.write(() => void context.roots.remarks.set(id, newItem(fields, TEXT_KEY.remarks, text)))
  return id
}

const isMine = ({ read, authorId }: CommandContext, id: string): boolean => {
  const remark = read.remarks.get(id)
  return remark?.kind === 'comment' && remark.authorId !== undefined && remark.authorId === authorId()
}

/** Only one's own words, by the smallest splice. */
export const setComment = (context: CommandContext, id: string, { text, mentions }: CommentWords): void => {
  const item = itemIn(context.roots.remarks, id)
  if (item === undefined || text.trim() === '' || !isMine(context, id)) return
  context.write(() => {
    const words = textIn(item, 'text')
    if (words !== undefined) replaceText(words, text)
    setValue(item, 'mentions', joined(mentions))
  })
}

/** Done with, or open again: anybody who may write says so. */
export const resolveComment = (context: CommandContext, id: string, resolved: boolean): void => {
  const item = itemIn(context.roots.remarks, id)
  if (item?.get('kind') === 'comment') context.write(() => setValue(item, 'resolved', resolved ? true : undefined))
}

/**
 * One's own comments go as anything goes that one made. Those of others go for good: whoever could bring them back could put other words
 * under that name, so nobody but the author can (and the gate lets nobody else).
 */
export const deleteComments = (context: CommandContext, ids: readonly string[]): void => {
  const comments = ids.filter((id) => context.read.remarks.get(id)?.kind === 'comment')
  const mine = comments.filter((id) => isMine(context, id))
  const others = comments.filter((id) => !isMine(context, id))
  const remove = (some: readonly string[]) => (): void => {
    for (const id of some) context.roots.remarks.delete(id)
  }
  if (mine.length > 0) context.write(remove(mine))
  if (others.length > 0) context.writeForGood(remove(others))
}
