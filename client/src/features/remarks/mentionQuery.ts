/** The naming of people in a field of words: what is being looked for, whom it may mean, and what stands there once one is chosen. */

export type MentionQuery = { /** Where the `@` stands. */ readonly at: number; readonly typed: string }
type Named = { readonly id: string; readonly name: string }

/** Names are not longer, and nobody looks for somebody in a whole sentence. */
const LONGEST = 40

/** Undefined when the caret is in no naming: an `@` begins one at the start of a word, and it goes on over spaces within the line. */
export function mentionQuery(words: string, caret: number): MentionQuery | undefined {
  const at = words.lastIndexOf('@', caret - 1)
  if (at < 0 || caret - at > LONGEST) return undefined
  const before = words.slice(at - 1, at)
  const typed = words.slice(at + 1, caret)
  if ((at > 0 && !/[\s(‘“"']/u.test(before)) || /[\n@]/.test(typed) || /^\s/.test(typed)) return undefined
  return { at, typed }
}

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

/** Everybody of whose name a word begins so; who begins so with the whole name comes first. */
export function matching<Person extends Named>(people: readonly Person[], typed: string): readonly Person[] {
  const wanted = plain(typed.trim())
  const whole = people.filter(({ name }) => plain(name).startsWith(wanted))
  const byWord = people.filter((person) => !whole.includes(person) && plain(person.name).split(/\s+/).some((word) => word.startsWith(wanted)))
  return [...whole, ...byWord]
}

/** The words with the name in full and a space after it, and where the caret comes. */
export function withMention(words: string, { at, typed }: MentionQuery, name: string): { readonly words: string; readonly caret: number } {
  const rest = words.slice(at + 1 + typed.length)
  const named = `@${name}${rest.startsWith(' ') ? '' : ' '}`
  return { words: words.slice(0, at) + named + rest, caret: at + name.length + 2 }
}
