import type { AwarenessState, PeopleState } from '../../state/openWorkshop.ts'
import type { Person } from '@visiebord/shared/protocol/frames.ts'

/** Others who chose one card: in whose colour its ring is, and the names at it, if any. */
export type Chosen = { readonly id: string; readonly by: readonly Person[]; readonly named: readonly Person[] }

/** More rings than this are a wall. */
const MOST_RINGS = 120
/** A name at each of fifty chosen cards says nothing more than at the first few. */
const MOST_NAMED = 3

/** What others have chosen of the mounted cards, in their order. Who writes in a card has a tag there already. */
export function othersChoices(mounted: readonly string[], others: ReadonlyMap<number, AwarenessState>, people: PeopleState): readonly Chosen[] {
  const byCard = new Map<string, Person[]>()
  for (const [client, { editing, selected = [] }] of others) {
    const person = people.byClient.get(client)
    if (person === undefined) continue
    for (const id of selected) {
      if (id === editing) continue
      const by = byCard.get(id) ?? []
      if (!by.includes(person)) byCard.set(id, [...by, person])
    }
  }
  if (byCard.size === 0) return []
  const named = new Map<string, number>()
  return mounted
    .flatMap((id) => {
      const by = byCard.get(id)
      return by === undefined ? [] : [{ id, by }]
    })
    .slice(0, MOST_RINGS)
    .map(({ id, by }) => ({
      id,
      by,
      named: by.filter((person) => {
        const before = named.get(person.id) ?? 0
        named.set(person.id, before + 1)
        return before < MOST_NAMED
      }),
    }))
}
