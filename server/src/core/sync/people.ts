import { encodeTextFrame, MESSAGE, type Person } from '@visiebord/shared/protocol/frames.ts'
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

type Texts = Map<string, string>

/**
 * Who takes part and who is here (105): everybody at joining, afterwards what changed. Each person is written out once and again when something about them
 * changes: while two hundred come in, each hears of all the others.
 */
export class People {
  readonly #authority: Pick<Authority, 'participants' | 'participant'>
  readonly #seats: () => Iterable<Seat>
  /** JSON text by participant, in the order of the workshop; undefined when somebody may have been added, removed or renamed. */
  #texts: Texts | undefined
  /** Whose text is to be made anew. */
  readonly #stale = new Set<string>()
  #told: ReadonlyMap<string, string>
  #all: Uint8Array | undefined

  constructor(authority: Pick<Authority, 'participants' | 'participant'>, seats: () => Iterable<Seat>) {
    this.#authority = authority
    this.#seats = seats
    this.#told = new Map(this.#current())
  }

  /** This participant came, left or has another id; without one, anybody may be called otherwise. */
  changed(participantId?: string): void {
    this.#all = undefined
    if (participantId === undefined) this.#texts = undefined
    else this.#stale.add(participantId)
  }

  all(): Uint8Array {
    this.#all ??= encodeTextFrame(MESSAGE.people, `{"all":[${[...this.#current().values()].join()}]}`)
    return this.#all
  }

  /** What is different since the last call, as one frame; undefined when nothing is. */
  takeFrame(): Uint8Array | undefined {
    const texts = this.#current()
    const changed = [...texts].filter(([id, text]) => this.#told.get(id) !== text).map(([, text]) => text)
    const left = [...this.#told.keys()].filter((id) => !texts.has(id))
    if (changed.length === 0 && left.length === 0) return undefined
    this.#told = new Map(texts)
    const parts = [...(changed.length > 0 ? [`"changed":[${changed.join()}]`] : []), ...(left.length > 0 ? [`"left":${JSON.stringify(left)}`] : [])]
    return encodeTextFrame(MESSAGE.people, `{${parts.join()}}`)
  }

  /** Everybody in the workshop, with their seats. */
  persons(): readonly Person[] {
    const seats = Map.groupBy(this.#seats(), (seat) => seat.participantId)
    return this.#authority
      .participants()
      .filter((participant) => participant.removedAt === undefined)
      .map((participant) => personOf(participant, seats.get(participant.id) ?? []))
  }

  #current(): Texts {
    const texts = this.#texts ?? new Map(this.persons().map((person) => [person.id, JSON.stringify(person)]))
    if (this.#texts !== undefined) for (const id of this.#stale) this.#renew(texts, id)
    this.#texts = texts
    this.#stale.clear()
    return texts
  }

  #renew(texts: Texts, id: string): void {
    const participant = this.#authority.participant(id)
    if (participant === undefined || !texts.has(id)) return // who was added or removed is told of by the authority
    const seats = [...this.#seats()].filter((seat) => seat.participantId === id)
    texts.set(id, JSON.stringify(personOf(participant, seats)))
  }
}
