import { normalised } from '../find/normalised.ts'

type Named = { readonly name: string; readonly also: string }

/** Fewer letters than this in a row, with others between, fit nearly anything. */
const LEAST_SPREAD = 4

/**
 * How well something fits what was typed; less is better, `undefined` is not at all. Each word typed must be found: as the
 * beginning of the name, of a word of it, in it, in the other words for it, or with letters left out (`vrplts`).
 */
export function fitOf({ name, also }: Named, typed: string): number | undefined {
  const words = normalised(typed).split(/\s+/).filter(Boolean)
  const called = normalised(name)
  const others = normalised(also)
  let worst = 0
  for (const word of words) {
    const fit = fitOfWord(word, called, others)
    if (fit === undefined) return undefined
    worst += fit
  }
  return worst
}

const begins = (text: string, word: string): boolean => text.split(/[^\p{L}\p{N}]+/u).some((each) => each.startsWith(word))

function fitOfWord(word: string, name: string, also: string): number | undefined {
  if (name.startsWith(word)) return 0
  if (begins(name, word)) return 1
  if (name.includes(word)) return 3
  if (begins(also, word)) return 2
  if (word.length >= LEAST_SPREAD && name.split(' ').some((each) => each[0] === word[0] && holdsInOrder(each, word))) return 6
  return undefined
}

function holdsInOrder(text: string, letters: string): boolean {
  let at = 0
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1
    if (at === 0) return false
  }
  return true
}
