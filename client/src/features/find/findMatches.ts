import type { BoardReader } from '@visiebord/shared/board/board.ts'
import type { Card } from '@visiebord/shared/board/schema.ts'
import type { Remark } from '@visiebord/shared/board/remarks/remark.ts'
import { tagsOf } from '@visiebord/shared/board/remarks/remarksOf.ts'
import { readingGroups } from '@visiebord/shared/board/selectors/readingOrder.ts'
import { plainWords } from '@visiebord/shared/board/words/readWords.ts'
import type { Party } from '@visiebord/shared/workshop/nouns.ts'
import { normalised } from './normalised.ts'

/** Something that holds what was looked for, and what it says. */
export type Match = { readonly of: 'card' | 'section'; readonly id: string; readonly text: string }

type Parties = ReadonlyMap<string, Pick<Party, 'name' | 'short'>>

/** All words of a card that a person could look for, besides who it is of. */
const wordsOf = (card: Card): string => [plainWords(card.text), ...(card.kind === 'development' ? [card.horizon ?? ''] : card.kind === 'step' ? [card.ownerRole ?? ''] : [])].join('\n')

/** Ten thousand cards are searched at each letter: each is normalised once, for as long as it says the same. */
const known = new WeakMap<Card, string>()
function searched(card: Card): string {
  const found = known.get(card) ?? normalised(wordsOf(card))
  known.set(card, found)
  return found
}

const knownTags = new WeakMap<readonly Remark[], string>()
function searchedTags(remarks: readonly Remark[]): string {
  if (remarks.length === 0) return ''
  const found = knownTags.get(remarks) ?? normalised(tagsOf(remarks).join('\n'))
  knownTags.set(remarks, found)
  return found
}

/**
 * Sections by their title and cards by their words, their tags or their party's name, in the order in which the board is read. Accents and
 * capitals do not count; of several words each must be there, in whatever order. Nothing typed finds nothing.
 */
export function findMatches(reader: BoardReader, parties: Parties, typed: string): readonly Match[] {
  const words = normalised(typed).split(/\s+/).filter(Boolean)
  if (words.length === 0) return []
  const names = new Map([...parties].map(([id, { name, short }]) => [id, normalised(`${name}\n${short}`)]))
  const holds = (text: string, party: string): boolean => words.every((word) => text.includes(word) || party.includes(word))
  const matches: Match[] = []
  for (const group of readingGroups(reader)) {
    if (group.of === 'section') {
      const title = reader.sections.get(group.sectionId)?.title ?? ''
      if (holds(normalised(title), '')) matches.push({ of: 'section', id: group.sectionId, text: title })
    }
    for (const id of group.cards) {
      const card = reader.cards.get(id)
      const tags = searchedTags(reader.remarksAt(id))
      if (card !== undefined && holds(tags === '' ? searched(card) : `${searched(card)}\n${tags}`, names.get(card.partyId ?? '') ?? '')) matches.push({ of: 'card', id, text: plainWords(card.text) })
    }
  }
  return matches
}

/** The first match that is in view, else the first of all: searching begins where one looks. */
export function firstFrom(matches: readonly Match[], isInView: (match: Match) => boolean): number {
  const inView = matches.findIndex(isInView)
  return inView === -1 ? 0 : inView
}
