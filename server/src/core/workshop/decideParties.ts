import type { Party, WorkshopState } from '@visiebord/shared/workshop/nouns.ts'
import { type Outcome, accept, decline } from '@visiebord/shared/workshop/refusals.ts'
import { type ChangedBy, decideChangeWorkshop } from './decideChangeWorkshop.ts'
import type { Decision } from './decision.ts'
import type { PartyWish } from './settleParties.ts'
import { shortNameFor } from './shortName.ts'

export type NewParty = Omit<PartyWish, 'id'>
/** `short: null` makes one anew, of the name. */
export type PartyChange = { readonly name?: string; readonly short?: string | null; readonly color?: number }

/**
 * [W60] One party at a time, upon the list as it is: two facilitators who each add one both keep theirs, as the whole list of each would not.
 * A party more, at the end.
 */
export function decideAddParty(state: WorkshopState, wish: NewParty, by: ChangedBy): Outcome<Decision<Party>> {
  const { name, short, color } = wish
  if (isTaken(state.parties, short)) return decline('party-short-taken', short)
  return settled(decideChangeWorkshop(state, { parties: [...state.parties, { name, ...(short === undefined ? {} : { short }), ...(color === undefined ? {} : { color }) }] }, by), (parties) => parties.at(-1))
}

/** [W60] Another name, short name or paper for one party. Sealed rounds keep what they were sealed with. */
export function decideChangeParty(state: WorkshopState, intent: { readonly partyId: string; readonly change: PartyChange }, by: ChangedBy): Outcome<Decision<Party>> {
  const { partyId, change } = intent
  const before = state.parties.find(({ id }) => id === partyId)
  if (before === undefined) return decline('not-found')
  const others = state.parties.filter(({ id }) => id !== partyId)
  const name = change.name ?? before.name
  const short = change.short === null ? shortNameFor(name, new Set(others.map((party) => party.short))) : (change.short ?? before.short)
  if (short !== before.short && isTaken(others, short)) return decline('party-short-taken', short)
  const after = { id: partyId, name, short, color: change.color ?? before.color }
  return settled(decideChangeWorkshop(state, { parties: state.parties.map((party) => (party.id === partyId ? after : party)) }, by), (parties) => parties.find(({ id }) => id === partyId))
}

/** [W61] A party that nobody and nothing needs. */
export function decideRemoveParty(state: WorkshopState, partyId: string, by: ChangedBy): Outcome<Decision<void>> {
  if (!state.parties.some(({ id }) => id === partyId)) return decline('not-found')
  return decideChangeWorkshop(state, { parties: state.parties.filter(({ id }) => id !== partyId) }, by)
}

const key = (short: string): string => short.trim().toLocaleUpperCase('nl')
const isTaken = (parties: readonly Party[], short: string | undefined): boolean => short !== undefined && parties.some((party) => key(party.short) === key(short))

function settled(decided: Outcome<Decision<void>>, find: (parties: readonly Party[]) => Party | undefined): Outcome<Decision<Party>> {
  if (!decided.ok) return decided
  const party = find(decided.value.state.parties)
  return party === undefined ? decline('not-found') : accept({ ...decided.value, value: party })
}
