import type { PeopleFrame, Person } from '@visiebord/shared/protocol/frames.ts'
import type { PeopleState } from './openWorkshop.ts'

export const NOBODY: PeopleState = { persons: new Map(), bySeat: new Map(), byClient: new Map() }

/** [P1] `all` replaces everything known; `changed` and `left` amend it. */
export function amendPeople(state: PeopleState, frame: PeopleFrame, myClient: number): PeopleState {
  const persons = new Map<string, Person>(frame.all === undefined ? state.persons : frame.all.map((person) => [person.id, person]))
  for (const person of frame.changed ?? []) persons.set(person.id, person)
  for (const id of frame.left ?? []) persons.delete(id)
  return seatPeople(persons, myClient)
}

/** The same people seen from another Yjs client id of mine (after starting afresh). */
export function seatPeople(persons: ReadonlyMap<string, Person>, myClient: number): PeopleState {
  const bySeat = new Map<number, Person>()
  const byClient = new Map<number, Person>()
  let mySeat: number | undefined
  for (const person of persons.values()) {
    for (const { seat, client } of person.seats) {
      bySeat.set(seat, person)
      if (client === undefined) continue
      byClient.set(client, person)
      if (client === myClient) mySeat = seat
    }
  }
  return { persons, bySeat, byClient, ...(mySeat === undefined ? {} : { mySeat }) }
}
