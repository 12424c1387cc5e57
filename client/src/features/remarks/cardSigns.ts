/** What of its remarks a card shows, and says in its name. */
import { commentsOf, type ReactionCount, reactionsOf, tagsOf } from '@visiebord/shared/board/remarks/remarksOf.ts'
import type { Remark } from '@visiebord/shared/board/remarks/remark.ts'
import type { signWords } from './signWords.ts'

export type CardSigns = {
  readonly tags: readonly string[]
  readonly reactions: readonly ReactionCount[]
  /** Those that are not closed. */
  readonly comments: number
}

export const cardSigns = (remarks: readonly Remark[]): CardSigns => ({
  tags: tagsOf(remarks),
  reactions: reactionsOf(remarks),
  comments: commentsOf(remarks).filter((comment) => comment.resolved !== true).length,
})

/** Empty when there is nothing to say. */
export function saidOfSigns({ tags, reactions, comments }: CardSigns, words: (typeof signWords)['en']): string {
  return [
    ...(tags.length === 0 ? [] : [words.tags(tags)]),
    ...reactions.map(({ value, by }) => words.reactions(words.signs[value], by.length)),
    ...(comments === 0 ? [] : [words.comments(comments)]),
  ].join(', ')
}
