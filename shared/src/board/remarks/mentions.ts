/**
 * People named in a comment. The document holds `@` and the participant id, so that a name that changes or is taken away changes everywhere;
 * readers and fields show `@` and the name.
 */
import { isId } from '../fieldRules.ts'
import type { Comment } from './remark.ts'

type Said = Pick<Comment, 'text' | 'mentions'>
export type CommentPart = { readonly text: string } | { readonly mention: string }

/** Who is told of this comment. */
export const mentionedIn = ({ mentions }: Pick<Comment, 'mentions'>): readonly string[] => [...new Set((mentions ?? '').split(' ').filter(isId))]

/** The text with each naming of somebody who is told apart from the words around it. */
export const commentParts = (comment: Said): readonly CommentPart[] => {
  const names = mentionedIn(comment).map((id) => ({ id, said: `@${id}` }))
  return split(comment.text, names).map((part) => ('id' in part ? { mention: part.id } : part))
}

/** As it is read aloud or printed. */
export const commentWords = (comment: Said, nameOf: (participantId: string) => string): string =>
  commentParts(comment).map((part) => ('mention' in part ? `@${nameOf(part.mention)}` : part.text)).join('')

/** From a field, in which `people` were named as `@name`, to what the document holds. Those whose name was taken out again are not told. */
export const fromField = (words: string, people: readonly { readonly id: string; readonly name: string }[]): { readonly text: string; readonly mentions: readonly string[] } => {
  const told = new Set<string>()
  const parts = split(words, people.map(({ id, name }) => ({ id, said: `@${name}` })))
  const text = parts.map((part) => ('id' in part ? `@${(told.add(part.id), part.id)}` : part.text)).join('')
  return { text, mentions: [...told] }
}

/** Cuts at what is said of each; where one name begins another, the longer one is meant. */
function split(words: string, names: readonly { readonly id: string; readonly said: string }[]): readonly ({ readonly text: string } | { readonly id: string })[] {
  const longestFirst = names.toSorted((one, other) => other.said.length - one.said.length)
  const parts: ({ readonly text: string } | { readonly id: string })[] = []
  let from = 0
  for (let at = words.indexOf('@'); at >= 0; at = words.indexOf('@', at + 1)) {
    const name = longestFirst.find(({ said }) => words.startsWith(said, at))
    if (name === undefined || at < from) continue
    if (at > from) parts.push({ text: words.slice(from, at) })
    parts.push({ id: name.id })
    from = at + name.said.length
  }
  if (from < words.length) parts.push({ text: words.slice(from) })
  return parts
}
