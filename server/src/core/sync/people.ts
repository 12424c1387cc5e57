import { encodeJsonFrame, MESSAGE, type PeopleFrame, type Person } from '@visiebord/shared/protocol/frames.ts'
import type { Participant } from '@visiebord/shared/workshop/nouns.ts'
import type { Authority } from '../ports/authority.ts'

/** One socket as others see it. */
export type Seat = { readonly seat: number; readonly participantId: string; readonly boundClient: number | undefined }

const personOf = (participant: Participant, seats: readonly Seat[]): Person => ({
  id: participant.id,
  name: participant.name,
  role: participant.role,
  ...(participant.partyId === undefined ? {} : { partyId: participant.partyId }),
  seats: seats.map(({ seat, boundClient }) => ({ seat, ...(boundClient === undefined ? {} : { client: boundClient }) })),
})

/** Who takes part and who is here (105): everybody at joining, afterwards what changed. */
export class People {
  readonly #authority: Pick<Authority, 'participants'>
  readonly #seats: () => Iterable<Seat>
  /** As told last, as JSON text, by participant. */
  #told = new Map<string, string>()
  #all: Uint8Array | undefined

  constructor(authority: Pick<Authority, 'participants'>, seats: () => Iterable<Seat>) {
    this.#authority = authority
    this.#seats = seats
    this.#told = this.#texts()
  }

  /** Somebody came, left, or is called otherwise. */
  changed(): void {
    this.#all = undefined
  }

  all(): Uint8Array {
    this.#all ??= encodeJsonFrame(MESSAGE.people, { all: this.persons() } satisfies PeopleFrame)
    return this.#all
  }

  /** What is different since the last call, as one frame; undefined when nothing is. */
  takeFrame(): Uint8Array | undefined {
    const persons = this.persons()
    const changed = persons.filter((person) => this.#told.get(person.id) !== JSON.stringify(person))
    const present = new Set(persons.map((person) => person.id))
    const left = [...this.#told.keys()].filter((id) => !present.has(id))
    if (changed.length === 0 && left.length === 0) return undefined
    this.#told = this.#texts(persons)
    return encodeJsonFrame(MESSAGE.people, { ...(changed.length > 0 ? { changed } : {}), ...(left.length > 0 ? { left } : {}) } satisfies PeopleFrame)
  }

  #texts(persons = this.persons()): Map<string, string> {
    return new Map(persons.map((person) => [person.id, JSON.stringify(person)]))
  }

  /** Everybody in the workshop, with their seats. */
  persons(): readonly Person[] {
    const seats = Map.groupBy(this.#seats(), (seat) => seat.participantId)
    return this.#authority
      .participants()
      .filter((participant) => participant.removedAt === undefined)
      .map((participant) => personOf(participant, seats.get(participant.id) ?? []))
  }
}
