/** What a card's remarks come to. All of these take what `reader.remarksAt` answers. */
import type { BoardReader } from '../board.ts'
import { compareIds } from '../order.ts'
import { REACTIONS, type Comment, type ReactionSign, type Remark } from './remark.ts'

export const commentsOf = (remarks: readonly Remark[]): readonly Comment[] => remarks.filter((remark) => remark.kind === 'comment')

export type ReactionCount = { readonly value: ReactionSign; /** Participant ids, each once, in the order in which they came. */ readonly by: readonly string[] }

/** In the order of the list; a person counts once for each sign, however many hands of theirs pressed it at once. */
export const reactionsOf = (remarks: readonly Remark[]): readonly ReactionCount[] =>
  REACTIONS.flatMap((value) => {
    const by = new Set<string>()
    for (const remark of remarks) if (remark.kind === 'reaction' && remark.value === value && remark.authorId !== undefined) by.add(remark.authorId)
    return by.size === 0 ? [] : [{ value, by: [...by] }]
  })

/** By which a tag is known: two that read the same are one. */
export const tagKey = (value: string): string => value.normalize('NFKC').trim().replaceAll(/\s+/gu, ' ').toLowerCase()

/** Each tag once, as it was written first, in alphabetical order of its key. */
export const tagsOf = (remarks: readonly Remark[]): readonly string[] => {
  const tags = new Map<string, string>()
  for (const remark of remarks) if (remark.kind === 'tag' && !tags.has(tagKey(remark.value))) tags.set(tagKey(remark.value), remark.value)
  return inKeyOrder(tags)
}

/** Every tag on the board, each once. Costs the remarks of the board. */
export const tagsInUse = ({ remarks }: Pick<BoardReader, 'remarks'>): readonly string[] => {
  const tags = new Map<string, { readonly id: string; readonly value: string }>()
  for (const remark of remarks.values()) {
    if (remark.kind !== 'tag') continue
    const known = tags.get(tagKey(remark.value))
    if (known === undefined || remark.id < known.id) tags.set(tagKey(remark.value), remark)
  }
  return inKeyOrder(new Map([...tags].map(([key, { value }]) => [key, value])))
}

const inKeyOrder = (tags: ReadonlyMap<string, string>): readonly string[] => [...tags].sort(([one], [other]) => compareIds(one, other)).map(([, value]) => value)
