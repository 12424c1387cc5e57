/** Cuts one word that is wider than its line into pieces; only such words are ever cut. */
import type { Measure } from './advance.ts'

const LETTER = /^\p{L}/u
const VOWEL = /^[aeiouyáàäâéèëêíìïîóòöôúùüû]/iu
const CLINGS = /^(?:\p{M}|\p{Emoji_Modifier}|\u200d)/u
const SOFT_HYPHEN = '\u00ad'
const FEWEST = 3 // letters before and after a hyphen

/** What may not be parted: a character with its marks, or emoji joined into one. */
const clustersOf = (word: string): readonly string[] => {
  const clusters: string[] = []
  for (const character of word) {
    const last = clusters.length - 1
    if (last >= 0 && (CLINGS.test(character) || clusters[last]?.endsWith('\u200d') === true)) clusters[last] += character
    else clusters.push(character)
  }
  return clusters
}

const isLetter = (cluster: string | undefined): boolean => cluster !== undefined && LETTER.test(cluster)
const isVowel = (cluster: string | undefined): boolean => cluster !== undefined && VOWEL.test(cluster)

/** A Dutch syllable begins with one consonant before a vowel: loket|ten, ge|meen|te. Good enough where a word must be cut. */
const beginsSyllable = (clusters: readonly string[], at: number): boolean =>
  isLetter(clusters[at]) && isLetter(clusters[at - 1]) && !isVowel(clusters[at]) && isVowel(clusters[at + 1])

const cutAt = (clusters: readonly string[], most: number): { readonly at: number; readonly hyphen: boolean } => {
  for (let at = most; at >= 1; at--) if (clusters[at - 1] === SOFT_HYPHEN) return { at, hyphen: true }
  const longest = Math.min(most, clusters.length - FEWEST)
  for (let at = longest; at >= FEWEST; at--) if (beginsSyllable(clusters, at)) return { at, hyphen: true }
  return { at: Math.max(1, most), hyphen: isLetter(clusters[most - 1]) && isLetter(clusters[most]) }
}

/** Every piece fits the width, unless a single character does not; a piece cut inside a word ends in a hyphen. */
export const breakWord = (word: string, width: number, size: number, measure: Measure): readonly string[] => {
  const pieces: string[] = []
  let rest = clustersOf(word)
  const hyphen = measure('-', size)
  while (rest.length > 0) {
    let used = 0
    let count = 0
    for (; count < rest.length; count++) {
      used += measure(rest[count] ?? '', size)
      if (used > width) break
    }
    if (count >= rest.length) break
    let room = Math.max(1, count)
    while (room > 1 && measure(rest.slice(0, room).join(''), size) + hyphen > width) room--
    const cut = cutAt(rest, room)
    pieces.push(rest.slice(0, cut.at).join('').replaceAll(SOFT_HYPHEN, '') + (cut.hyphen ? '-' : ''))
    rest = rest.slice(cut.at)
  }
  const last = rest.join('').replaceAll(SOFT_HYPHEN, '')
  return last === '' ? pieces : [...pieces, last]
}
