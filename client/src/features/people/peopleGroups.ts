import type { Person } from '@visiebord/shared/protocol/frames.ts'
import type { Party } from '@visiebord/shared/workshop/nouns.ts'

export type PeopleGroup = { readonly party: Party | undefined; readonly here: number; readonly persons: readonly Person[] }

/** Everybody by party, in the parties' own order, who has none last; in each who is here comes first. Parties without people are left out. */
export function peopleGroups(persons: Iterable<Person>, parties: readonly Party[], language: string): readonly PeopleGroup[] {
  const byParty = Map.groupBy(persons, ({ partyId }) => (parties.some(({ id }) => id === partyId) ? partyId : undefined))
  return [...parties, undefined].flatMap((party) => {
    const found = byParty.get(party?.id)
    if (found === undefined) return []
    const sorted = found.toSorted((a, b) => Number(b.seats.length > 0) - Number(a.seats.length > 0) || a.name.localeCompare(b.name, language))
    return [{ party, here: found.filter(({ seats }) => seats.length > 0).length, persons: sorted }]
  })
}

/** One or two letters for a round picture: of the first and the last word of a name. */
export function initials(name: string): string {
  const letters = name.split(/[\s-]+/).flatMap((word) => word.match(/\p{L}/u)?.[0] ?? [])
  const [first = '', last = ''] = [letters[0], letters.length > 1 ? letters.at(-1) : undefined]
  return (first + last).toLocaleUpperCase()
}
