import type { SeatMotion } from '@visiebord/shared/protocol/motion.ts'
import type { AwarenessState, PeopleState } from '../../state/openWorkshop.ts'

/** Somebody else has a hand on the card that I am on. */
export type Encounter = { readonly personId: string; readonly name: string; readonly does: 'writes' | 'drags' | 'sizes'; readonly cardId: string }

type Hands = {
  readonly me: string
  readonly people: PeopleState
  readonly others: ReadonlyMap<number, AwarenessState>
  readonly motions: ReadonlyMap<number, SeatMotion>
}

/** [AN6] Who else writes in this card, drags it or pulls at its size now; who does both has a hand on it. Costs who is here. */
export function encountersAt(cardId: string, { me, people, others, motions }: Hands): readonly Encounter[] {
  const found = new Map<string, Encounter>()
  for (const [client, { editing }] of others) {
    const person = editing === cardId ? people.byClient.get(client) : undefined
    if (person !== undefined && person.id !== me) found.set(person.id, { personId: person.id, name: person.name, does: 'writes', cardId })
  }
  for (const [seat, { drag }] of motions) {
    if (drag?.cardIds?.includes(cardId) !== true) continue
    const person = people.bySeat.get(seat)
    if (person !== undefined && person.id !== me) found.set(person.id, { personId: person.id, name: person.name, does: drag.size === undefined ? 'drags' : 'sizes', cardId })
  }
  return [...found.values()]
}
