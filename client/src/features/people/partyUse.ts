import type { Card, Lane } from '@visiebord/shared/board/schema.ts'
import type { Person } from '@visiebord/shared/protocol/frames.ts'
import type { Party } from '@visiebord/shared/workshop/nouns.ts'
import { MARKS, PAPERS } from '@visiebord/shared/workshop/papers.ts'

const ALL: readonly number[] = Array.from({ length: MARKS }, (_, index) => index + 1)

export type PartyUse = { readonly persons: number; readonly cards: number; /** Nobody and nothing here needs it; whether a sealed round does, the server knows. */ readonly isFree: boolean }

/** How each party is used: by people, and by cards and lanes on the board. */
export function partyUse(parties: readonly Party[], persons: Iterable<Person>, board: { readonly cards: ReadonlyMap<string, Card>; readonly lanes: ReadonlyMap<string, Lane> }): ReadonlyMap<string, PartyUse> {
  const people = countBy(persons)
  const cards = countBy(board.cards.values())
  const lanes = countBy(board.lanes.values())
  return new Map(
    parties.map(({ id }) => {
      const [ofPeople, ofCards] = [people.get(id) ?? 0, cards.get(id) ?? 0]
      return [id, { persons: ofPeople, cards: ofCards, isFree: ofPeople + ofCards + (lanes.get(id) ?? 0) === 0 }]
    }),
  )
}

function countBy(things: Iterable<{ readonly partyId?: string }>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { partyId } of things) if (partyId !== undefined) counts.set(partyId, (counts.get(partyId) ?? 0) + 1)
  return counts
}

/** What there is to choose from: the eight papers with their first marks, and further ones once those are all in use. */
export const papersFor = (parties: readonly Party[], color: number): readonly number[] => ALL.slice(0, PAPERS * Math.ceil(Math.max(color, nextPaper(parties), ...parties.map((party) => party.color)) / PAPERS))

/** The first paper and mark that the fewest parties have: what the server gives to a party without a choice. */
export function nextPaper(parties: readonly Party[]): number {
  const uses = ALL.map((paper) => parties.filter(({ color }) => color === paper).length)
  return uses.indexOf(Math.min(...uses)) + 1
}
