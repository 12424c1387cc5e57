import type { SeatMotion } from '@visiebord/shared/protocol/motion.ts'
import type { AwarenessState, PeopleState } from '../../state/openWorkshop.ts'

/** Somebody else has a hand on the card that I am on. */
export type Encounter = { readonly personId: string; readonly name: string; readonly does: 'writes' | 'drags'; readonly cardId: string }

type Hands = {
  readonly me: string
  readonly people: PeopleState
  readonly others: ReadonlyMap<number, AwarenessState>
  readonly motions: ReadonlyMap<number, SeatMotion>
}

/** [AN6] Who else writes in this card or drags it now; who does both drags. Costs who is here. */
export function encountersAt(cardId: string, { me, people, others, motions }: Hands): readonly Encounter[] {
  const found = new Map<string, Encounter>()
  for (const [client, { editing }] of others) {
    const person = editing === cardId ? people.byClient.get(client) : undefined
    if (person !== undefined && person.id !== me) found.set(person.id, { personId: person.id, name: person.name, does: 'writes', cardId })
  }
  for (const [seat, { drag }] of motions) {
    const person = drag?.cardIds?.includes(cardId) === true ? people.bySeat.get(seat) : undefined
    if (person !== undefined && person.id !== me) found.set(person.id, { personId: person.id, name: person.name, does: 'drags', cardId })
  }
  return [...found.values()]
}
