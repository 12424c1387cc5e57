import type { Person } from '@visiebord/shared/protocol/frames.ts'
import type { CompanyState, OpenWorkshop, PeopleState } from '../../state/openWorkshop.ts'
import { CURSORS_KEY } from '../../state/cursorsKey.ts'

type Companions = Pick<OpenWorkshop, 'presence' | 'awareness' | 'view' | 'people'>
type Said = ReadonlyMap<number, CompanyState>

const me = ({ view }: Pick<OpenWorkshop, 'view'>): string => view.getState().me.participantId

/** My view follows that of this participant, until I move it, or stop. Oneself cannot be followed. */
export function followPerson(workshop: Companions, participantId: string): void {
  if (participantId === me(workshop)) return
  stopGathering(workshop)
  workshop.presence.setState({ follows: participantId })
  workshop.awareness.tell({ follows: participantId })
}

/** Harmless when nobody is followed. */
export function stopFollowing({ presence, awareness }: Pick<OpenWorkshop, 'presence' | 'awareness'>): void {
  const { follows, ...rest } = presence.getState()
  if (follows === undefined) return
  presence.setState(rest, true)
  awareness.tell({ follows: undefined })
}

/** A facilitator brings everybody along; others' pages obey facilitators only. `value` is one not used before. */
export function gatherEverybody(workshop: Companions, value: string): void {
  stopFollowing(workshop)
  workshop.presence.setState({ gathers: value })
  workshop.awareness.tell({ gathers: value })
}

/** Harmless when nobody was gathered. */
export function stopGathering({ presence, awareness }: Pick<OpenWorkshop, 'presence' | 'awareness'>): void {
  const { gathers, ...rest } = presence.getState()
  if (gathers === undefined) return
  presence.setState(rest, true)
  awareness.tell({ gathers: undefined })
}

/** Arrows of others away, or back; this device remembers it. Who holds a card, chosen cards and carets stay. */
export function showCursors({ presence }: Pick<OpenWorkshop, 'presence'>, how: 'shown' | 'hidden', shelf = (): Pick<Storage, 'setItem'> => localStorage): void {
  presence.setState({ cursorsHidden: how === 'hidden' })
  try {
    shelf().setItem(CURSORS_KEY, how)
  } catch {
    // A browser that keeps nothing shows them again next time.
  }
}

/** Who follows this participant now. */
export function followersOf(participantId: string, said: Said, people: PeopleState): readonly Person[] {
  const found = new Map<string, Person>()
  for (const [client, { follows }] of said) {
    const person = people.byClient.get(client)
    if (follows === participantId && person !== undefined && person.id !== participantId) found.set(person.id, person)
  }
  return [...found.values()]
}

/** What this participant shows: a part of the board, or in the list a card. Of several tabs the newest; `before` is what was said until now. */
export function shownBy(participantId: string, said: Said, people: PeopleState, before?: Said): Pick<CompanyState, 'view' | 'reads'> | undefined {
  let found: CompanyState | undefined
  for (const [client, state] of said) {
    if ((state.view === undefined && state.reads === undefined) || people.byClient.get(client)?.id !== participantId) continue
    if (found === undefined || before?.get(client) !== state) found = state
  }
  return found
}

/** True when the chain from this participant comes back to me: two who follow each other would drift away together. */
export function comesBack(participantId: string, mine: string, said: Said, people: PeopleState): boolean {
  const next = new Map<string, string>()
  for (const [client, { follows }] of said) {
    const person = people.byClient.get(client)
    if (person !== undefined && follows !== undefined) next.set(person.id, follows)
  }
  const walked = new Set<string>()
  for (let at: string | undefined = participantId; at !== undefined && !walked.has(at); at = next.get(at)) {
    if (at === mine) return true
    walked.add(at)
  }
  return false
}

export type Gathering = { readonly by: Person; readonly value: string }

/** Who asks everybody to come now. What is asked by somebody whom the server does not call a facilitator is nothing. */
export function gatheringNow(mine: string, said: Said, people: PeopleState): Gathering | undefined {
  for (const [client, { gathers }] of said) {
    const by = people.byClient.get(client)
    if (gathers !== undefined && by?.role === 'facilitator' && by.id !== mine) return { by, value: gathers }
  }
  return undefined
}
