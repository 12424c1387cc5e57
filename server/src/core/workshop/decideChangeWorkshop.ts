import { isDeepStrictEqual } from 'node:util'
import { WORKSHOP_LIMITS } from '@visiebord/shared/workshop/limits.ts'
import type { Role, WorkshopState } from '@visiebord/shared/workshop/nouns.ts'
import { type Outcome, accept, decline } from '@visiebord/shared/workshop/refusals.ts'
import { facilitatorOf, presentParticipants } from './actor.ts'
import { cleanLine } from './cleanText.ts'
import { changed, type Decision, unchanged } from './decision.ts'
import { type PartyWish, settleParties } from './settleParties.ts'

export type WorkshopWish = { readonly title?: string; readonly parties?: readonly PartyWish[]; readonly exportsFor?: readonly Role[] }

export type ChangedBy = {
  readonly actorId: string
  readonly now: string
  readonly newId: () => string
  /** Ids of the parties that something on the board carries; only asked about a party that is to go. */
  readonly onBoard?: ReadonlySet<string>
}

/** [W21] [W61] Title, parties (the whole list) and who may download. A party in use does not go. */
export function decideChangeWorkshop(state: WorkshopState, wish: WorkshopWish, by: ChangedBy): Outcome<Decision<void>> {
  const actor = facilitatorOf(state, by.actorId)
  if (!actor.ok) return actor
  const title = wish.title === undefined ? accept(state.title) : cleanLine(wish.title, { maxLength: WORKSHOP_LIMITS.titleLength, empty: 'title-empty', tooLong: 'title-too-long' })
  if (!title.ok) return title
  const parties = wish.parties === undefined ? accept(state.parties) : settleParties(state.parties, wish.parties, by.newId)
  if (!parties.ok) return parties
  const staying = new Set(parties.value.map((party) => party.id))
  for (const party of state.parties) {
    const why = staying.has(party.id) ? undefined : whyStays(state, party.id, by.onBoard)
    if (why !== undefined) return decline(why, party.name)
  }
  const exportsFor = wish.exportsFor ?? state.exportsFor
  const next = { title: title.value, parties: parties.value, exportsFor }
  if (isDeepStrictEqual(next, { title: state.title, parties: state.parties, exportsFor: state.exportsFor })) return accept(unchanged(state, undefined))
  return accept(changed(state, next, [{ type: 'workshop-changed', at: by.now, participantId: by.actorId, body: next }], undefined))
}

/** What keeps a party in the workshop; what can be undone by hand is told first. */
function whyStays(state: WorkshopState, partyId: string, onBoard: ReadonlySet<string> | undefined): 'party-in-use' | 'party-on-board' | 'party-sealed' | undefined {
  if (state.sealedParties?.includes(partyId) === true) return 'party-sealed'
  if (presentParticipants(state).some((participant) => participant.partyId === partyId)) return 'party-in-use'
  return onBoard?.has(partyId) === true ? 'party-on-board' : undefined
}
