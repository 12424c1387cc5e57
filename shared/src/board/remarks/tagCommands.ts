import type { CommandContext } from '../commands/commandContext.ts'
import { newItem } from '../commands/newItem.ts'
import { REMARK_BOUNDS } from './remarkRules.ts'
import { tagKey } from './remarksOf.ts'

const isTag = (key: string) => (remark: { readonly kind: string; readonly value?: string }): boolean => remark.kind === 'tag' && tagKey(remark.value ?? '') === key

/** One line without spaces at its ends, as long as a tag may be; undefined when nothing is left. */
export const tagOf = (words: string): string | undefined => {
  const value = words.toWellFormed().trim().replaceAll(/\s+/gu, ' ').slice(0, REMARK_BOUNDS.tagLength).toWellFormed().trim()
  return value === '' ? undefined : value
}

/** Only cards that have not got it yet. */
export const addTag = (context: CommandContext, cardIds: readonly string[], words: string): void => {
  const value = tagOf(words)
  if (value === undefined) return
  const without = [...new Set(cardIds)].filter((id) => context.roots.cards.has(id) && !context.read.remarksAt(id).some(isTag(tagKey(value))))
  context.write(() => {
    for (const cardId of without) context.roots.remarks.set(context.newId(), newItem([['cardId', cardId], ['kind', 'tag'], ['value', value]]))
  })
}

/** However often it was set, and in whatever spelling. */
export const removeTag = (context: CommandContext, cardId: string, value: string): void => {
  const doomed = context.read.remarksAt(cardId).filter(isTag(tagKey(value)))
  context.write(() => {
    for (const { id } of doomed) context.roots.remarks.delete(id)
  })
}
